"""The tables: whole records as JSON in `body`, and beside it the columns that are looked things up by.

Only types and statements that SQLite and PostgreSQL share.
"""

from sqlalchemy import Boolean, Column, Date, Float, ForeignKey, Integer, MetaData, String, Table, Text

SCHEMA_VERSION = 1

metadata = MetaData()

facts = Table(
    "facts",
    metadata,
    Column("name", String(40), primary_key=True),
    Column("value", Text, nullable=False),
)

reports = Table(
    "reports",
    metadata,
    Column("position", Integer, primary_key=True, autoincrement=True),
    Column("id", String(400), nullable=False, unique=True),
    Column("raw_sha256", String(64), nullable=False, index=True),
    Column("text_sha256", String(64), nullable=False, index=True),
    Column("published", Date, index=True),
    Column("added", String(32), nullable=False),  # UTC, ISO 8601
    Column("no_event", Text),  # why it has no claims, as JSON
    Column("body", Text, nullable=False),
)

fingerprints = Table(
    "fingerprints",
    metadata,
    Column("hash", Integer, primary_key=True, autoincrement=False),
    Column("report", String(400), ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True, index=True),
)

claims = Table(
    "claims",
    metadata,
    Column("id", String(80), primary_key=True),
    Column("report", String(400), ForeignKey("reports.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("event_type", String(40), nullable=False, index=True),
    Column("main", Boolean, nullable=False),
    Column("first_day", Date, index=True),
    Column("last_day", Date),
    Column("country", String(2), index=True),
    Column("lat", Float),
    Column("lon", Float),
    Column("body", Text, nullable=False),
)

incidents = Table(
    "incidents",
    metadata,
    Column("id", String(80), primary_key=True),
    Column("position", Integer, nullable=False),
    Column("body", Text, nullable=False),
)

memberships = Table(
    "memberships",
    metadata,
    Column("incident", String(80), ForeignKey("incidents.id", ondelete="CASCADE"), primary_key=True),
    Column("claim", String(80), ForeignKey("claims.id", ondelete="CASCADE"), primary_key=True, index=True),
    Column("founding", Boolean, nullable=False),
)

aliases = Table(
    "aliases",
    metadata,
    Column("alias", String(80), primary_key=True),
    Column("incident", String(80), ForeignKey("incidents.id", ondelete="CASCADE"), nullable=False),
)

judgements = Table(
    "judgements",
    metadata,
    Column("position", Integer, primary_key=True, autoincrement=True),
    Column("id", String(80), nullable=False, unique=True),
    Column("kind", String(20), nullable=False, index=True),
    Column("text_sha256", String(64), nullable=False, index=True),
    Column("body", Text, nullable=False),
)

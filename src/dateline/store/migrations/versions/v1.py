"""Version 1: reports, claims, incidents and judgements of a small project in SQLite."""

import sqlalchemy as sa
from alembic import op

revision = "1"
down_revision = None


def upgrade() -> None:
    """Makes the tables."""
    op.create_table(
        "facts",
        sa.Column("name", sa.String(40), primary_key=True),
        sa.Column("value", sa.Text, nullable=False),
    )
    _make_reports()
    _make_incidents()
    op.create_table(
        "judgements",
        sa.Column("position", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("id", sa.String(80), nullable=False, unique=True),
        sa.Column("kind", sa.String(20), nullable=False, index=True),
        sa.Column("text_sha256", sa.String(64), nullable=False, index=True),
        sa.Column("body", sa.Text, nullable=False),
    )
    for name, value in (("schema", "1"), ("link_due", "no")):
        op.execute(f"INSERT INTO facts (name, value) VALUES ('{name}', '{value}')")


def _make_reports() -> None:
    op.create_table(
        "reports",
        sa.Column("position", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("id", sa.String(400), nullable=False, unique=True),
        sa.Column("raw_sha256", sa.String(64), nullable=False, index=True),
        sa.Column("text_sha256", sa.String(64), nullable=False, index=True),
        sa.Column("published", sa.Date, index=True),
        sa.Column("added", sa.String(32), nullable=False),
        sa.Column("no_event", sa.Text),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_table(
        "fingerprints",
        sa.Column("hash", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column(
            "report", sa.String(400), sa.ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True, index=True
        ),
    )
    op.create_table(
        "claims",
        sa.Column("id", sa.String(80), primary_key=True),
        sa.Column(
            "report", sa.String(400), sa.ForeignKey("reports.id", ondelete="CASCADE"), nullable=False, index=True
        ),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("event_type", sa.String(40), nullable=False, index=True),
        sa.Column("main", sa.Boolean, nullable=False),
        sa.Column("first_day", sa.Date, index=True),
        sa.Column("last_day", sa.Date),
        sa.Column("country", sa.String(2), index=True),
        sa.Column("lat", sa.Float),
        sa.Column("lon", sa.Float),
        sa.Column("body", sa.Text, nullable=False),
    )


def _make_incidents() -> None:
    op.create_table(
        "incidents",
        sa.Column("id", sa.String(80), primary_key=True),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_table(
        "memberships",
        sa.Column("incident", sa.String(80), sa.ForeignKey("incidents.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("claim", sa.String(80), sa.ForeignKey("claims.id", ondelete="CASCADE"), primary_key=True, index=True),
        sa.Column("founding", sa.Boolean, nullable=False),
    )
    op.create_table(
        "aliases",
        sa.Column("alias", sa.String(80), primary_key=True),
        sa.Column("incident", sa.String(80), sa.ForeignKey("incidents.id", ondelete="CASCADE"), nullable=False),
    )

"""The tables: whole records as JSON in `body`, and beside it the columns that things are looked up by.

Only types and statements that SQLite and PostgreSQL share. The migrations make these tables; a test compares the two.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

SCHEMA_VERSION = 5
CHAIN = "chain"  # the fact that holds the judgement chain's last position and hash, and the row that writers take

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
    Column("copy_of", String(400), index=True),
    Column("runs", Integer),  # runs of words that its fingerprint stands for; null: none was taken yet
    Column("coder", Text),  # who coded it anew, as JSON; null where nobody did
    Column("no_event", Text),  # why it has no claims, as JSON
    Column("body", Text, nullable=False),
)

# MinHash values, each under its place in the sketch: what two reports share of them tells how alike they are
fingerprints = Table(
    "fingerprints",
    metadata,
    Column("hash", BigInteger, primary_key=True, autoincrement=False),
    Column("report", Integer, ForeignKey("reports.position", ondelete="CASCADE"), primary_key=True, index=True),
    sqlite_with_rowid=False,
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

# what a newer coder says beside the claims of a report that a person froze
proposals = Table(
    "proposals",
    metadata,
    Column("id", String(80), primary_key=True),
    Column("report", String(400), ForeignKey("reports.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("claim", String(80), ForeignKey("claims.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("maker", Text, nullable=False),
    Column("body", Text, nullable=False),
)

# what linking remembers of a claim: the keys under which others may meet it, and whom it met
marks = Table(
    "marks",
    metadata,
    Column("claim", String(80), ForeignKey("claims.id", ondelete="CASCADE"), primary_key=True),
    Column("body", LargeBinary, nullable=False),
)

edges = Table(
    "edges",
    metadata,
    Column("one", String(80), ForeignKey("claims.id", ondelete="CASCADE"), primary_key=True),
    Column("other", String(80), ForeignKey("claims.id", ondelete="CASCADE"), primary_key=True, index=True),
    Column("likely", Float),  # from 0 to 1; null where only a person says so
)

# ids of reports that changed, and of claims that were judged or went, since the last linking
touched = Table(
    "touched",
    metadata,
    Column("position", Integer, primary_key=True, autoincrement=True),
    Column("id", String(400), nullable=False),
)

incidents = Table(
    "incidents",
    metadata,
    Column("id", String(80), primary_key=True),
    Column("founder", String(80)),  # its first member: a claim, which gives the order; it may be gone until linked anew
    Column("body", Text, nullable=False),
)

memberships = Table(
    "memberships",
    metadata,
    Column("incident", String(80), ForeignKey("incidents.id", ondelete="CASCADE"), primary_key=True),
    Column("claim", String(80), primary_key=True, index=True),  # stays when the claim goes, so that linking finds it
    Column("founding", Boolean, nullable=False),
)

aliases = Table(
    "aliases",
    metadata,
    Column("alias", String(80), primary_key=True),
    Column("incident", String(80), ForeignKey("incidents.id", ondelete="CASCADE"), nullable=False),
)

# the chain: judgements and erasures; body and salt go when their report is erased, the rest stays
judgements = Table(
    "judgements",
    metadata,
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("id", String(80), nullable=False, unique=True),
    Column("kind", String(20), nullable=False, index=True),
    Column("text_sha256", String(64), nullable=False, index=True),
    Column("other_sha256", String(64), index=True),
    Column("body", Text),
    Column("salt", String(64)),
    Column("commitment", String(64), nullable=False),
    Column("chain", String(64), nullable=False),
)

tombstones = Table(
    "tombstones",
    metadata,
    Column("judgement", String(80), ForeignKey("judgements.id"), primary_key=True),  # its entry in the chain
    Column("report", String(400), nullable=False, index=True),
    Column("raw_sha256", String(64), nullable=False, index=True),
    Column("text_sha256", String(64), nullable=False, index=True),
)

# what the queue of reports shows of each, so that no page of it reads a report
inbox = Table(
    "inbox",
    metadata,
    Column("report", String(400), ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True),
    Column("place", Integer, nullable=False, unique=True),  # in the order in which they were added
    Column("day", Date, nullable=False),  # of publication; of arrival where that is not known
    Column("state", String(8), nullable=False),
    Column("source", String(400), nullable=False, index=True),  # the publisher; empty where it is not known
    Column("copy_of", String(400), index=True),
    Column("words", Text, nullable=False),  # title and publisher in lower case, for searching
    Column("body", Text, nullable=False),
)
Index("ix_inbox_queue", inbox.c.day, inbox.c.place)
Index("ix_inbox_state", inbox.c.state, inbox.c.day, inbox.c.place)

# an incident's values under the default policy; goes with the incident when that is linked anew, and is made again
summaries = Table(
    "summaries",
    metadata,
    Column("incident", String(80), ForeignKey("incidents.id", ondelete="CASCADE"), primary_key=True),
    Column("stamp", String(16), nullable=False),  # made from the body: another one tells that it changed
    Column("body", Text, nullable=False),
)

users = Table(
    "users",
    metadata,
    Column("name", String(80), primary_key=True),
    Column("role", String(10), nullable=False),
    Column("password", Text),  # its argon2 hash; null for who comes by tokens alone
    Column("made", String(32), nullable=False),  # UTC, ISO 8601
)

# sessions of browsers and tokens of programs, each by the hash of its secret
keys = Table(
    "keys",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("user", String(80), ForeignKey("users.name", ondelete="CASCADE"), nullable=False, index=True),
    Column("label", String(80)),  # of a token; null for a session
    Column("made", String(32), nullable=False),  # UTC, ISO 8601
    Column("until", String(32)),  # UTC, ISO 8601; null: it does not end
)

# reports that a second coder is to code without seeing the first coding
assignments = Table(
    "assignments",
    metadata,
    Column("id", String(80), primary_key=True),
    Column("report", String(400), ForeignKey("reports.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("who", String(80), nullable=False, index=True),
    Column("drawn_by", String(80), nullable=False),
    Column("drawn", String(32), nullable=False),  # UTC, ISO 8601
)

feeds = Table(
    "feeds",
    metadata,
    Column("url", String(2000), primary_key=True),
    Column("body", Text, nullable=False),
)

# items of feeds, each once however many feeds name it: waiting to be fetched, done or given up
finds = Table(
    "finds",
    metadata,
    Column("key", String(64), primary_key=True),  # SHA-256 of its link
    Column("place", Integer, nullable=False, unique=True),  # in the order in which they were found
    Column("feed", String(2000), ForeignKey("feeds.url", ondelete="CASCADE"), nullable=False),
    Column("state", String(8), nullable=False),
    Column("report", String(400), index=True),  # that was made of it; stays when the report goes, until that is erased
    Column("body", Text, nullable=False),
)
Index("ix_finds_feed", finds.c.feed, finds.c.state)

# what runs in the background; whoever runs one holds it `until` then, and it is anybody's again after that
jobs = Table(
    "jobs",
    metadata,
    Column("place", Integer, primary_key=True, autoincrement=True),
    Column("id", String(40), nullable=False, unique=True),
    Column("kind", String(20), nullable=False),
    Column("state", String(8), nullable=False),
    Column("asked", Text, nullable=False),  # JSON
    Column("who", String(80), nullable=False),
    Column("made", String(32), nullable=False),  # UTC, ISO 8601, as all three
    Column("begun", String(32)),
    Column("ended", String(32)),
    Column("tries", Integer, nullable=False),
    Column("holder", String(40)),
    Column("until", Float),  # seconds since 1970
    Column("done", Integer, nullable=False),
    Column("total", Integer, nullable=False),
    Column("told", Text),  # what came of it, or the error
)
Index("ix_jobs_state", jobs.c.state, jobs.c.place)

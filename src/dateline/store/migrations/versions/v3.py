"""Version 3: the workbench: its queue, summaries, users and double coding; how likely pairs are, so all is linked anew."""

import datetime as dt
import json

import sqlalchemy as sa
from alembic import op

revision = "3"
down_revision = "2"

_REPORT = sa.Column("report", sa.String(400), sa.ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True)


def upgrade() -> None:
    """Brings version 2 to this one, with all that it holds."""
    op.add_column("edges", sa.Column("likely", sa.Float))
    op.execute("UPDATE facts SET value = '' WHERE name = 'linking_model'")
    op.execute("INSERT INTO touched (id) SELECT id FROM reports ORDER BY position")
    _make_inbox()
    op.create_table(
        "summaries",
        sa.Column("incident", sa.String(80), sa.ForeignKey("incidents.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("stamp", sa.String(16), nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )
    _make_users()
    op.create_table(
        "assignments",
        sa.Column("id", sa.String(80), primary_key=True),
        sa.Column("report", sa.String(400), sa.ForeignKey("reports.id", ondelete="CASCADE"), nullable=False),
        sa.Column("who", sa.String(80), nullable=False),
        sa.Column("drawn_by", sa.String(80), nullable=False),
        sa.Column("drawn", sa.String(32), nullable=False),
    )
    for column in ("report", "who"):
        op.create_index(f"ix_assignments_{column}", "assignments", [column])


def _make_users() -> None:
    op.create_table(
        "users",
        sa.Column("name", sa.String(80), primary_key=True),
        sa.Column("role", sa.String(10), nullable=False),
        sa.Column("password", sa.Text),
        sa.Column("made", sa.String(32), nullable=False),
    )
    op.create_table(
        "keys",
        sa.Column("sha256", sa.String(64), primary_key=True),
        sa.Column("user", sa.String(80), sa.ForeignKey("users.name", ondelete="CASCADE"), nullable=False),
        sa.Column("label", sa.String(80)),
        sa.Column("made", sa.String(32), nullable=False),
        sa.Column("until", sa.String(32)),
    )
    op.create_index("ix_keys_user", "keys", ["user"])


def _make_inbox() -> None:
    made = op.create_table(
        "inbox",
        _REPORT,
        sa.Column("place", sa.Integer, nullable=False, unique=True),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("state", sa.String(8), nullable=False),
        sa.Column("source", sa.String(400), nullable=False),
        sa.Column("copy_of", sa.String(400)),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )
    for name, columns in (
        ("queue", ["day", "place"]), ("state", ["state", "day", "place"]), ("source", ["source"]),
        ("copy_of", ["copy_of"]),
    ):  # fmt: skip
        op.create_index(f"ix_inbox_{name}", "inbox", columns)
    told = "r.position, r.id, r.published, r.added, r.copy_of, r.no_event, r.body"
    counted = "(SELECT COUNT(*) FROM claims c WHERE c.report = r.id) AS events"
    query = sa.text(f"SELECT {told}, {counted} FROM reports r ORDER BY r.position").columns(published=sa.Date)
    rows = [_row(row._mapping) for row in op.get_bind().execute(query)]
    if rows:
        op.bulk_insert(made, rows)


def _row(row: "sa.RowMapping") -> dict[str, object]:
    """The row of a report as the store wrote it when this version was made; states are settled when it is reviewed."""
    report, none = json.loads(row["body"]), json.loads(row["no_event"] or "{}")
    publisher = report.get("publisher")
    day = row["published"] or dt.date.fromisoformat(row["added"][:10])
    told = {
        "id": row["id"],
        "title": report.get("title"),
        "publisher": publisher,
        "published": report.get("published"),
        "added": row["added"],
        "language": report.get("language"),
        "copy_of": row["copy_of"],
        "events": row["events"],
        "says": "",
        "confidence": None,
        "none": none.get("why"),
        "unread": none.get("unread"),
        "synthetic": bool(report.get("synthetic")),
    }
    return {
        "report": row["id"],
        "place": row["position"],
        "day": day,
        "state": "open",
        "source": (publisher or "").replace("\0", " ")[:400],
        "copy_of": row["copy_of"],
        "words": f"{report.get('title') or ''} {publisher or ''}".casefold().replace("\0", " "),
        "body": json.dumps(told, ensure_ascii=False),
    }

"""Version 2: the judgement chain, erasure, proposals, and what linking remembers; everything is to be linked anew."""

import hashlib
import json
import secrets
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "2"
down_revision = "1"


def upgrade() -> None:
    """Brings version 1 to this one, with all that it holds."""
    _change_reports()
    _make_linking()
    _change_incidents()
    _chain_judgements()
    op.execute("DELETE FROM facts WHERE name IN ('schema', 'link_due')")
    op.execute("INSERT INTO facts (name, value) VALUES ('linkings', '0'), ('linking_model', '')")
    op.execute("INSERT INTO touched (id) SELECT id FROM reports ORDER BY position")


def _change_reports() -> None:
    op.add_column("reports", sa.Column("copy_of", sa.String(400)))
    op.add_column("reports", sa.Column("runs", sa.Integer))
    op.add_column("reports", sa.Column("coder", sa.Text))
    op.create_index("ix_reports_copy_of", "reports", ["copy_of"])
    connection = op.get_bind()
    for name, body in connection.execute(
        sa.text("SELECT id, body FROM reports WHERE body LIKE '%copy_of\":\"%'")
    ).all():
        original = {"id": name, "original": json.loads(body)["copy_of"]}
        connection.execute(sa.text("UPDATE reports SET copy_of = :original WHERE id = :id"), original)
    op.drop_table("fingerprints")
    op.create_table(
        "fingerprints",
        sa.Column("hash", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("report", sa.Integer, sa.ForeignKey("reports.position", ondelete="CASCADE"), primary_key=True),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_fingerprints_report", "fingerprints", ["report"])


def _make_linking() -> None:
    op.create_table(
        "proposals",
        sa.Column("id", sa.String(80), primary_key=True),
        sa.Column("report", sa.String(400), sa.ForeignKey("reports.id", ondelete="CASCADE"), nullable=False),
        sa.Column("claim", sa.String(80), sa.ForeignKey("claims.id", ondelete="CASCADE"), nullable=False),
        sa.Column("maker", sa.Text, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_table(
        "marks",
        sa.Column("claim", sa.String(80), sa.ForeignKey("claims.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "edges",
        sa.Column("one", sa.String(80), sa.ForeignKey("claims.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("other", sa.String(80), sa.ForeignKey("claims.id", ondelete="CASCADE"), primary_key=True),
    )
    op.create_table(
        "touched",
        sa.Column("position", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("id", sa.String(400), nullable=False),
    )
    for table, column in (("proposals", "report"), ("proposals", "claim"), ("edges", "other")):
        op.create_index(f"ix_{table}_{column}", table, [column])


def _change_incidents() -> None:
    op.add_column("incidents", sa.Column("founder", sa.String(80)))
    connection = op.get_bind()
    for name, body in connection.execute(sa.text("SELECT id, body FROM incidents")).all():
        founder = {"id": name, "founder": json.loads(body)["members"][0]["claim"]}
        connection.execute(sa.text("UPDATE incidents SET founder = :founder WHERE id = :id"), founder)
    op.drop_column("incidents", "position")
    op.create_table(
        "memberships_2",
        sa.Column("incident", sa.String(80), sa.ForeignKey("incidents.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("claim", sa.String(80), primary_key=True),
        sa.Column("founding", sa.Boolean, nullable=False),
    )
    op.execute("INSERT INTO memberships_2 SELECT incident, claim, founding FROM memberships")
    op.drop_table("memberships")
    op.rename_table("memberships_2", "memberships")
    op.create_index("ix_memberships_claim", "memberships", ["claim"])


def _chain_judgements() -> None:
    rows = op.get_bind().execute(sa.text("SELECT id, kind, text_sha256, body FROM judgements ORDER BY position")).all()
    op.drop_table("judgements")
    made = op.create_table(
        "judgements",
        sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("id", sa.String(80), nullable=False, unique=True),
        sa.Column("kind", sa.String(20), nullable=False, index=True),
        sa.Column("text_sha256", sa.String(64), nullable=False, index=True),
        sa.Column("other_sha256", sa.String(64), index=True),
        sa.Column("body", sa.Text),
        sa.Column("salt", sa.String(64)),
        sa.Column("commitment", sa.String(64), nullable=False),
        sa.Column("chain", sa.String(64), nullable=False),
    )
    op.create_table(
        "tombstones",
        sa.Column("judgement", sa.String(80), sa.ForeignKey("judgements.id"), primary_key=True),
        sa.Column("report", sa.String(400), nullable=False, index=True),
        sa.Column("raw_sha256", sa.String(64), nullable=False, index=True),
        sa.Column("text_sha256", sa.String(64), nullable=False, index=True),
    )
    chain, entries = "0" * 64, []
    for at, row in enumerate(rows, start=1):
        entries.append(_entry(chain, at, row._mapping))
        chain = entries[-1]["chain"]
    op.bulk_insert(made, entries)
    op.execute(f"INSERT INTO facts (name, value) VALUES ('chain', '{len(rows)} {chain}')")


def _entry(previous: str, position: int, row: Any) -> dict[str, Any]:
    """The row with its place in the chain, reckoned as `store.chains` did when this version was made."""
    salt, other = secrets.token_hex(16), json.loads(row["body"]).get("other")
    fields = {**row, "position": position, "other_sha256": other["text_sha256"] if other else None, "salt": salt}
    fields["commitment"] = _sha256(salt + row["body"])
    named = ("position", "id", "kind", "text_sha256", "other_sha256", "commitment")
    return fields | {"chain": _sha256(json.dumps([previous, *(fields[name] for name in named)]))}


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()

"""Version 4: feeds that are watched, and the items found in them, so that watching resumes where it stopped."""

import sqlalchemy as sa
from alembic import op

revision = "4"
down_revision = "3"


def upgrade() -> None:
    """Brings version 3 to this one, with all that it holds."""
    op.create_table(
        "feeds",
        sa.Column("url", sa.String(2000), primary_key=True),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_table(
        "finds",
        sa.Column("key", sa.String(64), primary_key=True),
        sa.Column("place", sa.Integer, nullable=False, unique=True),
        sa.Column("feed", sa.String(2000), sa.ForeignKey("feeds.url", ondelete="CASCADE"), nullable=False),
        sa.Column("state", sa.String(8), nullable=False),
        sa.Column("report", sa.String(400)),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_index("ix_finds_feed", "finds", ["feed", "state"])
    op.create_index("ix_finds_report", "finds", ["report"])

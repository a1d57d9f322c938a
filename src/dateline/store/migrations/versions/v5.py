"""Version 5: jobs that run in the background of the workbench, so that none is lost where its process is killed."""

import sqlalchemy as sa
from alembic import op

revision = "5"
down_revision = "4"


def upgrade() -> None:
    """Brings version 4 to this one, with all that it holds."""
    op.create_table(
        "jobs",
        sa.Column("place", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("id", sa.String(40), nullable=False, unique=True),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("state", sa.String(8), nullable=False),
        sa.Column("asked", sa.Text, nullable=False),
        sa.Column("who", sa.String(80), nullable=False),
        sa.Column("made", sa.String(32), nullable=False),
        sa.Column("begun", sa.String(32)),
        sa.Column("ended", sa.String(32)),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("holder", sa.String(40)),
        sa.Column("until", sa.Float),
        sa.Column("done", sa.Integer, nullable=False),
        sa.Column("total", sa.Integer, nullable=False),
        sa.Column("told", sa.Text),
    )
    op.create_index("ix_jobs_state", "jobs", ["state", "place"])

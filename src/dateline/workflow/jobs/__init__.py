"""What runs in the background of `dateline serve`: relinking, recoding and watching feeds, on huey over the project's own database."""

from dateline.workflow.jobs.kinds import KINDS, Kind, Work
from dateline.workflow.jobs.lists import Asked, JobRow, JobRows, ask, drop, job_rows
from dateline.workflow.jobs.runners import Runner

__all__ = ["KINDS", "Asked", "JobRow", "JobRows", "Kind", "Runner", "Work", "ask", "drop", "job_rows"]

"""What the workbench keeps beside the records: the queue of reports, summaries, users and their keys, assignments."""

from dateline.store.workbench.assignments import Assignment, Assignments
from dateline.store.workbench.inboxes import Inbox, Wanted, put_row
from dateline.store.workbench.jobs import Job, Jobs
from dateline.store.workbench.summaries import Summaries
from dateline.store.workbench.users import Key, User, Users

__all__ = [
    "Assignment",
    "Assignments",
    "Inbox",
    "Job",
    "Jobs",
    "Key",
    "Summaries",
    "User",
    "Users",
    "Wanted",
    "put_row",
]

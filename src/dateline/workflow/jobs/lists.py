"""Jobs as the API shows them, and asking for one.

A store goes in, records come out; asking twice for the same while it waits gives the one that waits.
"""

import datetime as dt
import json

from dateline.errors import InputError, NotInStore
from dateline.exports.rows import plural
from dateline.records.frames import Record
from dateline.reports.web import is_address
from dateline.store import Store
from dateline.store.workbench.jobs import Job, JobState
from dateline.workflow.jobs.kinds import KINDS, KindName

SHOWN = 50


class Asked(Record):
    """What a job is to do: `reports` are ids for `recode`, none for all; `anew`: also what this coder has coded.

    `feeds` are URLs for `watch`, none for all that are known; `every`: again so many minutes after it is done.
    """

    kind: KindName
    reports: tuple[str, ...] = ()
    anew: bool = False
    feeds: tuple[str, ...] = ()
    every: int | None = None


class JobRow(Record):
    """One job: what it does, for whom, how far it is (`done` of `total`; 0 of 0: not known yet), and what came of it.

    `told` is the result in words, or why it failed; `tries` is above 1 where its process ended meanwhile. `due`: UTC, before
    when one that waits is not begun.
    """

    id: str
    kind: str
    words: str
    state: JobState
    who: str
    made: str
    begun: str | None
    ended: str | None
    done: int
    total: int
    told: str | None
    tries: int
    due: str | None


class JobRows(Record):
    """The newest jobs, newest first, and the last one that failed with its error."""

    rows: tuple[JobRow, ...]
    last_error: JobRow | None


def ask(store: Store, asked: Asked, who: str, now: dt.datetime | None = None) -> JobRow:
    """Puts a job among those that wait.

    Raises:
        NotInStore: a report that the project does not hold.
        InputError: a feed that has no address of the web.
    """
    for name in asked.reports:
        store.report(name)
    for url in asked.feeds:
        if not is_address(url):
            raise InputError("no http or https address", where=url[:80], todo="Name the address of an RSS or Atom feed")
    told = json.dumps(asked.model_dump(mode="json", exclude={"kind"}, exclude_defaults=True), sort_keys=True)
    when = (now or dt.datetime.now(dt.UTC)).isoformat(timespec="microseconds")
    return _row(store.ask_job(asked.kind, told, who, when))


def drop(store: Store, job_id: str, who: str, now: dt.datetime | None = None) -> JobRows:
    """Ends a job that waits or runs; one that comes again comes no more.

    Raises:
        NotInStore: none that waits or runs has this id.
    """
    when = (now or dt.datetime.now(dt.UTC)).isoformat(timespec="microseconds")
    if not store.drop_job(job_id, when, f"stopped by {who}"):
        raise NotInStore("no job of this id waits or runs", where=job_id, todo="GET /jobs tells of them")
    return job_rows(store)


def job_rows(store: Store, limit: int = SHOWN) -> JobRows:
    """The newest jobs."""
    every = [_row(job) for job in store.jobs(limit)]
    return JobRows(rows=tuple(every), last_error=next((one for one in every if one.state == "failed"), None))


def _row(job: Job) -> JobRow:
    kind, every = KINDS.get(job.kind), json.loads(job.asked).get("every")
    words = kind.words if kind else job.kind
    due = dt.datetime.fromtimestamp(job.until, dt.UTC) if job.until and job.state == "waiting" else None
    return JobRow(
        id=job.id, kind=job.kind, words=f"{words}, every {plural(every, 'minute')}" if every else words, state=job.state,
        who=job.who, made=job.made, begun=job.begun, ended=job.ended, done=job.done, total=job.total, told=job.told,
        tries=job.tries, due=due.isoformat(timespec="seconds") if due else None,
    )  # fmt: skip

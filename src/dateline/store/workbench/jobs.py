"""Jobs: what is to be done in the background, who holds what is being done, and how far it is.

Jobs go in and come out. One that is held goes back to the others when its holder is silent too long, so that a process
may die at any moment. It runs nothing and knows no clock.
"""

from dataclasses import dataclass, field
from typing import Literal

from sqlalchemy import and_, delete, insert, or_, select, update

from dateline.store import tables
from dateline.store.sections import Section
from dateline.values import mint

JobState = Literal["waiting", "running", "done", "failed"]
KEPT = 200  # jobs that ended and are still told of
_COLUMN = tables.jobs.c


@dataclass(slots=True, frozen=True)
class Job:
    """One job: `asked` is JSON of its kind; `done` of `total` pieces; `told` what came of it, or why it failed.

    `made`, `begun` and `ended` are UTC, ISO 8601; `tries` counts how often it was begun; `until` (seconds since 1970) is before when
    one that waits is not begun, and how long one that runs is held.
    """

    id: str
    kind: str
    state: JobState
    asked: str
    who: str
    made: str
    begun: str | None = None
    ended: str | None = None
    tries: int = 0
    done: int = 0
    total: int = 0
    told: str | None = None
    until: float | None = field(default=None, compare=False)


_FIELDS = [_COLUMN[name] for name in Job.__slots__]


class Jobs(Section):
    """What is done in the background."""

    def ask_job(self, kind: str, asked: str, who: str, now: str, due: float | None = None) -> Job:
        """A new job that waits, not before it is `due`; or the one that waits already for the same."""
        same = and_(_COLUMN.kind == kind, _COLUMN.asked == asked, _COLUMN.state == "waiting")
        with self._database.writing() as connection:
            held = connection.execute(select(*_FIELDS).where(same)).first()
            if held is not None:
                return Job(**held._mapping)
            last = connection.scalar(select(_COLUMN.place).order_by(_COLUMN.place.desc()).limit(1))
            job = Job(mint("job", kind, asked, who, now, last), kind, "waiting", asked, who, now, until=due)
            values = {name: getattr(job, name) for name in Job.__slots__}
            connection.execute(insert(tables.jobs).values(**values))
            old = select(_COLUMN.place).where(_COLUMN.ended.is_not(None)).order_by(_COLUMN.place.desc()).offset(KEPT)
            connection.execute(delete(tables.jobs).where(_COLUMN.place.in_(connection.scalars(old).all())))
        return job

    def take_job(self, holder: str, now: str, at: float, until: float) -> Job | None:
        """The oldest job that waits, or that nobody holds any more `at` this moment, held until then; None: nothing to do."""
        due = and_(_COLUMN.state == "waiting", or_(_COLUMN.until.is_(None), _COLUMN.until <= at))
        free = or_(due, and_(_COLUMN.state == "running", _COLUMN.until < at))
        query = select(*_FIELDS).where(free).order_by(_COLUMN.place).limit(1)
        with self._database.reading() as connection:
            if connection.execute(query).first() is None:  # so that idle looks keep no writer waiting
                return None
        with self._database.writing() as connection:
            found = connection.execute(query).first()
            if found is None:
                return None
            told = {"state": "running", "begun": now, "tries": found.tries + 1, "holder": holder, "until": until}
            connection.execute(update(tables.jobs).where(_COLUMN.id == found.id).values(**told))
            return Job(**{**found._mapping, "state": "running", "begun": now, "tries": found.tries + 1})

    def hold_job(self, job_id: str, holder: str, until: float, done: int, total: int) -> bool:
        """Holds a job for longer and says how far it is; False where another holds it now."""
        mine = and_(_COLUMN.id == job_id, _COLUMN.holder == holder, _COLUMN.state == "running")
        with self._database.writing() as connection:
            told = {"until": until, "done": done, "total": total}
            return connection.execute(update(tables.jobs).where(mine).values(**told)).rowcount > 0

    def end_job(self, job_id: str, holder: str, state: JobState, now: str | None, told: str | None) -> bool:
        """Lets go of a job, done or failed, or `waiting` for whoever takes it next; False where another holds it now."""
        mine = and_(_COLUMN.id == job_id, _COLUMN.holder == holder, _COLUMN.state == "running")
        values = {"state": state, "ended": now, "told": told, "holder": None, "until": None}
        with self._database.writing() as connection:
            return connection.execute(update(tables.jobs).where(mine).values(**values)).rowcount > 0

    def drop_job(self, job_id: str, now: str, told: str) -> bool:
        """Ends a job that waits or runs, as failed; whoever runs it learns of it at the next word. False: there is none."""
        open_one = and_(_COLUMN.id == job_id, _COLUMN.state.in_(("waiting", "running")))
        values = {"state": "failed", "ended": now, "told": told, "holder": None, "until": None}
        with self._database.writing() as connection:
            return connection.execute(update(tables.jobs).where(open_one).values(**values)).rowcount > 0

    def jobs(self, limit: int) -> list[Job]:
        """The jobs, newest first."""
        query = select(*_FIELDS).order_by(_COLUMN.place.desc()).limit(limit)
        with self._database.reading() as connection:
            return [Job(**row._mapping) for row in connection.execute(query)]

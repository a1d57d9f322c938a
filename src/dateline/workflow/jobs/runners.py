"""The consumer: a huey worker in a thread beside the server that takes jobs from the project's database and does them.

A store goes in; jobs are taken, held while they run, and let go of. Huey's own storages take a task out of the database before
it runs, so that a killed process loses it, and keep pickles there; so the queue is our table of jobs, and a job that nobody
holds any more is taken again.
"""

import datetime as dt
import json
import logging
import secrets
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from huey import Huey
from huey.consumer import Consumer
from huey.storage import MemoryStorage

from dateline.errors import DatelineError
from dateline.settings import Settings
from dateline.store import Store
from dateline.store.workbench.jobs import Job
from dateline.workflow.jobs.kinds import KINDS, Kind, Work

LEASE = 30.0  # seconds for which a job is held; a process that was killed lets go of it after that
_RENEW = 5.0
_LOOK = 1.0  # seconds between two looks of an idle worker
MOST_TRIES = 5  # a job that ended its process so often is not begun again
_TOLD_EVERY = 0.5  # seconds between two words of progress
_LOG = logging.getLogger("dateline.jobs")


class _Stopped(Exception):
    """The server ends; the job waits for the next one."""


class _Lost(Exception):
    """Another took the job over."""


class _Queue(MemoryStorage):  # type: ignore[misc]  # huey has no types
    """What huey reads tasks from: the table of jobs. Nothing of huey's is written to the database."""

    def __init__(self, name: str, take: Callable[[], bytes | None]) -> None:
        super().__init__(name)
        self._take = take

    def dequeue(self) -> bytes | None:
        """The next job as a task of huey's."""
        return super().dequeue() or self._take()


class _Consumer(Consumer):  # type: ignore[misc]
    """A consumer in a thread of a server that handles signals itself."""

    def _set_signal_handlers(self) -> None:
        pass


class Runner:
    """Does the jobs of one project, one at a time; any number of them may run beside one another."""

    def __init__(
        self,
        store: Store,
        settings: Settings,
        *,
        kinds: dict[str, Kind] = KINDS,
        lease: float = LEASE,
        look: float = _LOOK,
    ) -> None:
        self._store, self._settings, self._kinds, self._lease = store, settings, kinds, lease
        self._holder = secrets.token_hex(8)
        self._stopping = threading.Event()
        self._taken: dict[str, Job] = {}
        self._huey = Huey("dateline", results=False, storage_class=MemoryStorage)
        self._huey.storage = _Queue("dateline", self._take)
        self._task = self._huey.task()(self._run)
        self._consumer = _Consumer(
            self._huey,
            workers=1,
            periodic=False,
            initial_delay=min(0.1, look),
            max_delay=look,
            check_worker_health=False,
        )

    def start(self) -> None:
        """Begins to take jobs."""
        logging.getLogger("huey").setLevel(logging.WARNING)
        self._consumer.start()

    def stop(self, patience: float = 10.0) -> None:
        """Takes no more; a job that runs stops at its next step and waits for whoever starts next."""
        self._stopping.set()
        self._consumer.stop()
        for _, thread in self._consumer.worker_threads:
            thread.join(patience)

    def _take(self) -> bytes | None:
        if self._stopping.is_set():
            return None
        now = time.time()
        job = self._store.take_job(self._holder, _utc(), now, now + self._lease)
        if job is None:
            return None
        self._taken[job.id] = job
        message: bytes = self._huey.serialize_task(self._task.s(job.id))
        return message

    def _run(self, job_id: str) -> None:
        job = self._taken.pop(job_id)
        held = _Held(self._store, job, self._holder, self._lease, self._stopping)
        try:
            with held:
                told = self._do(job, held.step)
            self._end(job, told)
        except _Stopped:
            self._store.end_job(job.id, self._holder, "waiting", None, None)
        except _Lost:
            _LOG.warning("job %s was taken over by another process", job.id)
        except DatelineError as error:
            self._store.end_job(job.id, self._holder, "failed", _utc(), str(error))
        except Exception as error:
            _LOG.exception("job %s failed", job.id)
            self._store.end_job(job.id, self._holder, "failed", _utc(), f"a fault of Dateline's own: {error!r}")

    def _end(self, job: Job, told: str) -> None:
        """Lets go of a job that is done, and in the same moment asks for it again where it comes so many minutes later."""
        with self._store.together():
            mine = self._store.end_job(job.id, self._holder, "done", _utc(), told)
            if mine and (every := json.loads(job.asked).get("every")):
                self._store.ask_job(job.kind, job.asked, job.who, _utc(), time.time() + 60 * every)

    def _do(self, job: Job, step: Callable[[int, int], None]) -> str:
        kind = self._kinds.get(job.kind)
        if kind is None:
            raise DatelineError(
                f"no such kind of job: {job.kind}", todo="A newer Dateline asked for it; update this one"
            )
        if job.tries > MOST_TRIES:
            raise DatelineError(f"its process ended {MOST_TRIES} times while it ran", todo="Look for lack of memory")
        asked: dict[str, Any] = json.loads(job.asked)
        return kind.run(Work(self._store, self._settings, asked, step))


@dataclass(slots=True)
class _Held:
    """A job that is held while its block runs: a thread says so to the others, also while a step takes long."""

    store: Store
    job: Job
    holder: str
    lease: float
    stopping: threading.Event
    done: int = 0
    total: int = 0
    lost: bool = False
    _ended: threading.Event = field(default_factory=threading.Event)
    _thread: threading.Thread | None = None
    _told: float = 0.0

    def __enter__(self) -> "_Held":
        """Begins to hold it."""
        self._thread = threading.Thread(target=self._hold, name="dateline-job", daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        """Ends the thread, with the last word of progress."""
        self._ended.set()
        if self._thread is not None:
            self._thread.join()
        if not self.lost:
            self._tell()

    def step(self, done: int, total: int) -> None:
        """How far the job is.

        Raises:
            _Stopped: the server ends.
            _Lost: another has taken the job.
        """
        self.done, self.total = done, total
        if self.stopping.is_set() and done < total:
            raise _Stopped
        if time.monotonic() - self._told >= _TOLD_EVERY:
            self._tell()
        if self.lost:
            raise _Lost

    def _hold(self) -> None:
        while not self._ended.wait(min(_RENEW, self.lease / 3)):
            self._tell()

    def _tell(self) -> None:
        self._told = time.monotonic()
        try:
            until = time.time() + self.lease
            self.lost = not self.store.hold_job(self.job.id, self.holder, until, self.done, self.total)
        except DatelineError:  # the database is busy; the next word comes soon
            _LOG.warning("job %s could not say how far it is", self.job.id)


def _utc() -> str:
    return dt.datetime.now(dt.UTC).isoformat(timespec="microseconds")

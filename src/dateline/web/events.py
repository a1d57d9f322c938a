"""Changes as they happen: a thread that watches the project, links what is due and tells every browser what moved.

A workplace goes in, server-sent events come out. What other processes write shows too, within a second.
"""

import asyncio
import json
import logging
import secrets
import threading
from collections import deque
from collections.abc import AsyncIterator, Callable, Iterable
from typing import Any

from starlette.concurrency import run_in_threadpool

from dateline.errors import DatelineError
from dateline.records import Judgement
from dateline.store.workbench import Job
from dateline.web.workplaces import Workplace

TICK = 0.5  # seconds between two looks
HEARTBEAT = 15.0  # seconds after which a line shows that the stream lives, if its user still may see it
MOST = 500  # streams at once
_KEPT = 500  # events that whoever comes back may have missed
_AHEAD = 1000  # events that wait for a slow browser; then its stream ends, and it comes back
_JOBS = 20  # jobs that are looked at, the newest
_LONG = 10.0  # seconds to wait after a fault of our own
_LOG = logging.getLogger("dateline.web")
_CALM = 0.4  # seconds after a decision before linking begins, so that the next keystroke is not in its way


class Watcher:
    """Watches one project from a thread of its own."""

    def __init__(self, place: Workplace) -> None:
        self._place = place
        self._queues: set[asyncio.Queue[str | None]] = set()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._stopped, self._woken = threading.Event(), threading.Event()
        self._thread: threading.Thread | None = None
        self._known: dict[str, str] = {}
        self._linked = (0, 0)
        self._position = 0
        self._jobs: dict[str, Job] = {}
        self._run, self._told = secrets.token_hex(4), 0  # an event's id: this run of the server, and its number in it
        self._kept: deque[tuple[int, str]] = deque(maxlen=_KEPT)

    @property
    def full(self) -> bool:
        """True where no further stream is taken."""
        return len(self._queues) >= MOST

    def start(self, loop: asyncio.AbstractEventLoop) -> None:
        """Begins to watch; events go to queues of this loop."""
        self._loop = loop
        self._position = self._place.store.judgement_position()
        self._linked, self._known = self._place.linked(), self._place.store.summary_stamps()
        self._jobs = {one.id: one for one in self._place.store.jobs(_JOBS)}
        self._thread = threading.Thread(target=self._watch, name="dateline-watcher", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Ends the thread and all streams."""
        self._stopped.set()
        self._woken.set()
        if self._thread is not None:
            self._thread.join(timeout=30)
        for queue in list(self._queues):
            queue.put_nowait(None)

    def wake(self) -> None:
        """Something was decided: look at once."""
        self._woken.set()

    def _watch(self) -> None:
        while not self._stopped.is_set():
            woken = self._woken.wait(TICK)
            self._woken.clear()
            try:
                self._look(calm=woken)
            except DatelineError:  # the database is busy or away; the next look comes soon
                self._stopped.wait(TICK)
            except Exception:  # whatever one claim does to linking, the next change must still be told
                _LOG.exception("the project could not be linked; it is tried again with the next change")
                self._stopped.wait(_LONG)

    def _look(self, *, calm: bool) -> None:
        place = self._place
        jobs = {one.id: one for one in place.store.jobs(_JOBS)}
        if moved_jobs := [name for name, one in jobs.items() if self._jobs.get(name) != one]:
            self._jobs = jobs
            self._send("jobs", {"jobs": moved_jobs})
        ledger = place.judged()
        if ledger.position != self._position:
            new, self._position = ledger.after(self._position), ledger.position
            self._tell(reports=_reports(new), who=sorted({one.who for one in new}))
        if place.store.link_due or place.store.summaries_due:
            if calm and self._stopped.wait(_CALM):
                return
            place.link()
        if (linked := place.linked()) != self._linked:
            now = place.store.summary_stamps()
            moved = {name for name, stamp in now.items() if self._known.get(name) != stamp}
            moved |= self._known.keys() - now.keys()
            self._linked, self._known = linked, now
            self._tell(incidents=sorted(moved))

    def _tell(self, *, reports: Iterable[str] = (), incidents: Iterable[str] = (), who: Iterable[str] = ()) -> None:
        told = {"reports": [*reports], "incidents": [*incidents], "who": [*who], "position": self._position}
        self._send("changed", told)

    def _send(self, event: str, told: dict[str, Any]) -> None:
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._put, f"event: {event}\ndata: {json.dumps(told)}\n\n")

    def _put(self, text: str) -> None:
        self._told += 1
        self._kept.append((self._told, text))
        for queue in list(self._queues):
            if queue.qsize() >= _AHEAD:
                self._queues.discard(queue)
                queue.put_nowait(None)
            else:
                queue.put_nowait(self._numbered(self._told, text))

    def _numbered(self, number: int, text: str) -> str:
        return f"id: {self._run}-{number}\n{text}"

    def _missed(self, last: str | None) -> list[str] | None:
        """The events after the one that a browser saw last; None where they are not known, so that it must read anew."""
        run, _, number = (last or "").partition("-")
        if run != self._run or not number.isdecimal() or not 0 <= self._told - int(number) <= len(self._kept):
            return None
        return [self._numbered(at, text) for at, text in self._kept if at > int(number)]

    async def stream(self, may_see: Callable[[], bool] = lambda: True, last: str | None = None) -> AsyncIterator[str]:
        """The events of one browser.

        Args:
            may_see: asked at each heartbeat; the stream ends where it says no.
            last: the id of the event that the browser saw last, where it comes back.
        """
        queue: asyncio.Queue[str | None] = asyncio.Queue()
        missed = self._missed(last)
        ready = {"position": self._position, "missed": last is not None and missed is None}
        first = self._numbered(self._told - len(missed or ()), f"event: ready\ndata: {json.dumps(ready)}\n\n")
        self._queues.add(queue)  # what comes from here on is not among the missed
        try:
            yield f"retry: 1000\n{first}"
            for text in missed or ():
                yield text
            async for text in self._coming(queue, may_see):
                yield text
        finally:
            self._queues.discard(queue)

    async def _coming(self, queue: asyncio.Queue[str | None], may_see: Callable[[], bool]) -> AsyncIterator[str]:
        """What a queue gives, with heartbeats, until it ends or its user may not see it any more."""
        loop = asyncio.get_running_loop()
        beat = loop.time() + HEARTBEAT
        while not self._stopped.is_set():
            try:
                text = await asyncio.wait_for(queue.get(), max(0.0, beat - loop.time()))
            except TimeoutError:
                if not await run_in_threadpool(may_see):
                    return
                beat, text = loop.time() + HEARTBEAT, ": alive\n\n"
            if text is None:
                return
            yield text


def _reports(judgements: Iterable[Judgement]) -> list[str]:
    return sorted({end.report for one in judgements for end in (one.anchor, one.other) if end and end.report})

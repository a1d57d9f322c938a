"""One round over the feeds: each is asked what is new, the pages are fetched, coded and stored, then incidents linked anew.

URLs go in, a `Round` comes out. All that is found is kept before it is fetched, so that a killed round loses nothing. One
thread alone works on the store; servers are waited for beside it.
"""

import asyncio
import datetime as dt
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from typing import TypeVar

import dateline
from dateline.errors import InputError
from dateline.reports import Document
from dateline.reports.web import Answer, Failure, Validators, is_private, open_client, read_feed
from dateline.store import Store
from dateline.store.feeds import Find, Source
from dateline.workflow.add import Tally, add_document, tidy, utc_now
from dateline.workflow.code import CodesReports
from dateline.workflow.linking import link_project
from dateline.workflow.watching.delays import feed_failed, page_failed, stamp
from dateline.workflow.watching.hosts import POLITE, Hosts, Manners
from dateline.workflow.watching.pages import document_of, find_of

TOOL = f"Dateline {dateline.__version__}"
_LINK_EVERY = dt.timedelta(minutes=1)  # while a round lasts
_STEP = 0.5  # seconds between two words of progress

Result = TypeVar("Result")


@dataclass(slots=True)
class Round:
    """What became of a round: feeds read, unchanged, failed and left alone; items found; pages that could not be had."""

    read: int = 0
    unchanged: int = 0
    failed: int = 0
    left_alone: int = 0
    found: int = 0
    missed: int = 0
    tally: Tally = field(default_factory=Tally)


def watch(
    store: Store,
    feeds: Iterable[str],
    coder: CodesReports,
    *,
    tell: Callable[[str], None],
    manners: Manners = POLITE,
    again: bool = False,
    step: Callable[[int, int], None] = lambda done, total: None,
    clock: Callable[[], dt.datetime] = utc_now,
) -> Round:
    """Asks each feed once, and adds what is new.

    Args:
        store: the project; it remembers the feeds, how they do, and what is still to be fetched.
        feeds: their URLs.
        coder: codes each report that is new.
        tell: is given what happens, in words.
        manners: the pause between two requests to one host, and what an answer may cost.
        again: also pages that were given up are tried.
        step: is told twice a second how many feeds of how many are done; the round ends with what it raises.
        clock: now, with its zone.

    Raises:
        StoreError: the project fails. What was done until then is kept.
    """
    with ThreadPoolExecutor(1) as desk:
        work = _Watch(store, coder, tell, clock, again, desk)
        return asyncio.run(work.run(tuple(dict.fromkeys(feeds)), manners, step))


class _Watch:
    def __init__(
        self, store: Store, coder: CodesReports, tell: Callable[[str], None], clock: Callable[[], dt.datetime],
        again: bool, desk: ThreadPoolExecutor,
    ) -> None:  # fmt: skip
        self._store, self._coder, self._tell, self._clock, self._again = store, coder, tell, clock, again
        self._desk = desk
        self._round = Round()
        self._linked = clock()

    async def run(self, feeds: tuple[str, ...], manners: Manners, step: Callable[[int, int], None]) -> Round:
        """The round, every feed beside every other."""
        await self._at_desk(lambda: tidy(self._store, self._clock()))
        async with open_client() as client:
            hosts = Hosts(client, manners)
            try:
                async with asyncio.TaskGroup() as group:
                    tasks = [group.create_task(self._watch_feed(url, hosts)) for url in feeds]
                    while not all(task.done() for task in tasks):
                        await asyncio.to_thread(step, sum(task.done() for task in tasks), len(tasks))
                        await asyncio.wait(tasks, timeout=_STEP)
            except* Exception as errors:
                raise errors.exceptions[0] from None
        await self._at_desk(self._link)
        self._round.tally.incidents = await self._at_desk(self._store.incident_count)
        return self._round

    async def _at_desk(self, work: Callable[[], Result]) -> Result:
        """What the one thread that works on the store and codes makes of it."""
        return await asyncio.get_running_loop().run_in_executor(self._desk, work)

    async def _watch_feed(self, url: str, hosts: Hosts) -> None:
        """One feed and the pages of its items, in order."""
        source = await self._at_desk(lambda: self._store.feed(url)) or Source(url, stamp(self._clock()))
        private = await is_private(url)
        if source.due and source.due > stamp(self._clock()):
            self._round.left_alone += 1
            self._tell(f"{url}: left alone until {source.due}, for it failed: {source.error}")
        else:
            source = await self._ask(source, hosts, private)
        for find in await self._at_desk(lambda: self._due(url)):
            await self._fetch(find, source, hosts, private)
        if self._clock() - self._linked > _LINK_EVERY:
            await self._at_desk(self._link)

    async def _ask(self, source: Source, hosts: Hosts, private: bool) -> Source:
        """Reads the feed and keeps what it names; the feed as it then stands."""
        found = await hosts.get(source.url, private=private, known=Validators(source.etag, source.modified))
        now = self._clock()
        finds: list[Find] = []
        if isinstance(found, Answer) and found.status == 304:
            self._round.unchanged += 1
            source = replace(source, tried=stamp(now), good=stamp(now), error=None, failures=0, due=None)
        elif isinstance(found, Answer):
            try:
                source, finds = await asyncio.to_thread(_read, source, found, now)
                self._round.read += 1
            except Exception as error:  # a feed that breaks the parser must hold up no other
                what = error.what if isinstance(error, InputError) else f"{type(error).__name__}: {error}"
                found = Failure(what)
        if not isinstance(found, Answer):
            self._round.failed += 1
            source = feed_failed(source, found, now)
        new = await self._at_desk(lambda: self._store.put_feed(source, finds))
        self._round.found += new
        self._tell(f"{source.url}: {source.error or f'{new} new'}")
        return source

    def _due(self, url: str) -> list[Find]:
        """The items of a feed whose pages are to be fetched now."""
        now = stamp(self._clock())
        given_up = self._store.finds(url, "given up") if self._again else []
        return [one for one in self._store.finds(url, "waiting") if not one.due or one.due <= now] + given_up

    async def _fetch(self, find: Find, source: Source, hosts: Hosts, private: bool) -> None:
        """Fetches an item's page and adds it; what cannot be had is kept for later."""
        answer = await hosts.get(find.link, private=private) if find.link else None
        now = self._clock()
        if answer is None or isinstance(answer, Answer):
            try:
                document = await asyncio.to_thread(document_of, find, source.title, answer, now.date())
            except Exception as error:  # nor may a page
                what = error.what if isinstance(error, InputError) else f"{type(error).__name__}: {error}"
                missed = replace(page_failed(find, Failure(what), now), state="given up", due=None)
            else:
                await self._at_desk(lambda: self._add(find, document, answer, now))
                return
        else:
            missed = page_failed(find, answer, now)
        self._round.missed += 1
        await self._at_desk(lambda: self._store.put_find(missed))
        self._tell(f"{find.link}: {missed.error}")

    def _add(self, find: Find, document: Document, answer: Answer | None, now: dt.datetime) -> None:
        """Adds the report of an item, and keeps what it was made of and with."""
        erased = len(self._round.tally.erased)
        error = add_document(self._store, document, self._coder, self._round.tally, self._clock)
        if error is not None:
            self._round.missed += 1
            self._tell(str(error))
            self._store.put_find(page_failed(find, Failure(error.what), now))
            return
        if len(self._round.tally.erased) > erased:
            self._store.put_find(Find(find.key, find.feed, None, find.found, state="done"))
            return
        sha256 = document.report.raw_sha256 or ""
        done = replace(
            find, state="done", error=None, due=None, tries=find.tries + 1, raw_sha256=sha256, fetched=stamp(now), tool=TOOL,
            report=self._store.report_id_of(sha256) or document.report.id, url=answer.url if answer else None,
            note=document.note,
        )  # fmt: skip
        self._store.put_find(done)

    def _link(self) -> None:
        if self._store.link_due:
            link_project(self._store)
        self._linked = self._clock()


def _read(source: Source, answer: Answer, now: dt.datetime) -> tuple[Source, list[Find]]:
    """The feed as it stands after its bytes were read, and what it names."""
    charset = f"; charset={answer.charset}" if answer.charset else ""
    feed = read_feed(
        answer.raw, url=answer.url, content_type=f"{answer.content_type}{charset}", today=now.date()
    )  # fmt: skip
    held = answer.validators if feed.whole else Validators()  # what broke off is asked for in full again
    source = replace(
        source, title=feed.title or source.title, tried=stamp(now), good=stamp(now), error=None, notes=feed.notes, failures=0,
        due=None, etag=held.etag, modified=held.modified,
    )  # fmt: skip
    return source, [find_of(item, source.url, now) for item in feed.items]

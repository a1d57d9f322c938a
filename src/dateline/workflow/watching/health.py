"""How each watched feed does, in words. A project goes in, one `Health` a feed comes out. It asks no server."""

from collections.abc import Mapping

from dateline.records.frames import Record
from dateline.store import Store
from dateline.store.feeds import FindState, Source

_SHOWN = 20  # pages that make trouble, of one feed


class Trouble(Record):
    """A page that could not be had: why, how often it was tried, and when it is tried again (None: no more)."""

    link: str | None
    error: str
    tries: int
    due: str | None


class Health(Record):
    """One feed; times are ISO 8601 in UTC.

    It was `added`, last `tried` and last read (`good`); it failed with `error` so often in a row (`failures`); `notes` tell what was
    odd when it was read. So many of its items became `reports`, are `waiting`, or were `given_up`; `pages` are those of them that
    make trouble. `next_try` is None where it may be asked at any time; `words` say what ails it, worst first, empty where nothing does.
    """

    url: str
    title: str | None
    added: str
    tried: str | None
    good: str | None
    error: str | None
    notes: tuple[str, ...]
    failures: int
    reports: int
    waiting: int
    given_up: int
    next_try: str | None
    pages: tuple[Trouble, ...]
    words: str


class Healths(Record):
    """All feeds that a project watches, by URL."""

    rows: tuple[Health, ...]


def healths(store: Store) -> Healths:
    """The health of all feeds."""
    counts = store.find_counts()
    return Healths(rows=tuple(_health(store, source, counts.get(source.url, {})) for source in store.feeds()))


def _health(store: Store, source: Source, counts: Mapping[FindState, int]) -> Health:
    unmade = store.finds(source.url, "waiting") + store.finds(source.url, "given up")
    pages = [Trouble(link=one.link, error=one.error, tries=one.tries, due=one.due) for one in unmade if one.error]
    told = [source.error] if source.error else []
    told += [*source.notes, *(f"{one.link}: {one.error}" for one in pages[:1])]
    return Health(
        url=source.url, title=source.title, added=source.added, tried=source.tried, good=source.good, error=source.error,
        notes=source.notes, failures=source.failures, reports=counts.get("done", 0), waiting=counts.get("waiting", 0),
        given_up=counts.get("given up", 0), next_try=source.due, pages=tuple(pages[:_SHOWN]), words="; ".join(told),
    )  # fmt: skip

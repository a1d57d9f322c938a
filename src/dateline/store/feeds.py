"""Feeds that a project watches, how each does, and the items found in them: a queue that outlives a killed run.

Sources and finds go in and come out. It fetches nothing, and does not decide when something is tried again.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any, Literal

from sqlalchemy import Connection, delete, func, insert, select, update

from dateline.errors import NotInStore
from dateline.store import tables
from dateline.store.sections import Section, batches

FindState = Literal["waiting", "done", "given up"]
_STATES: dict[FindState, str] = {"waiting": "waiting", "done": "done", "given up": "given"}


@dataclass(slots=True, frozen=True)
class Source:
    """One feed and its health. Times are UTC, ISO 8601, None where nothing happened yet.

    `error` is why it could not be read last time, `notes` what was odd about what was read, `failures` how often in a
    row it failed, `due` before when it is left alone; `etag` and `modified` are what its server calls the version held.
    """

    url: str
    added: str
    title: str | None = None
    tried: str | None = None
    good: str | None = None
    error: str | None = None
    notes: tuple[str, ...] = ()
    failures: int = 0
    due: str | None = None
    etag: str | None = None
    modified: str | None = None


@dataclass(slots=True, frozen=True)
class Find:
    """One item of a feed, and what became of it. Times are UTC, ISO 8601.

    `text` is what the feed says of it, `told` its date in the feed's words, `published` the day (ISO) where that is
    believed. `tries`, `error` and `due` tell of a page that could not be had; `report`, `url` (after redirects),
    `raw_sha256`, `fetched`, `tool` and `note` of one that was.
    """

    key: str
    feed: str
    link: str | None
    found: str
    title: str | None = None
    text: str = ""
    published: str | None = None
    told: str | None = None
    state: FindState = "waiting"
    tries: int = 0
    error: str | None = None
    due: str | None = None
    report: str | None = None
    url: str | None = None
    raw_sha256: str | None = None
    fetched: str | None = None
    tool: str | None = None
    note: str | None = None


class Feeds(Section):
    """What is watched, and what was found."""

    def feeds(self) -> list[Source]:
        """All feeds, by URL."""
        with self._database.reading() as connection:
            bodies = connection.scalars(select(tables.feeds.c.body).order_by(tables.feeds.c.url))
            return [_source(body) for body in bodies]

    def feed(self, url: str) -> Source | None:
        """The feed at this URL, None where it is not watched."""
        with self._database.reading() as connection:
            body = connection.scalar(select(tables.feeds.c.body).where(tables.feeds.c.url == url))
        return _source(body) if body else None

    def put_feed(self, source: Source, finds: Iterable[Find] = ()) -> int:
        """Keeps a feed as it now is, and together with it those of its items that no feed named before; how many."""
        row = {"url": source.url, "body": json.dumps(asdict(source))}
        column, known = tables.finds.c, set[str]()
        with self._database.writing() as connection:
            changed = update(tables.feeds).where(tables.feeds.c.url == source.url).values(body=row["body"])
            if connection.execute(changed).rowcount == 0:
                connection.execute(insert(tables.feeds).values(row))
            fresh = {find.key: find for find in finds}
            for batch in batches(fresh):
                known.update(connection.scalars(select(column.key).where(column.key.in_(batch))))
            place = (connection.scalar(select(func.max(column.place))) or 0) + 1
            new = [find for key, find in fresh.items() if key not in known]
            if new:
                rows = [
                    {"key": one.key, "place": at, "feed": one.feed, **_columns(one)}
                    for at, one in enumerate(new, place)
                ]
                connection.execute(insert(tables.finds), rows)
        return len(new)

    def forget_feed(self, url: str) -> None:
        """Takes out a feed and its queue; the reports that came from it stay.

        Raises:
            NotInStore: it is not watched.
        """
        with self._database.writing() as connection:
            if connection.execute(delete(tables.feeds).where(tables.feeds.c.url == url)).rowcount == 0:
                raise NotInStore("no such feed is watched", where=url, todo="`dateline sources` names them")

    def finds(self, feed: str, state: FindState | None = None) -> list[Find]:
        """A feed's items, or those in one state, in the order in which they were found."""
        column = tables.finds.c
        query = select(column.body).where(column.feed == feed).order_by(column.place)
        if state is not None:
            query = query.where(column.state == _STATES[state])
        with self._database.reading() as connection:
            return [Find(**json.loads(body)) for body in connection.scalars(query)]

    def put_find(self, find: Find) -> None:
        """Keeps what became of an item."""
        with self._database.writing() as connection:
            connection.execute(update(tables.finds).where(tables.finds.c.key == find.key).values(_columns(find)))

    def find_counts(self) -> Mapping[str, Mapping[FindState, int]]:
        """By feed how many of its items are in which state."""
        column, names = tables.finds.c, {told: state for state, told in _STATES.items()}
        query = select(column.feed, column.state, func.count()).group_by(column.feed, column.state)
        counts: dict[str, dict[FindState, int]] = {}
        with self._database.reading() as connection:
            for feed, state, count in connection.execute(query):
                counts.setdefault(feed, {})[names[state]] = count
        return counts


def forget_finds(connection: Connection, report_id: str) -> None:
    """Takes out all words of the items that a report was made of, so that it leaves no trace but is not fetched again."""
    column = tables.finds.c
    for row in connection.execute(select(column.key, column.body).where(column.report == report_id)).all():
        told = Find(**json.loads(row.body))
        bare = Find(told.key, told.feed, None, told.found, state=told.state)
        connection.execute(update(tables.finds).where(column.key == row.key).values(_columns(bare)))


def _columns(find: Find) -> dict[str, Any]:
    """What an item's row says of it, and itself."""
    return {"state": _STATES[find.state], "report": find.report, "body": json.dumps(asdict(find))}


def _source(body: str) -> Source:
    told = Source(**json.loads(body))
    return replace(told, notes=tuple(told.notes))

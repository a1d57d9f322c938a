"""The Inbox: pages of the queue of reports, the neighbours of one, and the sources with their counts.

A store goes in, frozen answers come out. A page is one query, however many reports there are.
"""

import base64
import datetime as dt
import json

from dateline.errors import BrokenInput
from dateline.records.frames import Record
from dateline.records.reports import InboxRow
from dateline.store import Store
from dateline.store.workbench import Wanted
from dateline.store.workbench.inboxes import read_row, source_of

LARGEST = 200  # rows of a page


class Queued(InboxRow):
    """A report in the queue, with the number of its copies in the project."""

    copies: int


class InboxPage(Record):
    """Rows of the queue, newest day first; `next` is the cursor of the page after it, None at the end.

    `counts` are how many reports there are by state, `total` in the state that was asked for.
    """

    rows: tuple[Queued, ...]
    next: str | None
    total: int
    counts: dict[str, int]


class Neighbours(Record):
    """The reports before and after one in the queue, None at its ends."""

    previous: str | None
    next: str | None


class Outlet(Record):
    """A publisher: how many reports came from it, as copies, still open, unread; and the days of the first and last."""

    publisher: str
    reports: int
    copies: int
    open: int
    first: dt.date
    last: dt.date


class Outlets(Record):
    """All publishers, those with most reports first; an empty name stands for reports that do not say theirs."""

    rows: tuple[Outlet, ...]


def wanted_reports(state: str, source: str | None, words: str | None) -> Wanted:
    """Which reports a request asks for: `all`, or those in a state."""
    return Wanted(None if state == "all" else state, None if source is None else source_of(source), words)


def inbox_page(store: Store, wanted: Wanted, cursor: str | None, limit: int) -> InboxPage:
    """A page of the queue.

    Raises:
        BrokenInput: the cursor is none that a page gave.
    """
    found = store.inbox(wanted, after=read_cursor(cursor) if cursor else None, limit=limit + 1)
    rows = [Queued(**dict(read_row(row.body, row.state)), copies=row.copies) for row in found[:limit]]
    more = write_cursor(found[limit - 1].day, found[limit - 1].place) if len(found) > limit else None
    counts = store.inbox_counts(wanted)
    total = sum(counts.values()) if wanted.state is None else counts.get(wanted.state, 0)
    return InboxPage(rows=tuple(rows), next=more, total=total, counts=counts)


def neighbours_of(store: Store, report_id: str, wanted: Wanted) -> Neighbours:
    """The reports before and after one in the queue."""
    before, after = store.inbox_neighbours(report_id, wanted)
    return Neighbours(previous=before, next=after)


def outlets(store: Store) -> Outlets:
    """All publishers with their counts."""
    return Outlets(
        rows=tuple(
            Outlet(
                publisher=row.source,
                reports=row.reports,
                copies=row.copies,
                open=row.open,
                first=row.first,
                last=row.last,
            )
            for row in store.sources()
        )
    )


def write_cursor(day: dt.date, place: int) -> str:
    """A place in the queue as the opaque word that a page hands out."""
    return base64.urlsafe_b64encode(json.dumps([day.isoformat(), place]).encode()).decode()


def read_cursor(cursor: str) -> tuple[dt.date, int]:
    """The place in the queue that a cursor stands for.

    Raises:
        BrokenInput: it stands for none.
    """
    try:
        day, place = json.loads(base64.urlsafe_b64decode(cursor.encode()))
        found = dt.date.fromisoformat(day), int(place)
    except (ValueError, TypeError):
        raise BrokenInput("this is no cursor", where=cursor[:80], todo="Take `next` of the page before") from None
    if not 0 <= found[1] < 2**31:
        raise BrokenInput("this is no cursor", where=cursor[:80], todo="Take `next` of the page before")
    return found

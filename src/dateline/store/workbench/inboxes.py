"""The queue of reports: a narrow row a report, newest day first, so that a page of it reads no report.

Rows and states go in; pages, neighbours and counts come out. What the state of a report is, others decide.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, case, delete, func, insert, or_, select, update

from dateline.records import InboxRow
from dateline.store import tables
from dateline.store.sections import Section

_COLUMN = tables.inbox.c
_LONGEST = 400  # characters; what the column holds, and PostgreSQL holds no NUL
_ORDER = (_COLUMN.day.desc(), _COLUMN.place.desc())


@dataclass(slots=True, frozen=True)
class Wanted:
    """Which reports: of a state, a publisher, with words in title or publisher; originals alone unless `copies`."""

    state: str | None = None
    source: str | None = None
    words: str | None = None
    copies: bool = False

    def conditions(self) -> list[ColumnElement[bool]]:
        """What they must fulfil."""
        found: list[ColumnElement[bool]] = [] if self.copies else [_COLUMN.copy_of.is_(None)]
        if self.state is not None:
            found.append(_COLUMN.state == self.state)
        if self.source is not None:
            found.append(_COLUMN.source == self.source)
        found += [_COLUMN.words.contains(word, autoescape=True) for word in (self.words or "").casefold().split()]
        return found


class Inbox(Section):
    """The queue of reports."""

    def inbox(self, wanted: Wanted, *, after: tuple[dt.date, int] | None = None, limit: int = 50) -> list[Any]:
        """Rows of the queue with `row` (an InboxRow), `day`, `place` and `copies`, newest first.

        Args:
            wanted: which.
            after: day and place of the row before the first.
            limit: of rows.
        """
        copy = tables.inbox.alias()
        copies = select(func.count()).where(copy.c.copy_of == _COLUMN.report).scalar_subquery()
        query = select(_COLUMN.body, _COLUMN.state, _COLUMN.day, _COLUMN.place, copies.label("copies"))
        query = query.where(*wanted.conditions(), *([_later(*after)] if after else []))
        with self._database.reading() as connection:
            return list(connection.execute(query.order_by(*_ORDER).limit(limit)))

    def inbox_counts(self, wanted: Wanted) -> dict[str, int]:
        """How many reports there are by state, whatever state is wanted."""
        every = Wanted(None, wanted.source, wanted.words, wanted.copies)
        query = select(_COLUMN.state, func.count()).where(*every.conditions()).group_by(_COLUMN.state)
        with self._database.reading() as connection:
            return {row[0]: row[1] for row in connection.execute(query)}

    def inbox_neighbours(self, report_id: str, wanted: Wanted) -> tuple[str | None, str | None]:
        """The reports before and after one in the queue, None at its ends; both None where it is not there."""
        with self._database.reading() as connection:
            query = select(_COLUMN.day, _COLUMN.place).where(_COLUMN.report == report_id)
            here = connection.execute(query).one_or_none()
            if here is None:
                return None, None
            asked = select(_COLUMN.report).where(*wanted.conditions(), _COLUMN.report != report_id).limit(1)
            after = connection.scalar(asked.where(_later(here.day, here.place)).order_by(*_ORDER))
            newest_last = (_COLUMN.day, _COLUMN.place)
            before = connection.scalar(asked.where(~_later(here.day, here.place)).order_by(*newest_last))
        return before, after

    def inbox_rows(self, report_ids: list[str]) -> dict[str, InboxRow]:
        """By id the rows of some reports."""
        query = select(_COLUMN.report, _COLUMN.body, _COLUMN.state).where(_COLUMN.report.in_(report_ids))
        with self._database.reading() as connection:
            return {row.report: read_row(row.body, row.state) for row in connection.execute(query)}

    def copies_of(self, report_id: str) -> list[InboxRow]:
        """The reports that copy one, newest first."""
        query = select(_COLUMN.body, _COLUMN.state).where(_COLUMN.copy_of == report_id).order_by(*_ORDER)
        with self._database.reading() as connection:
            return [read_row(row.body, row.state) for row in connection.execute(query)]

    def sources(self) -> list[Any]:
        """By publisher `source`, `reports`, `copies`, how many are `open` and none, and the `first` and `last` day; most first."""
        waits = and_(_COLUMN.state == "open", _COLUMN.copy_of.is_(None))
        open_ones = func.sum(case((waits, 1), else_=0))
        copied = func.count(_COLUMN.copy_of)
        query = select(
            _COLUMN.source, func.count().label("reports"), copied.label("copies"), open_ones.label("open"),
            func.min(_COLUMN.day).label("first"), func.max(_COLUMN.day).label("last"),
        ).group_by(_COLUMN.source)  # fmt: skip
        with self._database.reading() as connection:
            return list(connection.execute(query.order_by(func.count().desc(), _COLUMN.source)))

    def put_states(self, states: Mapping[str, tuple[str, str, str | None]]) -> None:
        """Changes by report its state, its main event in words, and that one's confidence."""
        with self._database.writing() as connection:
            for name, (state, says, confidence) in states.items():
                body = connection.scalar(select(_COLUMN.body).where(_COLUMN.report == name))
                if body is None:
                    continue
                row = InboxRow.model_validate_json(body)
                changed = row.model_copy(update={"says": says, "confidence": confidence, "state": "open"})
                values = {"state": state, "body": changed.model_dump_json()}
                connection.execute(update(tables.inbox).where(_COLUMN.report == name).values(values))


def read_row(body: str, state: str) -> InboxRow:
    """The row as it stands in the database."""
    return InboxRow.model_validate_json(body).model_copy(update={"state": state})


def put_row(connection: Connection, row: InboxRow) -> None:
    """Keeps a row in the place of the report's own; its state stays where it had one."""
    place = connection.scalar(select(tables.reports.c.position).where(tables.reports.c.id == row.id))
    state = connection.scalar(select(_COLUMN.state).where(_COLUMN.report == row.id))
    connection.execute(delete(tables.inbox).where(_COLUMN.report == row.id))
    values = {
        "report": row.id,
        "place": place,
        "day": row.published or dt.date.fromisoformat(row.added[:10]),
        "state": state or row.state,
        "source": source_of(row.publisher),
        "copy_of": row.copy_of,
        "words": f"{row.title or ''} {row.publisher or ''}".casefold().replace("\0", " "),
        "body": row.model_dump_json(),
    }
    connection.execute(insert(tables.inbox).values(values))


def source_of(publisher: str | None) -> str:
    """The publisher as the queue looks it up; empty where it is not known."""
    return (publisher or "").replace("\0", " ")[:_LONGEST]


def _later(day: dt.date, place: int) -> ColumnElement[bool]:
    """True of the rows that come after one in the queue."""
    return or_(_COLUMN.day < day, and_(_COLUMN.day == day, _COLUMN.place < place))

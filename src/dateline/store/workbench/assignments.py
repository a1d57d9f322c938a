"""Assignments: reports that a second coder is to code without seeing the first coding.

They go in and come out. What was coded stands in the judgements, of kind `double`.
"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass

from sqlalchemy import insert, select

from dateline.store import tables
from dateline.store.sections import Section


@dataclass(slots=True, frozen=True)
class Assignment:
    """One report for one coder; `drawn` UTC, ISO 8601."""

    id: str
    report: str
    who: str
    drawn_by: str
    drawn: str


class Assignments(Section):
    """What is to be coded a second time."""

    def assignments(self) -> list[Assignment]:
        """All of them, in the order in which they were drawn."""
        column = tables.assignments.c
        with self._database.reading() as connection:
            rows = connection.execute(select(tables.assignments).order_by(column.drawn, column.id))
            return [Assignment(**row._mapping) for row in rows]

    def assignment(self, name: str) -> Assignment | None:
        """The one with this id, None where there is none."""
        query = select(tables.assignments).where(tables.assignments.c.id == name)
        with self._database.reading() as connection:
            row = connection.execute(query).one_or_none()
        return Assignment(**row._mapping) if row else None

    def put_assignments(self, assignments: Iterable[Assignment]) -> None:
        """Keeps new ones."""
        rows = [asdict(one) for one in assignments]
        if rows:
            with self._database.writing() as connection:
                connection.execute(insert(tables.assignments), rows)

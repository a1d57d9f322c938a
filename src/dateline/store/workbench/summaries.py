"""Summaries of incidents: one a row, gone with their incident whenever that is linked anew, so that none is ever stale.

Summaries go in and come out. It makes none.
"""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import delete, exists, func, insert, select

from dateline.records import Incident, Summary
from dateline.store import tables
from dateline.store.sections import Section, batches, fact
from dateline.values import mint


class Summaries(Section):
    """What Explore shows of all incidents."""

    def without_summary(self, limit: int) -> list[Incident]:
        """Some incidents of which no summary stands."""
        column, summed = tables.incidents.c, tables.summaries.c.incident
        missing = select(column.id).where(~exists().where(summed == column.id)).limit(limit)
        with self._database.reading() as connection:
            ids = connection.scalars(missing).all()
            bodies = connection.scalars(select(column.body).where(column.id.in_(ids)).order_by(column.id)).all()
            return [Incident.model_validate_json(body) for body in bodies]

    @property
    def summaries_due(self) -> bool:
        """True where an incident has no summary."""
        with self._database.reading() as connection:
            every, made = (select(func.count()).select_from(one) for one in (tables.incidents, tables.summaries))
            return connection.scalar(every) != connection.scalar(made)  # a summary goes with its incident

    def put_summaries(self, summaries: Iterable[Summary]) -> None:
        """Keeps summaries in the place of those that stand; one of an incident that went meanwhile is left out."""
        made = {one.id: one.model_dump_json() for one in summaries}
        column = tables.incidents.c.id
        with self._database.writing() as connection:
            for batch in batches(made):
                there = connection.scalars(select(column).where(column.in_(batch))).all()
                connection.execute(delete(tables.summaries).where(tables.summaries.c.incident.in_(batch)))
                rows = [{"incident": name, "stamp": mint("s", made[name]), "body": made[name]} for name in there]
                if rows:
                    connection.execute(insert(tables.summaries), rows)

    def summary_count(self) -> int:
        """How many summaries stand."""
        with self._database.reading() as connection:
            return connection.scalar(select(func.count()).select_from(tables.summaries)) or 0

    def summary_stamps(self) -> dict[str, str]:
        """By incident a stamp of its summary, which is another one when the summary is."""
        with self._database.reading() as connection:
            return dict(connection.execute(select(tables.summaries.c.incident, tables.summaries.c.stamp)).all())

    def summaries(self, ids: Iterable[str] | None = None) -> list[str]:
        """All summaries, or those of some incidents, as JSON; no order is promised."""
        query, found = select(tables.summaries.c.body), list[str]()
        with self._database.reading() as connection:
            if ids is None:
                return list(connection.scalars(query))
            for batch in batches(set(ids)):
                found += connection.scalars(query.where(tables.summaries.c.incident.in_(batch)))
        return found

    def reviewed(self) -> set[str]:
        """The incidents of whose founding claims a person accepted one, as far as their summaries stand."""
        column = tables.summaries.c
        told = column.body.contains('"reviewed":true')  # a quotation mark inside a text would be escaped
        with self._database.reading() as connection:
            return set(connection.scalars(select(column.incident).where(told)))

    def titles(self, incident_ids: Iterable[str]) -> dict[str, str]:
        """By id the titles of the incidents that have a summary."""
        return {(one := Summary.model_validate_json(body)).id: one.title for body in self.summaries(incident_ids)}

    def linkings(self) -> int:
        """How many times incidents were linked."""
        with self._database.reading() as connection:
            return int(fact(connection, "linkings") or 0)

    def uncertain(self, limit: int) -> list[Any]:
        """Pairs of claims that may be one happening and stand in two incidents, the likeliest first.

        Each has the claims `one` and `other`, `likely`, and their incidents `mine` and `theirs`.
        """
        edge, mine, theirs = tables.edges.c, tables.memberships.alias(), tables.memberships.alias()
        held = (mine.c.incident.label("mine"), theirs.c.incident.label("theirs"))
        query = select(edge.one, edge.other, edge.likely, *held).select_from(tables.edges)
        query = query.join(mine, mine.c.claim == edge.one).join(theirs, theirs.c.claim == edge.other)
        query = query.where(mine.c.incident != theirs.c.incident, edge.likely.is_not(None))
        with self._database.reading() as connection:
            return list(connection.execute(query.order_by(edge.likely.desc(), edge.one, edge.other).limit(limit)))

    def likely_of(self, claim_ids: Iterable[str]) -> list[tuple[str, str, float]]:
        """All pairs with any of these claims and a likelihood, the likeliest first."""
        edge, found = tables.edges.c, set[tuple[str, str, float]]()
        with self._database.reading() as connection:
            for batch in batches(set(claim_ids)):
                for end in (edge.one, edge.other):
                    query = select(edge.one, edge.other, edge.likely).where(end.in_(batch), edge.likely.is_not(None))
                    found.update((row.one, row.other, row.likely) for row in connection.execute(query))
        return sorted(found, key=lambda pair: (-pair[2], pair))

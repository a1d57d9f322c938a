"""The store's incidents, and what linking remembers between two runs: what changed, keys of claims, and edges between claims.

Records go in and come out as they were; incidents come in the order of their days. It links nothing.
"""

import datetime as dt
import json
from collections.abc import Collection, Iterable, Mapping, Sequence

from sqlalchemy import Connection, Row, Select, delete, func, insert, select

from dateline.errors import Conflict, NotInStore
from dateline.records import Incident
from dateline.store import tables
from dateline.store.sections import Section, batches, fact, set_fact, touch

_LINKINGS = "linkings"  # how many times incidents were replaced
_MODEL = "linking_model"  # the version of the model that linked last


class Touched(frozenset[str]):
    """Ids of reports that changed, of claims that were judged or went; and up to where that list was read, after which linking."""

    until: int
    linking: int


class Incidents(Section):
    """Incidents, found by id, alias and claim; and the changes since they were linked."""

    def incidents(self) -> list[Incident]:
        """All incidents, by the first day of their earliest founding claim and then by id."""
        with self._database.reading() as connection:
            query = _with_days().order_by(tables.claims.c.first_day.nulls_last(), tables.incidents.c.id)
            return [Incident.model_validate_json(body) for body, _, _ in connection.execute(query)]

    def incident_ids(self) -> list[str]:
        """The ids of all incidents, in the same order."""
        with self._database.reading() as connection:
            query = _with_days().order_by(tables.claims.c.first_day.nulls_last(), tables.incidents.c.id)
            return list(connection.scalars(query.with_only_columns(tables.incidents.c.id)))

    def incident(self, incident_id: str) -> Incident:
        """The incident with this id, or the one that took it over.

        Raises:
            NotInStore: there is none.
        """
        with self._database.reading() as connection:
            heir = connection.scalar(select(tables.aliases.c.incident).where(tables.aliases.c.alias == incident_id))
            query = select(tables.incidents.c.body).where(tables.incidents.c.id == (heir or incident_id))
            body = connection.scalar(query)
        if body is None:
            raise NotInStore("no such incident", where=incident_id, todo="`dateline incidents` lists them")
        return Incident.model_validate_json(body)

    def incident_count(self) -> int:
        """How many incidents there are."""
        with self._database.reading() as connection:
            return connection.scalar(select(func.count()).select_from(tables.incidents)) or 0

    def aliased(self, names: Iterable[str]) -> dict[str, str]:
        """By name that an incident left behind the id of the incident that took it over."""
        column, found = tables.aliases.c, dict[str, str]()
        with self._database.reading() as connection:
            for batch in batches(set(names)):
                query = select(column.alias, column.incident).where(column.alias.in_(batch))
                found.update(connection.execute(query).all())
        return found

    def incidents_named(self, names: Iterable[str]) -> list[Incident]:
        """The incidents that have one of these ids or aliases, in order of id."""
        column, found = tables.aliases.c, set[str]()
        bodies = list[str]()
        with self._database.reading() as connection:
            for batch in batches(set(names)):
                found.update(batch)
                found.update(connection.scalars(select(column.incident).where(column.alias.in_(batch))))
            for batch in batches(found):
                bodies += connection.scalars(select(tables.incidents.c.body).where(tables.incidents.c.id.in_(batch)))
        return sorted(map(Incident.model_validate_json, bodies), key=lambda one: one.id)

    def members(self) -> dict[str, list[str]]:
        """By incident the ids of its claims, in their order; quicker than all incidents in full."""
        with self._database.reading() as connection:
            rows = connection.execute(select(tables.incidents.c.id, tables.incidents.c.body)).all()
        return {name: [member["claim"] for member in json.loads(body)["members"]] for name, body in rows}

    def incidents_of(self, claim_ids: Iterable[str]) -> list[Incident]:
        """The incidents in which these claims stand, or stood when they were last linked; in order."""
        column, names = tables.memberships.c, set[str]()
        found = list[Row[str, str, dt.date]]()
        with self._database.reading() as connection:
            for batch in batches(set(claim_ids)):
                names.update(connection.scalars(select(column.incident).where(column.claim.in_(batch))))
            for batch in batches(names):
                found += connection.execute(_with_days().where(tables.incidents.c.id.in_(batch))).all()
        found.sort(key=lambda row: (row.first_day or dt.date.max, row.id))
        return [Incident.model_validate_json(row.body) for row in found]

    @property
    def link_due(self) -> bool:
        """True where reports or judgements came in after the incidents were last linked."""
        with self._database.reading() as connection:
            return connection.scalar(select(tables.touched.c.id).limit(1)) is not None

    @property
    def linked_by(self) -> str:
        """The version of the model that linked last; empty where none did."""
        with self._database.reading() as connection:
            return fact(connection, _MODEL) or ""

    def touched(self) -> Touched:
        """What changed since the last linking: ids of reports that came in, were recoded or corrected; of claims judged or gone.

        Hand it to `replace_incidents`, so that what changes in between stays on the list.
        """
        with self._database.reading() as connection:
            rows = connection.execute(select(tables.touched.c.position, tables.touched.c.id)).all()
            found = Touched(row.id for row in rows)
            found.until = max((row.position for row in rows), default=0)
            found.linking = int(fact(connection, _LINKINGS) or 0)
        return found

    def replace_incidents(
        self,
        incidents: Sequence[Incident],
        *,
        gone: Collection[str] | None = None,
        seen: Touched | None = None,
        model: str = "",
    ) -> None:
        """Puts these incidents in the place of all that stood, or of some.

        Args:
            incidents: the new ones.
            gone: ids of those that they replace, whether or not they keep the ids; None for all.
            seen: what `touched` gave before they were linked; None where nobody else can have changed anything.
            model: the version of what linked them.

        Raises:
            Conflict: another process has linked since, or took out claims that stand in them; nothing is changed.
        """
        with self._database.writing() as connection:
            linkings = int(fact(connection, _LINKINGS) or 0)
            if seen is not None and linkings != seen.linking:
                raise _overtaken(self._database.where, "another process linked the project")
            claims = {member.claim for incident in incidents for member in incident.members}
            if _standing(connection, claims) < len(claims):
                raise _overtaken(self._database.where, "another process recoded or erased a report of the project")
            if gone is None:
                for table in (tables.aliases, tables.memberships, tables.incidents):
                    connection.execute(delete(table))
            else:
                for batch in batches({*gone, *(incident.id for incident in incidents)}):
                    connection.execute(delete(tables.incidents).where(tables.incidents.c.id.in_(batch)))
            _put_incidents(connection, incidents)
            done = delete(tables.touched)
            connection.execute(done if seen is None else done.where(tables.touched.c.position <= seen.until))
            set_fact(connection, _LINKINGS, str(linkings + 1))
            set_fact(connection, _MODEL, model)

    def touch_all(self) -> None:
        """Makes every report due for linking."""
        with self._database.writing() as connection:
            touch(connection, connection.scalars(select(tables.reports.c.id)).all())

    def marks(self, claim_ids: Iterable[str] | None = None) -> dict[str, bytes]:
        """By claim, or of some claims, the keys by which linking finds what may be one with it."""
        query = select(tables.marks.c.claim, tables.marks.c.body)
        with self._database.reading() as connection:
            if claim_ids is None:
                return dict(connection.execute(query.order_by(tables.marks.c.claim)).all())
            wanted = [query.where(tables.marks.c.claim.in_(batch)) for batch in batches(set(claim_ids))]
            return {claim: body for some in wanted for claim, body in connection.execute(some)}

    def put_marks(self, marks: Mapping[str, bytes]) -> None:
        """Keeps the keys of each claim, in the place of those that it had."""
        with self._database.writing() as connection:
            for batch in batches(marks):
                connection.execute(delete(tables.marks).where(tables.marks.c.claim.in_(batch)))
            if marks:
                connection.execute(insert(tables.marks), [{"claim": one, "body": body} for one, body in marks.items()])

    def forget_links(self) -> None:
        """Forgets the keys of all claims, and all pairs."""
        with self._database.writing() as connection:
            for table in (tables.marks, tables.edges):
                connection.execute(delete(table))

    def put_edges(self, pairs: Mapping[tuple[str, str], float | None]) -> None:
        """Keeps pairs of claims that may be one happening, in either order, with how likely that is (None: a person's word).

        A pair that is kept already stays as it is.
        """
        fresh = {(min(pair), max(pair)): likely for pair, likely in pairs.items()}
        with self._database.writing() as connection:
            held = _edges(connection, {one for pair in fresh for one in pair})
            rows = [
                {"one": one, "other": other, "likely": fresh[one, other]} for one, other in sorted(fresh.keys() - held)
            ]
            if rows:
                connection.execute(insert(tables.edges), rows)

    def drop_links(self, claim_ids: Iterable[str]) -> None:
        """Forgets the keys of these claims, and all pairs with any of them."""
        with self._database.writing() as connection:
            for batch in batches(set(claim_ids)):
                for end in (tables.edges.c.one, tables.edges.c.other, tables.marks.c.claim):
                    connection.execute(delete(end.table).where(end.in_(batch)))

    def edges_of(self, claim_ids: Iterable[str]) -> list[tuple[str, str]]:
        """All pairs with any of these claims, each once, in order."""
        with self._database.reading() as connection:
            return sorted(_edges(connection, set(claim_ids)))


def _with_days() -> Select[str, str, dt.date]:
    """The incidents' bodies, ids, and first days of their earliest founding claims."""
    founders = tables.incidents.outerjoin(tables.claims, tables.claims.c.id == tables.incidents.c.founder)
    return select(tables.incidents.c.body, tables.incidents.c.id, tables.claims.c.first_day).select_from(founders)


def _standing(connection: Connection, claims: Collection[str]) -> int:
    """How many of these claims stand."""
    count = select(func.count()).select_from(tables.claims)
    return sum(connection.scalar(count.where(tables.claims.c.id.in_(batch))) or 0 for batch in batches(claims))


def _put_incidents(connection: Connection, incidents: Sequence[Incident]) -> None:
    rows = [{"id": one.id, "founder": one.members[0].claim, "body": one.model_dump_json()} for one in incidents]
    members = [
        {"incident": one.id, "claim": member.claim, "founding": member.founding}
        for one in incidents
        for member in one.members
    ]
    names = [{"alias": alias, "incident": one.id} for one in incidents for alias in one.aliases]
    for table, values in ((tables.incidents, rows), (tables.memberships, members), (tables.aliases, names)):
        if values:
            connection.execute(insert(table), values)


def _edges(connection: Connection, claims: Collection[str]) -> set[tuple[str, str]]:
    column, found = tables.edges.c, set[tuple[str, str]]()
    for batch in batches(claims):
        for end in (column.one, column.other):
            rows = connection.execute(select(column.one, column.other).where(end.in_(batch)))
            found.update((row.one, row.other) for row in rows)
    return found


def _overtaken(where: str, what: str) -> Conflict:
    return Conflict(f"{what} meanwhile", where=where, todo="Nothing was changed: link again")

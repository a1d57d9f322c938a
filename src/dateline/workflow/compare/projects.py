"""A project's incidents under one policy against the events of a file, in rows for people and programs.

A store and a file go in, rows, counts and the file's bad lines come out. It writes nothing. Movements of forces are left out.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.actors import Registry
from dateline.errors import BrokenInput
from dateline.exports import ExportRow
from dateline.exports.figures import total
from dateline.incidents.comparing import Comparison, Ours, Span, compare_events
from dateline.records import Bounds, FigureRow, Listed, Resolved
from dateline.records.incidents import PolicyName
from dateline.reports.datasets import Lookup, read_dataset
from dateline.store import Store
from dateline.workflow.actors import open_actors
from dateline.workflow.compare.rows import ComparedRow, rows_of
from dateline.workflow.resolve import resolve_project

if TYPE_CHECKING:
    from dateline.gazetteer import Gazetteer
    from dateline.settings import Settings

RECALLED = 14  # days between an event and its first report; what is told later is recalled, and stretches no span


@dataclass(slots=True, frozen=True)
class Compared:
    """What came of it: rows in order, how many events the file has and how many lie outside the project's span.

    `span` is None where the project has no dated incident in a country.
    """

    rows: tuple[ComparedRow, ...]
    events: int
    outside: int
    span: Span | None
    broken: tuple[BrokenInput, ...]


@dataclass(slots=True)
class _Reader:
    """The events of a file; what cannot be read is set aside and told."""

    tell: Callable[[BrokenInput], None]
    broken: list[BrokenInput] = field(default_factory=list)

    def events(self, file: Path, lookup: Lookup, step: Callable[[int, int], None]) -> Iterator[Listed]:
        for item in read_dataset(file, lookup, step):
            if isinstance(item, BrokenInput):
                self.broken.append(item)
                self.tell(item)
            else:
                yield item


def compare_project(
    store: Store, file: Path, policy: PolicyName = "majority", *, lookup: Lookup | None = None,
    registry: Registry | None = None, tell: Callable[[BrokenInput], None] = lambda _: None,
    step: Callable[[int, int], None] = lambda done, total: None,
) -> Compared:  # fmt: skip
    """The project held against a file of ACLED or UCDP GED.

    Args:
        store: the project.
        file: as it was downloaded.
        policy: how our differing figures are settled.
        lookup: finds countries and actors by the file's names for them; without it, points and words must do.
        registry: our actors, so that a unit is known to belong to its army.
        tell: is given each row that cannot be used, with its line.
        step: is given how much of the file was read, and all of it.

    Raises:
        InputError: the file is not there, or no such table.
    """
    resolved = [row for row in resolve_project(store, policy) if row.resolved.event_type != "force_movement"]
    claimants = {row.incident.id: _claimants(row.resolved) for row in resolved}
    reader = _Reader(tell)
    span = _span(resolved)
    ours = [_ours(row.resolved, registry) for row in resolved]
    found: Comparison = compare_events(ours, reader.events(file, lookup or Lookup(), step), span)
    return Compared(tuple(rows_of(found, claimants)), found.rows, found.outside, span, tuple(reader.broken))


def open_lookup(settings: "Settings", gazetteer: "Gazetteer") -> tuple[Lookup, Registry]:
    """Countries by the gazetteer, as UCDP writes them too ("DR Congo (Zaire)"), and actors by the machine's registry."""
    registry = open_actors(settings)
    known: dict[str, str | None] = {}

    def country(name: str) -> str | None:
        if name not in known:
            spelled = (name, *(part.strip(" )") for part in name.split("(")))
            found = (entry for one in spelled if one for entry in gazetteer.find(one) if entry.level == "country")
            known[name] = next((entry.country for entry in found), None)
        return known[name]

    def actors(name: str, day: dt.date, place: str | None) -> tuple[str, ...]:
        return tuple(_with_parents(registry, (one.id for one in registry.in_text(name, on=day, country=place))))

    return Lookup(country, actors), registry


def _with_parents(registry: Registry | None, ids: Iterable[str]) -> list[str]:
    """The ids and those of all that they belong to."""
    above = registry.parents if registry is not None else lambda _: ()
    return list(dict.fromkeys(name for one in ids for name in (one, *above(one))))


def _ours(resolved: Resolved, registry: Registry | None) -> Ours:
    told = [figure for figure in resolved.figures if not figure.unreported]
    dead = total(told, "killed")
    ids = _with_parents(registry, (*resolved.initiators.actors, *resolved.targets.actors))
    return Ours(
        resolved.incident, resolved.title, resolved.event_type, resolved.date.value, resolved.place.value,
        (*resolved.initiators.value, *resolved.targets.value), tuple(ids), Bounds(**dead) if dead else None,
        political=resolved.scope != "criminal",
    )  # fmt: skip


def _claimants(resolved: Resolved) -> tuple[str, ...]:
    """Who gives which number of dead, parts of a number left out: "12: the police, by Northgate News"."""
    whole = [figure for figure in resolved.figures if figure.effect == "killed" and figure.part_of is None]
    return tuple(dict.fromkeys(_said(row) for figure in whole for row in figure.rows if row.rejected is None))


def _said(row: FigureRow) -> str:
    who = ", ".join(row.claimants)
    return f"{row.text}: {', by '.join(one for one in (who, row.outlet) if one) or 'the reporter'}"


def _span(rows: Sequence[ExportRow]) -> Span | None:
    """From the first to the last day of incidents that were told soon after, and the countries they lie in."""
    timely = [(days.start, days.end) for row in rows if (days := row.resolved.date.value) and _timely(row, days.end)]
    countries = {place.country for row in rows if (place := row.resolved.place.value) and place.country}
    if not timely or not countries:
        return None
    return Span(min(start for start, _ in timely), max(end for _, end in timely), frozenset(countries))


def _timely(row: ExportRow, end: dt.date) -> bool:
    published = [claim.report.published for claim in row.claims if claim.report.published]
    return not published or (min(published) - end).days <= RECALLED

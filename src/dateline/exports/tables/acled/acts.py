"""Rows as an ACLED csv: one row per pair of actors, place and day, with one number of dead and nothing by party.

Rows go in, text comes out with a line for each kind of thing that ACLED has no column for. No foreign id is made up.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from dateline.exports.figures import total
from dateline.exports.losses import Losses
from dateline.exports.precisions import geo_precision, time_precision
from dateline.exports.rows import Export, ExportRow, Terms
from dateline.exports.tables.acled.actors import Cast, cast_of
from dateline.exports.tables.acled.events import disorder_type, event_type_of, rank, sub_event_type
from dateline.exports.tables.countries import Country, country
from dateline.exports.tables.schemas import Cell, load_schema
from dateline.records import ClaimPlace
from dateline.values import Days

_VIOLENT = ("Explosions/Remote violence", "Violence against civilians", "Riots")
_CIVILIANS = "Civilians"
NO_REPORT = "fatalities=no report"


@dataclass(slots=True)
class _Act:
    """One incident on one day, before acts of one pair of actors at one place and day become one row."""

    row: ExportRow
    day: dt.date
    number: int
    precision: int
    place: ClaimPlace
    home: Country
    cast: Cast
    sub_event: str
    dead: int
    tags: list[str] = field(default_factory=list)
    also: list["_Act"] = field(default_factory=list)

    @property
    def key(self) -> tuple[object, ...]:
        return (self.day, frozenset((self.cast.actor1, self.cast.actor2)), self.place.text.casefold(), self.home.code)


def _days(days: Days, *, many: bool) -> list[dt.date]:
    """The days of a row each: all of a happening that lasted, else the middle of those on which it may have been."""
    if many:
        return [days.start + dt.timedelta(days=at) for at in range(days.length)]
    return [days.start + dt.timedelta(days=(days.length - 1) // 2)]


def _lasted(row: ExportRow) -> bool:
    """True where the dead of several days are told in one sum: every founding claim sums up, over a week at most."""
    days = row.resolved.date.value
    founding = {member.claim for member in row.incident.members if member.founding}
    told = [claim for claim in row.claims if claim.id in founding] or list(row.claims)
    sums = all(claim.granularity == "aggregate" for claim in told)
    return sums and days is not None and days.precision == "range" and 1 < days.length <= 7


def divided(number: int, days: int) -> list[int]:
    """A total over days: the same for each, the remainder on the first."""
    share, rest = divmod(number, days)
    return [share + rest] + [share] * (days - 1)


def _dead(row: ExportRow, losses: Losses) -> tuple[int, list[str]]:
    """The one number of dead and its tags; 0 with a tag where nobody tells of any."""
    killed = [figure for figure in row.resolved.figures if figure.effect == "killed" and not figure.unreported]
    sums = total(killed, "killed")
    if sums is None:
        return 0, [NO_REPORT]
    told = next((sums[bound] for bound in ("best", "low") if sums[bound] is not None), None)
    losses.add(
        "incident",
        "with dead by party or in bounds: one number is left",
        int(len(killed) > 1 or sums["low"] != sums["high"]),
    )
    if told is None:
        losses.add("toll", 'that say only "up to": written as 0 and tagged')
        return 0, ["fatalities=no lower bound"]
    return told, []


def _acts(row: ExportRow, terms: Terms, losses: Losses) -> list[_Act]:
    """The row's acts, a day each; none where ACLED codes no such place or day."""
    days, place = row.resolved.date.value, row.resolved.place.value
    home = country(place.country if place else None)
    near, when = geo_precision(place), time_precision(days)
    if days is None or when is None:
        losses.add("incident", "without a day or within more than a month: ACLED codes none")
        return []
    if place is None or home is None or near is None:
        losses.add("incident", "without a place below country: ACLED codes none")
        return []
    sub_event = sub_event_type(row, home, terms)
    cast = cast_of(row, home, sub_event, terms, losses)
    if cast is None:
        losses.add("incident", "without an actor: ACLED codes none")
        return []
    dead, tags = _dead(row, losses)
    each = _days(days, many=_lasted(row))
    if len(each) > 1:
        losses.add("toll", "of several days are divided among them, the remainder on the first", int(dead > 0))
    shares = divided(dead, len(each))
    if row.resolved.synthetic:
        tags = ["synthetic", *tags]
    return [
        _Act(row, day, number, when, place, home, cast, sub_event, shares[number], list(tags))
        for number, day in enumerate(each)
    ]


def _merged(acts: Iterable[_Act], losses: Losses) -> list[_Act]:
    """Acts of one pair at one place and day as one, the one that takes precedence; its dead are those of all."""
    kept: dict[tuple[object, ...], _Act] = {}
    for act in acts:
        stands = kept.get(act.key)
        if stands is None:
            kept[act.key] = act
            continue
        losses.add("incident", "are part of a row of the same actors, place and day that takes precedence")
        first, other = sorted((stands, act), key=lambda one: rank(one.sub_event))
        first.also += [other, *other.also]
        other.also = []
        first.dead += other.dead
        first.tags = list(
            dict.fromkeys(tag for tag in (*first.tags, *other.tags) if tag in other.tags or tag != NO_REPORT)
        )
        kept[act.key] = first
    return list(kept.values())


def _notes(act: _Act) -> str:
    """The day, what happened, and a quote of the first report that is quoted."""
    said = []
    for one in (act, *act.also):
        resolved = one.row.resolved
        quote = next((cited for cited in one.row.cited() if cited.quote), None)
        said.append(f"{resolved.title} ({resolved.grade}).")
        if quote is not None:
            said.append(f"{quote.publisher or 'A report'}: “{quote.quote}”")
    return f"On {act.day.day} {act.day:%B %Y}: {' '.join(said)}"


def _sources(acts: Sequence[_Act]) -> str:
    names = [cited.publisher for act in acts for cited in act.row.cited() if cited.publisher]
    return "; ".join(dict.fromkeys(name.replace(";", ",") for name in names))


def _targets_civilians(act: _Act) -> bool:
    if act.sub_event == "Excessive force against protesters":
        return True
    return act.cast.inter2 == _CIVILIANS and event_type_of(act.sub_event) in _VIOLENT


def _written(act: _Act) -> dict[str, Cell]:
    place, home = act.place, act.home
    incident = act.row.resolved.incident
    return {
        "event_id_cnty": f"dateline-{incident}" + (f"-{act.number + 1}" if act.number else ""),
        "event_date": act.day.isoformat(),
        "year": act.day.year,
        "time_precision": act.precision,
        "disorder_type": disorder_type(act.sub_event),
        "event_type": event_type_of(act.sub_event),
        "sub_event_type": act.sub_event,
        **act.cast.columns(),
        "civilian_targeting": "Civilians targeted" if _targets_civilians(act) else None,
        "iso": home.iso,
        "region": home.acled_region,
        "country": home.name,
        "admin1": place.admin1,
        "admin2": place.text if place.level == "admin2" else None,
        "admin3": None,
        "location": place.text,
        "latitude": None if place.lat is None else round(place.lat, 4),
        "longitude": None if place.lon is None else round(place.lon, 4),
        "geo_precision": geo_precision(place),
        "source": _sources((act, *act.also)),
        "source_scale": None,
        "notes": _notes(act),
        "fatalities": act.dead,
        "tags": "; ".join(act.tags),
        "timestamp": None,
    }


def to_acled(rows: Iterable[ExportRow], terms: Terms) -> Export:
    """ACLED's columns with a header line, in the order of days; the policy `acled` resolves tolls as ACLED does."""
    every, losses = list(rows), Losses()
    acts = _merged([act for row in every for act in _acts(row, terms, losses)], losses)
    losses.figures(every, ["killed"], "ACLED column")
    losses.add("weapon", "have no ACLED column", sum(len(row.resolved.weapons.value) for row in every))
    losses.dissent(every)
    bare = sum(act.place.lat is None for act in acts)
    losses.add("row", "have no coordinates: nobody knows the place's point", bare)
    losses.add("row", "have an id of our own (dateline-…) as event_id_cnty: ACLED gives its own", len(acts))
    losses.add("row", "have no source_scale and no timestamp: nobody but ACLED knows them", len(acts))
    acts.sort(key=lambda act: (act.day, act.row.resolved.incident, act.number))
    return Export(load_schema("acled").text(map(_written, acts)), losses.lines())

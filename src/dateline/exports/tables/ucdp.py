"""Rows as a UCDP GED csv: one row an incident with a death, deaths by side, precision codes, no foreign id.

Rows resolved with deaths by side go in, text comes out with a line for each kind of thing that GED has no place for.
"""

import datetime as dt
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.exports.losses import Losses
from dateline.exports.precisions import date_prec, where_prec
from dateline.exports.rows import Citation, Export, ExportRow, Terms
from dateline.exports.tables.countries import Country, country
from dateline.exports.tables.parties import Party, doers, targeted, told_civilian
from dateline.exports.tables.schemas import Cell, load_schema
from dateline.records import ClaimPlace, DeathsBySide, ResolvedFigure
from dateline.values import Days

_ARMED = ("state_force", "rebel", "political_militia", "identity_militia", "international", "unknown")
_FIGHTERS = ("state_force", "rebel", "political_militia", "identity_militia", "international")
_CROWDS = ("protest", "riot")
_YEAR = 366
_STATE, _NON_STATE, _ONE_SIDED = 1, 2, 3


@dataclass(slots=True)
class _Killing:
    """An incident that GED takes: its place, days and country, and who killed whom."""

    row: ExportRow
    days: Days
    place: ClaimPlace
    home: Country | None
    dead: DeathsBySide
    type: int
    status: str
    side_a: Party | None
    side_b: Party | None


def _bounds(figures: Sequence[ResolvedFigure], dead: DeathsBySide) -> tuple[int, int, int]:
    """Low, best and high of the dead; an open figure is bounded by its best."""
    killed = [one for one in figures if one.effect == "killed" and one.part_of is None]
    best = dead.a + dead.b + dead.civilians + dead.unknown
    low = sum(one.low or 0 for one in killed)
    high = sum(one.high if one.high is not None else one.best or one.low or 0 for one in killed)
    return min(low, best), best, max(high, best)


def _a_is_target(row: ExportRow) -> bool:
    """True where `Resolved.deaths` counts the targets as side a: they alone have a state's force, as the claims tell."""
    attacking = any(one.kind == "state_force" for claim in row.claims for one in claim.initiators)
    attacked = any(one.kind == "state_force" for claim in row.claims for one in claim.targets)
    return attacked and not attacking


def _typed(row: ExportRow, ones: list[Party], hit: list[Party], dead: DeathsBySide) -> tuple[int, bool]:
    """The type of violence, and whether it is sure: a fight with a state, one without, or a killing of civilians."""
    fighting = [party for party in hit if party.kind in _FIGHTERS]
    states = any(party.kind == "state_force" for party in (*ones, *fighting))
    if fighting or dead.b or row.resolved.event_type == "armed_clash":
        return (_STATE if states else _NON_STATE), bool(fighting) and bool(ones)
    return _ONE_SIDED, bool(dead.civilians) or told_civilian(row)


def _killing(row: ExportRow, terms: Terms, losses: Losses) -> _Killing | None:
    """The row as GED takes it; None, and a loss, where it does not."""
    resolved = row.resolved
    days, place, dead = resolved.date.value, resolved.place.value, resolved.deaths
    if dead is None or not any(_bounds(resolved.figures, dead)):
        losses.add("incident", "without a death: GED takes none")
        return None
    if days is None or days.length > _YEAR or place is None or where_prec(place) is None:
        losses.add("incident", "without a place, or without days within a year: GED takes none")
        return None
    home = country(place.country)
    ones, rivals = doers(row, place.country, terms.registry)
    hit = targeted(row, place.country, terms.registry)
    losses.add("initiator", "whom only other voices name: GED holds one version", rivals)
    if resolved.event_type in _CROWDS or (ones and ones[0].kind not in _ARMED):
        losses.add("incident", "by crowds or civilians: GED takes organised actors only")
        return None
    kind, sure = _typed(row, ones, hit, dead)
    if not sure:
        losses.add("type of violence", "rest on who died: code_status tells to check them")
    turned = kind == _STATE and not any(map(_is_state, ones)) and any(map(_is_state, hit))
    if turned != _a_is_target(row):
        dead = DeathsBySide(a=dead.b, b=dead.a, civilians=dead.civilians, unknown=dead.unknown)
    side_a, side_b = (hit, ones) if turned else (ones, hit)
    side_a.sort(key=lambda party: (kind == _STATE and not _is_state(party), not party.named))
    side_b.sort(key=lambda party: (party.kind not in _FIGHTERS, not party.named))
    known = side_a and (side_b or kind == _ONE_SIDED)
    status = "Check type" if not sure else "Check conflict" if known else "Check dyad"
    return _Killing(
        row, days, place, home, dead, kind, status, *(side[0] if side else None for side in (side_a, side_b))
    )


def _is_state(party: Party) -> bool:
    return party.kind == "state_force"


def _name(party: Party | None, home: Country | None) -> str:
    """A government's name for a state's force, the group's for others; for nobody known, the unknown actor of a country."""
    facts = load_schema("ucdp").facts
    if party is None or not party.named:
        return str(facts["unknown_actor"]).format((home.gw if home else None) or "")
    state = country(party.country)
    if party.kind == "state_force" and state is not None:
        return str(facts["government"]).format(state.ucdp_name)
    return party.actor.name if party.actor else party.text


def _gw(party: Party | None) -> int | None:
    state = country(party.country) if party is not None and party.kind == "state_force" else None
    return state.gw if state else None


def _sides(killing: _Killing) -> dict[str, Cell]:
    one_sided = killing.type == _ONE_SIDED
    one = _name(killing.side_a, killing.home)
    other = load_schema("ucdp").facts["civilians"] if one_sided else _name(killing.side_b, killing.home)
    blank = ("conflict_dset_id", "conflict_new_id", "conflict_name", "dyad_dset_id", "dyad_new_id", "side_a_dset_id",
             "side_a_new_id", "side_b_dset_id", "side_b_new_id")  # fmt: skip
    return {
        **dict.fromkeys(blank),
        "type_of_violence": killing.type,
        "dyad_name": f"{one} - {other}",
        "side_a": one,
        "side_b": other,
        "gwnoa": _gw(killing.side_a),
        "gwnob": None if one_sided else _gw(killing.side_b),
    }


def _joined(texts: Iterable[str | None]) -> str:
    return ";".join(dict.fromkeys(text.replace(";", ",") for text in texts if text))


def _article(cited: Citation) -> str:
    told = (cited.publisher, cited.published.isoformat() if cited.published else None, cited.title)
    return ", ".join(text for text in told if text)


def _sources(row: ExportRow) -> dict[str, Cell]:
    every = {cited.report: cited for cited in row.cited()}.values()
    return {
        "number_of_sources": len(every),
        "source_article": _joined(map(_article, every)),
        "source_office": _joined(cited.publisher for cited in every),
        "source_date": _joined(cited.published.isoformat() if cited.published else None for cited in every),
        "source_headline": _joined(cited.title for cited in every),
        "source_original": _joined(one.text for claim in row.claims for one in claim.sources),
    }


def priogrid(lat: float, lon: float) -> int:
    """The PRIO-GRID cell of a point: half-degree cells, counted from the south-west corner of the world."""
    return math.floor((min(lat, 89.99) + 90) * 2) * 720 + math.floor((min(lon, 179.99) + 180) * 2) + 1


def _where(killing: _Killing, terms: Terms) -> dict[str, Cell]:
    place, home = killing.place, killing.home
    hidden = place.level == "country" and not terms.country_points
    lat, lon = (None, None) if hidden else (place.lat, place.lon)
    pinned = lat is not None and lon is not None
    told = _joined(claim.place.text if claim.place else None for claim in killing.row.claims)
    return {
        "where_prec": where_prec(place),
        "where_coordinates": place.text,
        "where_description": f"synthetic; {told}" if killing.row.resolved.synthetic else told,
        "adm_1": place.admin1,
        "adm_2": place.text if place.level == "admin2" else None,
        "latitude": round(lat, 6) if lat is not None else None,
        "longitude": round(lon, 6) if lon is not None else None,
        "geom_wkt": f"POINT ({lon:.6f} {lat:.6f})" if pinned else None,
        "priogrid_gid": priogrid(lat, lon) if lat is not None and lon is not None else None,
        "country": home.ucdp_name if home else None,
        "country_id": home.gw if home else None,
        "region": home.ucdp_region if home else None,
    }


def _midnight(day: dt.date) -> str:
    return f"{day.isoformat()} 00:00:00.000"


def _written(killing: _Killing, terms: Terms) -> dict[str, Cell]:
    row, days, dead = killing.row, killing.days, killing.dead
    low, best, high = _bounds(row.resolved.figures, dead)
    summed_up = all(claim.granularity == "aggregate" for claim in row.claims)
    return {
        "id": None,
        "relid": f"dateline-{row.resolved.incident}",
        "year": days.start.year,
        "active_year": None,
        "code_status": killing.status,
        **_sides(killing),
        **_sources(row),
        **_where(killing, terms),
        "event_clarity": 2 if summed_up else 1,
        "date_prec": date_prec(days),
        "date_start": _midnight(days.start),
        "date_end": _midnight(days.end),
        "deaths_a": dead.a,
        "deaths_b": dead.b,
        "deaths_civilians": dead.civilians,
        "deaths_unknown": dead.unknown,
        "best": best,
        "high": high,
        "low": low,
    }


def to_ucdp(rows: Iterable[ExportRow], terms: Terms) -> Export:
    """GED's columns with a header line, in the order of days; `Resolved.deaths` must be there where anybody died."""
    every, losses = list(rows), Losses()
    kept = [killing for row in every if (killing := _killing(row, terms, losses)) is not None]
    kept.sort(key=lambda one: (one.days.start, one.row.resolved.incident))
    losses.figures([one.row for one in kept], ["killed"], "GED column")
    open_ends = sum(
        any(one.effect == "killed" and one.part_of is None and one.high is None for one in killing.row.resolved.figures)
        for killing in kept
    )
    losses.add("toll", "without an upper bound: high is what is known", open_ends)
    losses.add("weapon", "have no GED column", sum(len(one.row.resolved.weapons.value) for one in kept))
    written = [_written(killing, terms) for killing in kept]
    losses.add("row", "have no coordinates: nobody knows the place's point, or it is a country", sum(
        one["latitude"] is None for one in written))  # fmt: skip
    losses.dissent([one.row for one in kept])
    losses.add(
        "row",
        "have an id of our own (dateline-…) as relid; UCDP's other ids, active_year and conflict stay blank",
        len(kept),
    )
    return Export(load_schema("ucdp").text(written), losses.lines())

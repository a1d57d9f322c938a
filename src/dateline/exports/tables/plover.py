"""Rows as PLOVER events: one JSON object a line, event, mode and context apart, compound parties as lists.

Rows go in, text comes out with a line for each kind of thing dropped. Two-sided violence has all parties as actors.
"""

import json
import re
from collections.abc import Iterable
from typing import Any

from dateline import __version__
from dateline.exports.figures import total
from dateline.exports.losses import Losses
from dateline.exports.rows import Citation, Export, ExportRow, Terms
from dateline.exports.tables.countries import country
from dateline.exports.tables.parties import Party, doers, targeted
from dateline.exports.tables.schemas import load_schema
from dateline.records import ClaimPlace

_SIZES = {"killed": "dead", "wounded": "injured", "arrested": "arrested"}


def _facts() -> Any:
    return load_schema("plover").facts


def _weapon_mode(row: ExportRow, allowed: Iterable[str]) -> str | None:
    words = " ".join((*row.resolved.weapons.value, *(claim.trigger for claim in row.claims)))
    for mode, names in _facts()["weapons"].items():
        if mode in allowed and re.search(rf"\b(?:{'|'.join(names)})", words, re.IGNORECASE):
            return str(mode)
    return None


def _kind(row: ExportRow, ones: list[Party]) -> tuple[str, list[str], list[str]]:
    """The event, its modes and its contexts."""
    event, *modes = _facts()["types"][row.resolved.event_type]
    if event == "ASSAULT" and (not modes or modes == ["aerial"]):
        found = _weapon_mode(row, ("drone",) if modes else tuple(_facts()["modes"][event]))
        modes = [found] if found else modes
    if event == "MOBILIZE" and ones:
        police = ones[0].branch == "police"
        modes = ["police" if police else "troops" if ones[0].kind == "state_force" else "militia"]
    contexts = ["cbrn"] if "unconventional" in modes else []
    return event, modes, contexts


def _entity(party: Party) -> dict[str, Any]:
    facts, home = _facts(), country(party.country)
    sector = facts["sectors"].get(party.branch or party.kind)
    prefix = home.iso3 if home else facts["nonstate"].get(party.kind)
    return {
        "code": f"{prefix or ''}{sector or ''}" or None,
        "sector": sector,
        "entity_text": party.actor.name if party.actor else party.text,
    }


def _location(place: ClaimPlace | None, terms: Terms) -> dict[str, Any] | None:
    if place is None:
        return None
    home = country(place.country)
    pinned = place.level != "country" or terms.country_points
    return {
        "extracted_place": place.text,
        "geonameid": place.geonames_id,
        "lat": place.lat if pinned else None,
        "lon": place.lon if pinned else None,
        "province": place.admin1,
        "country": home.name if home else None,
        "country_code": home.iso3 if home else None,
        "resolution": 4 if place.relation else _facts()["resolution"].get(place.level),
    }


def _citation(cited: Citation) -> dict[str, Any]:
    return {"citation": cited.report, "url": cited.url, "title": cited.title, "publication": cited.publisher}


def _size(row: ExportRow) -> dict[str, int]:
    sums = {name: total(row.resolved.figures, effect) for effect, name in _SIZES.items()}
    best = {name: one["best"] if one["best"] is not None else one["low"] for name, one in sums.items() if one}
    return {name: number for name, number in best.items() if number is not None}


def _written(row: ExportRow, terms: Terms, losses: Losses) -> dict[str, Any]:
    resolved, facts = row.resolved, _facts()
    place, days = resolved.place.value, resolved.date.value
    home = place.country if place else None
    ones, rivals = doers(row, home, terms.registry)
    others = targeted(row, home, terms.registry)
    losses.add("initiator", "whom only other voices name: PLOVER holds one version", rivals)
    event, modes, contexts = _kind(row, ones)
    if any(party.kind == "state_force" and party.branch != "police" for party in (*ones, *others)):
        contexts.insert(0, "military")
    mutual = resolved.event_type in facts["mutual"]
    actors = [_entity(party) for party in (*ones, *(others if mutual else ()))]
    cited = row.cited()
    losses.add("citation", "beside the first of its incident have no PLOVER field", len(cited) - 1)
    scores = facts["modes"][event]
    return {
        "id": f"dateline-{resolved.incident}",
        "date": days.start.isoformat() if days else None,
        "enddate": days.end.isoformat() if days and days.length > 1 else None,
        "actor": actors or [{"code": "UNK", "sector": "UNK", "entity_text": None}],
        "recipient": [] if mutual else [_entity(party) for party in others],
        "event": [event],
        "event_loc": _location(place, terms),
        "event_text": list(dict.fromkeys(claim.trigger for claim in row.claims)),
        "quad_code": facts["quad"][event],
        "event_scale": scores[modes[0]] if modes else facts["scores"][event],
        "mode": modes,
        "context": contexts,
        "link": next((one.url for one in cited if one.url), None),
        "text": cited[0].quote or None,
        "size": _size(row),
        "cite_info": _citation(cited[0]),
        "coder": f"dateline {__version__}",
        "synthetic": resolved.synthetic,
    }


def to_plover(rows: Iterable[ExportRow], terms: Terms) -> Export:
    """One event a line, in the rows' order; what has no day is left out, for PLOVER wants one."""
    every, losses = list(rows), Losses()
    dated = [row for row in every if row.resolved.date.value is not None]
    losses.add("incident", "without a day: PLOVER wants one", len(every) - len(dated))
    lines = [json.dumps(_written(row, terms, losses), ensure_ascii=False) for row in dated]
    losses.figures(dated, _SIZES, "PLOVER field")
    spread = sum(
        len({one.low, one.best, one.high}) > 1 for row in dated for one in row.resolved.figures if one.effect in _SIZES
    )
    losses.add("figure", "in bounds or by party: one number is left", spread)
    losses.dissent(dated)
    losses.add("event", "have an id of our own (dateline-…), and no coded_date", len(lines))
    return Export("".join(f"{line}\n" for line in lines), losses.lines())

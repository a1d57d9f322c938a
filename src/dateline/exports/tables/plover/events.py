"""Rows as PLOVER events: one JSON object a line, event, mode and context apart, compound parties as lists.

Rows go in, text comes out with a line for each kind of thing dropped. Two-sided violence has all that fight as actors.
"""

import json
from collections.abc import Iterable
from typing import Any

from dateline import __version__
from dateline.exports.figures import total
from dateline.exports.losses import Losses
from dateline.exports.precisions import where_prec
from dateline.exports.rows import Citation, Export, ExportRow, Terms, standing
from dateline.exports.tables.countries import country
from dateline.exports.tables.parties import doers, targeted
from dateline.exports.tables.plover.deeds import contexts, deed_of, facts
from dateline.exports.tables.plover.entities import NOBODY, entity, sides
from dateline.records import ClaimPlace

_SIZES = {"killed": "dead", "wounded": "injured", "arrested": "arrested"}


def _resolution(place: ClaimPlace) -> int | None:
    """How finely the place is known, 5 below town to 1 country; None where nobody knows where it is."""
    code = where_prec(place)
    if place.country is None and place.lat is None:  # a road or border of which no more is known
        return None
    exact = code == 1 and place.level == "site"
    return 5 if exact else facts()["resolutions"].get(code)


def _name(place: ClaimPlace) -> str | None:
    """The place's words where they are a name, and no description ("central Tarn", "the capital")."""
    words = place.text.split()
    return place.text if words[0][:1].isupper() and words[-1][:1].isupper() else None


def _location(place: ClaimPlace | None, terms: Terms) -> dict[str, Any] | None:
    if place is None:
        return None
    home = country(place.country)
    pinned = place.level != "country" or terms.country_points
    town = place.level == "settlement" and place.geonames_id is not None and place.relation is None
    return {
        "extracted_place": place.text,
        "geonameid": place.geonames_id,
        "lat": place.lat if pinned else None,
        "lon": place.lon if pinned else None,
        "city": _name(place) if town else None,
        "district": _name(place) if place.level == "admin2" else None,
        "province": place.admin1,
        "country": home.name if home else None,
        "country_code": home.iso3 if home else None,
        "resolution": _resolution(place),
    }


def _citation(cited: Citation) -> dict[str, Any]:
    return {"citation": cited.report, "url": cited.url, "title": cited.title, "publication": cited.publisher}


def _size(row: ExportRow) -> dict[str, int | None]:
    """One number for each effect; None where nobody reports any, whatever the policy puts there."""
    told = [figure for figure in row.resolved.figures if not figure.unreported]
    sums = {name: total(told, effect) or {} for effect, name in _SIZES.items()}
    return {name: one.get("low") if one.get("best") is None else one["best"] for name, one in sums.items()}


def _written(row: ExportRow, terms: Terms, losses: Losses) -> dict[str, Any]:
    resolved = row.resolved
    place, days = resolved.place.value, resolved.date.value
    home = place.country if place else None
    ones, rivals = doers(row, home, terms.registry)
    losses.add("initiator", "whom only other voices name: PLOVER holds one version", rivals)
    deed = deed_of(row, ones)
    actors, recipients = sides(row, deed, ones, targeted(row, home, terms.registry))
    cited = row.cited()
    first = next((one for one in cited if one.url), cited[0])
    losses.add("citation", "beside one for each incident have no PLOVER field", len(cited) - 1)
    return {
        "id": f"dateline-{resolved.incident}",
        "date": days.start.isoformat() if days else None,
        "enddate": days.end.isoformat() if days and days.length > 1 else None,
        "actor": [entity(row, party, terms.registry) for party in actors] or [NOBODY],
        "recipient": [entity(row, party, terms.registry) for party in recipients],
        "event": [deed.event],
        "event_loc": _location(place, terms),
        "event_text": list(dict.fromkeys(claim.trigger for claim in row.claims)),
        "quad_code": deed.quad,
        "event_scale": deed.scale,
        "mode": list(deed.modes),
        "context": contexts(row, deed, (*actors, *recipients)),
        "text": first.quote or None,
        "size": _size(row),
        "cite_info": _citation(first),
        "coder": f"dateline {__version__}",
        "comment": "; ".join(standing(row)),
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

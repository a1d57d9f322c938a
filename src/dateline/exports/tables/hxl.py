"""Rows as a csv with a row of HXL tags under its header, one row an incident.

Rows go in, text comes out with a line for each kind of thing dropped. Figures that nobody reports stay blank.
"""

import csv
import io
from collections.abc import Iterable

from dateline.codebook import load_codebook
from dateline.exports.figures import total
from dateline.exports.losses import Losses
from dateline.exports.rows import Export, ExportRow, Terms
from dateline.exports.tables.countries import country
from dateline.exports.tables.parties import Party, doers, targeted
from dateline.exports.tables.schemas import Cell, load_schema

_EFFECTS = {"wounded": "injured", "abducted": "abducted", "displaced": "displaced"}


def _shown(party: Party) -> str:
    return party.actor.name if party.actor else party.text


def _best(row: ExportRow, effect: str) -> int | None:
    sums = total(row.resolved.figures, effect)
    return None if sums is None else sums["best"] if sums["best"] is not None else sums["low"]


def _written(row: ExportRow, terms: Terms, losses: Losses) -> dict[str, Cell]:
    resolved = row.resolved
    days, place = resolved.date.value, resolved.place.value
    home = country(place.country if place else None)
    ones, rivals = doers(row, home.code if home else None, terms.registry)
    others = targeted(row, home.code if home else None, terms.registry)
    losses.add("initiator", "whom only other voices name: HXL holds one version", rivals)
    pinned = place is not None and (place.level != "country" or terms.country_points)
    killed = total(resolved.figures, "killed") or {}
    cited = row.cited()
    return {
        "event_id": f"dateline-{resolved.incident}",
        "event_type": load_codebook().types[resolved.event_type].label,
        "date_start": days.start.isoformat() if days else None,
        "date_end": days.end.isoformat() if days else None,
        "year": days.start.year if days else None,
        "initiator": _shown(ones[0]) if ones else None,
        "other_initiators": "; ".join(map(_shown, ones[1:])),
        "target": _shown(others[0]) if others else None,
        "other_targets": "; ".join(map(_shown, others[1:])),
        "region": home.acled_region if home else None,
        "country": home.name if home else None,
        "country_code": home.iso3 if home else None,
        "admin1": place.admin1 if place else None,
        "admin2": place.text if place and place.level == "admin2" else None,
        "place": place.text if place else None,
        "latitude": place.lat if place and pinned else None,
        "longitude": place.lon if place and pinned else None,
        "killed": _best(row, "killed"),
        "killed_low": killed.get("low"),
        "killed_high": killed.get("high"),
        **{name: _best(row, effect) for effect, name in _EFFECTS.items()},
        "sources": "; ".join(dict.fromkeys(one.publisher for one in cited if one.publisher)),
        "source_url": next((one.url for one in cited if one.url), None),
        "description": resolved.title,
        "synthetic": resolved.synthetic,
    }


def to_hxl(rows: Iterable[ExportRow], terms: Terms) -> Export:
    """A header line, a line of tags, and a line an incident."""
    every, losses, schema = list(rows), Losses(), load_schema("hxl")
    head, _, body = schema.text(_written(row, terms, losses) for row in every).partition("\n")
    held = io.StringIO()
    csv.writer(held, lineterminator="\n").writerow(schema.facts["tags"][column.name] for column in schema.columns)
    bounds = sum(
        one.effect in _EFFECTS and not one.low == one.best == one.high for row in every for one in row.resolved.figures
    )
    losses.add("figure", "in bounds have one HXL column: best is left", bounds)
    losses.figures(every, ("killed", *_EFFECTS), "HXL column")
    losses.add("weapon", "have no HXL column", sum(len(row.resolved.weapons.value) for row in every))
    losses.dissent(every)
    return Export(f"{head}\n{held.getvalue()}{body}", losses.lines())

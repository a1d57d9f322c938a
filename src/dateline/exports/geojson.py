"""Rows as GeoJSON (RFC 7946): a point where a place is known below country, null geometry where it is not.

Rows go in, a FeatureCollection comes out, with a line for each kind of thing that it could not hold.
"""

import collections
import json
from collections.abc import Iterable
from typing import Any

from dateline.exports.figures import by_party, total
from dateline.exports.precisions import date_prec, geo_precision, time_precision, where_prec
from dateline.exports.rows import Export, ExportRow, Terms, plural
from dateline.exports.tables.parties import doers
from dateline.records import ClaimPlace

EFFECTS = ("killed", "wounded")


def _geometry(place: ClaimPlace | None, terms: Terms) -> dict[str, Any] | None:
    """A point, longitude first; none for a country unless asked for, as it would be read as a place."""
    if place is None or place.lat is None or place.lon is None:
        return None
    if place.level == "country" and not terms.country_points:
        return None
    return {"type": "Point", "coordinates": [round(place.lon, 5), round(place.lat, 5)]}


def _sources(row: ExportRow) -> list[dict[str, Any]]:
    return [
        {
            "publisher": citation.publisher,
            "published": citation.published.isoformat() if citation.published else None,
            "url": citation.url,
            "text_sha256": citation.text_sha256,
            "quote": citation.quote,
        }
        for citation in row.cited()
    ]


def properties(row: ExportRow) -> dict[str, Any]:
    """What is told of an incident, flat but for figures by party and sources."""
    resolved = row.resolved
    days, place = resolved.date.value, resolved.place.value
    return {
        "id": resolved.incident,
        "title": resolved.title,
        "type": resolved.event_type,
        "date_start": days.start.isoformat() if days else None,
        "date_end": days.end.isoformat() if days else None,
        "date_precision": days.precision if days else None,
        "date_prec": date_prec(days),
        "time_precision": time_precision(days),
        "place": place.text if place else None,
        "place_level": place.level if place else None,
        "country": place.country if place else None,
        "admin1": place.admin1 if place else None,
        "where_prec": where_prec(place),
        "geo_precision": geo_precision(place),
        "radius_km": place.radius_km if place else None,
        "initiators": list(resolved.initiators.value),
        "targets": list(resolved.targets.value),
        "weapons": list(resolved.weapons.value),
        **{effect: total(resolved.figures, effect) for effect in EFFECTS},
        **{f"{effect}_by_party": by_party(resolved.figures, effect) for effect in EFFECTS},
        "certainty": resolved.certainty,
        "scope": resolved.scope,
        "grade": resolved.grade,
        "independent_sources": resolved.independent_sources,
        "provisional": any(figure.provisional for figure in resolved.figures),
        "policy": resolved.policy,
        "without": list(resolved.without),
        "sources": _sources(row),
        "synthetic": resolved.synthetic,
    }


def _rivals(rows: list[ExportRow], terms: Terms) -> int:
    """How many initiators stand in a list beside one whom other voices name."""
    return sum(doers(row, None, terms.registry)[1] for row in rows)


def _losses(rows: list[ExportRow], terms: Terms) -> tuple[str, ...]:
    placed = [row.resolved.place.value for row in rows]
    nowhere = sum(place is None for place in placed)
    bare = [place for place in placed if place is not None and _geometry(place, terms) is None]
    countries = sum(place.level == "country" for place in bare)
    pointless = len(bare) - countries
    counts = collections.Counter(figure.effect for row in rows for figure in row.resolved.figures)
    dissents = sum(
        bool(value.dissent)
        for row in rows
        for value in (row.resolved.type_support, row.resolved.date, row.resolved.place, row.resolved.initiators,
                      row.resolved.targets, *row.resolved.figures)
    )  # fmt: skip
    rivals = _rivals(rows, terms)
    lines = [
        (nowhere, f"{plural(nowhere, 'incident')} without a place: no geometry"),
        (countries, f"{plural(countries, 'incident')} known only by country: no geometry"),
        (pointless, f"{plural(pointless, 'incident')} whose place has no coordinates: no geometry"),
        *(
            (count, f"{plural(count, f'{effect} figure')} without a property")
            for effect, count in sorted(counts.items())
            if effect not in EFFECTS
        ),
        (rivals, f"{plural(rivals, 'initiator')} whom only other voices name: told beside the first, not by whom"),
        (dissents, f"{plural(dissents, 'value')} with dissenting claims: the dissent is only in jsonl and parquet"),
    ]
    return tuple(line for count, line in lines if count)


def to_geojson(rows: Iterable[ExportRow], terms: Terms | None = None) -> Export:
    """A FeatureCollection, one feature an incident and a line, in the rows' order; degrees, WGS 84."""
    every, terms = list(rows), terms or Terms()
    features = [
        {
            "type": "Feature",
            "id": row.resolved.incident,
            "geometry": _geometry(row.resolved.place.value, terms),
            "properties": properties(row),
        }
        for row in every
    ]
    lines = ",\n".join(json.dumps(feature, ensure_ascii=False) for feature in features)
    return Export(f'{{"type": "FeatureCollection", "features": [\n{lines}\n]}}\n', _losses(every, terms))

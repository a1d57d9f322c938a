"""Rows as the three lists that TimeMap reads: events, their sources, and associations by type and grade; all values text.

Rows go in, one JSON object comes out with a line for each kind of thing dropped. An event needs a day or a point.
"""

import json
from collections.abc import Iterable
from typing import Any

from dateline.codebook import load_codebook
from dateline.exports.losses import Losses
from dateline.exports.rows import Citation, Export, ExportRow, Terms


def _point(row: ExportRow, terms: Terms) -> tuple[str, str]:
    """Latitude and longitude, both or neither."""
    place = row.resolved.place.value
    if place is None or place.lat is None or place.lon is None:
        return "", ""
    hidden = place.level == "country" and not terms.country_points
    return ("", "") if hidden else (f"{place.lat:.5f}", f"{place.lon:.5f}")


def _event(row: ExportRow, terms: Terms) -> dict[str, Any]:
    resolved = row.resolved
    days, place = resolved.date.value, resolved.place.value
    lat, lon = _point(row, terms)
    label = load_codebook().types[resolved.event_type].label
    marks = [resolved.grade, *(["synthetic"] if resolved.synthetic else [])]
    return {
        "id": f"dateline-{resolved.incident}",
        "description": resolved.title,
        "date": days.start.isoformat() if days else "",
        "time": "",
        "time_precision": days.precision if days else "",
        "location": place.text if place else "",
        "latitude": lat,
        "longitude": lon,
        "type": resolved.event_type,
        "category": label,
        "category_full": label,
        "associations": [resolved.event_type, *marks],
        "sources": list(dict.fromkeys(_source_id(cited) for cited in row.cited())),
        "comments": "; ".join(marks),
        "shape": "",
        "colour": "",
    }


def _source_id(cited: Citation) -> str:
    return f"dateline-{cited.report}"


def _source(cited: Citation) -> dict[str, Any]:
    return {
        "id": _source_id(cited),
        "title": cited.title or cited.publisher or cited.report,
        "thumbnail": "",
        "paths": [],
        "type": "report",
        "affil_s": [],
        "url": cited.url or "",
        "description": cited.quote,
        "parent": "",
        "author": cited.publisher or "",
        "date": cited.published.isoformat() if cited.published else "",
        "notes": f"text sha256 {cited.text_sha256}",
    }


def _associations(rows: Iterable[ExportRow]) -> list[dict[str, Any]]:
    every = list(rows)
    marks: set[str] = {row.resolved.grade for row in every} | {"synthetic" for row in every if row.resolved.synthetic}
    types = sorted({row.resolved.event_type for row in every})
    made: list[tuple[str, str, str, str]] = [
        (kind, load_codebook().types[kind].label, "CATEGORY", "type") for kind in types
    ]
    made += [(mark, mark, "FILTER", "grade") for mark in sorted(marks)]
    return [
        {"id": name, "title": title, "desc": "", "mode": mode, "filter_paths": [path, name]}
        for name, title, mode, path in made
    ]


def to_timemap(rows: Iterable[ExportRow], terms: Terms) -> Export:
    """`events`, `sources` and `associations` in one object."""
    every, losses = list(rows), Losses()
    kept = [row for row in every if row.resolved.date.value is not None or _point(row, terms)[0]]
    losses.add("incident", "without a day and without a point: TimeMap wants one of them", len(every) - len(kept))
    losses.add("incident", "of several days: only the first is told", sum(
        row.resolved.date.value is not None and row.resolved.date.value.length > 1 for row in kept))  # fmt: skip
    losses.figures(kept, (), "TimeMap field")
    losses.add("party", "have no TimeMap field but the description", sum(
        len(row.resolved.initiators.value) + len(row.resolved.targets.value) for row in kept))  # fmt: skip
    losses.add("place", "with a radius have no TimeMap field for it", sum(
        bool(row.resolved.place.value and row.resolved.place.value.radius_km) for row in kept))  # fmt: skip
    losses.dissent(kept)
    whole = {
        "events": [_event(row, terms) for row in kept],
        "sources": list({cited.report: _source(cited) for row in kept for cited in row.cited()}.values()),
        "associations": _associations(kept),
    }
    return Export(json.dumps(whole, ensure_ascii=False, indent=1) + "\n", losses.lines())

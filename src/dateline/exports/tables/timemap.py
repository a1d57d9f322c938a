"""Rows as what TimeMap reads: events, their sources by id, and associations by type and grade; all values text.

Rows go in, one JSON object comes out with a line for each kind of thing dropped. An event needs a day or a point.
"""

import json
from collections.abc import Iterable
from html import escape
from typing import Any

from dateline.codebook import load_codebook
from dateline.exports.losses import Losses
from dateline.exports.precisions import where_prec
from dateline.exports.rows import Citation, Export, ExportRow, Terms, standing
from dateline.values import Days


def _point(row: ExportRow, terms: Terms) -> tuple[str, str]:
    """Latitude and longitude, both or neither."""
    place = row.resolved.place.value
    if place is None or place.lat is None or place.lon is None:
        return "", ""
    hidden = place.level == "country" and not terms.country_points
    return ("", "") if hidden else (f"{place.lat:.5f}", f"{place.lon:.5f}")


def _is_rough(row: ExportRow, terms: Terms) -> bool:
    """True where the event has a point at which it need not have been."""
    place = row.resolved.place.value
    return bool(place and place.radius_km and where_prec(place) != 1 and _point(row, terms)[0])


def _location(row: ExportRow, terms: Terms) -> str:
    """The place; TimeMap draws every point alike, so a rough one is told in words."""
    place = row.resolved.place.value
    if place is None:
        return ""
    return f"{place.text} (within {place.radius_km:.0f} km)" if _is_rough(row, terms) else place.text


def _date(days: Days | None) -> str:
    """The first day, month first: so TimeMap reads dates unless its configuration says otherwise."""
    return f"{days.start:%m/%d/%Y}" if days else ""


def _marks(row: ExportRow) -> list[str]:
    return ["synthetic"] if row.resolved.synthetic else []


def _event(row: ExportRow, terms: Terms) -> dict[str, Any]:
    resolved = row.resolved
    days = resolved.date.value
    lat, lon = _point(row, terms)
    label = load_codebook().types[resolved.event_type].label
    return {
        "id": f"dateline-{resolved.incident}",
        "description": resolved.title,
        "date": _date(days),
        "time": "",
        "time_precision": days.precision if days else "",
        "location": _location(row, terms),
        "latitude": lat,
        "longitude": lon,
        "type": resolved.event_type,
        "category": label,
        "category_full": label,
        "associations": [resolved.event_type, resolved.grade, *_marks(row)],
        "sources": list(dict.fromkeys(_source_id(cited) for cited in row.cited())),
        "comments": "; ".join((*standing(row), *_marks(row))),
        "shape": "",
        "colour": "",
    }


def _source_id(cited: Citation) -> str:
    return f"dateline-{cited.report}"


def _source(cited: Citation, quotes: Iterable[str]) -> dict[str, Any]:
    """A report as the source of all its events, with what is quoted of it for each: as HTML, for so TimeMap shows it."""
    return {
        "id": _source_id(cited),
        "title": cited.title or cited.publisher or cited.report,
        "thumbnail": "",
        "paths": [],
        "type": "report",
        "affil_s": [],
        "url": cited.url or "",
        "description": escape("\n\n".join(quotes), quote=False),
        "parent": "",
        "author": cited.publisher or "",
        "date": cited.published.isoformat() if cited.published else "",
        "notes": f"text sha256 {cited.text_sha256}",
    }


def _sources(rows: Iterable[ExportRow]) -> dict[str, dict[str, Any]]:
    """The sources by id, as an event names them."""
    reports: dict[str, list[Citation]] = {}
    for row in rows:
        for cited in row.cited():
            reports.setdefault(_source_id(cited), []).append(cited)
    return {
        name: _source(told[0], dict.fromkeys(cited.quote for cited in told if cited.quote))
        for name, told in reports.items()
    }


def _associations(rows: Iterable[ExportRow]) -> list[dict[str, Any]]:
    """Types as categories, grades as filters, and a filter for what is made from synthetic reports."""
    every = list(rows)
    types = sorted({row.resolved.event_type for row in every})
    made: list[tuple[str, str, str, str]] = [
        (kind, load_codebook().types[kind].label, "CATEGORY", "type") for kind in types
    ]
    made += [(grade, grade, "FILTER", "grade") for grade in sorted({row.resolved.grade for row in every})]
    made += [(mark, mark, "FILTER", "reports") for mark in sorted({mark for row in every for mark in _marks(row)})]
    return [
        {"id": name, "title": title, "desc": "", "mode": mode, "filter_paths": [path, name]}
        for name, title, mode, path in made
    ]


def _losses(every: list[ExportRow], kept: list[ExportRow], terms: Terms) -> tuple[str, ...]:
    losses, days = Losses(), [row.resolved.date.value for row in kept]
    losses.add("incident", "without a day and without a point: TimeMap wants one of them", len(every) - len(kept))
    losses.add("incident", "with a point and without a day: TimeMap takes them and shows none", days.count(None))
    losses.add("incident", "of several days: only the first is told", sum(bool(one and one.length > 1) for one in days))
    losses.figures(kept, (), "TimeMap field")
    losses.add("party", "have no TimeMap field but the description", sum(
        len(row.resolved.initiators.value) + len(row.resolved.targets.value) for row in kept))  # fmt: skip
    losses.add("place", "with a radius have no TimeMap field for it", sum(
        bool(row.resolved.place.value and row.resolved.place.value.radius_km) and not _is_rough(row, terms)
        for row in kept))  # fmt: skip
    losses.dissent(kept)
    return losses.lines()


def to_timemap(rows: Iterable[ExportRow], terms: Terms) -> Export:
    """`events` and `associations` as lists, `sources` by id, in one object."""
    every = list(rows)
    kept = [row for row in every if row.resolved.date.value is not None or _point(row, terms)[0]]
    whole = {
        "events": [_event(row, terms) for row in kept],
        "sources": _sources(kept),
        "associations": _associations(kept),
    }
    return Export(json.dumps(whole, ensure_ascii=False, indent=1) + "\n", _losses(every, kept, terms))

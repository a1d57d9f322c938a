"""Summaries for Explore: made of the incidents that have none, a batch at a time, and handed out column by column.

A store and its judgements go in, summaries are kept. Judging and linking take old ones out; this puts new ones in.
"""

import datetime as dt
import json
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from dateline.exports import ExportRow, coarse
from dateline.exports.figures import total
from dateline.records import Bounds, Judgement, Summary, verdicts
from dateline.records.claims import Confidence
from dateline.records.frames import Record
from dateline.store import Store
from dateline.workflow.resolve import resolve_incidents
from dateline.workflow.review.ledgers import Ledger

_BATCH = 200
_SURE: tuple[Confidence, ...] = ("high", "medium", "low")
_EPOCH = dt.date(1970, 1, 1).toordinal()
Figures = tuple[int | None, int | None, int | None]


class Columns(Record):
    """All incidents, a column a field, in the order of their first days; those without a day come last.

    `start` and `end` are days since 1 January 1970; `killed` and `wounded` low, best, high under the policy majority.
    """

    id: list[str]
    title: list[str]
    type: list[str]
    start: list[int | None]
    end: list[int | None]
    precision: list[str | None]
    place: list[str | None]
    country: list[str | None]
    lat: list[float | None]
    lon: list[float | None]
    level: list[str | None]
    radius: list[float | None]
    grade: list[str]
    scope: list[str]
    killed: list[Figures | None]
    wounded: list[Figures | None]
    reports: list[int]
    sources: list[int]
    claimants: list[list[str]]
    reviewed: list[bool]
    provisional: list[bool]
    confidence: list[str]
    aggregate: list[bool]
    synthetic: list[bool]


_PLAIN = {
    "id": "id", "title": "title", "type": "event_type", "place": "place", "country": "country", "lat": "lat",
    "lon": "lon", "level": "level", "radius": "radius_km", "grade": "grade", "scope": "scope", "reports": "reports",
    "sources": "sources", "claimants": "claimants", "reviewed": "reviewed", "provisional": "provisional",
    "confidence": "confidence", "aggregate": "aggregate", "synthetic": "synthetic",
}  # fmt: skip


def refresh_summaries(store: Store, ledger: Ledger, step: Callable[[int, int], None] = lambda done, total: None) -> int:
    """Makes the summaries that are missing; how many.

    Args:
        store: the project.
        ledger: its judgements; it is brought up to date.
        step: is given the number of summaries made, and of all incidents.
    """
    made, every = 0, store.incident_count()
    while missing := store.without_summary(_BATCH):
        ledger.catch_up(store)
        texts = store.texts_of({member.report for one in missing for member in one.members})
        judgements = ledger.standing_on(texts)
        rows = resolve_incidents(store, missing, judgements)
        store.put_summaries(summary_of(row, judgements) for row in rows)
        made += len(rows)
        step(made, every)
        if not rows or len(missing) < _BATCH:
            break  # none are left, or only some whose claims went: linking will take those out
    return made


def summary_of(row: ExportRow, judgements: Sequence[Judgement]) -> Summary:
    """The summary of one incident; a movement of forces without a point."""
    row = coarse(row)
    resolved, place = row.resolved, row.resolved.place.value
    founding = {member.claim for member in row.incident.members if member.founding}
    last = verdicts(row.claims, judgements)
    shown = place is not None and place.level != "country"
    confidences = {claim.confidence for claim in row.claims if claim.id in founding}
    return Summary(
        id=row.incident.id,
        title=resolved.title,
        event_type=resolved.event_type,
        days=resolved.date.value,
        place=place.text if place else None,
        country=place.country if place else None,
        lat=place.lat if place and shown else None,
        lon=place.lon if place and shown else None,
        level=place.level if place else None,
        radius_km=place.radius_km if place else None,
        grade=resolved.grade,
        scope=resolved.scope,
        killed=_bounds(row, "killed"),
        wounded=_bounds(row, "wounded"),
        reports=len({claim.report.id for claim in row.claims}),
        sources=resolved.independent_sources,
        claimants=tuple(sorted({source.kind for claim in row.claims for source in claim.sources})),
        reviewed=any(name in last and last[name].kind == "accept" for name in founding),
        provisional=any(figure.provisional for figure in resolved.figures),
        confidence=next((one for one in _SURE if one in confidences), "low"),
        aggregate=all(claim.granularity == "aggregate" for claim in row.claims if claim.id in founding),
        synthetic=resolved.synthetic,
    )


def _bounds(row: ExportRow, effect: str) -> Bounds | None:
    found = total(row.resolved.figures, effect)
    return Bounds(low=found["low"], best=found["best"], high=found["high"]) if found else None


def columns_of(summaries: Iterable[str]) -> dict[str, list[Any]]:
    """Summaries in JSON as `Columns` in plain values; they were checked when they were made."""
    rows = json.loads(f"[{','.join(summaries)}]")
    rows.sort(key=lambda row: ((row["days"] or {}).get("start") or "9999", row["id"]))
    found: dict[str, list[Any]] = {name: [row[field] for row in rows] for name, field in _PLAIN.items()}
    for end in ("start", "end"):
        found[end] = [_day(row["days"][end]) if row["days"] else None for row in rows]
    found["precision"] = [row["days"]["precision"] if row["days"] else None for row in rows]
    for effect in ("killed", "wounded"):
        found[effect] = [list(row[effect].values()) if row[effect] else None for row in rows]
    return found


def _day(day: str) -> int:
    return dt.date.fromisoformat(day).toordinal() - _EPOCH

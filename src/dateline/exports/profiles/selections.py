"""What may leave: filters over rows, each of which says how many incidents it held back and why.

Rows go in, a `Selection` comes out. The day is passed in; nothing here reads a clock.
"""

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

from dateline.exports.rows import ExportRow, plural
from dateline.records import Claim, ClaimPlace, Judgement, Resolved, standing, verdicts

MOVEMENT_DAYS = 30
_COARSE = ("admin1", "country", "water")


@dataclass(slots=True)
class Selection:
    """The rows that pass, and a line for each kind of thing held back."""

    rows: list[ExportRow]
    losses: tuple[str, ...] = ()


def _held(every: Sequence[ExportRow], passed: list[ExportRow], why: str) -> Selection:
    count = len(every) - len(passed)
    return Selection(passed, (f"{plural(count, 'incident')} held back: {why}",) if count else ())


def publishable(
    rows: Iterable[ExportRow], judgements: Iterable[Judgement], *, proposals: Collection[str] = ()
) -> Selection:
    """The incidents with a founding claim that a person accepted, and no open proposal on it.

    Args:
        rows: to choose from.
        judgements: the last of accept and reject on a claim counts.
        proposals: ids of claims beside which a recode proposes another that nobody has decided on.
    """
    every = list(rows)
    claims = [claim for row in every for claim in row.claims]
    decided = verdicts(claims, standing(judgements))
    accepted, passed, open_ones = [], [], 0
    for row in every:
        founding = [member.claim for member in row.incident.members if member.founding]
        yes = [claim for claim in founding if claim in decided and decided[claim].kind == "accept"]
        if not yes:
            continue
        accepted.append(row)
        if any(claim in proposals for claim in yes):
            open_ones += 1
        else:
            passed.append(row)
    losses = _held(every, accepted, "no founding claim accepted by a person").losses
    return Selection(passed, losses + _held(accepted, passed, "an open proposal on an accepted claim").losses)


def without_criminal(rows: Iterable[ExportRow]) -> Selection:
    """The incidents that are not ordinary crime."""
    every = list(rows)
    return _held(every, [row for row in every if row.resolved.scope != "criminal"], "scope criminal, not asked for")


def _moves_forces(row: ExportRow) -> bool:
    """True where the incident, or the place that it is put at, rests on a movement of forces."""
    behind = [claim for claim in row.claims if claim.id in row.resolved.place.support]
    rests_on = bool(behind) and all(claim.event_type == "force_movement" for claim in behind)
    return row.resolved.event_type == "force_movement" or rests_on


def _last_day(row: ExportRow) -> dt.date | None:
    if row.resolved.date.value:
        return row.resolved.date.value.end
    return max((claim.report.published for claim in row.claims if claim.report.published), default=None)


def _coarse_place(place: ClaimPlace | None) -> ClaimPlace | None:
    if place is None or place.level in _COARSE:
        return place
    none = {"lat": None, "lon": None, "radius_km": None, "geonames_id": None}
    return place.model_copy(update=none | {"level": "admin1" if place.admin1 else "country"})


def _coarse_claim(claim: Claim) -> Claim:
    if claim.event_type != "force_movement" or claim.place is None:
        return claim
    return claim.model_copy(update={"place": _coarse_place(claim.place)})


def _coarse_resolved(resolved: Resolved) -> Resolved:
    place = resolved.place.model_copy(update={"value": _coarse_place(resolved.place.value)})
    return resolved.model_copy(update={"place": place})


def coarse(row: ExportRow) -> ExportRow:
    """The row as it may be shown: a movement of forces without coordinates below the first-level region."""
    claims = tuple(map(_coarse_claim, row.claims))
    resolved = _coarse_resolved(row.resolved) if _moves_forces(row) else row.resolved
    return ExportRow(row.incident, resolved, claims, row.citations)


def without_recent_movements(rows: Iterable[ExportRow], *, today: dt.date) -> Selection:
    """Rows without movements of forces of the last 30 days or of an unknown day; older ones without coordinates.

    This binds every export, whatever the profile: nobody's forces can be tracked by it.
    """
    every, passed, coarsened = list(rows), [], 0
    for row in every:
        claims = tuple(map(_coarse_claim, row.claims))
        if not _moves_forces(row):
            passed.append(ExportRow(row.incident, row.resolved, claims, row.citations))
            continue
        last = _last_day(row)
        if last is not None and (today - last).days >= MOVEMENT_DAYS:
            passed.append(ExportRow(row.incident, _coarse_resolved(row.resolved), claims, row.citations))
            coarsened += 1
    held = _held(every, passed, f"movement of forces, less than {MOVEMENT_DAYS} days old or undated")
    line = f"{plural(coarsened, 'movement')} of forces without coordinates below the first-level region"
    return Selection(passed, held.losses + ((line,) if coarsened else ()))


def delayed(rows: Iterable[ExportRow], *, today: dt.date, days: int) -> Selection:
    """The incidents that ended at least `days` days ago; one without a day goes by its last report."""
    every = list(rows)
    passed = [row for row in every if (last := _last_day(row)) is not None and (today - last).days >= days]
    return _held(every, passed, f"less than {plural(days, 'day')} old or undated")


def since(rows: Iterable[ExportRow], day: dt.date) -> Selection:
    """The incidents whose last day is that day or later."""
    every = list(rows)
    passed = [row for row in every if row.resolved.date.value and row.resolved.date.value.end >= day]
    return _held(every, passed, f"before {day.isoformat()} or undated")


def graded(rows: Iterable[ExportRow], grades: Collection[str]) -> Selection:
    """The incidents of these grades."""
    every = list(rows)
    return _held(every, [row for row in every if row.resolved.grade in grades], f"grade not {' or '.join(grades)}")


@dataclass(slots=True, frozen=True)
class Rules:
    """What may leave: `everything` those too that nobody accepted, `criminal` ordinary crime too; the rest narrows.

    `delay` is in days; no `grades` means all.
    """

    everything: bool = False
    criminal: bool = False
    delay: int = 0
    since: dt.date | None = None
    grades: tuple[str, ...] = ()


def select(
    rows: Iterable[ExportRow], judgements: Iterable[Judgement], rules: Rules, *, today: dt.date,
    proposals: Collection[str] = (),
) -> Selection:  # fmt: skip
    """The rows of one export by its rules; movements of forces are held back from all.

    Args:
        rows: all incidents.
        judgements: what persons decided.
        rules: which leave.
        today: the day of the export.
        proposals: as in `publishable`.
    """
    chosen = without_recent_movements(rows, today=today)
    losses = chosen.losses
    steps: list[Callable[[list[ExportRow]], Selection]] = []
    if not rules.criminal:
        steps.append(without_criminal)
    if not rules.everything:
        steps.append(lambda rows: publishable(rows, judgements, proposals=proposals))
    if rules.delay:
        steps.append(lambda rows: delayed(rows, today=today, days=rules.delay))
    if rules.since is not None:
        day = rules.since
        steps.append(lambda rows: since(rows, day))
    if rules.grades:
        steps.append(lambda rows: graded(rows, rules.grades))
    for step in steps:
        chosen = step(chosen.rows)
        losses += chosen.losses
    return Selection(chosen.rows, losses)

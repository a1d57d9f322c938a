"""The evidence that two claims of different reports tell of one happening: a score, and sentences that a person can read.

Two claims go in, an `Evidence` comes out, the same either way round. It groups nothing; a trained model can take the
place of `pair_evidence` by giving the same record.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from dateline.incidents.places import PlaceMatch, compare
from dateline.incidents.words import family, is_vague, near_families, same_name
from dateline.records import Claim, Participant

THRESHOLD = 0.6
PUBLISHED_SLACK = 14
MAX_AGGREGATE_DAYS = 3
NEIGHBOURS = "on neighbouring days"
_CEILING_UNSUPPORTED = 0.4
_DOUBTED = -0.05  # where places differ and one of them was inferred: the rest must agree all the better


@dataclass(slots=True, frozen=True)
class Evidence:
    """`score` from 0 to 1, at least `THRESHOLD` where the two alone would be linked; `veto` says why they never are."""

    score: float
    reasons: tuple[str, ...] = ()
    veto: str | None = None


Scorer = Callable[[Claim, Claim, float], Evidence]


class Window(NamedTuple):
    """The days a claim may be about; `stated` where a report says so, not only its date of publication.

    `sure` where it is one day in the report's own words.
    """

    start: dt.date
    end: dt.date
    stated: bool
    sure: bool = False


class _Part(NamedTuple):
    points: float
    reason: str | None = None
    veto: bool = False


def unbounded(claim: Claim) -> bool:
    """True for a summary that is no happening of its own: an aggregate without a date, over 3 days, or of a country."""
    if claim.granularity != "aggregate":
        return False
    no_days = claim.date is None or claim.date.length > MAX_AGGREGATE_DAYS
    return no_days or claim.place is None or claim.place.level == "country"


def sure_of(claim: Claim, name: str) -> bool:
    """True where the report's own words give a field, and the coder does not doubt it."""
    return name not in claim.rules and claim.field_confidence.get(name) != "low"


def window(claim: Claim) -> Window | None:
    """The days that a claim may be about: its own, or those before its report was published; None where it has neither."""
    if claim.date:
        one_day = claim.date.precision == "day" and claim.date.start == claim.date.end
        return Window(claim.date.start, claim.date.end, stated=True, sure=one_day and sure_of(claim, "date"))
    published = claim.report.published
    return Window(published - dt.timedelta(days=PUBLISHED_SLACK), published, stated=False) if published else None


def _plural(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _days(one: Claim, other: Claim) -> _Part:
    first, second = window(one), window(other)
    if first is None or second is None:
        return _Part(0.05, "no day given")
    if not (first.stated and second.stated):
        return _published_days(first, second)
    gap = (max(first.start, second.start) - min(first.end, second.end)).days
    if gap > 1:
        return _Part(0, f"{gap} days apart", veto=True)
    if gap == 1 and first.sure and second.sure:
        return _Part(0, "on different days", veto=True)
    if gap == 1:
        return _Part(0.15, NEIGHBOURS)
    if first[:2] == second[:2] and first.start == first.end:
        return _Part(0.35, "same day")
    return _Part(0.3 if min(first.end - first.start, second.end - second.start).days == 0 else 0.2, "days overlap")


def _published_days(first: Window, second: Window) -> _Part:
    """Days where at least one report gives none: how near its publication lies, and it cannot precede the event."""
    for undated, dated in ((first, second), (second, first)):
        if not undated.stated and dated.stated and (dated.start - undated.end).days > 1:
            return _Part(0, "one report was published before the other's day", veto=True)
    gap = abs((first.end - second.end).days)
    if gap > PUBLISHED_SLACK:
        return _Part(0, f"published {gap} days apart", veto=True)
    points = next(points for limit, points in ((1, 0.25), (3, 0.18), (7, 0.05), (PUBLISHED_SLACK, 0.0)) if gap <= limit)
    near = "published the same day" if gap == 0 else f"published {_plural(gap, 'day')} apart"
    return _Part(points, f"no day given, {near}" if first.stated == second.stated else f"one gives no day, {near}")


def _place(match: PlaceMatch, one: Claim, other: Claim) -> _Part:
    km = match.km
    if match.standing == "abroad":
        return _Part(0, "different countries", veto=True)
    if match.standing == "apart":
        sure = sure_of(one, "place") and sure_of(other, "place")
        apart = f"{km:.0f} km apart" if km is not None else "different regions"
        return _Part(0, apart, veto=True) if sure else _Part(_DOUBTED, f"{apart}, but a place is not sure")
    if match.standing == "same":
        return _Part(0.35, f"same place ({(one.place or other.place).text})" if one.place else "same place")  # type: ignore[union-attr]
    if match.standing == "near" and km is not None:
        return _Part(0.32 if km <= 5 else 0.27 if km <= 15 else 0.2, f"{max(km, 1):.0f} km apart")
    words = {"within": (0.15, "one place within the other"), "region": (0.15, "same region"),
             "country": (0.05, "same country, no nearer place"), "unknown": (0.0, "a place is not known")}  # fmt: skip
    return _Part(*words[match.standing])


def _types(one: Claim, other: Claim) -> _Part:
    if one.event_type == other.event_type:
        return _Part(0.2, "same type of event")
    first, second = family(one.event_type), family(other.event_type)
    if first == second:
        return _Part(0.15, "like types of event")
    if near_families(first, second):
        return _Part(0.05, "types of event that may be one")
    return _Part(0, "types of event that do not go together", veto=True)


def shared_participant(ours: tuple[Participant, ...], theirs: tuple[Participant, ...]) -> str | None:
    """The fuller name of somebody whom both lists name, by registry id or by words; None where there is nobody."""
    for mine in ours:
        for their in theirs:
            if set(mine.actors) & set(their.actors) or same_name(mine.text, their.text):
                return max(mine.text, their.text, key=lambda text: (len(text), text))
    return None


def _telling(participants: tuple[Participant, ...]) -> bool:
    return any(one.actors or not is_vague(one.text) for one in participants)


def _parties(one: Claim, other: Claim) -> list[_Part]:
    parts = []
    for ours, theirs in ((one.initiators, other.initiators), (one.targets, other.targets)):
        if name := shared_participant(ours, theirs):
            parts.append(_Part(0.12, f"both name {name}"))
    if not parts and (name := shared_participant(one.initiators + one.targets, other.initiators + other.targets)):
        parts.append(_Part(0.08, f"both name {name}"))
    if not parts and _telling(one.initiators) and _telling(other.initiators):
        parts.append(_Part(-0.1, "they name different initiators"))
    return parts


def _numbers(claim: Claim, effect: str) -> set[int]:
    bounds = (row.min if row.min is not None else row.max for row in claim.casualties if row.effect == effect)
    return {bound for bound in bounds if bound is not None}


def _figures(one: Claim, other: Claim) -> list[_Part]:
    parts = []
    for effect in ("killed", "wounded", "abducted", "arrested"):
        ours, theirs = _numbers(one, effect), _numbers(other, effect)
        if shared := ours & theirs:
            number = max(shared)
            parts.append(_Part(0.12 if number > 2 else 0.06, f"both give {number} {effect}"))
        elif ours and theirs:
            low, high = sorted((max(ours), max(theirs)))
            if high > 3 * max(low, 1) and high - low > 4:
                parts.append(_Part(-0.1, f"{low} and {high} {effect}"))
    return parts


def pair_evidence(one: Claim, other: Claim, text_likeness: float = 0.0) -> Evidence:
    """What speaks for and against two claims telling of one happening.

    `text_likeness` is the cosine of the two reports' headlines and leads, 0 where not known. Where a place or the days
    are missing, or the place is no nearer than a region, the rest is not enough: a party, a figure or the words must
    agree too.
    """
    if one.report.id == other.report.id:
        return Evidence(0.0, veto="two events of one report")
    match = compare(one.place, other.place)
    ground = [_days(one, other), _place(match, one, other), _types(one, other)]
    for part in ground:
        if part.veto:
            return Evidence(0.0, veto=part.reason)
    parts = ground + _parties(one, other) + _figures(one, other)
    if one.granularity != other.granularity:
        parts.append(_Part(-0.1, "one sums up several events"))
    if text_likeness >= 0.15:
        parts.append(_Part(0.4 * text_likeness, "headlines and leads alike"))
    score = min(1.0, max(0.0, sum(part.points for part in parts)))
    supported = any(part.points > 0 for part in parts[len(ground) :])
    vague_place = match.standing in ("within", "region", "country", "unknown", "apart")
    vague_days = window(one) is None or window(other) is None
    if ((vague_place or vague_days) and not supported) or (vague_place and ground[0].reason == NEIGHBOURS):
        score = min(score, _CEILING_UNSUPPORTED)
    return Evidence(round(score, 4), tuple(part.reason for part in parts if part.reason))

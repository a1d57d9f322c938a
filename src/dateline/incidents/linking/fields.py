"""What two claims' fields say of one another: days, place, type, parties, figures, as named features and as words.

Two claims go in, features and sentences that a person can read come out, the same either way round. Nothing is weighed.
"""

import datetime as dt
from collections.abc import Iterator
from math import log, log1p
from typing import NamedTuple

from dateline.incidents.places import PlaceMatch, compare, fineness
from dateline.incidents.words import family, is_vague, near_families, same_name
from dateline.records import Claim, Participant

PUBLISHED_SLACK = 14  # days before publication that an event without a day may be about
MAX_AGGREGATE_DAYS = 3
EFFECTS = ("killed", "wounded", "abducted", "arrested")
Features = dict[str, float]


class Window(NamedTuple):
    """The days a claim may be about; `stated` where a report says so, not only its date of publication.

    `sure` where it is one day in the report's own words.
    """

    start: dt.date
    end: dt.date
    stated: bool
    sure: bool = False


class Told(NamedTuple):
    """One thing that two claims' fields say of each other: features, and the sentence for it."""

    features: Features
    reason: str | None = None


def unbounded(claim: Claim) -> bool:
    """True for a summary that is no happening of its own: an aggregate without a date, over 3 days, or of a country."""
    if claim.granularity != "aggregate":
        return False
    no_days = claim.date is None or claim.date.length > MAX_AGGREGATE_DAYS
    return no_days or claim.place is None or claim.place.level == "country"


def sure_of(claim: Claim, name: str) -> bool:
    """True where the report's own words give a field and the coder does not doubt it, or a person settled it."""
    known = claim.field_confidence.get(name)
    return known == "high" or (name not in claim.rules and known != "low")


def window(claim: Claim) -> Window | None:
    """The days that a claim may be about: its own, or those before its report was published; None where it has neither."""
    if claim.date:
        one_day = claim.date.precision == "day" and claim.date.start == claim.date.end
        return Window(claim.date.start, claim.date.end, stated=True, sure=one_day and sure_of(claim, "date"))
    published = claim.report.published
    return Window(published - dt.timedelta(days=PUBLISHED_SLACK), published, stated=False) if published else None


def plural(number: int, noun: str) -> str:
    """A number and its noun."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def days_between(one: Claim, other: Claim) -> int | None:
    """Days between the stated days of two claims: 0 where they share one, 1 for neighbours; None where one states none."""
    return _gap(window(one), window(other))


def _gap(first: Window | None, second: Window | None) -> int | None:
    if first is None or second is None or not (first.stated and second.stated):
        return None
    return max(0, (max(first.start, second.start) - min(first.end, second.end)).days)


def published(first: dt.date | None, second: dt.date | None) -> Told:
    """What the days on which two reports came out say."""
    if first is None or second is None:
        return Told({})
    gap = abs((first - second).days)
    step = next((name for limit, name in ((0, "same day"), (1, "next day"), (3, "3 days"), (7, "week"), (14, "fortnight"))
                 if gap <= limit), "later")  # fmt: skip
    words = "published the same day" if gap == 0 else f"published {plural(gap, 'day')} apart"
    return Told({"published": 1, f"published={step}": 1, "published log": log1p(min(gap, 400))}, words)


def _stated_days(first: Window, second: Window, gap: int) -> Told:
    sure = " sure" if first.sure and second.sure else ""
    if gap > 1:
        return Told({f"days=apart{sure}": 1, "days apart": log1p(min(gap, 1000))}, f"{gap} days apart")
    if gap == 1:
        return Told({f"days=next{sure}": 1}, "on neighbouring days")
    if first[:2] == second[:2] and first.start == first.end:
        return Told({"days=same": 1}, "same day")
    return Told({"days=overlap": 1}, "days overlap")


def _days(one: Claim, other: Claim) -> Told:
    first, second = window(one), window(other)
    gap = _gap(first, second)
    if first is None or second is None:
        return Told({}, "no day given")
    if gap is not None:
        return _stated_days(first, second, gap)
    for undated, dated in ((first, second), (second, first)):
        if not undated.stated and dated.stated:
            late = (undated.end - dated.start).days
            step = "before" if late < -1 else "soon" if late <= 3 else "late"
            words = {"before": "one report came out before the other's day", "soon": "one came out right after the other's day",
                     "late": "one came out long after the other's day"}  # fmt: skip
            return Told({f"days=one {step}": 1}, words[step])
    return Told({}, "no day given")


def _place_words(match: PlaceMatch, one: Claim) -> str:
    if match.standing == "near" and match.km is not None:
        return f"{max(match.km, 1):.0f} km apart"
    if match.standing == "apart":
        return f"{match.km:.0f} km apart" if match.km is not None else "different regions"
    words = {"same": f"same place ({one.place.text})" if one.place else "same place", "abroad": "different countries",
             "within": "one place within the other", "region": "same region", "country": "same country, no nearer place",
             "unknown": "a place is not known"}  # fmt: skip
    return words[match.standing]


def _place(one: Claim, other: Claim) -> Told:
    match = compare(one.place, other.place)
    features: Features = {f"place={match.standing}": 1}
    if match.km is not None and match.standing in ("near", "apart"):
        features["place km"] = log1p(match.km)
    if match.standing in ("apart", "abroad") and not (sure_of(one, "place") and sure_of(other, "place")):
        features["place doubted"] = 1
    fine = one.place and other.place and max(fineness(one.place), fineness(other.place)) <= 1
    if match.standing == "same" and fine:
        features["place fine"] = 1
    return Told(features, _place_words(match, one))


def contradictory(one: Claim, other: Claim) -> bool:
    """True where the types of two claims cannot name one happening."""
    first, second = family(one.event_type), family(other.event_type)
    return first != second and not near_families(first, second)


def _type(one: Claim, other: Claim) -> Told:
    if one.event_type == other.event_type:
        return Told({"type=same": 1}, "same type of event")
    if family(one.event_type) == family(other.event_type):
        return Told({"type=like": 1}, "like types of event")
    if contradictory(one, other):
        return Told({"type=other": 1}, "type differs")
    return Told({"type=near": 1}, "types of event that may be one")


def shared_participant(ours: tuple[Participant, ...], theirs: tuple[Participant, ...]) -> str | None:
    """The fuller name of somebody whom both lists name, by registry id or by words; None where there is nobody."""
    for mine in ours:
        for their in theirs:
            if set(mine.actors) & set(their.actors) or same_name(mine.text, their.text):
                return max(mine.text, their.text, key=lambda text: (len(text), text))
    return None


def _telling(participants: tuple[Participant, ...]) -> bool:
    return any(one.actors or not is_vague(one.text) for one in participants)


def _parties(one: Claim, other: Claim) -> Iterator[Told]:
    who = shared_participant(one.initiators, other.initiators)
    whom = shared_participant(one.targets, other.targets)
    if who:
        yield Told({"who": 1}, f"both name {who} as having done it")
    if whom:
        yield Told({"whom": 1}, f"both name {whom} as hit")
    if not (who or whom):
        either = shared_participant(one.initiators + one.targets, other.initiators + other.targets)
        if either:
            yield Told({"party": 1}, f"both name {either}")
    if not who and _telling(one.initiators) and _telling(other.initiators):
        yield Told({"who=other": 1}, "they name different initiators")


def numbers_of(claim: Claim, effect: str) -> set[int]:
    """The lower bounds, or upper ones, that a claim gives for an effect."""
    bounds = (row.min if row.min is not None else row.max for row in claim.casualties if row.effect == effect)
    return {bound for bound in bounds if bound is not None}


def _figures(one: Claim, other: Claim) -> Iterator[Told]:
    if not (one.casualties or other.casualties):
        return
    for effect in EFFECTS:
        ours, theirs = numbers_of(one, effect), numbers_of(other, effect)
        if shared := ours & theirs:
            number = max(shared)
            yield Told({f"{effect}=same": 1, f"{effect} log": log1p(number)}, f"both {number} {effect}")
        elif ours and theirs:
            low, high = sorted((max(ours), max(theirs)))
            yield Told(
                {f"{effect}=other": 1, f"{effect} ratio": log((high + 1) / (low + 1))}, f"{low} and {high} {effect}"
            )
        elif ours or theirs:
            yield Told({f"{effect}=one": 1})


def told_by_fields(one: Claim, other: Claim) -> list[Told]:
    """All that the fields of two claims say of one another, in a fixed order."""
    found = [
        _days(one, other),
        published(one.report.published, other.report.published),
        _place(one, other),
        _type(one, other),
    ]
    found += [*_parties(one, other), *_figures(one, other)]
    if one.granularity != other.granularity:
        found.append(Told({"one sums up": 1}, "one sums up several events"))
    return found

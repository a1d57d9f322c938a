"""Whether one incident and one event of another dataset may be one: days, place, type, parties and dead, weighed in words.

An incident's values and a listed event go in, a pair with its reasons comes out, or None. Nearness alone is never enough.
"""

from dataclasses import dataclass
from typing import Literal

from dateline.codebook import load_codebook, load_datasets
from dateline.incidents.places import PlaceMatch, compare
from dateline.incidents.words import is_vague, same_name
from dateline.records import Bounds, ClaimPlace, Listed
from dateline.records.claims import EventType
from dateline.values import Days

TOWN_KM = 10.0  # two gazetteers put one town that far apart
FINE_DAYS = 3  # an interval no longer than this tells when
Standing = Literal["same", "within", "theirs higher", "theirs lower", "only theirs", "only ours", "none told"]


@dataclass(slots=True, frozen=True)
class Ours:
    """What of an incident is compared: `parties` in words, `registry` ids of them, `deaths` None where no report tells any."""

    id: str
    title: str
    event_type: EventType
    days: Days | None
    place: ClaimPlace | None
    parties: tuple[str, ...] = ()
    registry: tuple[str, ...] = ()
    deaths: Bounds | None = None
    political: bool = True


@dataclass(slots=True, frozen=True)
class Pair:
    """An incident and an event that may be one: why, how far apart, and how well they fit beside other pairs (`score`)."""

    ours: Ours
    theirs: Listed
    score: float
    days_apart: int
    km: float | None
    reasons: tuple[str, ...]


def figures_standing(ours: Bounds | None, theirs: Listed) -> Standing:
    """How the dead of the two stand: the same best figure, theirs within our bounds (or ours in theirs), or apart.

    ACLED writes 0 also where nothing is told, so its 0 beside no figure of ours tells nothing.
    """
    told = theirs.deaths.best or theirs.deaths.high or (theirs.dataset == "ucdp")
    if ours is None:
        return "only theirs" if told else "none told"
    best = ours.best if ours.best is not None else ours.low
    if best == theirs.deaths.best:
        return "same"
    if not told:
        return "only ours"
    low, high = ours.low or 0, ours.high if ours.high is not None else float("inf")
    least, most = _theirs(theirs)
    if least <= high and low <= most:
        return "within"
    return "theirs higher" if least > high else "theirs lower"


def _theirs(theirs: Listed) -> tuple[int, int]:
    """The least and the most that they tell."""
    deaths = theirs.deaths
    every = [bound for bound in (deaths.low, deaths.best, deaths.high) if bound is not None]
    return min(every), max(every)


def weigh(ours: Ours, theirs: Listed) -> Pair | str:
    """The two as a pair with its reasons, or why they are none.

    Days, place and type must all fit. Where the day or the place is only roughly known, or the parties differ, a shared
    party or the same number of dead must speak for it too.
    """
    if ours.days is None or ours.place is None:
        return "no day or place is known"
    gap, match = ours.days.gap(theirs.days), compare(ours.place, theirs.place)
    reach = max(TOWN_KM, (ours.place.radius_km or 0.0) + (theirs.place.radius_km or 0.0))
    if gap > 1:
        return f"{gap} days apart"
    if match.standing == "abroad":
        return "in another country"
    if match.standing in ("apart", "unknown") or (match.standing == "near" and (match.km or 0.0) > reach):
        return f"{match.km:.0f} km apart" if match.km is not None else "another place"
    if ours.event_type not in _types(theirs):
        return f"another type of event ({_types_words(ours, theirs)})"
    whom, other = _shared(ours, theirs)
    dead = figures_standing(ours.deaths, theirs)
    alike = dead == "same" and bool(theirs.deaths.best)
    fine = match.standing in ("same", "near")
    exact = fine and gap == 0 and max(ours.days.length, theirs.days.length) <= FINE_DAYS
    if not (whom or alike) and (other or not exact):
        return "they name other parties" if other else "day or place too rough, and neither party nor dead in common"
    reasons = (_day_words(ours.days, theirs.days, gap), _place_words(match, theirs), _type_words(ours, theirs),
               *((f"both name {whom}",) if whom else ()), *(("they name other parties",) if other else ()),
               *_dead_words(dead, theirs))  # fmt: skip
    score = _days_score(ours.days, theirs.days, gap) + _place_score(match, reach) + _dead_score(dead, alike)
    score += 1.0 / (1 + _types(theirs).index(ours.event_type)) + (1.0 if whom else -0.5 if other else 0.0)
    return Pair(ours, theirs, max(score, 0.01), gap, match.km, reasons)


def _types(theirs: Listed) -> tuple[str, ...]:
    return load_datasets()[theirs.dataset].codes[theirs.code].types


def _days_score(ours: Days, theirs: Days, gap: int) -> float:
    """The narrower the days that overlap, the more they say."""
    return (0.2 if gap else 1.0) / (1 + 0.1 * (max(ours.length, theirs.length) - 1))


def _place_score(match: PlaceMatch, reach: float) -> float:
    if match.standing == "same":
        return 2.0
    if match.standing == "near":
        return 1.5 - 0.5 * min(1.0, (match.km or 0.0) / reach)
    return 0.1 if match.standing == "country" else 0.5


def _dead_score(dead: Standing, alike: bool) -> float:
    if dead == "same":
        return 1.0 if alike else 0.2
    return {"within": 0.5, "theirs higher": -0.3, "theirs lower": -0.3}.get(dead, 0.0)


def _shared(ours: Ours, theirs: Listed) -> tuple[str | None, bool]:
    """A party that both name, in their words; and whether both name parties of which none is the same."""
    for name, ids in zip(theirs.actors, theirs.registry or ((),) * len(theirs.actors), strict=True):
        if set(ours.registry) & set(ids) or any(same_name(name, party) for party in ours.parties):
            return name, False
    telling = any(ids and not is_vague(name) for name, ids in zip(theirs.actors, theirs.registry, strict=True))
    return None, bool(ours.registry) and telling


def _day_words(ours: Days, theirs: Days, gap: int) -> str:
    if gap:
        return "on neighbouring days"
    if ours.length == theirs.length == 1:
        return "same day"
    return f"days overlap (ours {_interval(ours)}, theirs {_interval(theirs)})"


def _interval(days: Days) -> str:
    return str(days.start) if days.length == 1 else f"{days.start} to {days.end}"


def _place_words(match: PlaceMatch, theirs: Listed) -> str:
    far = f"{max(match.km, 1):.0f} km" if match.km is not None else None
    if match.standing == "near" and far:
        return f"{far} apart, no more than both may be off"
    words = {"same": f"same place ({theirs.place.text})", "within": "one place within the other", "region": "same region",
             "country": "same country, one known no nearer"}  # fmt: skip
    return words[match.standing] + (f", points {far} apart" if far and (match.km or 0.0) >= 1 else "")


def _types_words(ours: Ours, theirs: Listed) -> str:
    words = load_datasets()[theirs.dataset].codes[theirs.code].words
    return f"ours {load_codebook().label(ours.event_type).lower()}, theirs {words}"


def _type_words(ours: Ours, theirs: Listed) -> str:
    nearest = theirs.dataset == "acled" and _types(theirs)[0] == ours.event_type
    return f"{'same type' if nearest else 'types that may be one'} ({_types_words(ours, theirs)})"


def _dead_words(dead: Standing, theirs: Listed) -> tuple[str, ...]:
    if dead == "same":
        return (f"both {theirs.deaths.best} dead",)
    if dead == "within":
        return ("numbers of dead that fit",)
    return ("numbers of dead differ",) if dead.startswith("theirs") else ()

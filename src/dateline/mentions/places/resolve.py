"""Which of its possible entries a name means: what contains it, what it has for itself, what the other names tell.

Candidates go in and leave with `chosen` set, or None where nothing fits; words are not looked at any more.
"""

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from dateline.gazetteer import Entry
from dateline.mentions.places.candidates import METROPOLIS, Candidate, Likely
from dateline.mentions.places.evidence import (
    LIKELY_ALTERNATE,
    Name,
    gap_km,
    is_hamlet_in,
    lies_in,
    likelihood,
    names_of,
    reasons,
    shares_of,
    weigh,
    weights,
)  # fmt: skip
from dateline.records.claims import PlaceLevel

LIKELY_ALONE, LEAST_SHARE = 4.7, 0.15
LIKELY_ELSEWHERE = 5.6  # prior above which a place is meant even where it is said to lie in another country
LIKELY, LEAST_LIKELY = 3, 0.02  # candidates kept with a mention, and the share from which they are
DECIDED, DECIDED_COUNTRY = 0.35, 0.7  # shares from which a place and a country are said; below, two in three were wrong
SAME_KM = 100.0
LEAD = 0.6  # share of the report's places in one country, for an unknown place to be taken to lie there
_WITHIN = re.compile(
    r"(?:,|\s*\(|,?\s+in|\s+of|,?\s+in\s+the)\s*(?:the\s+)?(?:(?:far\s+)?(?:north|south|east|west|central)[\w-]*\s+)?"
    r"(?:(?:province|region|state|district|city|town|governorate|country|capital)\s+(?:of\s+)?)?$"
)
_IN = re.compile(r"\s+in(?:\s+the)?\s*(?:(?:north|south|east|west)[\w-]*\s+)?$")
_OWNS = re.compile(r"['’]s?\s+(?:[\w-]+\s+){0,3}$")
_HOLDS = re.compile(r"\s+(?:[a-z-]+\s+){0,2}(?:town|city|village|suburb|neighbou?rhood|district|port|camp)\s+of\s+")
_DEMONYM_OWNS = re.compile(r"\s+(?:[a-z-]+\s+){0,3}(?:of\s+|,\s*)?$")


def link_parents(text: str, candidates: list[Candidate]) -> None:
    """Tell each candidate which one contains it: "Hit, Anbar province", "Iraq's Anbar", "the Syrian town of Hama"."""
    for one, other in pairwise(candidates):
        if one.sentence != other.sentence or other.start < one.end or other.start - one.end > 60:
            continue
        between = text[one.end : other.start]
        if one.demonym:
            if _DEMONYM_OWNS.fullmatch(between) and between.strip():
                other.parent = one
        elif (_OWNS.match(between) and not one.associative) or _HOLDS.fullmatch(between):
            other.parent = other.parent or one
        elif not other.demonym and (
            (_WITHIN.fullmatch(between) and _larger(one, other)) or (_IN.fullmatch(between) and _foreign(one, other))
        ):
            one.parent = other


def _larger(one: Candidate, other: Candidate) -> bool:
    """Whether `other` may contain `one`."""
    if not one.entries:
        return bool(other.entries)
    return any(lies_in(entry, parent) for parent in other.entries[:6] for entry in one.entries)


def resolve(text: str, candidates: list[Candidate]) -> None:
    """Set `chosen` and `likely` of every candidate; a name means one place throughout, but what contains it decides."""
    link_parents(text, candidates)
    names = names_of(candidates)
    weigh(names, weights())
    for name in names:
        best = max(range(len(name.sums)), key=name.sums.__getitem__)
        for candidate in name.mentions:
            candidate.chosen = name.entries[best]
    for name in names:
        chosen: dict[tuple[int, ...], Choice] = {}
        for candidate in name.mentions:
            left = _left(candidate, name)
            if left not in chosen:
                chosen[left] = _choice(name, left)
            choice = chosen[left]
            candidate.chosen, candidate.likely = choice.entry, choice.likely
            candidate.undecided, candidate.country = choice.undecided, choice.country


@dataclass(slots=True, frozen=True)
class Choice:
    """What a name means among the entries left to it; `country` stands where nothing more is decided."""

    entry: Entry | None
    likely: tuple[Likely, ...] = ()
    undecided: bool = False
    country: str | None = None


def _left(candidate: Candidate, name: Name) -> tuple[int, ...]:
    """Which entries a mention's own container leaves: those inside it, or all; none where all are small and elsewhere."""
    every = tuple(range(len(name.entries)))
    parent = candidate.parent
    container = parent.chosen if parent is not None else None
    if parent is None or container is None:
        return every
    entries, best = name.entries, name.entries[0]
    inside = [i for i in every if lies_in(entries[i], container) and not is_hamlet_in(entries[i], container, best)]
    if not inside and container.country and not parent.demonym and _all_elsewhere(entries, container):
        return ()
    return tuple(inside) or every


def _choice(name: Name, left: tuple[int, ...]) -> Choice:
    """The choice among some entries of a name; none where no place is likely enough, its country where that is clear."""
    if not left:
        return Choice(None)
    shares = dict(zip(left, shares_of([name.sums[i] for i in left]), strict=True))
    ranked = sorted(left, key=lambda i: -shares[i])
    entries = [name.entries[i] for i in ranked]
    entry = _of_its_level(entries[0], entries, name.mentions[0].level)
    if len(name.entries) == 1:
        return Choice(entry)
    likely = tuple(
        Likely(name.entries[i], shares[i], reasons(name.fixed[i] | name.around[i], weights()))
        for i in ranked[:LIKELY] if shares[i] >= LEAST_LIKELY
    )  # fmt: skip
    if shares[ranked[0]] >= DECIDED or sum(shares[i] for i in left if _at_one_place(name.entries[i], entry)) >= DECIDED:
        return Choice(entry, likely)
    inside = sum(shares[i] for i in left if name.entries[i].country == entry.country)
    return Choice(None, likely, undecided=True, country=entry.country if inside >= DECIDED_COUNTRY else None)


def _of_its_level(best: Entry, entries: list[Entry], told: PlaceLevel | None) -> Entry:
    """Of a town, district, province and country of one name, one in the other, the one that is told or best known.

    Where the weights are fitted they lie too close together to be told apart.
    """

    def known(entry: Entry) -> float:  # "New York" is the city's name as much as the state's
        return entry.prior if entry.prior >= METROPOLIS else likelihood(entry)

    nested = [entry for entry in entries if entry is best or lies_in(entry, best) or lies_in(best, entry)]
    return max(nested, key=lambda entry: (entry.level == told, known(entry)))


def _at_one_place(entry: Entry, other: Entry) -> bool:
    """True for a town and the province round it: whichever is meant, the report speaks of that place."""
    close = abs(entry.lat - other.lat) < 1 and gap_km(entry, other) < SAME_KM
    return entry is other or close or lies_in(entry, other) or lies_in(other, entry)


def _foreign(one: Candidate, other: Candidate) -> bool:
    """Whether `one` is only known as a lesser place of other countries than `other`'s."""
    return bool(other.entries) and _all_elsewhere(one.entries, other.entries[0])


def _all_elsewhere(entries: tuple[Entry, ...], container: Entry) -> bool:
    """True where a name in a country is only known as that of lesser places of other countries."""
    lands = (container.country, None)
    return all(entry.country not in lands and entry.prior < LIKELY_ELSEWHERE for entry in entries)


def measure_between(candidates: list[Candidate]) -> None:
    """Tell the two places of "between A and B" how far apart they are."""
    for one, other in pairwise(candidates):
        if one.relation == other.relation == "between" and one.chosen and other.chosen:
            one.away_km = other.away_km = gap_km(one.chosen, other.chosen)


def leading_country(candidates: list[Candidate]) -> str | None:
    """The country in which most of the report's located places lie, None where none clearly leads."""
    places = [one for one in candidates if one.chosen and one.chosen.country and not one.associative]
    votes = Counter(one.chosen.country for one in places if one.chosen)
    code, most = max(votes.items(), key=lambda pair: pair[1], default=(None, 0))
    return code if most > LEAD * len(places) else None


class Tally:
    """How often the report's names speak of each country; a name whose meaning is open speaks softly."""

    def __init__(self, candidates: list[Candidate]) -> None:
        self.own: Counter[int] = Counter()
        self.countries: Counter[str] = Counter()
        for candidate in candidates:
            entry = candidate.chosen
            if entry is not None and entry.country and self.countries[entry.country] < 6:
                self.countries[entry.country] += _sureness(candidate)  # type: ignore[assignment]
                self.own[id(entry)] += _sureness(candidate)  # type: ignore[assignment]
        self.most = max(self.countries.values(), default=1)

    def out_of_place(self, candidate: Candidate, entry: Entry) -> bool:
        """True for a small place of a country that nothing else in the report speaks of: likelier another thing."""
        if not candidate.guessed and entry.prior >= (LIKELY_ALTERNATE if entry.alternate else LIKELY_ALONE):
            return False
        if candidate.parent is not None and candidate.parent.chosen and lies_in(entry, candidate.parent.chosen):
            return False
        return self.countries[entry.country or ""] - self.own[id(entry)] < LEAST_SHARE * self.most

    def alone(self, entry: Entry) -> bool:
        """True where no other name of the report speaks of any country, and so none against the entry's."""
        return sum(self.countries.values()) <= self.own[id(entry)]


def _sureness(candidate: Candidate) -> float:
    """How much a name tells of the others: more where it has one likely meaning, or its container is named."""
    if candidate.demonym:
        return 0.6
    if candidate.parent is not None:
        return 1.0
    entries = candidate.entries
    if len(entries) == 1 or entries[0].prior - entries[1].prior > 1.5:
        return 1.0 if entries[0].prior >= 4 else 0.6
    return 0.3


def drop_misplaced(candidates: list[Candidate]) -> list[Candidate]:
    """The candidates without names of small far places; those that words tell to be places stay, as unknown ones.

    An unknown place gets the country in which most of the report's places lie.
    """
    tally = Tally(candidates)
    kept: list[Candidate] = []
    for candidate in candidates:
        if candidate.chosen is not None and tally.out_of_place(candidate, candidate.chosen):
            if not (candidate.told or candidate.parent):
                continue
            if candidate.guessed or not tally.alone(candidate.chosen):
                candidate.chosen = None
        kept.append(candidate)
    leading = leading_country(kept)
    for candidate in kept:
        if candidate.chosen is None and candidate.parent is None and not candidate.undecided:
            candidate.country = leading
    return kept

"""Which of its possible entries a name means: containment, countries and regions of the report, nearness, likelihood.

Candidates go in and leave with `chosen` set, or None where nothing fits; words are not looked at any more.
"""

import math
import re
from collections import Counter
from itertools import pairwise

from dateline.gazetteer import Entry
from dateline.mentions.places.recognise import Candidate
from dateline.values import Point, distance_km

COUNTRY_FLOOR = 7.8  # what a country's likelihood counts for beside rivals of its name
COUNTRY_SHARE, REGION_SHARE, NEARNESS = 2.4, 1.6, 1.2
INSIDE, LEVEL, AGAIN = 6.0, 3.0, 3.0
NEAR_KM = 120.0
LIKELY_ALONE, LIKELY_ALTERNATE, LEAST_SHARE = 4.7, 5.4, 0.15
LEAD = 0.6  # share of the report's places in one country, for an unknown place to be taken to lie there
PASSES = 3
_WITHIN = re.compile(
    r"(?:,|\s*\(|,?\s+in|\s+of|,?\s+in\s+the)\s*(?:the\s+)?(?:(?:far\s+)?(?:north|south|east|west|central)[\w-]*\s+)?"
    r"(?:(?:province|region|state|district|city|town|governorate|country|capital)\s+(?:of\s+)?)?$"
)
_OWNS = re.compile(r"['’]s?\s+(?:[\w-]+\s+){0,3}$")
_DEMONYM_OWNS = re.compile(r"\s+(?:[a-z-]+\s+){0,3}(?:of\s+|,\s*)?$")


def gap_km(one: Entry, other: Entry) -> float:
    """Kilometres between two entries' points."""
    return distance_km(Point(lat=one.lat, lon=one.lon), Point(lat=other.lat, lon=other.lon))


def lies_in(entry: Entry, parent: Entry) -> bool:
    """True where an entry lies in another of a larger kind."""
    if entry == parent or entry.level == "country":
        return False
    if parent.country and entry.country and parent.country != entry.country:
        return False
    if parent.level == "country":
        return entry.country == parent.country
    if parent.level == "admin1":
        return entry.admin1 == parent.admin1 and entry.level != "admin1"
    if entry.level == "admin1":
        return False
    return abs(entry.lat - parent.lat) < 15 and gap_km(entry, parent) <= parent.radius_km + 20


def link_parents(text: str, candidates: list[Candidate]) -> None:
    """Tell each candidate which one contains it: "Hit, Anbar province", "Iraq's Anbar", "the Syrian town of Hama"."""
    for one, other in pairwise(candidates):
        if one.sentence != other.sentence or other.start < one.end or other.start - one.end > 60:
            continue
        between = text[one.end : other.start]
        if one.demonym:
            if _DEMONYM_OWNS.fullmatch(between) and between.strip():
                other.parent = one
        elif _OWNS.match(between) and not one.associative:
            other.parent = other.parent or one
        elif _WITHIN.fullmatch(between) and not other.demonym and _larger(one, other):
            one.parent = other


def _larger(one: Candidate, other: Candidate) -> bool:
    """Whether `other` may contain `one`."""
    if not one.entries:
        return bool(other.entries)
    return any(lies_in(entry, parent) for parent in other.entries[:6] for entry in one.entries)


class Context:
    """What the names of a report tell of one another: votes for countries and regions, and points chosen so far."""

    def __init__(self, candidates: list[Candidate]) -> None:
        self.countries: Counter[str] = Counter()
        self.regions: Counter[tuple[str | None, str]] = Counter()
        self.points: dict[str, Entry] = {}
        self.settled: dict[str, Entry] = {}
        self.times = Counter(candidate.name for candidate in candidates)
        for candidate in candidates:
            entry = candidate.chosen
            if entry is None:
                continue
            weight = _sureness(candidate)
            if entry.country and self.countries[entry.country] < 6:
                self.countries[entry.country] += weight  # type: ignore[assignment]
            if entry.admin1 and entry.level != "country":
                self.regions[entry.country, entry.admin1] += weight  # type: ignore[assignment]
            if entry.level not in ("country", "area", "water", "line"):
                self.points[candidate.name] = entry
            if candidate.parent is not None and candidate.parent.chosen and lies_in(entry, candidate.parent.chosen):
                self.settled[candidate.name] = entry
        self.most = max(self.countries.values(), default=1)
        self.most_region = max(self.regions.values(), default=1)

    def score(self, candidate: Candidate, entry: Entry, *, rivals: bool) -> float:
        """How likely the candidate means the entry; comparable only among entries of one candidate."""
        score = min(entry.prior, COUNTRY_FLOOR) if rivals and entry.level == "country" else entry.prior
        own, now = _sureness(candidate), candidate.chosen
        if entry.country:
            mine = own if now is not None and now.country == entry.country else 0.0
            score += COUNTRY_SHARE * max(0.0, self.countries[entry.country] - mine) / self.most
        if entry.admin1:
            mine = own if now is not None and (now.country, now.admin1) == (entry.country, entry.admin1) else 0.0
            score += REGION_SHARE * max(0.0, self.regions[entry.country, entry.admin1] - mine) / self.most_region
        if entry.alternate:
            score -= 1.5
        if candidate.level is not None:
            score += LEVEL if entry.level == candidate.level else 0.0
        if self.settled.get(candidate.name) == entry:
            score += AGAIN
        return score + self._nearness(candidate, entry)

    def _nearness(self, candidate: Candidate, entry: Entry) -> float:
        """What other places close by add, at most two of them."""
        if entry.level == "country":
            return 0.0
        total = 0.0
        for name, other in self.points.items():
            if name != candidate.name and abs(other.lat - entry.lat) < 2 and abs(other.lon - entry.lon) < 4:
                total += NEARNESS * math.exp(-gap_km(entry, other) / NEAR_KM)
        return min(total, 2 * NEARNESS)

    def out_of_place(self, candidate: Candidate, entry: Entry) -> bool:
        """True for a small place of a country that nothing else in the report speaks of: likelier another thing."""
        if not candidate.guessed and entry.prior >= (LIKELY_ALTERNATE if entry.alternate else LIKELY_ALONE):
            return False
        if candidate.parent is not None and candidate.parent.chosen and lies_in(entry, candidate.parent.chosen):
            return False
        own = _sureness(candidate) * self.times[candidate.name]
        return max(0.0, self.countries[entry.country or ""] - own) < LEAST_SHARE * self.most


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


def _choose(candidate: Candidate, context: Context) -> Entry | None:
    """The entry that fits the candidate best."""
    entries = candidate.entries
    if not entries:
        return None
    scores = {id(entry): context.score(candidate, entry, rivals=True) for entry in entries}
    parent = candidate.parent
    if parent is not None and parent.entries:
        ranked = [parent.chosen] if parent.chosen else []
        ranked += [entry for entry in parent.entries[:6] if entry is not parent.chosen]
        for container in ranked:
            inside = [entry for entry in entries if lies_in(entry, container)]
            if entries[0].level == container.level == "country" and all(e.prior < LIKELY_ALTERNATE for e in inside):
                continue  # "Turkey, the United States and …" is a list of two countries, not a hamlet in one of them
            if inside:
                parent.chosen = container
                return max(inside, key=lambda entry: scores[id(entry)])
        country = parent.chosen.country if parent.chosen and not parent.demonym else None
        if country and all(
            entry.country not in (country, None) and entry.prior < LIKELY_ALTERNATE for entry in entries
        ):
            return None
    return max(entries, key=lambda entry: scores[id(entry)])


def leading_country(candidates: list[Candidate]) -> str | None:
    """The country in which most of the report's located places lie, None where none clearly leads."""
    places = [one for one in candidates if one.chosen and one.chosen.country and not one.associative]
    votes = Counter(one.chosen.country for one in places if one.chosen)
    code, most = max(votes.items(), key=lambda pair: pair[1], default=(None, 0))
    return code if most > LEAD * len(places) else None


def drop_misplaced(candidates: list[Candidate]) -> list[Candidate]:
    """The candidates without names of small far places; those that words tell to be places stay, as unknown ones.

    An unknown place gets the country in which most of the report's places lie.
    """
    context = Context(candidates)
    kept: list[Candidate] = []
    for candidate in candidates:
        if candidate.chosen is not None and context.out_of_place(candidate, candidate.chosen):
            if not (
                candidate.guessed
                or candidate.parent
                or candidate.level
                or candidate.site
                or candidate.relation
                or candidate.sure
            ):
                continue
            candidate.chosen = None
        kept.append(candidate)
    leading = leading_country(kept)
    for candidate in kept:
        if candidate.chosen is None and candidate.parent is None:
            candidate.country = leading
    return kept


def resolve(text: str, candidates: list[Candidate]) -> None:
    """Set `chosen` of every candidate; names told by their container first, the others from what those tell."""
    link_parents(text, candidates)
    for candidate in candidates:
        candidate.chosen = candidate.entries[0] if candidate.entries else None
    for _ in range(PASSES):
        context = Context(candidates)
        for candidate in sorted(candidates, key=lambda one: one.parent is not None):
            candidate.chosen = _choose(candidate, context)

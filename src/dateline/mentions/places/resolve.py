"""Which of its possible entries a name means: what contains it, what it has for itself, what the other names tell.

Candidates go in and leave with `chosen` set, or None where nothing fits; words are not looked at any more.
"""

import re
from collections import Counter
from itertools import pairwise

from dateline.gazetteer import Entry
from dateline.mentions.places.evidence import (
    LIKELY_ALTERNATE, Name, is_hamlet_in, lies_in, likelihood, names_of, shares_of, weigh, weights,
)  # fmt: skip
from dateline.mentions.places.recognise import Candidate
from dateline.records.claims import PlaceLevel

LIKELY_ALONE, LEAST_SHARE = 4.7, 0.15
LIKELY = 4  # candidates that are kept with a mention
LEAD = 0.6  # share of the report's places in one country, for an unknown place to be taken to lie there
_WITHIN = re.compile(
    r"(?:,|\s*\(|,?\s+in|\s+of|,?\s+in\s+the)\s*(?:the\s+)?(?:(?:far\s+)?(?:north|south|east|west|central)[\w-]*\s+)?"
    r"(?:(?:province|region|state|district|city|town|governorate|country|capital)\s+(?:of\s+)?)?$"
)
_OWNS = re.compile(r"['’]s?\s+(?:[\w-]+\s+){0,3}$")
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
        elif _OWNS.match(between) and not one.associative:
            other.parent = other.parent or one
        elif _WITHIN.fullmatch(between) and not other.demonym and _larger(one, other):
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
        for candidate in name.mentions:
            _settle(candidate, name)


def _settle(candidate: Candidate, name: Name) -> None:
    """Choose among the entries that the mention's own container leaves; None where it leaves none of any size."""
    entries, sums = list(name.entries), list(name.sums)
    container = candidate.parent.chosen if candidate.parent is not None else None
    if container is not None and candidate.parent is not None:
        inside = [
            (entry, one) for entry, one in zip(entries, sums, strict=True)
            if lies_in(entry, container) and not is_hamlet_in(entry, container, entries[0])
        ]  # fmt: skip
        if inside:
            entries, sums = [entry for entry, _ in inside], [one for _, one in inside]
        elif container.country and not candidate.parent.demonym and _all_small_and_elsewhere(entries, container):
            candidate.chosen = None
            return
    ranked = sorted(zip(shares_of(sums), entries, strict=True), key=lambda pair: -pair[0])
    candidate.likely = tuple((entry, share) for share, entry in ranked[:LIKELY])
    candidate.chosen = _of_its_level(ranked[0][1], entries, candidate.level)


def _of_its_level(best: Entry, entries: list[Entry], told: PlaceLevel | None) -> Entry:
    """Of a town, district, province and country of one name, one in the other, the one that is told or best known.

    Where the weights are fitted they lie too close together to be told apart.
    """
    nested = [entry for entry in entries if entry is best or lies_in(entry, best) or lies_in(best, entry)]
    return max(nested, key=lambda entry: (entry.level == told, likelihood(entry)))


def _all_small_and_elsewhere(entries: list[Entry], container: Entry) -> bool:
    """True where a name in a country is only known as that of hamlets of other countries."""
    return all(entry.country not in (container.country, None) and entry.prior < LIKELY_ALTERNATE for entry in entries)


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

"""What speaks for each place that a name may mean, as named features that a person can read, and what they weigh.

A report's names go in, features and shares of likelihood come out: of the entry itself, and of what the other names of
the report likely mean. Weights stand in `data/places.json`; `training/places.py` fits them. No text is read here.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from dateline.codebook.weights import read_weights, total
from dateline.gazetteer import Entry
from dateline.gazetteer.names import fold
from dateline.mentions.places.candidates import METROPOLIS, Candidate
from dateline.values import Point, distance_km

PASSES = 3
CLOSE_KM, FAR_KM = 30.0, 150.0
LIKELY_ALTERNATE = 5.4  # prior from which a place is not taken for a hamlet
LESSER = 1.5  # how much less a lesser name means a place
_CONTAINERS = 6  # of a container's own entries, how many are looked at
_LEAST = 0.002  # share of likelihood from which an entry tells of other names
_CELL = 2.0  # degrees
_KM, _DEGREE = 111.2, math.pi / 180

_TELLING = 0.5  # what a feature must add to be given as a reason
_WORDS = {
    "inside": "lies in the place named beside it",
    "holds": "holds a place named beside it",
    "kind told": "the word beside it tells this kind of place",
    "country share": "the report's other places lie in its country",
    "country.country": "the report names places in it",
    "region share": "the report's other places lie in its region",
    "region named": "the report names its region",
    "close": "another place of the report is close by",
    "far": "other places of the report are near",
    "first": "the best known of the name",
}

Features = dict[str, float]


def weights() -> Mapping[str, float]:
    """What each feature weighs, as fitted."""
    fitted: Mapping[str, float] = read_weights("dateline.mentions.places", "data/places.json")
    return fitted


@dataclass(slots=True)
class Name:
    """All mentions of one name in a report, and what each of its entries has for itself.

    Names with entries in common, "Homs" and "Homs province", are of one `family`: they tell nothing of one another.
    """

    mentions: list[Candidate]
    entries: tuple[Entry, ...]
    family: int = 0
    fixed: list[Features] = field(default_factory=list)
    around: list[Features] = field(default_factory=list)
    sums: list[float] = field(default_factory=list)
    shares: list[float] = field(default_factory=list)


def gap_km(one: Entry, other: Entry) -> float:
    """Kilometres between two entries' points."""
    return distance_km(Point(lat=one.lat, lon=one.lon), Point(lat=other.lat, lon=other.lon))


def lies_in(entry: Entry, parent: Entry) -> bool:
    """True where an entry lies in another of a larger kind."""
    if entry is parent or entry.level == "country" or (entry.lat == parent.lat and entry.lon == parent.lon):
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


def likelihood(entry: Entry) -> float:
    """How likely a bare name means the entry, where nothing else is known; comparable among entries of one name."""
    return entry.prior - (LESSER if entry.alternate else 0.0)


def is_hamlet_in(entry: Entry, container: Entry, best: Entry) -> bool:
    """True for the hamlet that a list seems to name: "Turkey, the United States and …", "Washington, New York and …"."""
    if best.level == container.level == "country":
        return entry.prior < LIKELY_ALTERNATE
    return entry.alternate and not best.alternate and best.prior >= METROPOLIS


def names_of(candidates: list[Candidate]) -> list[Name]:
    """The report's names, each with all its mentions; a name with another word for its kind is another one."""
    found: dict[tuple[object, ...], Name] = {}
    held: dict[int, list[tuple[Entry, ...]]] = defaultdict(list)
    for candidate in candidates:
        if candidate.parent is not None and candidate.entries:
            held[id(candidate.parent)].append(candidate.entries)
        if candidate.entries:
            key = (fold(candidate.name), candidate.level, len(candidate.entries))
            found.setdefault(key, Name([], candidate.entries)).mentions.append(candidate)
    names = list(found.values())
    families: dict[int, int] = {}
    for number, name in enumerate(names):
        name.family = next((families[id(entry)] for entry in name.entries if id(entry) in families), number)
        families.update(dict.fromkeys(map(id, name.entries), name.family))
        name.fixed = list(_fixed(name, [entries for one in name.mentions for entries in held[id(one)]]))
    return names


def _fixed(name: Name, children: list[tuple[Entry, ...]]) -> Iterator[Features]:
    """What each entry has for itself: its likelihood, its level, words for its kind, names around it and inside it."""
    entries, best = name.entries, name.entries[0]
    level = name.mentions[0].level
    parents = [one.parent for one in name.mentions if one.parent is not None]
    for rank, entry in enumerate(entries):
        kind = "town" if entry.level in ("settlement", "site") else entry.level
        found = {f"prior.{kind}": entry.prior, f"level={entry.level}": 1.0}
        if rank == 0:
            found["first"] = 1.0
        else:
            found["behind"] = likelihood(best) - likelihood(entry)
        if entry.alternate:
            found["alternate"] = 1.0
        if entry.level == "country":
            found["people.country"] = math.log10(entry.population + 1000) - 6
        if level is not None and entry.level == level:
            found["kind told"] = 1.0
        if parents:
            inside = any(
                lies_in(entry, container) and not is_hamlet_in(entry, container, best)
                for parent in parents for container in parent.entries[:_CONTAINERS]
            )  # fmt: skip
            found["inside" if inside else "not inside"] = 1.0
        if children:
            holds = any(lies_in(child, entry) for own in children for child in own)
            found["holds" if holds else "holds not"] = 1.0
        yield found


class Surroundings:
    """What the names of a report likely mean, by country, region and point; each name sees the others only."""

    def __init__(self, names: list[Name]) -> None:
        self.countries: dict[str | None, float] = defaultdict(float)
        self.regions: dict[tuple[str | None, str | None], float] = defaultdict(float)
        self.named: dict[tuple[str | None, str | None], float] = defaultdict(float)
        self.cells: dict[tuple[int, int], list[tuple[float, float, float, int]]] = defaultdict(list)
        self.own: dict[int, dict[object, float]] = defaultdict(lambda: defaultdict(float))
        self.whole: dict[int, float] = defaultdict(float)
        often = Counter(name.family for name in names)
        for name in names:
            told = math.sqrt(len(name.mentions)) * (0.5 if name.mentions[0].demonym else 1.0)
            for entry, share in zip(name.entries, name.shares, strict=True):
                if share >= _LEAST:
                    self._tell(entry, share / often[name.family], told, name.family)
        self.total = sum(self.countries.values())

    def _tell(self, entry: Entry, share: float, told: float, family: int) -> None:
        """Add one entry of a name, as far as the name means it."""
        if entry.country is None:
            return
        mine = self.own[family]
        self.countries[entry.country] += share * told
        mine[entry.country] += share * told
        self.whole[family] += share * told
        if entry.level == "country":
            return
        key = (entry.country, entry.admin1)
        self.regions[key] += share * told
        mine[key] += share * told
        if entry.level == "admin1":
            self.named[key] += share
            mine["named", key] += share
        else:
            row, column = int(entry.lat // _CELL), int(entry.lon // _CELL)
            for cell in ((row + a, column + b) for a in (-1, 0, 1) for b in (-1, 0, 1)):
                self.cells[cell].append((entry.lat, entry.lon, share, family))

    def features(self, family: int, entry: Entry) -> Features:
        """What the other names say for an entry of a name of that family."""
        mine = self.own[family]
        if entry.country is None:
            return {}
        others = self.total - self.whole[family]
        country = self.countries[entry.country] - mine.get(entry.country, 0.0)
        found = {"country": math.log1p(country)}
        if others > 0.01:
            found["country share"] = country / others
            if entry.kind == "capital":
                found["capital told" if country > 0.1 else "capital untold"] = 1.0
        if entry.level == "country":
            return {f"country.{key}": value for key, value in found.items()}
        if entry.admin1 is not None:
            key = (entry.country, entry.admin1)
            region = self.regions[key] - mine.get(key, 0.0)
            found["region"] = math.log1p(region)
            if others > 0.01:
                found["region share"] = region / others
            if entry.level != "admin1":
                found["region named"] = min(1.0, self.named[key] - mine.get(("named", key), 0.0))
        close, far = self._near(family, entry)
        found["close"], found["far"] = math.log1p(close), math.log1p(far)
        found["alone.prior"] = entry.prior * math.exp(-3 * far)
        return found

    def _near(self, family: int, entry: Entry) -> tuple[float, float]:
        """How much lies close to an entry, and within a region's reach."""
        nearest: dict[int, float] = {}
        far = 0.0
        narrow = math.cos(entry.lat * _DEGREE)
        for lat, lon, share, owner in self.cells.get((int(entry.lat // _CELL), int(entry.lon // _CELL)), ()):
            if owner != family:
                gap = _KM * math.hypot(lat - entry.lat, (lon - entry.lon) * narrow)
                close = math.sqrt(share) * math.exp(-gap / CLOSE_KM)
                if close > nearest.get(owner, 0.0):
                    nearest[owner] = close
                far += share * math.exp(-gap / FAR_KM)
        return sum(nearest.values()), far


def shares_of(sums: list[float]) -> list[float]:
    """The sums as shares of likelihood that add up to one."""
    most = max(sums)
    raised = [math.exp(one - most) for one in sums]
    whole = sum(raised)
    return [one / whole for one in raised]


def weigh(names: list[Name], weighed: Mapping[str, float]) -> None:
    """Set every name's sums and shares, by what its entries have for themselves and then by one another."""
    fixed = [[total(found, weighed) for found in name.fixed] for name in names]
    for name, sums in zip(names, fixed, strict=True):
        name.sums, name.shares = sums, shares_of(sums)
    several = [(name, sums) for name, sums in zip(names, fixed, strict=True) if len(sums) > 1]
    for _ in range(PASSES):
        surroundings = Surroundings(names)
        for name, _ in several:
            name.around = [surroundings.features(name.family, entry) for entry in name.entries]
        for name, own in several:
            name.sums = [one + total(more, weighed) for one, more in zip(own, name.around, strict=True)]
            name.shares = shares_of(name.sums)


def reasons(found: Mapping[str, float], weighed: Mapping[str, float]) -> tuple[str, ...]:
    """What speaks for an entry, in words, the strongest first."""
    pulls = ((value * weighed.get(name, 0.0), _WORDS[name]) for name, value in found.items() if name in _WORDS)
    return tuple(words for pull, words in sorted(pulls, reverse=True) if pull >= _TELLING)

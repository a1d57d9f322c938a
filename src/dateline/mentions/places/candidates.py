"""A stretch of a report that may name a place, with what is found out of it step by step; people's names among them.

Candidates go in and fewer come out; which entry is meant is not decided here.
"""

from dataclasses import dataclass

from dateline.gazetteer import Entry
from dateline.gazetteer.names import fold
from dateline.records.claims import PlaceLevel, PlaceRelation

METROPOLIS = 6.0  # prior of a city of a million: its bare name means the city


@dataclass(slots=True, frozen=True)
class Likely:
    """An entry that a name may mean, how likely it does, and why, in words."""

    entry: Entry
    share: float
    reasons: tuple[str, ...]


@dataclass(slots=True)
class Candidate:
    """A stretch that may name a place, its possible entries, and what the words around it tell."""

    start: int
    end: int
    name: str
    sentence: int
    entries: tuple[Entry, ...] = ()
    level: PlaceLevel | None = None
    associative: bool = False
    demonym: bool = False
    direction: str | None = None
    relation: PlaceRelation | None = None
    away_km: float | None = None
    site: bool = False
    guessed: bool = False
    sure: bool = False
    parent: "Candidate | None" = None
    chosen: Entry | None = None
    country: str | None = None
    spoken: bool = False
    likely: tuple[Likely, ...] = ()
    undecided: bool = False

    @property
    def told(self) -> bool:
        """True where the words around the name tell that it is a place's."""
        return bool(self.sure or self.relation or self.level or self.site or self.guessed)


def without_speakers(found: list[Candidate]) -> list[Candidate]:
    """The candidates less the small towns' names that somebody in the report bears: "Weston said", never "in Weston"."""
    names = {fold(one.name) for one in found if one.spoken and _is_small(one)}
    if not names:
        return found
    names -= {fold(one.name) for one in found if one.told}
    return [one for one in found if fold(one.name) not in names]


def _is_small(one: Candidate) -> bool:
    """True for a name of one word that means no more than a town."""
    best = one.entries[0] if one.entries else None
    return (
        best is not None and " " not in one.name and best.level in ("settlement", "admin2") and best.prior < METROPOLIS
    )

"""Which claims are worth comparing: those that share telling words, or days and place, or days and an actor.

Claims and their wordings go in, marks and pairs of numbers come out. Whether two claims meet depends on nothing but the two, so
that those of a part are those of the whole. Summaries are left to the caller.
"""

import datetime as dt
import itertools
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import floor
from typing import Self

import numpy as np
from numpy.typing import NDArray

from dateline.incidents.linking.fields import window
from dateline.incidents.linking.wordings import Numbers, Wordings, columns
from dateline.records import Claim
from dateline.values.joins import sharing

TOP, TOP_EVER = 24, 10  # telling words looked at where two reports came out at about one time, and at any time
SEASON = 45  # days; two reports came out at about one time where their seasons are the same or neighbours
NEAR_DAYS = 3  # before publication, on which an event without a day may have been
LONGEST = 8  # days of an interval that are looked at
CELL = 0.5  # degrees; places in one cell or in neighbours
FEW = 300  # claims that are looked at one by one
LOT = 30_000_000  # keys held at a time


def _days(claim: Claim) -> list[int]:
    """Ordinals of the days a claim may be about, and of the day after; none where it has no date of any kind."""
    found = window(claim)
    if found is None:
        return []
    start = found.start if found.stated else found.end - dt.timedelta(days=NEAR_DAYS)
    return list(range(start.toordinal(), min(found.end.toordinal(), start.toordinal() + LONGEST) + 2))


def _mixed(*parts: object) -> int:
    """A number for a key, the same in every process."""
    return zlib.crc32("\x1f".join(map(str, parts)).encode())


def _field_keys(claim: Claim) -> Iterator[int]:
    """Keys that a claim shares with those near it in days and place, or in days and actor."""
    place, days = claim.place, _days(claim)
    here: list[int] = []
    if place and place.lat is not None and place.lon is not None and place.level != "country":
        row, column = floor(place.lat / CELL), floor(place.lon / CELL)
        here = [_mixed("place", row + up, column + along) for up in (0, 1) for along in (0, 1)]
    country = place.country if place else None
    actors = {actor for one in (*claim.initiators, *claim.targets) for actor in one.actors}
    here += [_mixed("actor", country, actor) for actor in sorted(actors)]
    yield from ((day << 32) + key for day in days for key in here)


@dataclass(slots=True, frozen=True)
class Marks:
    """By number of a claim: the season of its report (0: not known), its telling words, and flat keys with their owners."""

    season: Numbers
    top: Numbers
    keys: Numbers
    owners: Numbers

    @classmethod
    def of(cls, claims: Sequence[Claim], wordings: Wordings) -> Self:
        """The marks of claims and of their wordings."""
        published = [claim.report.published for claim in claims]
        season = np.array([day.toordinal() // SEASON if day else 0 for day in published], dtype=np.int64)
        keys = [sorted(set(_field_keys(claim))) for claim in claims]
        flat = np.fromiter(itertools.chain.from_iterable(keys), dtype=np.int64)
        owners = np.repeat(np.arange(len(keys)), [len(mine) for mine in keys])
        return cls(season, wordings.top(TOP), flat, owners)

    def packed(self) -> list[bytes]:
        """The marks of each claim as bytes, to be kept."""
        ends = np.searchsorted(self.owners, np.arange(len(self.season) + 1))
        return [
            np.concatenate(([self.season[at]], self.top[at], self.keys[ends[at] : ends[at + 1]]))
            .astype("<i8")
            .tobytes()
            for at in range(len(self.season))
        ]

    @classmethod
    def unpacked(cls, kept: Sequence[bytes]) -> Self:
        """The marks that were packed, in the order given."""
        flat = np.frombuffer(b"".join(kept), dtype="<i8").astype(np.int64)
        sizes = np.array([len(each) // flat.itemsize for each in kept], dtype=np.int64)
        starts = np.cumsum(sizes) - sizes
        top = flat[starts[:, None] + np.arange(1, TOP + 1)]
        is_key = np.ones(len(flat), dtype=bool)
        is_key[starts[:, None] + np.arange(TOP + 1)] = False
        return cls(flat[starts], top, flat[is_key], np.repeat(np.arange(len(kept)), sizes - TOP - 1))

    def near(self, chosen: Sequence[int]) -> list[int]:
        """All claims that may be worth comparing with one of some, and those themselves, in order."""
        mine = np.zeros(len(self.season), dtype=bool)
        mine[list(chosen)] = True
        if len(chosen) > FEW:  # one look for all of them finds more than there is, but is no slower
            words = np.setdiff1d(self.top[mine], [-1])
            mine |= np.isin(self.top, words).sum(axis=1) >= 2
        else:
            held = np.zeros(columns() + 1, dtype=bool)  # the last stands for no word
            for at in chosen:
                mine |= self._like(at, held)
        keys = np.unique(self.keys[np.isin(self.owners, list(chosen))])
        mine[self.owners[np.isin(self.keys, keys)]] = True
        return np.flatnonzero(mine).tolist()

    def _like(self, number: int, held: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """The claims that share two telling words with one, at about one time or the most telling ones at any."""
        apart = np.abs(self.season - self.season[number])
        dated = (self.season > 0) & (self.season[number] > 0)
        about_then = (apart == 0) | (dated & (apart == 1))
        return np.asarray((about_then & self._sharing(number, TOP, held)) | self._sharing(number, TOP_EVER, held))

    def _sharing(self, number: int, words: int, held: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """The claims of whose most telling words at least two are among those of one; `held` is scratch, all False."""
        own = self.top[number, :words]
        held[own[own >= 0]] = True
        found: NDArray[np.bool_] = np.asarray(held[self.top[:, :words]].sum(axis=1) >= 2)
        held[own[own >= 0]] = False
        return found

    def pairs(self, chosen: NDArray[np.bool_] | None = None) -> tuple[Numbers, Numbers]:
        """Pairs by number that are worth comparing, each once, the lower first; with one of the chosen, or all."""
        size = len(self.season)
        lots: Iterator[tuple[Numbers, Numbers]] = itertools.chain([(self.keys, self.owners)], self._word_lots())
        if chosen is not None:
            lots = (_held(keys, owners, chosen) for keys, owners in lots)
        every = np.unique(np.concatenate([_pairs(keys, owners, size) for keys, owners in lots]))
        if chosen is not None:
            every = every[chosen[every // max(size, 1)] | chosen[every % max(size, 1)]]
        return every // max(size, 1), every % max(size, 1)

    def flat(self) -> tuple[Numbers, Numbers]:
        """All keys with their owners in one list: two claims that share one are worth comparing, whoever joins them."""
        words = list(self._word_keys())
        keys = np.concatenate([self.keys, *(-1 - found for found, _ in words)])  # so that no word meets a field
        return keys, np.concatenate([self.owners, *(owners for _, owners in words)])

    def _word_lots(self) -> Iterator[tuple[Numbers, Numbers]]:
        """All keys of words, so split that the holders of one key stand together."""
        lots = 1 + len(self.season) * (TOP * (TOP - 1) + TOP_EVER * (TOP_EVER - 1) // 2) // LOT
        for lot in range(lots):
            chosen = [(keys[mask], who[mask]) for keys, who in self._word_keys() for mask in [keys % lots == lot]]
            yield np.concatenate([keys for keys, _ in chosen]), np.concatenate([who for _, who in chosen])

    def _word_keys(self) -> Iterator[tuple[Numbers, Numbers]]:
        """Keys of two words and a season, or of two words at any time, with the claims that hold them."""
        width, season = columns(), self.season
        dated, anyone = season > 0, np.ones(len(season), dtype=bool)
        for time, known, words in ((season, anyone, TOP), (season + 1, dated, TOP), (season * 0 - 1, anyone, TOP_EVER)):
            mine = np.sort(self.top[:, :words], axis=1)
            for one, other in itertools.combinations(range(words), 2):
                usable = np.flatnonzero(known & (mine[:, one] >= 0))
                yield ((time + 1) * width + mine[:, one])[usable] * width + mine[usable, other], usable


def _held(keys: Numbers, owners: Numbers, chosen: NDArray[np.bool_]) -> tuple[Numbers, Numbers]:
    """Those of some keys that one of the chosen holds, with all their owners."""
    shared = np.isin(keys, np.unique(keys[chosen[owners]]))
    return keys[shared], owners[shared]


def _pairs(keys: Numbers, owners: Numbers, size: int) -> Numbers:
    """Each two owners of one key as a number, once: the lower times `size` plus the higher."""
    found = [np.unique(ones * size + others) for ones, others in sharing(keys, owners)]
    return np.unique(np.concatenate([np.zeros(0, dtype=np.int64), *found]))


def of_two_reports(claims: Sequence[Claim], pairs: tuple[Numbers, Numbers]) -> tuple[Numbers, Numbers]:
    """The pairs that are not of one report."""
    numbers = {name: number for number, name in enumerate(dict.fromkeys(claim.report.id for claim in claims))}
    home = np.array([numbers[claim.report.id] for claim in claims], dtype=np.int64)
    apart = home[pairs[0]] != home[pairs[1]]
    return pairs[0][apart], pairs[1][apart]


def candidate_pairs(claims: Sequence[Claim], wordings: Wordings) -> tuple[Numbers, Numbers]:
    """Pairs by number that are worth comparing, each once, the lower first; never two of one report.

    Args:
        claims: numbered.
        wordings: of the same claims.
    """
    return of_two_reports(claims, Marks.of(claims, wordings).pairs())

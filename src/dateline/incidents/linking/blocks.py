"""Which claims are worth comparing: those that share telling words, or days and place, or days and an actor.

Claims and their wordings go in, pairs of numbers come out. Whether two claims meet depends on nothing but the two, so
that those of a part are those of the whole. Summaries are left to the caller.
"""

import datetime as dt
import itertools
import zlib
from collections.abc import Iterator, Sequence
from math import floor

import numpy as np

from dateline.incidents.linking.fields import window
from dateline.incidents.linking.wordings import Numbers, Wordings, columns
from dateline.records import Claim

TOP, TOP_EVER = 24, 12  # telling words looked at where two reports came out at about one time, and at any time
SEASON = 45  # days; two reports came out at about one time where their seasons are the same or neighbours
NEAR_DAYS = 3  # before publication, on which an event without a day may have been
LONGEST = 8  # days of an interval that are looked at
CELL = 0.5  # degrees; places in one cell or in neighbours
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


def _field_lot(claims: Sequence[Claim]) -> tuple[Numbers, Numbers]:
    found = [sorted(set(_field_keys(claim))) for claim in claims]
    keys = np.fromiter(itertools.chain.from_iterable(found), dtype=np.int64)
    return keys, np.repeat(np.arange(len(claims)), [len(mine) for mine in found])


def _word_keys(claims: Sequence[Claim], top: Numbers) -> Iterator[tuple[Numbers, Numbers]]:
    """Keys of two words and a season, or of two words at any time, with the claims that hold them."""
    width = columns()
    published = [claim.report.published for claim in claims]
    season = np.array([day.toordinal() // SEASON if day else 0 for day in published], dtype=np.int64)
    dated, anyone = season > 0, np.ones(len(claims), dtype=bool)
    for time, known, words in ((season, anyone, TOP), (season + 1, dated, TOP), (season * 0 - 1, anyone, TOP_EVER)):
        mine = np.sort(top[:, :words], axis=1)
        for one, other in itertools.combinations(range(words), 2):
            usable = np.flatnonzero(known & (mine[:, one] >= 0))
            yield ((time + 1) * width + mine[:, one])[usable] * width + mine[usable, other], usable


def _word_lots(claims: Sequence[Claim], top: Numbers) -> Iterator[tuple[Numbers, Numbers]]:
    """All keys of words, so split that the holders of one key stand together."""
    lots = 1 + len(claims) * (TOP * (TOP - 1) + TOP_EVER * (TOP_EVER - 1) // 2) // LOT
    for lot in range(lots):
        chosen = [(keys[mask], who[mask]) for keys, who in _word_keys(claims, top) for mask in [keys % lots == lot]]
        yield np.concatenate([keys for keys, _ in chosen]), np.concatenate([who for _, who in chosen])


def _pairs(keys: Numbers, owners: Numbers, size: int) -> Numbers:
    """Each two owners of one key as a number, once: the lower times `size` plus the higher."""
    order = np.lexsort((owners, keys))
    keys, owners = keys[order], owners[order]
    starts = np.flatnonzero(np.r_[True, keys[1:] != keys[:-1]]) if len(keys) else np.zeros(0, dtype=np.int64)
    held = np.diff(np.r_[starts, len(keys)])
    found = [np.zeros(0, dtype=np.int64)]
    for count in np.unique(held[held > 1]):
        rows = owners[starts[held == count][:, None] + np.arange(count)]
        ones, others = np.triu_indices(count, 1)
        found.append(np.unique(rows[:, ones] * size + rows[:, others]))
    return np.unique(np.concatenate(found))


def candidate_pairs(claims: Sequence[Claim], wordings: Wordings) -> tuple[Numbers, Numbers]:
    """Pairs by number that are worth comparing, each once, the lower first; never two of one report.

    Args:
        claims: numbered.
        wordings: of the same claims.
    """
    size = len(claims)
    lots = itertools.chain([_field_lot(claims)], _word_lots(claims, wordings.top(TOP)))
    every = np.unique(np.concatenate([_pairs(keys, owners, size) for keys, owners in lots]))
    ones, others = every // max(size, 1), every % max(size, 1)
    numbers = {name: number for number, name in enumerate(dict.fromkeys(claim.report.id for claim in claims))}
    home = np.array([numbers[claim.report.id] for claim in claims], dtype=np.int64)
    apart = home[ones] != home[others]
    return ones[apart], others[apart]

"""Copies of one wire story: reports that share most of their runs of words, whoever printed them.

Texts go in, MinHash fingerprints of their bodies and ids of originals come out. For copies alone, never for linking: two
reporters who stand at one place write two reports, and both count.
"""

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib import resources

from dateline.values import Fingerprint, Likeness

RUN = 5  # words; two reporters who write on their own seldom share five in a row outside quotes
HASHES = 96  # the share of runs in common is told to within .05
SEED = 42
SHARE = 0.5  # of the shorter body's runs; benchmarks/copies.py measures it
FEWEST_RUNS = 20  # in common; below it the verdict would rest on a quote
FEWEST_HASHES = 4  # in common; below it on chance
DAYS = 14  # between the two; later reports repeat the background of earlier ones
_FEWEST_WORDS = 8  # of a paragraph; shorter ones are headlines, bylines, captions and buttons

_WORD = re.compile(r"\w+")
_ENDS = re.compile(r"[.!?…\"”'’]")
# "LAGOS, Nigeria (AFP) — ", "QUORIM (Wire) - ", "LONDON — "
_DATELINE = re.compile(r"^[^\n.!?]{0,80}?(?:\([^()\n]{2,30}\)\s*[-–—:]*|\s[-–—]{1,2})\s+")


def fingerprint(text: str) -> Fingerprint:
    """The fingerprint of a text's body, the same in every process and on every machine."""
    from rensa import RMinHash

    words = _WORD.findall(_body(text).casefold())
    runs = {" ".join(words[at : at + RUN]).encode("utf-8", "surrogatepass") for at in range(len(words) - RUN + 1)}
    if len(runs) < FEWEST_RUNS:
        return Fingerprint(runs=len(runs))
    sketch = RMinHash(HASHES, SEED)
    sketch.update(list(runs))
    return Fingerprint(tuple(place << 32 | value for place, value in enumerate(sketch.digest())), len(runs))


def find_original(own: Fingerprint, published: dt.date | None, others: Mapping[str, Likeness]) -> str | None:
    """The earlier report that a text copies, or that copies the same story; None where there is none.

    Args:
        own: the text's fingerprint.
        published: the day on which it appeared, None where nobody knows.
        others: what earlier reports have in common with it, by report id.
    """
    ranked = sorted(others.items(), key=lambda item: (-item[1].hashes, item[0]))
    return next((name for name, likeness in ranked if _is_copy(own, published, likeness)), None)


class Copies:
    """The reports of one run that needs no project: each is asked after once, in order, and remembered."""

    def __init__(self) -> None:
        self._holders: dict[int, list[str]] = {}
        self._known: dict[str, tuple[int, dt.date | None]] = {}
        self._originals: dict[str, str] = {}

    def original_of(self, report_id: str, text: str, published: dt.date | None = None) -> str | None:
        """The id of the first report of the run that tells the same story in the same words."""
        own = fingerprint(text)
        shared: dict[str, int] = {}
        for value in own.hashes:
            for holder in self._holders.setdefault(value, []):
                shared[holder] = shared.get(holder, 0) + 1
            self._holders[value].append(report_id)
        others = {name: Likeness(count, *self._known[name]) for name, count in shared.items()}
        self._known[report_id] = own.runs, published
        found = find_original(own, published, others)
        if found is None:
            return None
        self._originals[report_id] = self._originals.get(found, found)
        return self._originals[report_id]


def find_originals(taken: Sequence[tuple[str, dt.date | None, Fingerprint]]) -> dict[str, str]:
    """By id of a copy the first report that tells the same story, as `Copies` finds it asked one by one in this order.

    Args:
        taken: id, day of publication and fingerprint of each report; all at once, for as many as memory holds fingerprints of.
    """
    near: dict[int, dict[str, Likeness]] = {}
    for one, other, hashes in _sharing([own.hashes for _, _, own in taken]):
        name, published, earlier = taken[one]
        near.setdefault(other, {})[name] = Likeness(hashes, earlier.runs, published)
    originals: dict[str, str] = {}
    for at in sorted(near):
        name, published, own = taken[at]
        found = find_original(own, published, near[at])
        if found is not None:
            originals[name] = originals.get(found, found)
    return originals


def _sharing(sketches: Sequence[tuple[int, ...]]) -> Iterator[tuple[int, int, int]]:
    """Each two sketches, the earlier first, that have FEWEST_HASHES in common, and how many they have."""
    import numpy as np  # which coding alone can do without

    from dateline.values.joins import sharing

    values = np.array([value for sketch in sketches for value in sketch], dtype=np.int64)
    owners = np.repeat(np.arange(len(sketches)), [len(sketch) for sketch in sketches])
    found = [ones * len(sketches) + others for ones, others in sharing(values, owners)]
    pairs, counts = np.unique(np.concatenate([np.zeros(0, dtype=np.int64), *found]), return_counts=True)
    for pair, hashes in zip(
        pairs[counts >= FEWEST_HASHES].tolist(), counts[counts >= FEWEST_HASHES].tolist(), strict=True
    ):
        yield *divmod(pair, len(sketches)), hashes


def _is_copy(own: Fingerprint, published: dt.date | None, other: Likeness) -> bool:
    """Whether the runs in common, as the hashes in common tell them, are most of the shorter body's."""
    if published and other.published and abs((published - other.published).days) > DAYS:
        return False
    alike = other.hashes / HASHES  # of the runs of both together: Jaccard's measure
    common = alike / (1 + alike) * (own.runs + other.runs)
    return (
        other.hashes >= FEWEST_HASHES and common >= FEWEST_RUNS and common >= SHARE * min(own.runs, other.runs)
    )  # fmt: skip


def _body(text: str) -> str:
    """The story alone: no headline, byline, caption, dateline or paragraph about the outlet; all where none is left."""
    kept = [
        _DATELINE.sub("", line)
        for line in text.splitlines()
        if len(_WORD.findall(line)) >= _FEWEST_WORDS and _ENDS.search(line) and not _is_boilerplate(line)
    ]
    return "\n".join(kept) or text


def _is_boilerplate(line: str) -> bool:
    folded = line.casefold()
    return len(line) < 500 and any(words in folded for words in _boilerplate())


@cache
def _boilerplate() -> tuple[str, ...]:
    lines = resources.files("dateline.reports").joinpath("data/boilerplate.txt").read_text("utf-8").splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))

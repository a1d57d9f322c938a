"""What claims and their reports say, as weighed words: likeness of whole texts, openings, names, numbers, own sentences.

Claims with texts go in, likenesses of numbered pairs come out. The weights of words are frozen, so that two claims are as
like today as they will be beside a million others. A main event speaks with its whole report, another with its sentences.
"""

import itertools
import re
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from math import log

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from dateline.records import Claim, Report

OPENING = 600  # characters in which a report says what it is about
TELLING_ALONE = 3.0  # the weight from which a word may bring two texts together
TELLING = 5.5  # the mean weight of its words from which a name of two or more is
UNSEEN = 8.0  # the weight of a word that the list does not hold
STRANGERS = 1 << 20  # columns for words that the list does not hold, by their hash

Numbers = NDArray[np.int64]
Shares = NDArray[np.float64]
_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)?")
_NAME_WORD = re.compile(r"(?<![.!?]\s)(?<!^)(?<!\n)\b[^\W\d_a-z][\w’'\-]*")
_FULL_NAME = re.compile(
    r"\b[^\W\d_a-z][\w’'\-]+(?:[^\S\n]+(?:al-|el-|bin |de |van )?[^\W\d_a-z][\w’'\-]+)+"
)  # two or more capitalised words in a row


def _folded(word: str) -> str:
    return word.casefold().replace("’", "'").removesuffix("'s")


@cache
def _listed() -> dict[str, tuple[int, float]]:
    """Each listed word with its column and its weight; a line of the file holds a weight and the words that have it."""
    raw = files("dateline.incidents").joinpath("data/words.txt").read_text(encoding="utf-8")
    weighed = [(word, float(line.split()[0])) for line in raw.splitlines() for word in line.split()[1:]]
    return {word: (column, weight) for column, (word, weight) in enumerate(weighed)}


def columns() -> int:
    """How many columns a vector of words has."""
    return len(_listed()) + STRANGERS


def _hashed(text: str) -> int:
    """A number below STRANGERS, the same in every process."""
    return zlib.crc32(text.encode("utf-8", "surrogatepass")) % STRANGERS


@lru_cache(maxsize=200_000)
def weigh(word: str) -> tuple[int, float]:
    """The column and the weight of a word in lower case: how seldom reports hold it, 0 to 8."""
    found = _listed().get(word)
    if found is not None:
        return found
    return len(_listed()) + _hashed(word), UNSEEN


def words_of(text: str) -> list[str]:
    """The words and numbers of a text in lower case, in order."""
    folded = [word.removesuffix("'s") for word in _WORD.findall(text.casefold().replace("’", "'"))]
    return [word for word in folded if len(word) > 1 or word.isdigit()]


def full_names(text: str) -> frozenset[tuple[str, str]]:
    """Each two neighbours of a run of capitalised words, in lower case: "Monday Ilan Vorsk" holds "ilan vorsk"."""
    runs = (words_of(match.group()) for match in _FULL_NAME.finditer(text))
    return frozenset(pair for run in runs for pair in itertools.pairwise(run))


def telling(name: tuple[str, str]) -> float:
    """The mean weight of the words of a name."""
    return sum(weigh(word)[1] for word in name) / len(name)


@dataclass(slots=True, frozen=True)
class Wording:
    """What one claim goes by: its report's headline and text where it is the main event, else its own sentences."""

    text: str
    own: str

    @classmethod
    def of(cls, claim: Claim, report: Report) -> "Wording":
        """The wording of a claim of this report."""
        own = " ".join(report.text[span.start : span.end] for span in claim.evidence)
        return cls(f"{report.title or ''}\n{report.text}" if claim.main else own, own)


def headline(report: Report) -> Wording:
    """The wording of a report of which no claim can be linked: its headline and opening."""
    text = f"{report.title or ''}\n{report.text[:OPENING]}"
    return Wording(text, text)


Row = tuple[list[int], list[float]]


def _vector(words: Iterable[str]) -> Row:
    """Columns and shares of a text's words: logarithm of how often, times weight, of length 1."""
    shares: dict[int, float] = {}
    for word, count in Counter(words).items():
        column, weight = weigh(word)
        shares[column] = shares.get(column, 0.0) + (1 + log(count)) * weight
    norm = sum(share * share for share in shares.values()) ** 0.5 or 1.0
    return list(shares), [share / norm for share in shares.values()]


def _matrix(rows: Sequence[Row], width: int) -> sparse.csr_matrix:
    ends = np.cumsum([0, *(len(at) for at, _ in rows)])
    indices = np.fromiter((column for at, _ in rows for column in at), dtype=np.int32, count=int(ends[-1]))
    data = np.fromiter((share for _, shares in rows for share in shares), dtype=np.float32, count=int(ends[-1]))
    return sparse.csr_matrix((data, indices, ends), shape=(len(rows), width))


def _packed_row(view: sparse.csr_matrix, at: int) -> bytes:
    """One row: how many columns it fills, which, and with what."""
    start, end = view.indptr[at], view.indptr[at + 1]
    parts = ([end - start], "<i4"), (view.indices[start:end], "<i4"), (view.data[start:end], "<f4")
    return b"".join(np.asarray(values, dtype=kind).tobytes() for values, kind in parts)


def _unpacked_rows(kept: bytes) -> list[tuple[Numbers, Shares]]:
    """The rows of one claim's views, in their order."""
    rows, at = [], 0
    while at < len(kept):
        size = int(np.frombuffer(kept, "<i4", 1, at)[0])
        rows.append((np.frombuffer(kept, "<i4", size, at + 4), np.frombuffer(kept, "<f4", size, at + 4 + 4 * size)))
        at += 4 + 8 * size
    return rows


def _stacked(rows: Sequence[tuple[Numbers, Shares]], width: int) -> sparse.csr_matrix:
    """Rows of columns and shares as one matrix."""
    ends = np.cumsum([0, *(len(at) for at, _ in rows)])
    indices = np.concatenate([np.zeros(0, np.int32), *(at for at, _ in rows)])
    data = np.concatenate([np.zeros(0, np.float32), *(shares for _, shares in rows)])
    return sparse.csr_matrix((data, indices, ends), shape=(len(rows), width))


def _views(wording: Wording) -> dict[str, Row]:
    """One claim's row of each view."""
    words = words_of(wording.text)
    return {
        "text": _vector(words),
        "opening": _vector(words_of(wording.text[:OPENING])),
        "names": _vector(map(_folded, _NAME_WORD.findall(wording.text))),
        "numbers": _vector(word for word in words if word.isdigit()),
        "sentences": _vector(words if wording.own == wording.text else words_of(wording.own)),
    }


CHUNK = 50_000  # pairs compared at a time


class Wordings:
    """The wordings of numbered claims, ready to be compared in pairs."""

    def __init__(self, wordings: Sequence[Wording]) -> None:
        rows = [_views(wording) for wording in wordings]
        self._views = {name: _matrix([row[name] for row in rows], columns()) for name in _views(Wording("", ""))}
        names = [full_names(wording.text) for wording in wordings]
        self._names = _matrix([_name_row(found) for found in names], STRANGERS)

    def packed(self) -> list[bytes]:
        """The vectors of each claim as bytes, to be kept; the same machine or another may compare them later."""
        views = [*self._views.values(), self._names]
        return [b"".join(_packed_row(view, at) for view in views) for at in range(self.count)]

    @classmethod
    def unpacked(cls, kept: Sequence[bytes]) -> "Wordings":
        """The wordings that were packed, in the order given."""
        found = cls([])
        rows: list[list[tuple[Numbers, Shares]]] = [_unpacked_rows(each) for each in kept]
        for at, name in enumerate(found._views):
            found._views[name] = _stacked([row[at] for row in rows], columns())
        found._names = _stacked([row[len(found._views)] for row in rows], STRANGERS)
        return found

    def each(self, ones: Numbers, others: Numbers) -> Iterator[tuple[int, int, dict[str, float]]]:
        """Each pair with its likenesses by view: cosines from 0 to 1.

        `name` is the weight of the most telling full name in common, `full names` how many telling ones (logarithm).
        """
        for at in range(0, len(ones), CHUNK):
            first, second = ones[at : at + CHUNK], others[at : at + CHUNK]
            alike = self._compare(first, second)
            rows = zip(*(values.tolist() for values in alike.values()), strict=True)
            for one, other, row in zip(first.tolist(), second.tolist(), rows, strict=True):
                yield one, other, dict(zip(alike, row, strict=True))

    def _compare(self, ones: Numbers, others: Numbers) -> dict[str, Shares]:
        found = {
            name: np.asarray(view[ones].multiply(view[others]).sum(axis=1), dtype=float).ravel()
            for name, view in self._views.items()
        }
        shared = self._names[ones].multiply(self._names[others].astype(bool)).tocsr()
        found["name"] = np.asarray(shared.max(axis=1).todense(), dtype=float).ravel() if len(ones) else np.zeros(0)
        found["full names"] = np.log1p(np.asarray((shared > TELLING).sum(axis=1), dtype=float).ravel())
        return found

    @property
    def count(self) -> int:
        """How many there are."""
        return int(self._views["text"].shape[0])

    def near(self, number: int, floor: float) -> Numbers:
        """The others whose texts have a cosine of at least `floor` with one."""
        view = self._views["text"]
        cosines = (view @ view[number].T).tocoo()
        return np.sort(cosines.row[(cosines.data >= floor) & (cosines.row != number)]).astype(np.int64)

    def top(self, number: int) -> Numbers:
        """By claim the columns of the words that weigh most in its text, heaviest first; -1 where it has no more.

        Words that most reports hold are left out, however short the text.
        """
        view, telling_ones = self._views["text"], _column_weights() >= TELLING_ALONE
        found = np.full((view.shape[0], number), -1, dtype=np.int64)
        for row in range(view.shape[0]):
            start, end = view.indptr[row], view.indptr[row + 1]
            kept = telling_ones[view.indices[start:end]]
            heavy, shares = view.indices[start:end][kept], view.data[start:end][kept]
            heaviest = heavy[np.lexsort((heavy, -shares.round(6)))[:number]]
            found[row, : len(heaviest)] = heaviest
        return found


@cache
def _column_weights() -> Shares:
    """The weight of each column."""
    weights = np.full(columns(), UNSEEN)
    for column, weight in _listed().values():
        weights[column] = weight
    return weights


def _name_row(names: Iterable[tuple[str, str]]) -> Row:
    weights = {_hashed(" ".join(name)): telling(name) for name in names}
    return list(weights), list(weights.values())


def common_name(one: Wording, other: Wording) -> str | None:
    """The most telling full name that both texts hold, in lower case; None where none is telling."""
    shared = [(telling(name), name) for name in full_names(one.text) & full_names(other.text)]
    best = max(shared, default=(0.0, ("", "")))
    return " ".join(best[1]) if best[0] > TELLING else None

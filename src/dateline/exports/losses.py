"""What an export had to drop, counted by kind, as the lines of its loss report.

Things dropped go in one by one, sentences come out in the order in which their kinds first came. It drops nothing.
"""

import re
from collections import Counter
from collections.abc import Iterable

from dateline.exports.rows import ExportRow, plural

_ONE = {"have": "has", "are": "is", "say": "says"}
_VERB = re.compile(r"\b(?:have|are|say)\b")


class Losses:
    """A tally of what was dropped, by noun and what became of it."""

    __slots__ = ("_counts",)

    def __init__(self) -> None:
        self._counts: Counter[tuple[str, str]] = Counter()

    def add(self, noun: str, fate: str, count: int = 1) -> None:
        """Counts `count` things: "wounded figure", "have no ACLED column"; `fate` is written for many."""
        if count:
            self._counts[noun, fate] += count

    def lines(self) -> tuple[str, ...]:
        """One sentence a kind: "41 wounded figures have no ACLED column"."""
        return tuple(f"{_many(count, noun)} {_fate(count, fate)}" for (noun, fate), count in self._counts.items())

    def figures(self, rows: Iterable[ExportRow], kept: Iterable[str], where: str) -> None:
        """Counts the figures whose effect has no place in the format: "have no {where}"."""
        told = set(kept)
        counts = Counter(one.effect for row in rows for one in row.resolved.figures if not one.unreported)
        for effect, count in sorted(counts.items()):
            if effect not in told:
                self.add(f"{effect} figure", f"have no {where}", count)

    def dissent(self, rows: Iterable[ExportRow]) -> None:
        """Counts the values on which claims differ; only jsonl and parquet hold what the others say."""
        count = 0
        for row in rows:
            one = row.resolved
            values = (one.type_support, one.date, one.place, one.initiators, one.targets, *one.figures)
            count += sum(bool(value.dissent) for value in values)
        self.add("value", "with dissenting claims: the dissent is only in jsonl and parquet", count)


def _many(count: int, noun: str) -> str:
    head, _, rest = noun.partition(" of ")
    if not rest:
        return plural(count, noun[:-1] + "y", noun[:-1] + "ies") if noun.endswith("y") else plural(count, noun)
    return f"{_many(count, head)} of {rest}"


def _fate(count: int, fate: str) -> str:
    return fate if count > 1 else _VERB.sub(lambda verb: _ONE[verb[0]], fate, count=1)

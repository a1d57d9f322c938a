"""Names, places and numbers swapped within their kind, so that the network learns how events are told and not who is in them.

A prepared report goes in, another comes out, its spans moved along. The names come from the other reports.
"""

import bisect
import random
import re
from typing import Any

Row = dict[str, Any]
NUMBERS = "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen twenty".split()
_NUMBER = re.compile(r"\b(?:" + "|".join(NUMBERS) + r"|\d{1,3})\b")
NAMES, FIGURES = 0.35, 0.3  # share of a report's names and figures that are swapped


class Swaps:
    """The names of all reports by kind, to choose from."""

    def __init__(self, rows: list[Row], chance: random.Random) -> None:
        self._chance = chance
        kinds = {kind for row in rows for _, kind in row["names"]}
        self._names = {kind: sorted({name for row in rows for name, k in row["names"] if k == kind}) for kind in kinds}

    def __call__(self, row: Row) -> Row:
        """The report with some of its names and figures swapped; itself where chance swaps nothing."""
        edits = sorted([*self._named(row), *self._numbered(row)])
        apart: list[tuple[int, int, str]] = []
        for edit in edits:
            if not apart or edit[0] >= apart[-1][1]:
                apart.append(edit)
        return _edited(row, apart) if apart else row

    def _named(self, row: Row) -> list[tuple[int, int, str]]:
        new: dict[str, str] = {}
        for name, kind in row["names"]:
            if name not in new and self._chance.random() < NAMES:
                other = self._chance.choice(self._names[kind])
                if other.split()[0] != name.split()[0]:
                    new[name] = other
        if not new:
            return []
        longest = sorted(new, key=len, reverse=True)
        pattern = re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, longest)) + r")(?![\w-])")
        return [(found.start(), found.end(), new[found.group()]) for found in pattern.finditer(row["text"])]

    def _numbered(self, row: Row) -> list[tuple[int, int, str]]:
        edits = []
        for start, end in row["figures"]:
            found = _NUMBER.search(row["text"], start, end) if self._chance.random() < FIGURES else None
            if found is not None:
                digits = found.group().isdigit()
                most = max(9, 2 * int(found.group())) if digits else 0
                word = str(self._chance.randint(2, most)) if digits else self._chance.choice(NUMBERS)
                edits.append((found.start(), found.end(), word))
        return edits


def _edited(row: Row, edits: list[tuple[int, int, str]]) -> Row:
    """The report with the edits made, in order and none overlapping."""
    starts, ends = [start for start, _, _ in edits], [end for _, end, _ in edits]
    pieces, at, moves = [], 0, [0]
    for start, end, word in edits:
        pieces += [row["text"][at:start], word]
        at = end
        moves.append(moves[-1] + len(word) - (end - start))

    def moved(offset: int, *, closing: bool) -> int:
        inside = bisect.bisect_right(starts, offset) - 1
        if inside >= 0 and starts[inside] < offset < ends[inside]:  # a span that cuts a name takes it whole
            return starts[inside] + moves[inside] + (len(edits[inside][2]) if closing else 0)
        return offset + moves[bisect.bisect_right(ends, offset)]

    def span(old: list[Any]) -> list[Any]:
        return [moved(old[0], closing=False), moved(old[1], closing=True), *old[2:]]

    events = [
        event
        | {"trigger": span(event["trigger"])}
        | {"slots": {slot: [span(one) for one in found] for slot, found in event["slots"].items()}}
        for event in row["events"]
    ]
    spans = {name: [span(one) for one in row[name]] for name in ("sentences", "triggers", "figures")}
    return row | {"text": "".join(pieces) + row["text"][at:], "events": events} | spans

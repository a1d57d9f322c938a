"""Windows of prepared reports as the network learns from them: wordpieces, triggers to ask about, and the right answers.

A prepared report and the tokenizer go in, windows come out. Spans that a window cuts off teach nothing in it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from labels import AGAIN, CERTAINTIES, FILLED, KINDS, SLOTS, TYPES
from numpy.typing import NDArray
from tokenizers import Tokenizer

from dateline.language.tagger.windows import windows

Row = dict[str, Any]
Floats = NDArray[np.float32]
OPENS, CLOSES, MASK = 101, 102, 103
UNASKED = -100  # what torch leaves out of a loss
REPEATED = (
    "initiators",
    "targets",
    "sources",
    "place",
)  # a name that stands elsewhere too is neither right nor wrong there


@dataclass(slots=True)
class Query:
    """A trigger to ask about: its wordpieces, the event it tells of, if any, and whether coders name the event by it."""

    pieces: list[int]
    event: int | None
    named: bool


@dataclass(slots=True)
class Example:
    """One window. `links` and `counted` are queries by slots by wordpieces: the answers, and where they count."""

    report: str
    ids: list[int]
    sentences: NDArray[np.int64]
    tags: NDArray[np.int64]
    filled: Floats
    kinds: NDArray[np.int64]
    queries: list[Query]
    links: Floats
    counted: Floats
    events: list[Row]


def examples(row: Row, tokenizer: Tokenizer) -> Iterator[Example]:
    """The windows of one report."""
    coded = tokenizer.encode(row["text"], add_special_tokens=False)
    for first, last in windows(len(coded.ids)) if coded.ids else ():
        offsets = [(-1, -1), *coded.offsets[first:last], (-1, -1)]
        yield _example(row, [OPENS, *coded.ids[first:last], CLOSES], np.array(offsets))


def _example(row: Row, ids: list[int], offsets: NDArray[np.int64]) -> Example:
    starts, ends = offsets[:, 0], offsets[:, 1]

    def pieces(span: list[Any]) -> list[int]:
        return [int(i) for i in np.flatnonzero((starts < span[1]) & (ends > span[0]) & (ends > starts))]

    inside = (int(starts[1]), int(ends[-2]))
    queries = list(_queries(row, pieces, inside))
    tags = np.zeros(len(ids), dtype=np.int64)
    for query in queries:
        if query.named and query.event is not None:
            tags[query.pieces] = 1 + TYPES.index(row["events"][query.event]["event_type"])
    answers = [_fillers(row, event, pieces, len(ids)) for event in row["events"]]
    filled = np.zeros((len(ids), FILLED), dtype=np.float32)
    for right, _ in answers:
        filled = np.maximum(filled, right[:FILLED].T)
    kinds = np.full(len(ids), UNASKED, dtype=np.int64)
    for start, end, kind in (one for event in row["events"] for one in event["slots"]["kinds"]):
        kinds[pieces([start, end])] = KINDS.index(kind)
    shape = (len(queries), len(SLOTS), len(ids))
    links, counted = np.zeros(shape, np.float32), np.zeros(shape, np.float32)
    for j, query in enumerate(queries):
        if query.event is None:
            continue
        links[j], counted[j] = answers[query.event]
        for other in queries:
            if other is not query and other.event is not None:
                counted[j, AGAIN, other.pieces] = 1
                links[j, AGAIN, other.pieces] = float(other.event == query.event)
    told = np.searchsorted([start for start, _ in row["sentences"]], starts[1:-1], side="right") - 1
    sentences = np.pad(np.maximum(told, 0), 1, mode="edge").astype(np.int64)
    return Example(row["id"], ids, sentences, tags, filled, kinds, queries, links, counted, row["events"])


def _queries(row: Row, pieces: Any, inside: tuple[int, int]) -> Iterator[Query]:
    """The coders' triggers first, then the rules' that overlap none of them."""
    seen: list[list[Any]] = []
    coders = ((event["trigger"], i, True) for i, event in enumerate(row["events"]))
    rules = (((start, end), event, False) for start, end, event in row["triggers"])
    for span, event, named in (*coders, *rules):
        fits = span[0] >= inside[0] and span[1] <= inside[1]
        if fits and not any(span[0] < end and start < span[1] for start, end in seen):
            found = pieces(span)
            if found:
                seen.append(span)
                yield Query(found, event, named)


def _fillers(row: Row, event: Row, pieces: Any, length: int) -> tuple[Floats, Floats]:
    """Slots by wordpieces: what fills each slot of an event, and where that counts."""
    right, counted = np.zeros((len(SLOTS), length), np.float32), np.ones((len(SLOTS), length), np.float32)
    low = row["text"].lower()
    for k, slot in enumerate(SLOTS[:FILLED]):
        for start, end in event["slots"][slot]:
            right[k, pieces([start, end])] = 1
            words = low[start:end]
            at = low.find(words) if slot in REPEATED and len(words) > 2 else -1
            while at >= 0:
                if at != start:
                    counted[k, pieces([at, at + len(words)])] = 0
                at = low.find(words, at + len(words))
    counted[right > 0] = 1
    counted[AGAIN] = 0
    return right, counted


def certainty_of(event: Row) -> int:
    """The index of an event's certainty."""
    return CERTAINTIES.index(event["certainty"])

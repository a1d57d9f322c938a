"""Noun phrases: runs of tagged tokens that name one thing, with their head.

Tags of one sentence go in, chunks in order come out. A chunk never holds a preposition.
"""

from dataclasses import dataclass

INSIDE = frozenset("DNJOES")
_HEADS = frozenset("OE")


@dataclass(slots=True, frozen=True)
class Chunk:
    """Tokens `[first:last]` of the reading; `head` is the index of the noun the phrase turns on; `pronoun` marks "they"."""

    first: int
    last: int
    head: int
    pronoun: bool = False


def _ends_before(tags: str, lowers: list[str], i: int) -> bool:
    """True where a new phrase begins at `i` though the run goes on: a second determiner or number after the noun."""
    if tags[i] == "D":
        return tags[i - 1] not in "S" and lowers[i - 1] not in ("all", "both", "half")
    if tags[i] == "N":
        return tags[i - 1] in "O"
    return False


def _joins(tags: str, lowers: list[str], first: int, i: int, end: int) -> bool:
    """True where the conjunction at `i` binds two modifiers of one noun ("U.S. and Iraqi forces", "gun and bomb attack")."""
    if i >= end - 2 or (tags[i - 1] == "E" and i - 2 >= first and tags[i - 2] in "EO"):
        return False
    pair, noun = tags[i - 1] + tags[i + 1], tags[i + 2]
    if pair == "OO":
        return noun == "O" and not lowers[i - 1].endswith("s")
    return pair in ("JE", "EJ", "JJ", "EE", "EO") and noun in "OE" and (tags[i - 1] == "J" or noun == "O")


def _bracketed(tags: str, lowers: list[str], i: int, end: int) -> bool:
    """True where a bracketed name at `i` stands inside the phrase ("Islamic State (ISIS) militants")."""
    return i + 3 < end and lowers[i] in "([" and tags[i + 1] == "E" and lowers[i + 2] in ")]" and tags[i + 3] in "OJ"


def find_chunks(tags: str, lowers: list[str], first: int, last: int) -> list[Chunk]:
    """The noun phrases among tokens `[first:last]`, in order; `tags` and `lowers` cover the whole reading."""
    chunks: list[Chunk] = []
    i = first
    while i < last:
        if tags[i] == "R":
            chunks.append(Chunk(i, i + 1, i, pronoun=True))
            i += 1
        elif tags[i] in "DNJOE":
            end = _run(tags, lowers, i, last)
            heads = [k for k in range(i, end) if tags[k] in _HEADS] or [k for k in range(i, end) if tags[k] in "NJ"]
            if heads:
                chunks.append(Chunk(i, end, heads[-1]))
            i = end
        else:
            i += 1
    return chunks


def _run(tags: str, lowers: list[str], i: int, last: int) -> int:
    """The end of the noun phrase that begins at token `i`."""
    k = i + 1
    while k < last:
        if tags[k] in INSIDE:
            if _ends_before(tags, lowers, k):
                break
            k += 1
        elif tags[k] == "C" and _joins(tags, lowers, i, k, last):
            k += 2
        elif tags[k] == "Y" and _bracketed(tags, lowers, k, last):
            k += 3
        elif lowers[k] == "-" and k + 1 < last and tags[k + 1] in INSIDE:
            k += 1
        else:
            break
    while k > i + 1 and tags[k - 1] in "SC":
        k -= 1
    return k

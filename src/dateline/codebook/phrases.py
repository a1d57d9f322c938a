"""Phrases of the lexicons: look-up of the longest one that begins at a token."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Phrases(Generic[Value]):
    """Word sequences, lower case, with a value each."""

    def __init__(self, entries: Iterable[tuple[str, Value]] = ()) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], Value]]] = {}
        known: set[str] = set()
        for phrase, value in entries:
            if phrase not in known:  # the first value given to a phrase stays
                known.add(phrase)
                words = tuple(phrase.split())
                self._by_first.setdefault(words[0], []).append((words, value))
        for bucket in self._by_first.values():
            bucket.sort(key=lambda entry: -len(entry[0]))

    def items(self) -> Iterator[tuple[str, Value]]:
        """Every phrase with its value, in no order that is promised."""
        return ((" ".join(words), value) for bucket in self._by_first.values() for words, value in bucket)

    def longest(self, lowers: Sequence[str], at: int, end: int | None = None) -> tuple[int, Value] | None:
        """Length in tokens and value of the longest phrase at token `at`, reading no token from `end` on."""
        bucket = self._by_first.get(lowers[at])
        if not bucket:
            return None
        stop = len(lowers) if end is None else end
        for words, value in bucket:
            if at + len(words) <= stop and (len(words) == 1 or tuple(lowers[at : at + len(words)]) == words):
                return len(words), value
        return None

    def last_in(self, lowers: Sequence[str], first: int, end: int) -> tuple[int, int, Value] | None:
        """First token, length and value of the phrase in `[first:end]` that ends last, the longest of those; or None."""
        best: tuple[int, int, Value] | None = None
        for at in range(first, end):
            found = self.longest(lowers, at, end)
            if found and (best is None or at + found[0] > best[0] + best[1]):
                best = (at, *found)
        return best

    def first_in(self, lowers: Sequence[str], first: int, end: int) -> str | None:
        """The words of the first phrase within tokens `[first:end]`, or None."""
        for at in range(first, end):
            found = self.longest(lowers, at, end) if lowers[at] in self._by_first else None
            if found is not None:
                return " ".join(lowers[at : at + found[0]])
        return None

    def anywhere(self, lowers: Sequence[str], first: int, end: int) -> bool:
        """True where some phrase stands within tokens `[first:end]`."""
        return any(self.longest(lowers, at, end) for at in range(first, end) if lowers[at] in self._by_first)


def listed(text: str) -> list[str]:
    """The phrases of a comma-separated list in the data files."""
    return [" ".join(part.split()) for part in text.replace("\n", " ").split(",") if part.strip()]

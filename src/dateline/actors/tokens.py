"""Noun phrases as tokens that compare alike however they are written, and an index from token sequences to things.

Text goes in, tokens come out: hyphens part, possessives fall, accents and case go; "U.S." is "us", but remembers that
it stood in capitals. It knows no actor.
"""

import re
import unicodedata
from collections.abc import Sequence
from typing import Generic, NamedTuple, TypeVar

Thing = TypeVar("Thing")

_TOKEN = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]\b\.?|[^\W_]+(?:['’ʿʼ`][^\W_]+)*|[&/,]")
_POSSESSIVE = re.compile(r"['’]s$")
_MARKS = re.compile(r"['’ʿʼ`.]")


class Token(NamedTuple):
    """A word as compared, and as written."""

    key: str
    raw: str


def fold(word: str) -> str:
    """A word without case, accents, apostrophes and points."""
    if word.isascii() and word.isalnum():
        return word.lower()
    word = _MARKS.sub("", _POSSESSIVE.sub("", word))
    if not word.isascii():
        word = "".join(char for char in unicodedata.normalize("NFKD", word) if not unicodedata.combining(char))
    return word.casefold()


def tokenise(words: str) -> list[Token]:
    """The tokens of a phrase, commas, slashes and ampersands among them."""
    return [Token(fold(raw), raw) for raw in _TOKEN.findall(words)]


def keys(words: str) -> tuple[str, ...]:
    """The tokens of a phrase as compared."""
    if words.isascii() and words.replace(" ", "").isalnum():
        return tuple(words.lower().split())
    return tuple(fold(raw) for raw in _TOKEN.findall(words))


class PhraseIndex(Generic[Thing]):
    """Things by token sequence, found longest first."""

    __slots__ = ("_longest", "_things")

    def __init__(self) -> None:
        self._things: dict[tuple[str, ...], list[Thing]] = {}
        self._longest: dict[str, int] = {}

    def add(self, words: str, thing: Thing) -> None:
        """Let a phrase lead to a thing, beside others that it leads to."""
        phrase = keys(words)
        if phrase:
            self._things.setdefault(phrase, []).append(thing)
            if len(phrase) > self._longest.get(phrase[0], 0):
                self._longest[phrase[0]] = len(phrase)

    def get(self, tokens: Sequence[Token]) -> list[Thing]:
        """The things to which the whole sequence leads."""
        return self._things.get(tuple(token.key for token in tokens), [])

    def at(self, tokens: Sequence[Token], first: int) -> list[tuple[int, list[Thing]]]:
        """Every phrase that begins at `first`, as (number of tokens, things), longest first."""
        longest = self._longest.get(tokens[first].key, 0)
        found = []
        for size in range(min(longest, len(tokens) - first), 0, -1):
            things = self._things.get(tuple(token.key for token in tokens[first : first + size]))
            if things:
                found.append((size, things))
        return found

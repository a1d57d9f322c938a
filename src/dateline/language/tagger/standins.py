"""The words as the tagger reads them: names, numbers, sides and loaded words replaced, so that none of them can sway it.

Tokens with their tags go in, another text with the same tokens and sentences comes out. Two reports that differ only in who
is named, in how many, or in how loaded the words are give the same text. The report itself is never changed.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Protocol

from dateline.codebook.lists import read_yaml

_YEAR = re.compile(r"(?:19|20)\d\d")
_NUMBERS = ((re.compile(r"\d{1,3}"), "12"), (_YEAR, "2003"), (re.compile(r"[\d.,]*\d"), "2500"))
_COUNTED = frozenset(
    """two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty
    forty fifty sixty seventy eighty ninety""".split()
)
_SOME = "seven"
_SOMEBODY = "ara"
_LINKED = re.compile(r"[A-Z][\w.]*-([a-z]+)")
_NAME = "(name)"  # what the lexicon calls any name before a word
_COMMON = re.compile(r"(?:ly|ings?|[ts]ions?|ments?|[eo]rs|ities|ists|ants)$")
_EACH = 5  # a name is called by the sentence in which it first stands: one name more changes nothing farther on


class Word(Protocol):
    """A token: its place in the report's text, its words, the same casefolded."""

    @property
    def start(self) -> int:
        """Where it begins in the report."""

    @property
    def end(self) -> int:
        """Where it ends."""

    @property
    def text(self) -> str:
        """Its letters."""

    @property
    def lower(self) -> str:
        """The same, casefolded."""


class Stretch(Protocol):
    """A sentence: its tokens `[first:last]`."""

    @property
    def first(self) -> int:
        """Its first token."""

    @property
    def last(self) -> int:
        """The token behind its last."""


@dataclass(slots=True, frozen=True)
class Piece:
    """A stretch of the text with stand-ins, in characters."""

    start: int
    end: int


@dataclass(slots=True, frozen=True)
class Disguise:
    """The text with stand-ins; its tokens and sentences are those of the report, one for one."""

    text: str
    tokens: list[Piece]
    sentences: list[Piece]

    def moved(self, first: int, last: int) -> list[int]:
        """The characters of tokens `[first:last]`."""
        return [self.tokens[first].start, self.tokens[last - 1].end]


@dataclass(slots=True, frozen=True)
class _Lexicon:
    """The stand-ins for names; plain words for words alone, with the word before or behind them; words that are no names."""

    names: list[str]
    plain: dict[str, str]
    before: dict[tuple[str, str], str]
    behind: dict[tuple[str, str], str]
    openers: frozenset[str]
    forces: frozenset[str]

    def word(self, previous: str, word: str, following: str) -> str | None:
        """The plain word for a word between two others, None where it has none."""
        beside = self.before.get((word, following)) or self.behind.get((previous, word))
        return beside or self.plain.get(word)


@cache
def _lexicon() -> _Lexicon:
    held = read_yaml("dateline.language", "data/standins.yaml")
    told = {put: words.split() for put, words in held["plain"].items()}
    plain = {word: put for put, words in told.items() for word in (put, *words)}
    before: dict[tuple[str, str], str] = {}
    behind: dict[tuple[str, str], str] = {}
    for one in held["before"]:
        for word in one["words"].split():
            before |= {(word, other): one["put"] for other in one.get("of", "").split()}
            behind |= {(other, word): one["put"] for other in one.get("after", "").split()}
    forces = frozenset(word for put in held["forces"].split() for word in (put, *told[put]))
    return _Lexicon(held["names"].split(), plain, before, behind, frozenset(held["openers"].split()), forces)


def stand_ins() -> list[str]:
    """The words that stand in for names."""
    return list(_lexicon().names)


def disguise(text: str, tokens: Sequence[Word], tags: str, sentences: Sequence[Stretch]) -> Disguise:
    """The report's text with stand-ins; what stands between tokens stays, only the words of a name become one."""
    parts: list[str] = []
    pieces: list[Piece] = []
    at = end = 0
    for token, word in zip(tokens, _words(tokens, tags, sentences), strict=True):
        if word is not None:
            parts += [text[end : token.start], word]
            start = at + token.start - end
            at = start + len(word)
        end = token.end
        pieces.append(Piece(start, at))
    told = [Piece(pieces[s.first].start, pieces[s.last - 1].end) for s in sentences]
    return Disguise("".join([*parts, text[end:]]), pieces, told)


def _words(tokens: Sequence[Word], tags: str, sentences: Sequence[Stretch]) -> Iterator[str | None]:
    """For each token the word in its place, None for one that belongs to the name before it."""
    lexicon, given = _lexicon(), dict[str, str]()
    named = _named(tokens, tags, sentences, lexicon)
    lowers = ["", *(token.lower for token in tokens), ""]
    for number, sentence in enumerate(sentences):
        fresh = iter(range(_EACH * number, _EACH * number + sentence.last))
        for k in range(sentence.first, sentence.last):
            token, behind = tokens[k], k > sentence.first and named[k - 1]
            if named[k] or (behind and token.lower in lexicon.forces):
                name, named[k] = tokens[_end(named, k, sentence.last)].lower, True
                if not behind and name not in given:
                    given[name] = lexicon.names[next(fresh) % len(lexicon.names)]
                yield None if behind else given[name]
            else:
                previous = _NAME if behind else lowers[k]
                yield lexicon.word(previous, token.lower, lowers[k + 2]) or _plain(token)


def _named(tokens: Sequence[Word], tags: str, sentences: Sequence[Stretch], lexicon: _Lexicon) -> list[bool]:
    """For each token whether it is a word of a name; a word alone that opens a sentence is none if it looks like another."""
    named = [tag == "E" and token.lower not in lexicon.plain for token, tag in zip(tokens, tags, strict=True)]
    for sentence in sentences:
        first, opener = sentence.first, tokens[sentence.first].lower
        if not any(named[first + 1 : min(first + 2, sentence.last)]):
            named[first] &= opener not in lexicon.openers and not _COMMON.search(opener)
    return named


def _end(named: Sequence[bool], k: int, last: int) -> int:
    """The last word of the name that holds word `k`."""
    return next((j for j in range(k, last - 1) if not named[j + 1]), last - 1)


def _plain(token: Word) -> str:
    """A number for a number, a name for the name in "Ostra-backed", any other word as it stands."""
    if token.lower in _COUNTED:
        return _SOME
    if linked := _LINKED.fullmatch(token.text):
        return f"{_SOMEBODY}-{linked[1]}"
    return next((some for form, some in _NUMBERS if form.fullmatch(token.text)), token.text)

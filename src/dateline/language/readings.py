"""The reading of one report: its sentences and tokens, each with offsets into the text as stored.

A report goes in, a `Reading` comes out; mentions and claims are found on it. It never changes the text.
"""

import bisect
import re
from dataclasses import dataclass, field
from typing import Literal

from dateline.language.sentences import split_sentences
from dateline.records import Report

Role = Literal["headline", "body", "boilerplate"]

_TOKEN = re.compile(
    r"(?:[A-Za-z]\.){2,}"  # U.S., a.m.
    r"|\d+(?:[.,:]\d+)*(?:st|nd|rd|th)?(?![\w])|\d+(?:[.,:]\d+)*"
    r"|[^\W\d_][\w]*(?:[-‐‑'’][\w]+)*"
    r"|_+|[^\w\s]"
)
_CLITIC = re.compile(r"(?i)(?:['’]s|['’](?:re|ve|ll|d|m)|n['’]t)$")


@dataclass(slots=True, frozen=True)
class Token:
    """A word, number or sign: `text` is the report's `[start:end]`, `lower` its casefold."""

    start: int
    end: int
    text: str
    lower: str


@dataclass(slots=True, frozen=True)
class Sentence:
    """Characters `[start:end]`, tokens `[first:last]`; `role` tells headlines and boilerplate from the story."""

    index: int
    start: int
    end: int
    first: int
    last: int
    role: Role
    paragraph: int


@dataclass(slots=True)
class Reading:
    """What later stages read instead of the raw text: the report, its tokens, its sentences."""

    report: Report
    tokens: list[Token]
    sentences: list[Sentence]
    _starts: list[int] = field(default_factory=list, repr=False)

    @property
    def text(self) -> str:
        """The report's text as stored."""
        return self.report.text

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds the character at `offset`, or the last one before it; None in an empty text."""
        if not self._starts:
            self._starts.extend(sentence.start for sentence in self.sentences)
        index = bisect.bisect_right(self._starts, offset) - 1
        return self.sentences[max(index, 0)] if self.sentences else None

    def tokens_of(self, sentence: Sentence) -> list[Token]:
        """The sentence's tokens in order."""
        return self.tokens[sentence.first : sentence.last]


def _tokens(text: str, start: int, end: int) -> list[Token]:
    """Tokens of `text[start:end]`; possessive and contracted endings stand as tokens of their own."""
    found: list[Token] = []
    for match in _TOKEN.finditer(text, start, end):
        words, at = match.group(), match.start()
        clitic = _CLITIC.search(words) if len(words) > 2 else None
        cut = clitic.start() if clitic else 0
        pieces = ((at, at + cut), (at + cut, match.end())) if cut else ((at, match.end()),)
        found.extend(Token(a, b, text[a:b], text[a:b].casefold()) for a, b in pieces)
    return found


def read(report: Report) -> Reading:
    """The reading of a report: sentences and tokens with exact offsets.

    Args:
        report: any report; an empty text gives a reading without sentences.
    """
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    for piece in split_sentences(report.text):
        first = len(tokens)
        tokens.extend(_tokens(report.text, piece.start, piece.end))
        if len(tokens) > first:
            index = len(sentences)
            sentences.append(Sentence(index, piece.start, piece.end, first, len(tokens), piece.role, piece.paragraph))
    return Reading(report, tokens, sentences)

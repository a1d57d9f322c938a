"""The reading of one report: its sentences and tokens, each with offsets into the text as stored.

A report goes in, a `Reading` comes out; mentions and claims are found on it. It never changes the text.
"""

import bisect
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from dateline.language.chunks import Chunk, find_chunks
from dateline.language.sentences import split_sentences
from dateline.language.tags import tag_tokens
from dateline.records import Report

if TYPE_CHECKING:
    from dateline.language.tagger import Scores, Tagger

Role = Literal["headline", "body", "boilerplate"]

_TOKEN = re.compile(
    r"(?:[A-Za-z]\.){2,}(?:-[a-z]+)*"  # U.S., a.m., U.S.-led
    r"|(?:[A-Z]|Gen|Lt|Col|Maj|Capt|Sgt|Brig|Mr|Mrs|Ms|Dr|Prof|St|Sen|Rep|Gov|Rev|Cpl|Adm|Cmdr|Supt|Insp)\.(?=\s?[A-Z])"
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
    """What later stages read instead of the raw text: the report, its tokens with one tag letter each, its sentences.

    `chunks` are the noun phrases of the whole report in order; their indexes are those of `tokens` and `tags`.
    `chunk_of` gives for each token the index of its chunk, -1 outside of any; `lowers` the tokens casefolded. `scores` is
    what the tagger makes of the text, None where none has read it.
    """

    report: Report
    tokens: list[Token]
    sentences: list[Sentence]
    tags: str = ""
    chunks: list[Chunk] = field(default_factory=list)
    lowers: list[str] = field(default_factory=list, repr=False)
    chunk_of: list[int] = field(default_factory=list, repr=False)
    scores: "Scores | None" = None
    _starts: list[int] = field(default_factory=list, repr=False)
    _token_starts: list[int] = field(default_factory=list, repr=False)

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

    def token_at(self, offset: int) -> int:
        """The index of the token that holds the character at `offset`, or of the last one before it (0 at the least)."""
        if not self._token_starts:
            self._token_starts.extend(token.start for token in self.tokens)
        return max(bisect.bisect_right(self._token_starts, offset) - 1, 0)

    def range_of(self, start: int, end: int) -> tuple[int, int]:
        """The tokens `[first:last]` of characters `[start:end]`, at least one."""
        return self.token_at(start), self.token_at(max(end - 1, start)) + 1

    def chunk_at(self, token: int) -> Chunk | None:
        """The noun phrase that holds this token, if any."""
        if not 0 <= token < len(self.chunk_of) or self.chunk_of[token] < 0:
            return None
        return self.chunks[self.chunk_of[token]]

    def words(self, first: int, last: int) -> str:
        """The text from token `first` to the token before `last`, as it stands."""
        return self.text[self.tokens[first].start : self.tokens[last - 1].end]

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


def read(report: Report, *, tagger: "Tagger | None" = None) -> Reading:
    """The reading of a report: sentences and tokens with exact offsets.

    Args:
        report: any report; an empty text gives a reading without sentences.
        tagger: where there is one, the reading carries its scores.
    """
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    for piece in split_sentences(report.text):
        first = len(tokens)
        tokens.extend(_tokens(report.text, piece.start, piece.end))
        if len(tokens) > first:
            index = len(sentences)
            sentences.append(Sentence(index, piece.start, piece.end, first, len(tokens), piece.role, piece.paragraph))
    tags = "".join("".join(tag_tokens(tokens[s.first : s.last])) for s in sentences)
    lowers = [token.lower for token in tokens]
    chunks = [chunk for s in sentences for chunk in find_chunks(tags, lowers, s.first, s.last)]
    chunk_of = [-1] * len(tokens)
    for index, chunk in enumerate(chunks):
        chunk_of[chunk.first : chunk.last] = [index] * (chunk.last - chunk.first)
    scores = tagger.score(report.text, tokens, tags, sentences) if tagger is not None and tokens else None
    return Reading(report, tokens, sentences, tags, chunks, lowers, chunk_of, scores)

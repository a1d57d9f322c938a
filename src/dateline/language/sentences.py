"""Where sentences begin and end in news text: initials, ranks, "U.S.", quotes, datelines, headlines without a stop.

A text goes in, pieces with offsets come out. No piece runs over a line break, and none is longer than MAX_SENTENCE.
"""

import re
from dataclasses import dataclass
from typing import Literal

MAX_SENTENCE = 1500  # characters; a text without sentence ends is cut at white space so that work stays linear

_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_END = re.compile(r"(?:[.!?…]+|。)[\"'”’»)\]]*(?=\s+|$|[\"“]?[A-Z][a-z]+\s)")
_ABBREVIATIONS = frozenset(
    """mr mrs ms dr prof sr jr st gen col lt maj capt cpl sgt brig adm cmdr gov sen rep pres supt insp det pte rev hon
    fr no nos vs etc inc ltd co corp dept est jan feb mar apr jun jul aug sept sep oct nov dec mon tue wed thu fri sat
    sun ave blvd rd mt ft al a.m p.m u.s u.n u.k e.u u.s.a d.c i.e e.g approx resp gens cols""".split()
)
_ALWAYS_GOES_ON = frozenset(
    "mr mrs ms dr prof st gen col lt maj capt cpl sgt brig adm cmdr gov sen rep supt insp det rev hon gens cols".split()
)
_LAST_WORD = re.compile(r"[\w.]+$")
_NEXT_WORD = re.compile(r"\s*[\"'“‘(\[]*([\w’']+)")
_STARTERS = frozenset(
    """the a an in on at it he she they we i this that these those there but and or if as after before when while
    its his her their some many several two three four five six seven eight nine ten at no one officials police
    meanwhile however earlier later also another both most more our you what who how why""".split()
)
_BOILERPLATE = re.compile(
    r"(?i)^\W*(?:reporting by\b|additional reporting\b|writing by\b|editing by\b|prepared by\b|compiled by\b|"
    r"read (?:more|also|next)\b|see also\b|related (?:articles?|stories|news)\b|follow us\b|sign up\b|subscribe\b|"
    r"click here\b|share this\b|copyright\b|©|all rights reserved\b|photo(?:graph)?(?: by|:| credit)|image(?: by|:| credit|"
    r" source)|getty images\b|advertisement\b|watch:|video:|tags?:|source:|sources:|our standards\b|"
    r"the thomson reuters trust\b|download (?:the|our) app\b|this (?:story|article) (?:was|has been) (?:updated|edited)|"
    r"have an opinion|join our\b|support our\b|listen to\b)"
)


@dataclass(slots=True, frozen=True)
class Piece:
    """One sentence, or one headline line, as offsets; paragraphs are counted from 0."""

    start: int
    end: int
    role: Literal["headline", "body", "boilerplate"]
    paragraph: int


def _goes_on(text: str, stop: int, after: int) -> bool:
    """True where the stop at `stop` belongs to an abbreviation or a quote and the sentence continues at `after`."""
    match = _LAST_WORD.search(text, max(0, stop - 24), stop)
    word = match.group().casefold() if match else ""
    follows = _NEXT_WORD.match(text, after)
    head = follows.group(1) if follows else ""
    if head[:1].islower() and not text[after:].lstrip().startswith(('"', "“")):
        return True
    if text[stop] != ".":
        return False
    if word in _ALWAYS_GOES_ON:
        return True
    initial = len(word) == 1 and word.isalpha() and word != "i"
    if word in _ABBREVIATIONS or initial or re.fullmatch(r"(?:[a-z]\.)+[a-z]", word):
        return head[:1].isdigit() if head.casefold() in _STARTERS else bool(head)
    return False


def _cuts(text: str, start: int, end: int) -> list[int]:
    """Offsets in `text[start:end]` after which a new sentence begins, `end` included."""
    cuts = []
    for match in _END.finditer(text, start, end):
        stop = match.start()
        if match.end() < end and not _goes_on(text, stop, match.end()):
            cuts.append(match.end())
    return [*cuts, end]


def _shorter(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The piece itself, or pieces of at most MAX_SENTENCE characters cut at white space."""
    parts = []
    while end - start > MAX_SENTENCE:
        space = text.rfind(" ", start + 1, start + MAX_SENTENCE)
        cut = space if space > start else start + MAX_SENTENCE
        parts.append((start, cut))
        start = cut
    return [*parts, (start, end)]


def split_sentences(text: str) -> list[Piece]:
    """Sentences in order, trimmed of white space; the text between them is white space only."""
    pieces: list[Piece] = []
    for paragraph, line in enumerate(_LINE.finditer(text)):
        start = line.start()
        for cut in _cuts(text, line.start(), line.end()):
            for a, b in _shorter(text, start, cut):
                words = text[a:b]
                a, b = a + len(words) - len(words.lstrip()), b - len(words) + len(words.rstrip())
                if a < b:
                    pieces.append(Piece(a, b, _role(text[a:b], first=not pieces), paragraph))
            start = cut
    return pieces


def _role(words: str, *, first: bool) -> Literal["headline", "body", "boilerplate"]:
    """A first line without a stop is a headline; credits and calls to read on are boilerplate."""
    if _BOILERPLATE.match(words):
        return "boilerplate"
    return "headline" if first and len(words) < 160 and words[-1] not in ".!?…\"”'’:" else "body"

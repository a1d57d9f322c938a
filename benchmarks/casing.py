"""Case given back to a text that has none: each word as texts in ordinary case write it between the same neighbours.

Texts of ordinary case and known names go in once; then a lower-cased text goes in, and one of the same length comes out.
A word never seen is a name, unless words with its ending hardly ever are.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Sequence
from itertools import pairwise

_WORD = re.compile(r"(?<!\d)(?:[^\W\d_]-\d+|[^\W\d_]+(?:['’][^\W\d_]+)*)")
_OPENS = re.compile(r"(?:^|[.!?:…][\"'”’)]?\s+|\n\s*|\s{3}|[\"“‘])[\"“‘(\[]*$")
_INITIALS = re.compile(r"\(([^\W\d_]{2,7})\)")
_GLUE = (" ", "-", ". ")  # between the words of a name
_ENOUGH = 2  # times that a pair of neighbours must have been seen
_ENDING = 3  # letters
_ORDINARY = 0.8  # share of the words with an ending that are written small, from which an unknown word is
_SHOUTED = 0.6  # share of words with a capital from which a line is a headline

Form = str  # "lower", "Title" or "UPPER"


def _form(word: str) -> Form:
    if word.islower():
        return "lower"
    return "UPPER" if word.isupper() and len(word) > 1 else "Title"


def _opens(text: str, at: int) -> bool:
    return _OPENS.search(text[max(0, at - 6) : at]) is not None


def _commonest(counts: Counter[Form]) -> Form:
    return counts.most_common(1)[0][0]


class Casing:
    """How words are written, alone and beside their neighbours, in the texts and the names that it was made from."""

    def __init__(self, texts: Iterable[str], names: Iterable[str] = ()) -> None:
        self._alone: dict[str, Counter[Form]] = defaultdict(Counter)
        self._pairs: dict[tuple[str, str], tuple[Counter[Form], Counter[Form]]] = {}
        for text in texts:
            for line in text.split("\n"):
                self._learn(line)
        for name in names:
            self._count(list(_WORD.finditer(name)), weight=_ENOUGH)
        self._endings: dict[str, Counter[Form]] = defaultdict(Counter)
        for word, counts in self._alone.items():
            self._endings[word[-_ENDING:]][_commonest(counts)] += 1

    def _learn(self, line: str) -> None:
        words = list(_WORD.finditer(line))
        if sum(not one.group().islower() for one in words) <= _SHOUTED * len(words):
            self._count(words, {i for i, one in enumerate(words) if _opens(line, one.start())})

    def _count(self, words: Sequence[re.Match[str]], opening: Container[int] = (), weight: int = 1) -> None:
        """Count every word, and every pair of neighbours, but the words that open a sentence."""
        told = [(one.group().casefold(), None if i in opening else _form(one.group())) for i, one in enumerate(words)]
        for (word, form), (after, after_form) in pairwise([*told, ("", None)]):
            left, right = self._pairs.setdefault((word, after), (Counter(), Counter()))
            if form:
                self._alone[word][form] += 1
                left[form] += weight
            if after_form:
                right[after_form] += weight

    def __call__(self, text: str, initials: Container[str] = ()) -> str:
        """The text with its words' case; `initials` are words that are written in capitals where nothing else is known."""
        words = list(_WORD.finditer(text))
        lowers = ["", *(one.group().casefold() for one in words), ""]
        parts, at, named = [], 0, False
        for i, one in enumerate(words, start=1):
            form = self._of(*lowers[i - 1 : i + 2], initials, named and text[at : one.start()] in _GLUE)
            named = form != "lower"
            if form == "lower" and _opens(text, one.start()):
                form = "Title"
            word = one.group()
            cased = {"lower": word.lower(), "UPPER": word.upper()}.get(form, word[0].upper() + word[1:].lower())
            parts += [text[at : one.start()], cased]
            at = one.end()
        return "".join([*parts, text[at:]])

    def _of(self, before: str, word: str, after: str, initials: Container[str], named: bool) -> Form:
        """The form of a word between its neighbours; `named`: it goes on after a name."""
        none: tuple[Counter[Form], Counter[Form]] = (Counter(), Counter())
        beside = self._pairs.get((before, word), none)[1] + self._pairs.get((word, after), none)[0]
        if beside.total() >= _ENOUGH:
            return _commonest(beside)
        if word in self._alone:
            return _commonest(self._alone[word])
        if word in initials:
            return "UPPER"
        kin = self._endings.get(word[-_ENDING:], Counter())
        return "lower" if not named and kin["lower"] > _ORDINARY * kin.total() else "Title"


def initials_in(texts: Iterable[str]) -> frozenset[str]:
    """The words that stand alone in brackets somewhere, as initials do after the name that they stand for."""
    return frozenset(word.casefold() for text in texts for word in _INITIALS.findall(text))

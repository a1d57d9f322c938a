"""Whether a weekday, a day or a month named without its year lies ahead of the report or behind it.

The words before the time go in, yes or no comes out, by weights of data/tenses.json that training/tenses.py fits.
"""

from typing import Literal

from dateline.codebook.weights import read_weights, total
from dateline.language.tags import lexicon
from dateline.mentions.times.words import BREAK, Line

Kind = Literal["weekday", "day", "month"]

_CHAIN = 4  # tokens before a verb in which its helping verb stands
_REACH = 14  # tokens before a time in which a verb still governs it
_WORDS = {
    "coming": "will 'll ’ll shall would could may might can should must to", "now": "is are 's ’s am",
    "done": "was were had did has have 've ’ve",
}  # fmt: skip
_HELPERS = {word: tense for tense, words in _WORDS.items() for word in words.split()}
_BETWEEN = frozenset("be been being have not n't n’t also still never ever only already now then soon".split())
_FORMS = {"past": "done", "both": "done", "flat": "flat", "base": "base", "s": "now", "ing": "ing"}
_CUES = frozenset(
    """will 'll ’ll shall scheduled plans plan planned planning upcoming expires deadline expected expects due until set
    effective payable""".split()
)
_LINKS = frozenset("until till by through for from on in before after since early mid late next this to of at".split())
_STEPS = (1, 2, 4, 7, 14, 30, 60, 120, 180, 240, 300)  # days ahead that are told apart


def _tense(line: Line, index: int) -> str | None:
    """What a verb tells of the time, by its helping verb where it has one; None where the word is no verb."""
    word = line.tokens[index].lower
    form = lexicon().verbs.get(word)
    if form is None:
        return _HELPERS.get(word) if word != "to" else None
    for before in range(index - 1, max(index - _CHAIN, 0) - 1, -1):
        helper = line.tokens[before].lower
        if helper in _HELPERS:
            return _HELPERS[helper]
        if helper not in _BETWEEN and not helper.endswith("ly"):
            break
    return _FORMS.get(form.kind)


def features(line: Line, start: int, kind: Kind, wait: int) -> list[str]:
    """What speaks for the time at token `start` lying `wait` days ahead, and not a week or a year before that."""
    before = line.tokens[start - 1].lower if start else ""
    link = before if before in _LINKS else "-"
    tense, cue = None, False
    for index in range(start - 1, max(start - _REACH, 0) - 1, -1):
        if line.classes[index] == BREAK:
            break
        cue = cue or line.tokens[index].lower in _CUES
        tense = tense or _tense(line, index)
    marks = [kind, *(f"{kind}.wait>{step}" for step in _STEPS if wait > step), f"link={link}", f"tense={tense}"]
    return [*marks, "cue"] if cue else marks


def is_ahead(line: Line, start: int, kind: Kind, wait: int) -> bool:
    """True where the words make it likelier that the time is yet to come than that it is past."""
    weights: dict[str, float] = read_weights("dateline.mentions", "data/tenses.json")
    return total(dict.fromkeys(features(line, start, kind, wait), 1.0), weights) + weights["bias"] > 0

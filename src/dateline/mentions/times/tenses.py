"""Whether a weekday, a day or a month named without its year lies ahead of the report or behind it.

The words before the time go in, yes or no comes out, by weights of data/tenses.json that training/tenses.py fits.
"""

import json
from functools import cache
from importlib.resources import files
from typing import Literal

from dateline.language.tags import lexicon
from dateline.mentions.times.words import BREAK, Line

Kind = Literal["weekday", "day", "month"]

_REACH = 14  # tokens before a time in which a verb still governs it
_WORDS = {
    "will": "will 'll ’ll shall", "may": "would could may might can should must", "is": "is are 's ’s am has have",
    "was": "was were had did",
}  # fmt: skip
_TENSES = {word: tense for tense, words in _WORDS.items() for word in words.split()}
_FORMS = {"past": "past", "both": "past", "flat": "flat", "base": "base", "s": "present", "ing": "ing"}
_CUES = frozenset(
    """will 'll ’ll shall scheduled plans plan planned planning upcoming expires deadline expected expects due until set
    effective payable""".split()
)
_LINKS = frozenset("until till by through for from on in before after since early mid late next this to of at".split())
_STEPS = (1, 2, 4, 7, 14, 30, 60, 120, 180, 240, 300)  # days ahead that are told apart


def _tense(line: Line, index: int) -> str | None:
    """The tense that a word shows; None where it is no verb."""
    word = line.tokens[index].lower
    if word in _TENSES:
        return _TENSES[word]
    form = lexicon().verbs.get(word)
    if form is None:
        return None
    return "to" if index and line.tokens[index - 1].lower == "to" else _FORMS.get(form.kind)


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
    marks = [kind, *(f"{kind}.wait>{step}" for step in _STEPS if wait > step), f"link={link}", f"{kind}.link={link}"]
    marks += [f"tense={tense}", f"{kind}.tense={tense}"]
    return [*marks, "cue"] if cue else marks


@cache
def _weights() -> dict[str, float]:
    raw = files("dateline.mentions").joinpath("data/tenses.json").read_text(encoding="utf-8")
    weights: dict[str, float] = json.loads(raw)["weights"]
    return weights


def is_ahead(line: Line, start: int, kind: Kind, wait: int) -> bool:
    """True where the words make it likelier that the time is yet to come than that it is past."""
    weights = _weights()
    return weights["bias"] + sum(weights.get(mark, 0.0) for mark in features(line, start, kind, wait)) > 0

"""Numbers in words and figures with the bounds their wording sets, by the codebook's table ("at least five": 5, None).

Tokens go in, bounds come out. It knows nothing of what is counted.
"""

import re
from typing import NamedTuple

from dateline.language import Reading

_UNITS = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
    )
}
_TENS = {
    word: 10 * value for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
_SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "dozen": 12}
_VAGUE = {
    "several": 3,
    "many": 2,
    "dozens": 24,
    "scores": 40,
    "hundreds": 200,
    "thousands": 2000,
    "tens": 20,
    "few": 3,
    "couple": 2,
    "numerous": 2,
    "millions": 2_000_000,
}
_SEVERAL = {"dozen": 24, "score": 40, "hundred": 200, "thousand": 2000}
_FIGURE = re.compile(r"\d{1,3}(?:,\d{2,3})+|\d+(?:\.\d+)?")
_AT_LEAST = (
    ("at", "least"),
    ("no", "fewer", "than"),
    ("no", "less", "than"),
    ("not", "less", "than"),
    ("a", "minimum", "of"),
    ("minimum", "of"),
)
_MORE_THAN = (("more", "than"), ("over",), ("above",), ("upwards", "of"), ("in", "excess", "of"))
_UP_TO = (("up", "to"), ("as", "many", "as"), ("at", "most"), ("no", "more", "than"), ("a", "maximum", "of"))
_FEWER = (("fewer", "than"), ("less", "than"), ("under",))
_ABOUT = (
    ("about",),
    ("around",),
    ("some",),
    ("nearly",),
    ("almost",),
    ("approximately",),
    ("roughly",),
    ("close", "to"),
    ("an", "estimated"),
    ("estimated",),
    ("exactly",),
    ("just",),
    ("only",),
    ("another",),
    ("all",),
    ("the",),
)


class Number(NamedTuple):
    """Tokens `[first:last]` with the words that bound it; `low` or `high` is None where the words set none."""

    first: int
    last: int
    low: int | None
    high: int | None


def _value(lowers: list[str], at: int, end: int) -> tuple[int, int] | None:
    """Value and end of a plain number at token `at`: "2,500", "twenty-one", "two hundred", "1.5 million"."""
    word = lowers[at]
    if _FIGURE.fullmatch(word):
        total = float(word.replace(",", ""))
    elif word in _UNITS or word in _TENS:
        total = _UNITS.get(word, _TENS.get(word, 0))
    elif "-" in word and all(part in _UNITS or part in _TENS for part in word.split("-")):
        total = sum(_UNITS.get(part, _TENS.get(part, 0)) for part in word.split("-"))
    elif "-" in word and word.split("-")[0] in _UNITS and word.split("-")[1] in _SCALES:
        total = _UNITS[word.split("-")[0]] * _SCALES[word.split("-")[1]]
    elif word in ("a", "half") and at + 1 < end and lowers[at + 1] in _SCALES:
        total = 1 if word == "a" else 0.5
    else:
        return None
    k = at + 1
    while k < end and lowers[k] in _SCALES:
        total *= _SCALES[lowers[k]]
        k += 1
    return (int(total), k) if total == int(total) else None


def _before(lowers: list[str], at: int, first: int, patterns: tuple[tuple[str, ...], ...]) -> int | None:
    """The first token of one of `patterns` standing right before `at`, or None."""
    for pattern in patterns:
        start = at - len(pattern)
        if start >= first and tuple(lowers[start:at]) == pattern:
            return start
    return None


def _bounded(lowers: list[str], at: int, end: int, value: int, first: int) -> Number:
    """The number at `[at:end]` with the bounds of the words before it."""
    for patterns, low, high in (
        (_AT_LEAST, value, None),
        (_UP_TO, None, value),
        (_MORE_THAN, value + 1, None),
        (_FEWER, None, max(0, value - 1)),
    ):
        start = _before(lowers, at, first, patterns)
        if start is not None:
            return Number(start, end, low, high)
    start = _before(lowers, at, first, _ABOUT)
    return Number(at if start is None else start, end, value, value)


def number_at(reading: Reading, at: int, first: int, last: int) -> Number | None:
    """The number that begins at token `at` of a sentence `[first:last]`, ranges and bounds included; None where none does."""
    lowers = reading.lowers
    if lowers[at] == "several" and at + 1 < last and lowers[at + 1] in _SEVERAL:
        return Number(at, at + 2, _SEVERAL[lowers[at + 1]], None)
    if lowers[at] in _VAGUE:
        end = at + 2 if at + 1 < last and lowers[at + 1] == "of" else at + 1
        if lowers[at] == "tens" and end < last and lowers[end] == "thousands":
            return Number(
                at, min(end + 2, last) if end + 1 < last and lowers[end + 1] == "of" else end + 1, 20_000, None
            )
        if (
            lowers[at] == "thousands"
            and (many := _before(lowers, at, first, (("tens", "of"), ("hundreds", "of")))) is not None
        ):
            return Number(many, end, 20_000 if lowers[many] == "tens" else 200_000, None)
        start = _before(lowers, at, first, (("a",),)) if lowers[at] in ("few", "couple") else None
        return Number(at if start is None else start, end, _VAGUE[lowers[at]], None)
    if lowers[at : at + 3] == ["a", "number", "of"]:
        return Number(at, at + 3, 2, None)
    if lowers[at : at + 2] == ["some", "of"]:
        return Number(at, at + 2, 2, None)
    plain = _value(lowers, at, last)
    if plain is None:
        return None
    value, end = plain
    if end + 1 < last and lowers[end] in ("to", "and", "-", "–", "or"):
        upper = _value(lowers, end + 1, last)
        between = at > first and lowers[at - 1] == "between"
        if upper and upper[0] > value and (lowers[end] != "and" or between):
            return Number(at - 1 if between else at, upper[1], value, upper[0])
    if lowers[end : end + 2] == ["or", "more"] or lowers[end : end + 2] == ["and", "counting"]:
        return Number(at, end + 2, value, None)
    return _bounded(lowers, at, end, value, first)

"""What the words of a figure say under a policy: least, best and most; and whether they add to a figure or are part of one.

A casualty row goes in, a quantity comes out. A vague plural is a range of the codebook, never the bounds of its claim.
"""

import re
from dataclasses import dataclass

from dateline.codebook import load_policies
from dateline.incidents.words import tokens, word_set
from dateline.records import Casualty

_OF = re.compile(r"\b(?:of|among) (?:the )?(\w+)")


@dataclass(slots=True, frozen=True)
class Quantity:
    """`low` <= `best` <= `high`, None where the words set none; `vague`: a plural without a number."""

    low: int | None
    best: int | None
    high: int | None
    vague: bool = False

    @property
    def point(self) -> int | None:
        """The number that the words put forward, the low of a range; None for "up to five"."""
        return self.low if self.best is None else self.best

    def plus(self, other: "Quantity") -> "Quantity":
        """Both together; a bound that one lacks the sum lacks too."""
        low, best, high = (
            None if one is None or two is None else one + two
            for one, two in ((self.low, other.low), (self.point, other.point), (self.high, other.high))
        )
        return Quantity(low, best, high, self.vague and other.vague)


def _words(row: Casualty) -> set[str]:
    return {word for name in tokens(row.text) for word in name.split("-")}


def is_vague(row: Casualty) -> bool:
    """True for a plural without a number ("some", "dozens")."""
    counted = any(char.isdigit() for char in row.text) or bool(_words(row) & word_set("numbers"))
    return row.max is None and not counted


def read_quantity(row: Casualty, policy: str) -> Quantity:
    """What a row's words say under a policy."""
    if is_vague(row):
        return _vague_quantity(row, policy)
    if row.min is None:
        return Quantity(0, 0, 0) if row.max == 0 else Quantity(None, None, row.max)
    if row.max is not None and row.max > row.min:
        return Quantity(row.min, None, row.max)
    first, book = re.findall(r"\w+", row.text.casefold())[:1], load_policies()
    if row.max is not None and row.min > 1 and policy in book.about_for and book.about & set(first):
        return Quantity(9 * row.min // 10, row.min, -(-11 * row.min // 10))
    return Quantity(row.min, row.min, row.max)


def _vague_quantity(row: Casualty, policy: str) -> Quantity:
    text = f" {' '.join(re.findall(r'[a-z]+', row.text.casefold()))} "
    found = next(one for one in load_policies().vague if not one.words or f" {one.words} " in text)
    if own := found.own.get(policy):
        return Quantity(own[0], own[0], own[1], vague=True)
    return Quantity(found.low, found.best, found.high, vague=True)


def adds(row: Casualty) -> bool:
    """True where the words may add to a figure told before ("another three", "two more")."""
    text, book = f" {row.text.casefold()} ", load_policies()
    return not any(words in text for words in book.not_adding) and bool(set(re.findall(r"\w+", text)) & book.adding)


def names_part(row: Casualty) -> bool:
    """True where the words make it a part of a figure told before ("14 of the dead")."""
    return any(word in load_policies().parts for word in _OF.findall(row.text.casefold()))

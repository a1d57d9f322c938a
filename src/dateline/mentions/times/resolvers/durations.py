"""Durations and sets: "three days", "two-hour", "a few weeks", "daily", "every month". They have no calendar interval.

A grammar match and a frame go in, a `Normal` comes out, or None where the words are no time after all.
"""

from dateline.mentions.times.frames import Found, Frame, Normal
from dateline.mentions.times.resolvers.relatives import amount_of, duration_value
from dateline.mentions.times.words import FREQUENCIES, MONTHS, PARTS, UNITS, WEEKDAYS

_CHILDREN = frozenset("baby boy girl son daughter infant child toddler twin twins".split())
_LASTING = frozenset("for within in".split())


def _is_age(found: Found) -> bool:
    """True where a length is how old somebody is; "an eight-month-old truce" is not."""
    return found.has("old") and (found.word("u").startswith("year") or found.beside(1) in _CHILDREN)


def duration(found: Found, frame: Frame) -> Normal | None:
    """A length of time: a number, "a few" or nothing, and a unit; of "two to three" the first number, as coders take it."""
    number = amount_of(found)
    if found.word("u") == "hours" and found.beside(1) == "of" and not found.has("n"):
        return None  # "the early hours of Tuesday"
    share = found.word("u").startswith("quarter") and (found.beside(1) == "of" or not found.word("u").endswith("s"))
    if _is_age(found) or share:
        return None
    if found.has("half") and number is not None:
        number += 0.5
    if found.has("plus") and number is not None:
        number = 1.5
    return Normal("DURATION", duration_value(number, found.word("u")))


def unnumbered(found: Found, frame: Frame) -> Normal | None:
    """Weeks, months, years without a number, where something lasts for them or is so long before or after."""
    lasts = found.word("u").endswith("s") and (found.beside(-1) in _LASTING or found.beside(1) in {"before", "after"})
    if lasts or frame.given:
        return Normal("DURATION", duration_value(amount_of(found), found.word("u")))
    return None


def half_unit(found: Found, frame: Frame) -> Normal | None:
    """Half a unit: "half an hour", "half a year"."""
    word = found.word("u")
    halves = {"hour": "PT30M", "year": "P6M", "day": "PT12H", "century": "P50Y", "decade": "P5Y"}
    return Normal("DURATION", halves[word]) if word in halves else None


def every(found: Found, frame: Frame) -> Normal | None:
    """A repeated time: "every day", "each July", "every two weeks", "per month"."""
    word = found.word("u")
    if word in MONTHS:
        return Normal("SET", f"XXXX-{MONTHS[word]:02d}")
    if word in WEEKDAYS:
        return Normal("SET", f"XXXX-WXX-{WEEKDAYS[word]}")
    if word in PARTS:
        return Normal("SET", f"XXXX-XX-XXT{PARTS[word]}")
    return Normal("SET", duration_value(amount_of(found), word)) if word in UNITS else None


def frequency(found: Found, frame: Frame) -> Normal | None:
    """Daily, weekly, monthly, annually, hourly."""
    return Normal("SET", FREQUENCIES[found.word("y")])

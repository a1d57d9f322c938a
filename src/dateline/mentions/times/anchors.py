"""The day a report was written: its published date, or a dateline inside its text; None where neither is given.

A reading goes in, a date comes out. Dates of what the report tells are never taken for its own.
"""

import datetime as dt
import re

from dateline.language import Reading
from dateline.mentions.times.calendars import FIRST_YEAR, LAST_YEAR
from dateline.mentions.times.frames import Frame
from dateline.mentions.times.grammar import best_at
from dateline.mentions.times.words import BREAK, Line

_HEAD = 60  # tokens in which a dateline stands
_LABELLED = 7  # tokens before a date in which a label names it
_OPENING = 15  # tokens in which one stands before a dash
_DASHES = frozenset(["-", "–", "—", "--"])
_DATE_STARTS = frozenset("YFMmWwdo")  # class letters that a full date begins with
_LABELS = frozenset("published posted publication updated date dated issued release released".split())
_MANY = 8  # full dates from which on a text is a history rather than a report
_DEICTIC = re.compile(r"[Wr]")
_FULL_DATES = re.compile(r"[Mm]%?(?:[do],?)?Y|[Mm]%?[do]|[do][Mm]")


def _full_date(line: Line, start: int) -> tuple[dt.date, int] | None:
    """The day at token `start` where it is named with its year, and the token after it."""
    stretch = best_at(line, start, Frame(anchor=None))
    if stretch and stretch.normal.type == "DATE" and stretch.normal.days and stretch.normal.days.precision == "day":
        return stretch.normal.days.start, stretch.last
    return None


def _opens(line: Line, index: int, end: int) -> bool:
    """True where the date at `index` to `end` stands as a dateline does: alone, labelled, first, or before a dash."""
    before = [token.text for token in line.tokens[max(index - _LABELLED, 0) : index]]
    if any(word.lower() in _LABELS and word[0].isupper() for word in before):
        return True
    if (not before or not before[-1]) and line.classes[end : end + 1] in {BREAK, ""}:
        return True
    after = [token.text for token in line.tokens[end : end + 6]]
    fresh = bool(after) and (after[0][:1].isupper() or after[0][:1].isdigit())
    if index == 0 or (before[-1].isupper() and len(before[-1]) > 1):
        return fresh
    dash = _DASHES & set(after if index < _OPENING else after[:2])
    return bool(dash) and before[-1] in {",", "(", "."}


def anchor_of(reading: Reading, line: Line) -> dt.date | None:
    """The report's day: published, or told by a dateline or a labelled date near its start; None where neither is."""
    published = reading.report.published
    if published:
        return published if FIRST_YEAR < published.year < LAST_YEAR else None
    index = 0
    while index < min(_HEAD, len(line.classes)):
        found = _full_date(line, index) if line.classes[index] in _DATE_STARTS else None
        if found and _opens(line, index, found[1]):
            return found[0]
        index = found[1] if found else index + 1
    return None


def is_narrative(line: Line, anchor: dt.date | None) -> bool:
    """True for a history: many dates, few weekdays or words like "yesterday", and most years before the report's."""
    dates = len(_FULL_DATES.findall(line.classes))
    if dates < _MANY or len(_DEICTIC.findall(line.classes)) * 4 > dates:
        return False
    years = [int(token.text) for token, letter in zip(line.tokens, line.classes, strict=True) if letter == "Y"]
    return anchor is None or (len(years) >= _MANY and sum(year < anchor.year for year in years) * 2 > len(years))


def is_ancient(line: Line) -> bool:
    """True for a history of times before our era, in which a year of three digits needs no "BC"."""
    return line.classes.count("A") >= _MANY and line.classes.count("A") > line.classes.count("Y")

"""Stretches of a year: seasons, quarters, halves, and the periods that accounts are drawn up for ("a year earlier").

A grammar match and a frame go in, a `Normal` comes out, or None where the words are no time after all.
"""

import datetime as dt

from dateline.mentions.times import calendars
from dateline.mentions.times.frames import Found, Frame, Normal
from dateline.mentions.times.words import MONTHS, SEASONS, ordinal_of

_BEFORE_SEASONS = frozenset("in by since during until throughout".split())
_HALF_QUARTER = dt.timedelta(days=45)


def season(found: Found, frame: Frame) -> Normal | None:
    """A season: "summer 2012", "last winter", "the spring"."""
    name, relation = SEASONS[found.word("s")], found.word("rel")
    told = found.has("y") or relation or found.has("unit")
    before = found.beside(-1)
    led = before in _BEFORE_SEASONS or (before == "of" and name in {"SU", "WI"}) or found.beside(-2) in SEASONS
    if not (told or led or found.has("the") or found.has("part") or frame.given):
        return None
    if found.word("s") in {"fall", "spring"} and not told and found.beside(1) in {"of", "in", "from", "to", "on"}:
        return None
    base = frame.reference if frame.narrative and frame.reference else frame.anchor
    if found.has("y"):
        number = int(found.word("y"))
    elif base is None:
        return Normal("DATE", f"{frame.open_year}-{name}")
    elif found.has("unit"):
        number = base.year + {"last": -1, "next": 1}.get(found.word("rel2"), 0)
    else:
        number = base.year
        started = calendars.season(number, name).start
        over = calendars.season(number, name).end < base
        if relation in {"last", "past"} and not over:
            number -= 1
        elif relation in {"next", "coming"}:
            number += started <= base
        elif (
            relation != "this"
            and not frame.narrative
            and started > base
            and not frame.is_ahead("month", (started - base).days)
        ):
            number -= 1
    return Normal("DATE", f"{number:04d}-{name}", calendars.season(number, name))


def _quarter_year(found: Found, frame: Frame, number: int) -> int | None:
    """The year of a quarter: named, told from the report's or the last period's, or the latest in which it has begun."""
    if found.has("y"):
        return int(found.word("y"))
    if frame.anchor is None:
        return None
    if found.has("ago"):
        return (frame.period.start.year if frame.period else frame.anchor.year) - 1
    if told := found.words("rel2")[-1:] or found.words("rel") or found.words("own")[:1]:
        return frame.anchor.year + {"last": -1, "next": 1}.get(told[0], 0)
    return frame.anchor.year - (calendars.quarter(frame.anchor.year, number).start > frame.anchor)


def _quarter(day: dt.date) -> Normal:
    """The quarter that holds a day, as what accounts are drawn up for."""
    return Normal("DATE", calendars.value_of(day, "Q"), calendars.around(day, "Q"), period="Q")


def quarter(found: Found, frame: Frame) -> Normal | None:
    """A numbered quarter of a year: "the third quarter", "first-quarter", "the second quarter of 1990"."""
    number = ordinal_of(found.word("o"))
    if number > 4:
        return None
    year = _quarter_year(found, frame, number)
    return _quarter(dt.date(year, 3 * number, 1)) if year else Normal("DATE", f"XXXX-Q{number}")


def half(found: Found, frame: Frame) -> Normal | None:
    """The first or second half of a year or a month, "the first half of March"; a month's first half ends on the 15th."""
    second = found.word("o") in {"second", "last", "latter"}
    if not found.has("m"):
        number = int(found.word("y") or 0)
        if not number:
            return None
        first, last = calendars.quarter(number, 3 if second else 1), calendars.quarter(number, 4 if second else 2)
        return Normal("DATE", f"{number:04d}-H{2 if second else 1}", calendars.span(first.start, last.end))
    month = MONTHS[found.word("m")]
    year = int(found.word("y")) if found.has("y") else frame.year_of(month)
    if year is None:
        return Normal("DATE", f"XXXX-{month:02d}")
    start, end = (16, calendars.last_day(year, month)) if second else (1, 15)
    days = calendars.span(dt.date(year, month, start), dt.date(year, month, end))
    return Normal("DATE", f"{year:04d}-{month:02d}", days)


def _end_of(found: Found, frame: Frame) -> dt.date | None:
    """The day on which a period closed, where the words after it say so: "ended Sept. 30"."""
    if not found.has("m"):
        return None
    month = MONTHS[found.word("m")]
    year = int(found.word("y")) if found.has("y") else frame.year_of(month)
    return dt.date(year, month, min(ordinal_of(found.word("d")), calendars.last_day(year, month))) if year else None


def this_quarter(found: Found, frame: Frame) -> Normal | None:
    """The quarter that a report is about: "the quarter ended June 30", "the latest quarter", "the latest period"."""
    closed = _end_of(found, frame)
    if closed:
        return _quarter(closed - _HALF_QUARTER)
    if frame.period:
        return frame.period.normal
    before = calendars.move(frame.anchor, "Q", -1) if frame.anchor else None
    return _quarter(before) if before else Normal("DATE", "XXXX-QX")


def this_year(found: Found, frame: Frame) -> Normal | None:
    """The year that a report is about: "the year ended June 30", "the full year", "the fiscal year"."""
    closed = _end_of(found, frame)
    day = closed or frame.anchor
    if day is None:
        return Normal("DATE", "XXXX")
    return Normal("DATE", calendars.value_of(day, "Y"), calendars.around(day, "Y"), period="Y")


def year_before(found: Found, frame: Frame) -> Normal | None:
    """The period that accounts are compared with: "the year-ago quarter", "the 1988 period", "the year-earlier period"."""
    period = frame.period
    if period is None:
        return None
    year = int(found.word("y")) if found.has("y") else period.start.year - 1
    start = dt.date(year, period.start.month, 1)
    return Normal("DATE", calendars.value_of(start, period.unit), calendars.around(start, period.unit))

"""Single days and times of day: "Feb. 5, 2024", "30.11.2023", "late on Tuesday", "Friday last week", "10 p.m. Monday".

A grammar match and a frame go in, a `Normal` comes out, or None where the words are no time after all. A day that no
calendar has ("31 April", "2024-02-30") is a date without days.
"""

import datetime as dt

from dateline.mentions.times import calendars
from dateline.mentions.times.frames import Found, Frame, Normal
from dateline.mentions.times.words import BREAK, COUNTED, MONTHS, PARTS, WEEKDAYS, number_of, ordinal_of

_SOON = 180  # days ahead within which a weekday may tell a day of next year from one of this
_NO_DAY = Normal("DATE", "XXXX-XX-XX", rule="no_such_day")
_RELATIONS = {
    "last": "last", "past": "last", "next": "next", "coming": "next", "following": "next", "subsequent": "next",
}  # fmt: skip
_FROM_THEN = frozenset("previous preceding prior following subsequent".split())
_AFTER_PLURALS = frozenset("and or at in on for to when after before as while from until are is were was since".split())
_BEFORE_PLURALS = frozenset("on every most all many some and or".split())
_BEFORE_SHARED_DAYS = frozenset("between from on of the since until by in for , and".split())
_AFTER_SHARED_DAYS = frozenset("in at when near with as and by for to were was after while on inside outside".split())
_BEFORE_HOURS = frozenset("at around about until by from".split())


def _date(year: int, month: int, day: int) -> dt.date | None:
    """The date, or None where the calendar has no such day."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def with_part(date: dt.date, part: str) -> Normal:
    """A day, or the part of it that a word names ("evening")."""
    days = calendars.day(date)
    if part not in PARTS:
        return Normal("DATE", date.isoformat(), days)
    return Normal("TIME", f"{date.isoformat()}T{PARTS[part]}", days)


def _numeric_parts(found: Found, frame: Frame) -> tuple[int, int, int]:
    """Year, month, day of a date in digits; where day and month could change places, by its weekday or the report's date."""
    if found.has("full"):
        first, second, third = (int(piece) for piece in found.word("full").split("."))
        year, month, day = (first, second, third) if first > 31 else (third, second, first)
        return year, month, day
    year, month, day = int(found.word("y")), int(found.word("m")), int(found.word("d"))
    if found.has("either") and day <= 12:
        swapped, plain = _date(year, day, month), _date(year, month, day)
        nearer = plain and swapped and frame.anchor and abs(swapped - frame.anchor) < abs(plain - frame.anchor)
        told = WEEKDAYS[found.word("w")] if found.has("w") else 0
        if told and swapped and plain and told in {swapped.isoweekday(), plain.isoweekday()}:
            nearer = plain.isoweekday() != told
        if month > 12 or nearer:
            return year, day, month
    return year, month, day


def numeric(found: Found, frame: Frame) -> Normal | None:
    """A date in digits."""
    date = _date(*_numeric_parts(found, frame))
    return with_part(date, "") if date else _NO_DAY


def impossible(found: Found, frame: Frame) -> Normal | None:
    """A month with a number that is none of its days: "32 March"."""
    word = found.word("n") or found.word("n2")
    counts = found.has("n") and found.beside(1)[:1].isalpha()
    return _NO_DAY if len(word) == 2 and word.isdigit() and not counts else None


def _year_by_weekday(date: dt.date, weekday: int) -> int:
    """The year nearest to the date's in which the day falls on the weekday; its own where none near it does."""
    for year in (date.year, date.year - 1, date.year + 1):
        other = _date(year, date.month, date.day)
        if other and other.isoweekday() == weekday and (other - date).days <= _SOON:
            return year
    return date.year


def day_of_month(found: Found, frame: Frame) -> Normal | None:
    """A month and a day, with or without weekday, year, part of the day, second day."""
    month, day = MONTHS[found.word("m")], ordinal_of(found.word("d"))
    if not found.has("y") and found.beside(1) in COUNTED:
        return None
    if found.beside(1)[:1] == "0" and len(found.beside(1)) == 4:
        return _NO_DAY
    year = int(found.word("y")) if found.has("y") else found.lent_year() or frame.year_of(month, day)
    if year is None:
        return Normal("DATE", f"XXXX-{month:02d}-{day:02d}") if day <= calendars.last_day(2000, month) else _NO_DAY
    date = _date(year, month, day)
    if date and found.has("w") and not found.has("y"):
        date = _date(_year_by_weekday(date, WEEKDAYS[found.word("w")]), month, day)
    if date is None:
        return _NO_DAY
    if found.has("d2"):
        last = _date(date.year, month, ordinal_of(found.word("d2")))
        return Normal("DATE", date.isoformat(), calendars.span(date, last)) if last and last > date else None
    return with_part(date, found.word("p"))


def first_of_days(found: Found, frame: Frame) -> Normal | None:
    """A day whose month stands behind the next one: "between |5| and 9 March"."""
    return day_of_month(found, frame) if found.beside(-1) in _BEFORE_SHARED_DAYS else None


def next_of_days(found: Found, frame: Frame) -> Normal | None:
    """A day whose month stands before the last one: "March 5 and |6|"."""
    after = found.match.string[found.match.end() : found.match.end() + 1]
    if after not in {"", BREAK, ",", "."} and found.beside(1) not in _AFTER_SHARED_DAYS:
        return None
    month = MONTHS.get(found.beside(-3)) or MONTHS.get(found.beside(-4))
    if frame.latest is None or frame.latest_unit != "D" or frame.latest.month != month:
        return None
    date = _date(frame.latest.year, month, ordinal_of(found.word("d")))
    return with_part(date, "") if date and date > frame.latest else None


def weekday(found: Found, frame: Frame) -> Normal | None:
    """A weekday with its part of the day: "last Tuesday", "Friday night", "early on Sunday"."""
    number = WEEKDAYS[found.word("w")]
    part = found.word("p") or found.word("p0")
    if part.endswith("s"):
        return weekdays(found, frame)
    relation = _RELATIONS.get(found.word("rel"), "")
    if found.word("rel") in _FROM_THEN:
        date = frame.weekday_beside(number, 1 if relation == "next" else -1)
    else:
        date = frame.weekday(number, relation)
    if date is None:
        value = f"XXXX-WXX-{number}"
        return Normal("TIME", f"{value}T{PARTS[part]}") if part else Normal("DATE", value)
    return with_part(date, part)


def weekday_of_week(found: Found, frame: Frame) -> Normal | None:
    """A weekday of the week before, this one or the next: "Friday last week"."""
    if found.word("unit") != "week" or found.word("rel2") not in {"last", "this", "next"}:
        return None
    number, weeks = WEEKDAYS[found.word("w")], {"last": -1, "next": 1}.get(found.word("rel2"), 0)
    if frame.anchor is None:
        return Normal("DATE", f"XXXX-WXX-{number}")
    monday = calendars.week(frame.anchor).start
    return with_part(monday + calendars.ONE_DAY * (7 * weeks + number - 1), found.word("p"))


def overnight(found: Found, frame: Frame) -> Normal | None:
    """The night that a weekday names, on both its days: "overnight on Saturday", "overnight into Sunday"."""
    into = found.word("link") in {"into", "to"}
    if found.word("r") != "overnight" or (found.has("link") and not into):
        return None
    number = WEEKDAYS[found.word("w")]
    day = frame.weekday(number)
    if day is None:
        return Normal("TIME", f"XXXX-WXX-{(number - 2) % 7 + 1 if into else number}TNI")
    before = into or day == frame.anchor
    start = day - calendars.ONE_DAY if before else day
    return Normal("TIME", f"{start.isoformat()}TNI", calendars.span(start, start + calendars.ONE_DAY))


def holiday(found: Found, frame: Frame) -> Normal | None:
    """A feast with a day of its own in every year: "Christmas", "New Year's Eve", "Thanksgiving Day"."""
    name, beside = found.word("f"), found.word("eve")
    after = found.beside(1)
    of_things = after.isalpha() and after not in _AFTER_SHARED_DAYS | {"day", "eve"} and not found.has("y")
    if beside not in {"", "day", "eve"} or (not beside and of_things):  # "a Christmas market"
        return None
    month, day = {"christmas": (12, 25), "thanksgiving": (11, 22), "halloween": (10, 31), "new": (1, 1)}[name]
    eve = calendars.ONE_DAY * (beside == "eve")
    year = int(found.word("y")) + (name == "new" and beside == "eve") if found.has("y") else frame.year_of(month, day)
    if year is None:
        return Normal("DATE", "XXXX-XX-XX" if name == "thanksgiving" or eve else f"XXXX-{month:02d}-{day:02d}")
    date = dt.date(year, month, day)
    if name == "thanksgiving":  # the fourth Thursday of November
        date += calendars.ONE_DAY * ((4 - date.isoweekday()) % 7)
    return with_part(date - eve, "")


def _is_possessive(found: Found) -> bool:
    """True where a weekday has lost its apostrophe ("Tuesdays attack"), as in texts stripped of their quotes."""
    index = found.match.end()
    after = found.line.tokens[index].text if index < len(found.line.tokens) else ""
    return after.isalpha() and after.lower() not in _AFTER_PLURALS and found.beside(-1) not in _BEFORE_PLURALS


def weekdays(found: Found, frame: Frame) -> Normal | None:
    """A weekday that comes again and again: "Fridays", "every Friday"."""
    part = found.word("p")
    if not part and _is_possessive(found):
        return weekday(found, frame)
    return Normal("SET", f"XXXX-WXX-{WEEKDAYS[found.word('w')]}" + (f"T{PARTS[part]}" if part else ""))


def _clock_value(found: Found) -> str | None:
    """The clock part of a value, "T22:00"; None where the digits are no hour of the day."""
    word = found.word("c")
    hour, _, rest = (word[:2], ":", word[2:]) if len(word) == 4 and word.isdigit() else word.partition(":")
    number = number_of([hour])
    if number is None or not (minute := (rest[:2] or "00")).isdigit():
        return None
    hours = int(number)
    if found.has("x"):
        if not 1 <= hours <= 12:
            return None
        hours = hours % 12 + (12 if found.word("x").startswith("p") else 0)
    return f"T{hours:02d}:{minute}" if hours <= 24 and int(minute) < 60 else None


def clock(found: Found, frame: Frame) -> Normal | None:
    """A time of day, with the day beside it: "10 p.m. Wednesday", "at 05:30 on Aug. 5"."""
    value = _clock_value(found)
    if value is None or not (found.has("x") or found.has("z") or found.beside(-1) in _BEFORE_HOURS):
        return None
    date: Normal | None = None
    if found.has("m"):
        date = day_of_month(found, frame)
    elif found.has("w"):
        date = weekday(found, frame)
    elif found.has("r") and frame.anchor and found.word("r") in {"yesterday", "today", "tomorrow"}:
        offset = {"yesterday": -1, "today": 0, "tomorrow": 1}[found.word("r")]
        date = with_part(frame.anchor + calendars.ONE_DAY * offset, "")
    if date:
        return Normal("TIME", date.value + value, date.days, rule=date.rule)
    base = frame.base_of("D")
    return Normal("TIME", (base.isoformat() if base else "XXXX-XX-XX") + value)

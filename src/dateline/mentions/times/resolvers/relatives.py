"""Times told from another: yesterday, last week, two days ago, the next day, the past month, the weekend, now.

A grammar match and a frame go in, a `Normal` comes out, or None where the words are no time after all.
"""

import datetime as dt

from dateline.mentions.times import calendars
from dateline.mentions.times.frames import Found, Frame, Normal
from dateline.mentions.times.resolvers import periods
from dateline.mentions.times.words import CLOCK_UNITS, PARTS, REFERENCES, UNITS, number_of, ordinal_of
from dateline.values import Days

_DAYS_AWAY = {"yesterday": -1, "today": 0, "tomorrow": 1, "tonight": 0}
_BACK = frozenset({"last", "past", "previous", "preceding", "prior", "latest"})
_FORTH = frozenset({"next", "coming", "following", "subsequent"})
_FROM_THEN = frozenset({"previous", "preceding", "prior", "following", "subsequent", "that", "same"})
_RELATIONS = _BACK | _FORTH | _FROM_THEN | {"this", "current"}
_COUNTS_TODAY = 3  # "the past three days" are today and the two before; from four on the words are rounder
_RECENT_DAYS = 3  # UCDP: "recent days" are the three days before the report


def relative_day(found: Found, frame: Frame) -> Normal | None:
    """Yesterday, today, tonight, tomorrow, overnight, with a part of the day."""
    word, now = found.word("r"), frame.anchor
    part = found.word("p") or found.word("p0") or ("night" if word in {"tonight", "overnight"} else "")
    if frame.narrative and word == "today":
        return Normal("DATE", "PRESENT_REF")
    if now is None:
        value = "XXXX-XX-XX" + (f"T{PARTS[part]}" if part else "")
        return Normal("TIME" if part else "DATE", value)
    if word == "overnight":
        before = now - calendars.ONE_DAY
        return Normal("TIME", f"{before.isoformat()}TNI", calendars.span(before, now))
    date = now + calendars.ONE_DAY * _DAYS_AWAY[word]
    if found.has("beyond"):
        if (word, found.word("beyond")) not in {("yesterday", "before"), ("tomorrow", "after")}:
            return None
        date += calendars.ONE_DAY * _DAYS_AWAY[word]
    value = date.isoformat() + (f"T{PARTS[part]}" if part else "")
    return Normal("TIME" if part else "DATE", value, calendars.day(date))


def part_of_day(found: Found, frame: Frame) -> Normal | None:
    """This morning, last night, that evening, the next morning."""
    relation, part = found.word("rel"), found.word("p")
    code = PARTS[part]
    base = frame.base_of("D") if relation in _FROM_THEN | {"next"} else frame.anchor
    if base is None:
        return Normal("TIME", f"XXXX-XX-XXT{code}")
    offset = -1 if relation in _BACK else 1 if relation in _FORTH else 0
    date = base + calendars.ONE_DAY * offset
    return Normal("TIME", f"{date.isoformat()}T{code}", calendars.day(date))


def _unit(found: Found) -> str:
    """The letter of the unit, with hours as "h" and minutes or seconds as "m"."""
    word = found.word("u")
    if word in CLOCK_UNITS:
        return "h" if word.startswith("h") else "m"
    return UNITS[word]


def duration_value(number: float | None, word: str) -> str:
    """TIMEX3's value of a number of units, X where the number is not told."""
    letter = UNITS.get(word, "S")
    if letter == "E" and number is not None:
        number, letter = number * 10, "Y"
    if word.startswith("fortnight") and number is not None:
        number *= 2
    amount = "X" if number is None else f"{number:g}"
    return f"P{'T' if word in CLOCK_UNITS else ''}{amount}{letter}"


def amount_of(found: Found) -> float | None:
    """The number of units told; 1 for "a" or no word at all beside a singular, 2 for "a couple"."""
    words = found.words("n")
    number = number_of(words)
    if number is None and "couple" in words:
        return 2
    if number is None and (not words or words in (["a"], ["an"])) and not found.word("u").endswith("s"):
        return 1
    return number


def _past_span(frame: Frame, unit: str, number: float | None) -> Days | None:
    """The days of "the past two weeks": from as long before the report as told, up to its date."""
    if frame.anchor is None or number is None or number > 5000:
        return None
    if unit in "hm":
        days = 1 if unit == "m" else -(-int(number) // 24)
        start: dt.date | None = frame.anchor - calendars.ONE_DAY * max(days, 1)
    else:
        today = unit == "D" and number <= _COUNTS_TODAY
        start = calendars.move(frame.anchor, unit, today - int(number))
    return calendars.span(start, frame.anchor) if start else None


def _shift(found: Found, frame: Frame, unit: str) -> Normal:
    """One unit before, at or after the present one: "last week", "this year", "the following month"."""
    relation = found.word("rel")
    base = frame.base_of(unit) if relation in _FROM_THEN or (relation == "next" and unit == "D") else frame.anchor
    if frame.narrative and frame.reference and relation in _BACK | _FORTH | {"that", "same"}:
        base = frame.reference
    date = calendars.move(base, unit, -1 if relation in _BACK else 1 if relation in _FORTH else 0) if base else None
    if date is None:
        return Normal("DATE", calendars.UNKNOWN[unit])
    return Normal("DATE", calendars.value_of(date, unit), calendars.around(date, unit))


def relative_unit(found: Found, frame: Frame) -> Normal | None:
    """A unit or several told from now: "last week", "the past 24 hours", "the next few days", "earlier this month"."""
    unit, relation, number = _unit(found), found.word("rel"), amount_of(found)
    if relation not in _RELATIONS:
        return None
    if unit in "hm" or found.has("n") or found.word("u").endswith("s"):
        told = relation in {"last", "past"} and found.beside(1) != "of"  # "the last six months of 2012"
        days = _past_span(frame, unit, number) if told else None
        if told and unit == "D" and number is None:
            days = _recent_days(frame)
        return Normal("DURATION", duration_value(number, found.word("u")), days)
    if relation == "past":
        normal = _shift(found, frame, unit)
        days = _past_span(frame, unit, 1)
        return Normal("DATE", normal.value, days) if unit == "Y" else Normal("DURATION", f"P1{unit}", days)
    return _shift(found, frame, unit)


def within_unit(found: Found, frame: Frame) -> Normal | None:
    """A place in the present unit: "earlier in the year", "the end of the month"."""
    unit = _unit(found)
    base = frame.reference if frame.narrative and frame.reference else frame.anchor
    if unit in "hm" or unit == "D":
        return None
    if base is None:
        return Normal("DATE", calendars.UNKNOWN[unit])
    return Normal("DATE", calendars.value_of(base, unit), calendars.around(base, unit))


def ago(found: Found, frame: Frame) -> Normal | None:
    """So long before or after now or the last date: "two days ago", "a week earlier", "three years later"."""
    unit, number, post = _unit(found), amount_of(found), found.word("post")
    if unit in "hm":
        if post != "ago":
            return Normal("DURATION", duration_value(number, found.word("u")))
        value = frame.anchor.isoformat() if frame.anchor else "XXXX-XX-XX"
        return Normal("DATE", value, calendars.day(frame.anchor) if frame.anchor else None)
    if number is None:
        return Normal("DATE", "FUTURE_REF" if post in {"later", "after"} else "PAST_REF")
    if unit == "E":
        unit, number = "Y", number * 10
    if number == 1 and unit == "Y" and post in {"ago", "earlier"} and (before := periods.year_before(found, frame)):
        return before
    base = frame.anchor if post == "ago" and not frame.narrative else frame.base_of(unit)
    if base is None or number > 5000:
        return Normal("DATE", calendars.UNKNOWN[unit])
    date = calendars.move(base, unit, int(number) * (1 if post in {"later", "after"} else -1))
    if date is None or (post == "later" and base == frame.anchor and not frame.narrative):
        return Normal("DATE", calendars.UNKNOWN[unit])
    return Normal("DATE", calendars.value_of(date, unit), calendars.around(date, unit))


def year_end(found: Found, frame: Frame) -> Normal | None:
    """The last day of the present year, "year-end", or some time near it, "year's end"."""
    if found.word("end") not in {"end", "close"} or found.word("u") != "year":
        return None
    now = frame.anchor
    if now is None:
        return Normal("DATE", "XXXX")
    if found.word("link") != "-":
        return Normal("DATE", calendars.value_of(now, "Y"), calendars.year(now.year))
    last = dt.date(now.year, 12, 31)
    return Normal("DATE", last.isoformat(), calendars.day(last))


def neighbour_day(found: Found, frame: Frame) -> Normal | None:
    """The day, week, month or year before or after the last one named: "the day before", "the week after"."""
    unit = _unit(found)
    base = frame.base_of(unit)
    if unit in "hm" or found.match.string[found.match.end() : found.match.end() + 1] not in {*",.|dNn", ""}:
        return None
    date = calendars.move(base, unit, -1 if found.word("post") == "before" else 1) if base else None
    if date is None:
        return Normal("DATE", calendars.UNKNOWN[unit])
    return Normal("DATE", calendars.value_of(date, unit), calendars.around(date, unit))


def day_in_a_row(found: Found, frame: Frame) -> Normal | None:
    """The n-th day that something goes on: "for the tenth day", "a third straight day"; its days begin with the first."""
    if found.word("u") != "day" or not (
        found.beside(-1) in {"for", "into"}
        or found.line.tokens[found.match.end() - 2].lower in {"consecutive", "straight"}
    ):
        return None
    base, number = frame.base_of("D"), ordinal_of(found.word("o"))
    if base is None:
        return Normal("DATE", "XXXX-XX-XX")
    return Normal("DATE", base.isoformat(), calendars.span(base - calendars.ONE_DAY * (number - 1), base))


def weekend(found: Found, frame: Frame) -> Normal | None:
    """A Saturday and Sunday: the latest begun, "last", "this" or "next"."""
    now, relation = frame.anchor, found.word("rel")
    if now is None:
        return Normal("DATE", "XXXX-WXX-WE")
    begun = now.isoweekday() >= 6
    weeks = 0 if begun else -1
    if relation == "this" or (not begun and frame.is_ahead("weekday", 6 - now.isoweekday())):
        weeks = 0
    if relation in _FORTH:
        weeks = 1 if begun else 0
    if relation in _BACK:
        weeks = -1
    date = now + 7 * calendars.ONE_DAY * weeks
    return Normal("DATE", calendars.value_of(date, "W") + "-WE", calendars.weekend(date))


def _recent_days(frame: Frame) -> Days | None:
    """The three days before the report and its own."""
    now = frame.anchor
    return calendars.span(now - calendars.ONE_DAY * _RECENT_DAYS, now) if now else None


def recent(found: Found, frame: Frame) -> Normal | None:
    """Recent days, weeks, months, years; only the days have an interval."""
    unit = _unit(found)
    if unit == "D":
        return Normal("DATE", "PAST_REF", _recent_days(frame))
    return Normal("DURATION", duration_value(None, found.word("u"))) if unit in "WM" else Normal("DATE", "PAST_REF")


def reference(found: Found, frame: Frame) -> Normal | None:
    """Now, recently, soon, the past, the future."""
    value = REFERENCES.get(found.word("ref"))
    return Normal("DATE", value) if value else None


def former(found: Found, frame: Frame) -> Normal | None:
    """What was and is no more, or is not long past, which only histories take for a time."""
    return Normal("DATE", "PAST_REF") if frame.narrative or frame.given else None


def bare_part_of_day(found: Found, frame: Frame) -> Normal | None:
    """Night, midday, the evening: a time only where somebody says that it is one."""
    return Normal("TIME", f"XXXX-XX-XXT{PARTS[found.word('p')]}") if frame.given else None

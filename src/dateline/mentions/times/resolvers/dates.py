"""Calendar dates: days, months, weekdays, years, decades, seasons, quarters, clock times, with and without a year.

A grammar match and a frame go in, a `Normal` comes out, or None where the words are no time after all.
"""

import datetime as dt
import re

from dateline.mentions.times import calendars
from dateline.mentions.times.frames import Found, Frame, Normal
from dateline.mentions.times.words import DECADES, MONTHS, OTHER, PARTS, SEASONS, WEEKDAYS, number_of, ordinal_of
from dateline.values import Days

_PARTS_OF_SPANS = {
    "early": "early", "beginning": "early", "start": "early", "outset": "early", "mid": "mid", "middle": "mid",
    "late": "late", "end": "late", "close": "late",
}  # fmt: skip
COUNTED = frozenset(
    """people persons troops soldiers fighters militants insurgents rebels civilians refugees police policemen officers
    men women children students residents families homes houses prisoners members others dead wounded injured victims
    protesters demonstrators migrants villagers workers personnel marines guards gunmen suspects missiles rockets
    miles mile km kilometers kilometres meters metres feet tons tonnes pounds dollars euros percent % points times
    shares square cubic hours minutes years months days weeks kg kilograms mph barrels cases""".split()
)
_RANGES = frozenset("until till through".split())
_LENDER = re.compile(r"(?P<link>[-/&06·])(?:T?[eb]-?|T)?(?:[do]f?)?(?:(?P<m>[Mm])%?(?:[do](?:-[do])?)?|S),?f?(?P<y>Y)")
_BEFORE_YEARS = frozenset(
    """in since of by until till from to during for before after between and through around circa late early mid last
    the year a an or ( , - – ' than election elections about his their its this""".split()
)
_BEFORE_ANCIENT_YEARS = frozenset("in by from since until till between to and of ( during after before -".split())
_NO_YEAR_AFTER = frozenset(
    "about around some nearly almost over than least most number $ £ € # / no resolution".split()
)
_BEFORE_MONTHS = frozenset(
    """in since of by until till from to last this next late early mid during through between before after for and or
    every each the a an that , ( - / past previous on following""".split()
)
_SURE_BEFORE_MONTHS = frozenset("in since last until".split())
_AFTER_PLURALS = frozenset("and or at in on for to when after before as while from until are is were was since".split())
_BEFORE_PLURALS = frozenset("on every most all many some and or".split())
_NOT_AFTER_MONTHS = frozenset("for on of to said says told was is has had who against towards toward into".split())


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
    """Year, month, day of a date in digits; where day and month could change places the one nearer the report's date."""
    if found.has("full"):
        first, second, third = (int(piece) for piece in found.word("full").split("."))
        year, month, day = (first, second, third) if first > 31 else (third, second, first)
        return year, month, day
    year, month, day = int(found.word("y")), int(found.word("m")), int(found.word("d"))
    if found.has("either") and day <= 12:
        swapped = _date(year, day, month)
        plain = _date(year, month, day)
        if month > 12 or (
            plain and swapped and frame.anchor and abs(swapped - frame.anchor) < abs(plain - frame.anchor)
        ):
            return year, day, month
    return year, month, day


def numeric(found: Found, frame: Frame) -> Normal | None:
    """A date in digits."""
    date = _date(*_numeric_parts(found, frame))
    return with_part(date, "") if date else None


def _year_by_weekday(month: int, day: int, weekday: int, year: int) -> int:
    """The year nearest to `year` in which the day falls on the weekday; `year` itself where none near it does."""
    for candidate in (year, year - 1, year + 1):
        date = _date(candidate, month, day)
        if date and date.isoweekday() == weekday:
            return candidate
    return year


def day_of_month(found: Found, frame: Frame) -> Normal | None:
    """A month and a day, with or without weekday, year, part of the day, second day."""
    month, day = MONTHS[found.word("m")], ordinal_of(found.word("d"))
    if not found.has("y") and found.beside(1) in COUNTED:
        return None
    year = int(found.word("y")) if found.has("y") else _lent_year(found) or frame.year_of(month, day)
    if year is None:
        return Normal("DATE", f"XXXX-{month:02d}-{day:02d}") if day <= calendars.last_day(2000, month) else None
    if found.has("w") and not found.has("y"):
        year = _year_by_weekday(month, day, WEEKDAYS[found.word("w")], year)
    date = _date(year, month, day)
    if date is None:
        return Normal("DATE", "XXXX-XX-XX") if found.has("y") else None  # "31 April 2020" is no day, nor all of April
    if found.has("d2"):
        last = _date(year, month, ordinal_of(found.word("d2")))
        return Normal("DATE", date.isoformat(), calendars.span(date, last)) if last and last > date else None
    return with_part(date, found.word("p"))


def _lent_year(found: Found) -> int | None:
    """The year that stands after the next time and holds for this one too: "from April to June 1968"."""
    match = _LENDER.match(found.match.string, found.match.end())
    if match is None or (match["link"] == OTHER and found.beside(1) not in _RANGES):
        return None
    year = int(found.line.tokens[match.start("y")].text)
    if not match["m"] or not found.has("m"):
        return year
    turned = MONTHS[found.line.tokens[match.start("m")].lower] < MONTHS[found.word("m")]
    return year - (turned and match["link"] not in "&6/")


def _is_month(found: Found) -> bool:
    """True where "May", "March", "April" or "June" on its own is the month: its neighbours say so."""
    if _lent_year(found) or any(map(found.has, ("y", "rel", "unit", "part"))):
        return True
    at = found.match.start("m")
    if found.match.string[at] == "M":
        return len(found.word("m")) > 3 or len(found.match.group("m")) < len(found.match.group())
    token = found.line.tokens[at]
    if (len(token.text) <= 3 and token.lower != "may") or token.text.isupper():
        return False
    after = found.match.end()
    follows = found.line.tokens[after].text if after < len(found.line.tokens) else ""
    if found.beside(-1) in _SURE_BEFORE_MONTHS:
        return True
    if found.beside(-1) not in _BEFORE_MONTHS or found.beside(1) in _NOT_AFTER_MONTHS:
        return False
    return not follows[:1].isupper()


def _year_of_month(found: Found, frame: Frame, month: int) -> int | None:
    """The year of a month on its own: named, told by "last" or "next" (year), or the latest."""
    if found.has("y"):
        return found.year() or None
    if found.has("unit"):
        relation = found.word("rel2")
        base = frame.base_of("Y") if relation in {"that", "same", "previous", "following"} else frame.anchor
        return base.year + {"last": -1, "previous": -1, "next": 1, "following": 1}.get(relation, 0) if base else None
    year, now = _lent_year(found) or frame.year_of(month), frame.anchor
    relation = found.word("rel")
    if now and relation in {"next", "coming"}:
        return now.year + (month <= now.month)
    if now and relation in {"last", "past"}:
        return now.year - (month >= now.month)
    return now.year if now and relation == "this" else year


def month_alone(found: Found, frame: Frame) -> Normal | None:
    """A month without a day: "early March", "last May", "August 2013", "July of that year"."""
    if not _is_month(found):
        return None
    month = MONTHS[found.word("m")]
    year = _year_of_month(found, frame, month)
    if year is None:
        return Normal("DATE", f"{frame.open_year}-{month:02d}")
    part = next((_PARTS_OF_SPANS[word] for word in found.words("part") if word in _PARTS_OF_SPANS), "")
    days = calendars.part_of_month(year, month, part) if part else calendars.month(year, month)
    return Normal("DATE", f"{year:04d}-{month:02d}", days)


def weekday(found: Found, frame: Frame) -> Normal | None:
    """A weekday with its part of the day: "last Tuesday", "Friday night", "early on Sunday"."""
    number = WEEKDAYS[found.word("w")]
    relation = {
        "last": "last",
        "past": "last",
        "previous": "last",
        "next": "next",
        "coming": "next",
        "this": "",
        "following": "next",
    }.get(found.word("rel"), "")
    part = found.word("p") or found.word("p0")
    if part.endswith("s"):
        return weekdays(found, frame)
    date = frame.weekday(number, relation)
    if date is None:
        value = f"XXXX-WXX-{number}"
        return Normal("TIME", f"{value}T{PARTS[part]}") if part else Normal("DATE", value)
    return with_part(date, part)


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


def _is_year(found: Found) -> bool:
    """True where four digits are a year and not a number of things."""
    before, after = found.beside(-1), found.beside(1)
    if any(map(found.has, ("part", "the", "fiscal"))):
        return True
    year = int(found.word("y"))
    if before in _NO_YEAR_AFTER or after in COUNTED or found.match.string[found.match.end() : found.match.end() + 1] == "z" or (after.isalpha() and found.beside(2) in COUNTED):
        return False
    if 1900 <= year <= 2060:
        return before in _BEFORE_YEARS or after in {")", "-", "–"} or year % 100 != 0
    return before in {"in", "since", "until", "from", "by", "(", "between", "-", "–", "of"} and year < 2060


def year(found: Found, frame: Frame) -> Normal | None:
    """A year: "2013", "early 2011", "the end of 1990", "fiscal 1989"."""
    if not _is_year(found):
        return None
    number = int(found.word("y"))
    part = next((_PARTS_OF_SPANS[word] for word in found.words("part") if word in _PARTS_OF_SPANS), "")
    days = calendars.part_of_year(number, part) if part else calendars.year(number)
    return Normal("DATE", f"{number:04d}", days)


def spelled_year(found: Found, frame: Frame) -> Normal | None:
    """A year in words, as in what was spoken: "nineteen ninety-six", "the year two thousand"."""
    number = found.year()
    if number < 1700 or (found.word("y") == "thousand" and len(found.match.group()) < 4):
        return None
    return Normal("DATE", f"{number:04d}", calendars.year(number))


def before_christ(found: Found, frame: Frame) -> Normal | None:
    """A year before our era, with its month or season; it has no days in this calendar."""
    number = number_of(found.words("n"))
    if not number:
        return None
    if found.has("m"):
        return Normal("DATE", f"BC{int(number):04d}-{MONTHS[found.word('m')]:02d}")
    return Normal("DATE", f"BC{int(number):04d}" + (f"-{SEASONS[found.word('s')]}" if found.has("s") else ""))


def bare_before_christ(found: Found, frame: Frame) -> Normal | None:
    """A number of three digits as a year, in a history of the times before our era: "in 494"."""
    word = found.word("n")
    if not frame.ancient or len(word) != 3 or not word.isdigit() or found.beside(-1) not in _BEFORE_ANCIENT_YEARS:
        return None
    return None if found.beside(1) in COUNTED else Normal("DATE", f"BC{word:0>4}")


def decade_before_christ(found: Found, frame: Frame) -> Normal | None:
    """Ten years before our era: "the 470s BC"."""
    digits = found.word("n")
    return Normal("DATE", f"BC{digits[:-1]:0>3}") if digits.isdigit() and digits[-1] == "0" else None


def decade(found: Found, frame: Frame) -> Normal | None:
    """Ten years: "the 1990s", "the early '80s", "the nineties"."""
    digits = found.word("y").removesuffix("s")
    if name := DECADES.get(found.word("y")):
        digits = f"{name}0" if found.match.group().startswith("T") else ""
    if len(digits) == 2:
        digits = "19" + digits if int(digits) > 20 else "20" + digits
    if len(digits) != 4 or digits[3] != "0":
        return None
    return Normal("DATE", digits[:3], calendars.decade(int(digits)))


def century(found: Found, frame: Frame) -> Normal | None:
    """A century: "the 20th century"; ordinals of other units are durations or counts and no dates."""
    era = "BC" if found.match.group()[-1] == "A" else ""
    return Normal("DATE", f"{era}{ordinal_of(found.word('o')) - 1:02d}") if found.word("u") == "century" else None


def week_of_month(found: Found, frame: Frame) -> Normal | None:
    """The n-th week of a month: the first is 1-7, as UCDP codes it."""
    month, which = MONTHS[found.word("m")], found.word("o")
    year_ = int(found.word("y")) if found.has("y") else frame.year_of(month)
    if found.word("u") != "week" or (which != "last" and ordinal_of(which) > 4):
        return None
    if year_ is None:
        return Normal("DATE", f"XXXX-{month:02d}")
    last = calendars.last_day(year_, month)
    first = last - 6 if which == "last" else 7 * ordinal_of(which) - 6
    days: Days = calendars.span(dt.date(year_, month, first), dt.date(year_, month, first + 6), "week")
    return Normal("DATE", calendars.value_of(days.start, "W"), days)


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
    if value is None:
        return None
    if (
        not found.has("x")
        and not found.has("z")
        and found.beside(-1) not in {"at", "around", "about", "until", "by", "from"}
    ):
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
        return Normal("TIME", date.value + value, date.days)
    base = frame.base_of("D")
    return Normal("TIME", (base.isoformat() if base else "XXXX-XX-XX") + value)

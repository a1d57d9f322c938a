"""Months, weeks of months, years, decades and centuries, of our era and before it.

A grammar match and a frame go in, a `Normal` comes out, or None where the words are no time after all.
"""

import datetime as dt
import re

from dateline.mentions.times import calendars
from dateline.mentions.times.frames import Found, Frame, Normal
from dateline.mentions.times.words import COUNTED, DECADES, MONTHS, SEASONS, number_of, ordinal_of
from dateline.values import Days

_PARTS_OF_SPANS = {
    "early": "early", "beginning": "early", "start": "early", "outset": "early", "mid": "mid", "middle": "mid",
    "late": "late", "end": "late", "close": "late",
}  # fmt: skip
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
_SURE_BEFORE_YEARS = frozenset("in since until".split())
_OTHER_MONTH = re.compile(r"[-/&06](?:T?[eb]-?)?[Mm]")
_SURE_BEFORE_MONTHS = frozenset("in since last until".split())
_NOT_AFTER_MONTHS = frozenset("for on of to said says told was is has had who against towards toward into".split())


def _is_month(found: Found) -> bool:
    """True where "May", "March", "April" or "June" on its own is the month: its neighbours say so."""
    if _OTHER_MONTH.match(found.match.string, found.match.end()) or any(map(found.has, ("y", "rel", "unit", "part"))):
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
    year, now = found.lent_year() or frame.year_of(month), frame.anchor
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


def _is_year(found: Found, frame: Frame) -> bool:
    """True where four digits are a year and not a number of things."""
    before, after, year = found.beside(-1), found.beside(1), int(found.word("y"))
    modern = 1900 <= year <= 2060
    if frame.given or any(map(found.has, ("part", "the", "fiscal"))):
        return True
    if after in COUNTED or found.match.string[found.match.end() : found.match.end() + 1] == "z":
        return False
    if modern and before in _SURE_BEFORE_YEARS:
        return True
    if before in _NO_YEAR_AFTER or (after.isalpha() and found.beside(2) in COUNTED):
        return False
    if modern:
        return before in _BEFORE_YEARS or after in {")", "-", "–"} or year % 100 != 0
    return before in {"in", "since", "until", "from", "by", "(", "between", "-", "–", "of"} and year < 2060


def year(found: Found, frame: Frame) -> Normal | None:
    """A year: "2013", "early 2011", "the end of 1990", "fiscal 1989"."""
    if not _is_year(found, frame):
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


def short_year(found: Found, frame: Frame) -> Normal | None:
    """The second of two years in a history, told by its last digits: "1958-|59|"."""
    first, last = int(found.beside(-2)), found.word("n")
    if not frame.narrative or len(last) != 2 or not last.isdigit() or int(last) <= first % 100:
        return None
    number = first - first % 100 + int(last)
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

"""Calendar arithmetic: the days of weeks, months, years, seasons and parts of them. Knows no words and no report."""

import calendar
import datetime as dt

from dateline.values import Days
from dateline.values.days import DatePrecision

ONE_DAY = dt.timedelta(days=1)
_SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9}
FIRST_YEAR, LAST_YEAR = 2, 9998  # inside what datetime can hold, with room for the neighbouring year


def day(date: dt.date) -> Days:
    """One day."""
    return Days(start=date, end=date, precision="day")


def span(start: dt.date, end: dt.date, precision: DatePrecision = "range") -> Days:
    """From `start` to `end`, whichever order they come in."""
    return Days(start=min(start, end), end=max(start, end), precision=precision)


def week(date: dt.date) -> Days:
    """The Monday to Sunday around a date."""
    monday = date - ONE_DAY * (date.isoweekday() - 1)
    return span(monday, monday + 6 * ONE_DAY, "week")


def weekend(date: dt.date) -> Days:
    """The Saturday and Sunday of a date's week."""
    monday = week(date).start
    return span(monday + 5 * ONE_DAY, monday + 6 * ONE_DAY)


def last_day(year: int, month: int) -> int:
    """The number of days in a month."""
    return calendar.monthrange(year, month)[1]


def month(year: int, number: int) -> Days:
    """A calendar month."""
    return span(dt.date(year, number, 1), dt.date(year, number, last_day(year, number)), "month")


def year(number: int) -> Days:
    """A calendar year."""
    return span(dt.date(number, 1, 1), dt.date(number, 12, 31), "year")


def decade(first: int) -> Days:
    """Ten years."""
    return span(dt.date(first, 1, 1), dt.date(first + 9, 12, 31))


def quarter(number: int, of: int) -> Days:
    """The `of`-th three months of a year."""
    return span(dt.date(number, 3 * of - 2, 1), dt.date(number, 3 * of, last_day(number, 3 * of)))


def season(number: int, name: str) -> Days:
    """Three months by TIMEX3's season code; winter is named by the year in which it ends."""
    if name == "WI":
        return span(dt.date(number - 1, 12, 1), dt.date(number, 2, last_day(number, 2)))
    first = _SEASON_STARTS[name]
    return span(dt.date(number, first, 1), dt.date(number, first + 2, last_day(number, first + 2)))


def part_of_month(year_: int, number: int, part: str) -> Days:
    """Early, mid and late: 1-10, 10-20, 15-end, as UCDP codes them."""
    first, last = {"early": (1, 10), "mid": (10, 20), "late": (15, last_day(year_, number))}[part]
    return span(dt.date(year_, number, first), dt.date(year_, number, last))


_PARTS_OF_YEARS = {"mid": (6, 8), "late": (10, 12)}


def part_of_year(number: int, part: str) -> Days:
    """Mid is its summer, late its last quarter; early is no finer than the year, as coders take it."""
    first, last = _PARTS_OF_YEARS.get(part, (1, 12))
    return span(dt.date(number, first, 1), dt.date(number, last, last_day(number, last))) if first > 1 else year(number)


def move(date: dt.date, unit: str, number: int) -> dt.date | None:
    """The date `number` days, weeks, months or years away; None beyond the calendar."""
    try:
        if unit in "DW":
            return date + ONE_DAY * number * (7 if unit == "W" else 1)
        months = number * {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200}[unit]
        index = date.year * 12 + date.month - 1 + months
        year_, month_ = divmod(index, 12)
        if not FIRST_YEAR <= year_ <= LAST_YEAR:
            return None
        return dt.date(year_, month_ + 1, min(date.day, last_day(year_, month_ + 1)))
    except OverflowError:
        return None


def around(date: dt.date, unit: str) -> Days | None:
    """The calendar unit that holds a date; None for a century."""
    if unit == "D":
        return day(date)
    if unit == "W":
        return week(date)
    if unit == "M":
        return month(date.year, date.month)
    if unit == "Q":
        return quarter(date.year, (date.month + 2) // 3)
    if unit == "Y":
        return year(date.year)
    return decade(date.year // 10 * 10) if unit == "E" else None


def value_of(date: dt.date, unit: str) -> str:
    """TIMEX3's value for the calendar unit that holds a date."""
    if unit == "D":
        return date.isoformat()
    if unit == "W":
        iso = date.isocalendar()
        return f"{iso.year:04d}-W{iso.week:02d}"
    if unit == "M":
        return f"{date.year:04d}-{date.month:02d}"
    if unit == "Q":
        return f"{date.year:04d}-Q{(date.month + 2) // 3}"
    text = f"{date.year:04d}"
    return {"Y": text, "E": text[:3], "C": text[:2]}[unit]


UNKNOWN = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX", "Q": "XXXX-QX", "Y": "XXXX", "E": "XXX", "C": "XX"}

"""What a time is resolved against: the report's date, the last date named, and whether the words look ahead.

Months, days and weekdays go in; dates come out, or None where nothing in the report settles the year.
"""

import datetime as dt
import re
from dataclasses import dataclass
from re import Match

from dateline.mentions.times import calendars, tenses
from dateline.mentions.times.words import BREAK, MONTHS, NUMBERS, OTHER, Line
from dateline.records.mentions import TimexType
from dateline.values import Days

_SAME_STORY = 60  # tokens in which an undated report's full date lends its year, and its week, to the next time
_RANGES = frozenset("until till through".split())
_LENDER = re.compile(
    r"(?P<link>[-/&06·])(?:(?:T?[eb]-?|T)?(?:[do]f?)?(?:(?P<m>[Mm])%?(?:[do](?:-[do])?)?|S)|[do]),?f?(?P<y>Y)"
)
_STEP = 2  # years by which a date named in passing may move a history on
_OPENING = 3  # tokens from its start in which a time opens a sentence
_BACK = 8  # months back after which a narrative has moved into the next year


@dataclass(slots=True, frozen=True)
class Normal:
    """A normalised time: TIMEX3 type and value, and the calendar interval where it has one.

    `period` is "Q" or "Y" where accounts are drawn up for it; `rule` is what inferred the days, or why there are none.
    """

    type: TimexType
    value: str
    days: Days | None = None
    period: str = ""
    rule: str = ""


@dataclass(slots=True, frozen=True)
class Period:
    """A quarter or year that figures in the report are for, so that "a year earlier" means the same one before."""

    normal: Normal
    start: dt.date
    unit: str


@dataclass(slots=True, frozen=True)
class Found:
    """A grammar rule's match on a line: groups name stretches of tokens."""

    line: Line
    match: Match[str]

    def has(self, group: str) -> bool:
        """True where the group took part in the match with at least one token."""
        return bool(self.match.groupdict().get(group))

    def words(self, group: str) -> list[str]:
        """The group's words, case folded; empty where it took no part."""
        if not self.has(group):
            return []
        start, end = self.match.span(group)
        return [token.lower for token in self.line.tokens[start:end]]

    def word(self, group: str) -> str:
        """The group's last word, or an empty string."""
        words = self.words(group)
        return words[-1] if words else ""

    def year(self) -> int:
        """The year that the group `y` names in digits or words ("nineteen ninety-six"); 0 where it names none."""
        words = self.words("y")
        if words[0].isdigit():
            return int(words[0])
        if words[1] == "thousand":
            return NUMBERS[words[0]] * 1000
        tens, rest = NUMBERS[words[0]], sum(NUMBERS.get(word, 0) for word in words[1:])
        return tens * 100 + rest if 17 <= tens <= 20 and 10 <= rest < 100 else 0

    def lent_year(self) -> int | None:
        """The year that stands after the next time and holds for this one too: "from April to June 1968"."""
        match = _LENDER.match(self.match.string, self.match.end())
        if match is None or (match["link"] == OTHER and self.beside(1) not in _RANGES):
            return None
        year = int(self.line.tokens[match.start("y")].text)
        if not match["m"] or not self.has("m"):
            return year
        turned = MONTHS[self.line.tokens[match.start("m")].lower] < MONTHS[self.word("m")]
        return year - (turned and match["link"] not in "&6/")

    def beside(self, offset: int) -> str:
        """The word `offset` tokens after the match (1 is the next) or before it (-1); empty at a sentence's border."""
        index = self.match.end() + offset - 1 if offset > 0 else self.match.start() + offset
        return self.line.tokens[index].lower if 0 <= index < len(self.line.tokens) else ""


@dataclass(slots=True)
class Frame:
    """What times are resolved against, kept up to date as a text is read from its start.

    `anchor` is the day that "yesterday" and "last week" count from, `latest` the last date named, `reference` the last
    that can lend its year, `passing` a year named since without being taken for the story's, `period` the last quarter or
    year that figures are for; `narrative` says that the text is a history, with dates of its own, `ancient` that it is one
    of times before our era; `given` that somebody else has found the time, so that nothing need speak for its being one;
    `open_year` is how TIMEX3 writes a year that no date of this calendar settles.
    """

    anchor: dt.date | None
    narrative: bool = False
    ancient: bool = False
    given: bool = False
    reference: dt.date | None = None
    reference_unit: str = ""
    latest: dt.date | None = None
    latest_unit: str = ""
    open_year: str = "XXXX"
    behind: bool = False
    passing: int = 0
    line: Line | None = None
    opens: bool = False
    position: int = 0
    reference_position: int = 0
    period: Period | None = None

    def base_of(self, unit: str) -> dt.date | None:
        """The date that a unit before or after the last one named counts from: that date, if it is told as finely."""
        fine = self.latest_unit and "DWMQYEC".index(self.latest_unit) <= "DWMQYEC".index(unit)
        return self.latest if fine else None if self.narrative else self.anchor

    def _near(self) -> bool:
        """True where the reference may still lend its year: always in a history, close by in an undated report."""
        if self.reference is None or (self.behind and self.reference_unit == "Y" and not self.narrative):
            return False
        return self.narrative or (self.anchor is None and self.position - self.reference_position <= _SAME_STORY)

    def look(self, line: Line, start: int) -> None:
        """Move to the time at token `start`."""
        self.line, self.position = line, start
        self.behind = start > 0 and line.tokens[start - 1].lower == "since"
        self.opens = start < _OPENING or BREAK in line.classes[start - _OPENING : start]

    def is_ahead(self, kind: tenses.Kind, wait: int) -> bool:
        """True where the words before the time at hand tell of it as `wait` days ahead of the report."""
        return self.line is not None and not self.behind and tenses.is_ahead(self.line, self.position, kind, wait)

    def remember(self, normal: Normal) -> None:
        """Take a resolved date as the one that later words refer to."""
        days, value = normal.days, normal.value
        if days and normal.period and (self.anchor is None or days.end < self.anchor):
            self.period = Period(normal, days.start, normal.period)
        if value.startswith("BC") and len(value) >= 6:
            self.open_year = value[:6]
        told = value.partition("T")[0]
        unit = {10: "D", 7: "M", 4: "Y"}.get(len(told), "") if told[:4].isdigit() else ""
        if days is None or not unit or days.precision not in {"day", "month", "year", "range"}:
            return
        self.latest, self.latest_unit = days.start, unit
        if self.narrative and not self._moves_on(days.start.year, unit):
            self.passing = days.start.year
        elif self.narrative or unit != "Y":
            self.reference, self.reference_unit, self.reference_position = days.start, unit, self.position
            self.passing = 0

    def _moves_on(self, year: int, unit: str) -> bool:
        """True where a date moves a history on; a year named once in passing only looks back or ahead."""
        if self.reference is None or self.reference_unit == "Y" or self.opens:
            return True
        return (unit != "Y" and 0 <= year - self.reference.year <= _STEP) or year == self.passing

    def year_of(self, month: int, day: int | None = None) -> int | None:
        """The year of a month, or of a day in it, named without one."""
        if self.reference and self._near():
            gap = self.reference.month - month if self.reference_unit != "Y" else 0
            return self.reference.year + (gap >= _BACK)
        if self.anchor is None:
            return None
        now = self.anchor
        if month == now.month and day in (None, now.day):
            return now.year
        year = now.year + ((month, day or 1) <= (now.month, now.day))
        wait = (dt.date(year, month, min(day or 1, 28)) - now).days
        return year if self.is_ahead("day" if day else "month", wait) else year - 1

    def weekday(self, number: int, rel: str = "") -> dt.date | None:
        """The weekday (1 Monday): latest on or before the report's date; `rel` is "last", "next" or empty."""
        base, told = self.anchor, not rel
        if base is None or self.narrative:
            base, told = (self.reference if self.reference_unit == "D" and self._near() else None), False
        if base is None:
            return None
        back = (base.isoweekday() - number) % 7
        if rel == "next" or (told and back and self.is_ahead("weekday", 7 - back)):
            return base + calendars.ONE_DAY * (7 - back)
        if rel == "last" and back == 0:
            back = 7
        return base - calendars.ONE_DAY * back

    def weekday_beside(self, number: int, way: int) -> dt.date | None:
        """The nearest such weekday after (1) or before (-1) the last day named; None where none was."""
        if self.latest is None or self.latest_unit != "D":
            return None
        away = (number - self.latest.isoweekday()) * way % 7 or 7
        return self.latest + calendars.ONE_DAY * (away * way)

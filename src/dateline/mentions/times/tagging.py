"""The time tagger: a reading goes in, its times come out, as TIMEX3 and as calendar days.

It reads no clock: what the report's own date and words do not settle stays undetermined.
"""

import bisect
import datetime as dt
import re
from dataclasses import replace

from dateline.language import Reading
from dateline.mentions.times import anchors, calendars
from dateline.mentions.times.frames import Frame, Normal
from dateline.mentions.times.grammar import Stretch, best_at, times_of
from dateline.mentions.times.words import Line, line_of
from dateline.records.mentions import TimeMention
from dateline.values import Days

_SINCE = 12  # tokens between "since" and the date at which what it names began
_BEGUN = frozenset("began begun started starting erupted launched broke seized took beginning".split())
_LENGTH = re.compile(r"P(\d{1,3})([DWMY])")
_NOTHING = Normal("DATE", "XXXX-XX-XX")


def anchor_of(reading: Reading) -> dt.date | None:
    """The report's day: its published date, or a dateline inside the text; None where it gives neither."""
    return anchors.anchor_of(reading, line_of(reading))


def _frame(reading: Reading, line: Line) -> Frame:
    anchor = anchors.anchor_of(reading, line)
    if anchors.is_ancient(line):
        return Frame(anchor=None, narrative=True, ancient=True)
    return Frame(anchor=anchor, narrative=anchors.is_narrative(line, anchor))


def _is_since(line: Line, stretch: Stretch) -> bool:
    """True where a time opens a stretch that lasts: "since May 3", "since fighting began on May 3"; not "since May, when"."""
    after = [token.lower for token in line.tokens[stretch.last : stretch.last + 2]]
    days = stretch.normal.days
    if "when" in after or days is None:
        return False
    begun = False
    for index in range(stretch.first - 1, max(stretch.first - _SINCE, 0) - 1, -1):
        word = line.tokens[index].lower
        if word == "since":
            return (begun and days.precision == "day") or index >= stretch.first - 2
        if word in {"", ",", ";"}:
            return False
        begun = begun or word in _BEGUN
    return False


def _with_days(stretch: Stretch, days: Days, rule: str) -> Stretch:
    """The same time with other days, and what inferred them."""
    return replace(stretch, normal=replace(stretch.normal, days=days, rule=rule))


def _since(line: Line, stretch: Stretch, frame: Frame) -> Stretch:
    """The time with its days run on to the report's where "since" stands before it."""
    days, normal = stretch.normal.days, stretch.normal
    if not _is_since(line, stretch):
        return stretch
    if days is None or frame.anchor is None or days.start > frame.anchor or normal.type == "DURATION":
        return stretch
    return _with_days(stretch, calendars.span(days.start, frame.anchor), "since")


def _are_neighbours(one: Days, other: Days) -> bool:
    """True for a day and the next, as in "on Saturday and Sunday"."""
    return one.length == other.length == 1 and other.start - one.end == calendars.ONE_DAY


def _joined(line: Line, first: Stretch, second: Stretch) -> tuple[Stretch, Stretch] | None:
    """Both times with the days from the first to the second, where the words span them: "between A and B", "A to B"."""
    one, other = first.normal.days, second.normal.days
    between = [token.lower for token in line.tokens[first.last : second.first]]
    between = [word for word in between if word not in {"the", "on", "in", ","}]
    if one is None or other is None or len(between) != 1 or other.end < one.start:
        return None
    opener = {token.lower for token in line.tokens[max(first.first - 2, 0) : first.first]}
    joined = between[0] in {"-", "–", "—", "to", "into", "through", "till", "until"} or (
        between[0] == "and" and ("between" in opener or _are_neighbours(one, other))
    )
    if not joined:
        return None
    days = calendars.span(one.start, other.end)
    return _with_days(first, days, "range"), _with_days(second, days, "range")


def _before_what(line: Line, stretch: Stretch, frame: Frame) -> Stretch:
    """The time with the days of what it counts from: "two weeks after X" is told from a known day, and dates X."""
    match = _LENGTH.fullmatch(stretch.normal.value)
    index = stretch.last
    if match is None or index >= len(line.tokens) or line.tokens[index].lower != "after":
        return stretch
    unit, base = match.group(2), frame.base_of("D")
    date = calendars.move(base, unit, -int(match.group(1))) if base else None
    if date is None:
        return stretch
    days = calendars.around(date, "D" if unit == "W" else unit)
    return _with_days(stretch, days, "counted_back") if days else stretch


def _stretches(line: Line, frame: Frame) -> list[Stretch]:
    """All times of a line, ranges joined."""
    found: list[Stretch] = []
    for stretch in times_of(line, frame):
        found.append(_before_what(line, _since(line, stretch, frame), frame))
        if len(found) > 1 and found[-1].first - found[-2].last < 5 and (pair := _joined(line, found[-2], found[-1])):
            found[-2:] = pair
    return found


def _rules(reading: Reading, normal: Normal, frame: Frame) -> dict[str, str]:
    """What inferred the days, or why there are none."""
    rule = normal.rule
    if not rule and normal.days is None and normal.value.startswith("XXXX") and normal.type != "SET":
        dated = reading.report.published is not None
        rule = (
            "unsettled" if frame.anchor or frame.ancient else "report_date_out_of_range" if dated else "no_report_date"
        )
    return {"days": rule} if rule else {}


def _mention(reading: Reading, start: int, end: int, normal: Normal, frame: Frame) -> TimeMention:
    return TimeMention(
        start=start,
        end=end,
        text=reading.text[start:end],
        type=normal.type,
        value=normal.value,
        days=normal.days,
        rules=_rules(reading, normal, frame),
    )


def find_times(reading: Reading) -> tuple[TimeMention, ...]:
    """The report's times in text order, none overlapping; `days` is None where words and date settle no interval."""
    line = line_of(reading)
    frame = _frame(reading, line)
    return tuple(
        _mention(reading, line.tokens[one.first].start, line.tokens[one.last - 1].end, one.normal, frame)
        for one in _stretches(line, frame)
    )


def resolve_given(reading: Reading, spans: list[tuple[int, int]]) -> tuple[TimeMention, ...]:
    """A time for each of the spans given, in their order; one that names no known time is `XXXX-XX-XX` without days."""
    line = line_of(reading)
    starts = [token.start for token in line.tokens]
    frame = _frame(reading, line)
    tagged = _stretches(line, replace(frame))
    known = {(line.tokens[one.first].start, line.tokens[one.last - 1].end): one.normal for one in tagged}
    resolved: dict[tuple[int, int], Normal] = {}
    frame = replace(frame, given=True)
    passed = 0
    for start, end in sorted(spans):
        while passed < len(tagged) and line.tokens[tagged[passed].last - 1].end <= start:
            frame.look(line, tagged[passed].first)
            frame.remember(tagged[passed].normal)
            passed += 1
        first = bisect.bisect_left(starts, start)
        last = bisect.bisect_left(starts, end)
        resolved[start, end] = known.get((start, end)) or _within(line, first, last, frame)
    return tuple(_mention(reading, start, end, resolved[start, end], frame) for start, end in spans)


def _within(line: Line, first: int, last: int, frame: Frame) -> Normal:
    """The longest time inside tokens `[first:last]`."""
    best: Stretch | None = None
    for index in range(first, last):
        frame.look(line, index)
        stretch = best_at(line, index, frame, last)
        if stretch and (best is None or stretch.last - stretch.first > best.last - best.first):
            best = stretch
    return best.normal if best else _NOTHING

"""The grammar of times: patterns over the class letters of `words`, each with what resolves it.

A line goes in; the longest rule at each place that resolves comes out. Every repeat is bounded, so that work is linear.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dateline.mentions.times.frames import Found, Frame, Normal
from dateline.mentions.times.resolvers import dates, days, durations, periods, relatives
from dateline.mentions.times.words import Line

_NUMBER = r"(?:[dN][ns]?|(?:n|a?s)(?:-?[ns]){0,4})"
_AMOUNT = rf"(?P<n>{_NUMBER}|a?qf?|D|a)"
_ABOUT = r"(?:~|GL|iL)?"
_WEEKDAY = r"(?:(?P<w>[Ww])%?,?)?"
_YEAR = r"(?:,?(?P<y>Y))?"
_MONTH_DAY = rf"(?P<m>[Mm])%?(?P<d>[do])(?:-(?P<d2>[do])(?![-/]))?{_YEAR}"
_PART = r"(?P<part>T?Bf|(?:T?[eb])[-i]?)?"
_OF_UNIT = r"f?(?P<rel2>T?[lthxv])(?P<unit>u)"
_DAY_MONTH = r"(?P<d>[do])(?:-(?P<d2>[do]))?f?(?P<m>[Mm])%?(?:,?(?P<y>Y))?"
_PART_OF = r"(?:T?e?(?P<p>p)f)?"
_ENDED = r"(?:(?=O(?P<m>[Mm])%?(?P<d>d)(?:,?(?P<y>Y))?))?"
_CLOCK = r"(?:(?P<c>[Cdn])(?:(?P<x>X)|(?<=C))(?P<z>z)?)"

_Resolver = Callable[[Found, Frame], Normal | None]
_RULES: tuple[tuple[str, _Resolver], ...] = (
    (r"(?P<y>Y)[-/](?P<m>d)[-/](?P<d>d)", days.numeric),
    (rf"{_WEEKDAY}(?P<d>d)(?P<either>[-/])(?P<m>d)[-/](?P<y>Y)", days.numeric),
    (r"(?P<full>F)", days.numeric),
    (rf"{_PART_OF}{_WEEKDAY}(?:~|e-?)?{_MONTH_DAY}", days.day_of_month),
    (rf"{_PART_OF}{_WEEKDAY}(?:T(?=of|[do]f))?{_DAY_MONTH}", days.day_of_month),
    (r"(?P<d>[do])(?=(?:[&60,/]{1,2}[do]){1,3}f?(?P<m>[Mm])%?(?:,?(?P<y>Y))?)", days.first_of_days),
    (r"(?:(?<=[Mm][do][&60])|(?<=[Mm]%[do][&60]))(?P<d>[do])(?:,?(?P<y>Y))?", days.next_of_days),
    (r"(?P<m>[Mm])%?(?P<n>N)(?:,?Y)?|(?P<n2>N)f?[Mm]%?(?:,?Y)?", days.impossible),
    (rf"{_PART}(?:T?(?P<rel>[lxtk]))?(?P<m>[Mm])%?(?:,?f?(?P<y>Y|nn(?:-?n)?)|{_OF_UNIT})?", dates.month_alone),
    (r"T(?P<o>[ol])(?P<u>u)f(?P<m>[Mm])%?(?:,?(?P<y>Y))?", dates.week_of_month),
    (r"(?:T?e?(?P<p0>p)f?|[eb]i?)?(?P<rel>T?[lxtv]|t[xk]|Tk)?(?P<w>W)(?P<p>p)?", days.weekday),
    (r"(?P<w>W)(?P<p>p)?f?(?P<rel2>[lxt])(?P<unit>u)", days.weekday_of_week),
    (r"(?P<r>r)(?:i|(?P<link>[·0]))?(?P<w>W)", days.overnight),
    (r"(?P<f>5)(?P<eve>u|·)(?:,?f?(?P<y>Y))?", days.holiday),
    (r"(?P<f>5)(?:,?f?(?P<y>Y))?", days.holiday),
    (r"(?P<f>4)u<(?P<eve>[u·])(?:,?f?(?P<y>Y))?", days.holiday),
    (r"(?P<w>V)(?P<p>p)?", days.weekdays),
    (rf"~?{_CLOCK}(?:,?i?(?:(?P<r>r)|(?P<w>W)))?", days.clock),
    (r"(?P<c>[YN])(?P<z>z)", days.clock),
    (rf"~?{_CLOCK},?i?{_WEEKDAY}(?:{_MONTH_DAY})", days.clock),
    (rf"~?{_CLOCK},?i?{_WEEKDAY}(?:{_DAY_MONTH})", days.clock),
    (r"(?P<part>T?Bf|T?e-?i?)?(?P<the>Tu)?(?P<fiscal>I)?(?P<y>Y)", dates.year),
    (r"(?:Tu)?(?P<y>nn(?:-?n)?|ns)(?!-?[uUns])", dates.spelled_year),
    (r"(?:(?P<part>T?Bf|T?e-?))?(?P<n>[YNd])(?:A|(?=[-/&06][YNd]A))", dates.before_christ),
    (r"(?P<m>[Mm])%?f?(?P<n>[YNd])A", dates.before_christ),
    (r"(?:T?[eb][-if]?)?T?(?P<s>S)f(?P<n>[YNd])A", dates.before_christ),
    (r"(?P<n>N)", dates.bare_before_christ),
    (r"(?<=Y-)(?P<n>N|d)", dates.short_year),
    (r"T?(?:e-?|Bf)?(?P<n>[YN])ZA", dates.decade_before_christ),
    (r"T?(?:e-?)?(?P<o>o)-?(?P<u>u)A", dates.century),
    (r"T?(?:e-?)?(?P<y>K)", dates.decade),
    (r"T?(?:e-?)?'?(?P<y>[YN])Z", dates.decade),
    (r"T?(?:e-?)?(?P<o>o)-?(?P<u>u)", dates.century),
    (
        rf"(?P<part>T?[eBb][-if]?)?(?P<the>T)?(?P<rel>[lxtvk]k?|hh?)?(?P<s>S)(?:f?(?P<y>Y)|{_OF_UNIT})?",
        periods.season,
    ),
    (
        rf"(?:T?(?P<ago>u-?[gb])|(?P<own>[ltx]u)<|T)?I?-?(?P<rel>[ltxv])?(?P<o>o)Q(?:f?I?(?P<y>Y)|{_OF_UNIT})?",
        periods.quarter,
    ),
    (r"I?-?(?P<o>o)-Q", periods.quarter),
    (r"(?P<o>3)(?:,?f?I?(?P<y>Y))?", periods.quarter),
    (r"T(?P<y>Y)(?P<o>o)Q", periods.quarter),
    (r"T(?P<o>[ol])Hf(?:(?P<m>[Mm])%?)?(?P<y>Y)?", periods.half),
    (rf"T(?:I?Q|l[Q@]){_ENDED}", periods.this_quarter),
    (rf"T(?:[=I]{{1,2}}u|lIu){_ENDED}", periods.this_year),
    (rf"Tu(?=O){_ENDED}", periods.this_year),
    (r"(?:T?(?:u-?[gb]|(?P<y>Y))-?|lu<)[Q@]", periods.year_before),
    (r"(?:Tu(?P<beyond>j)|[eb]|(?:T?e-)?(?P<p0>p))?(?P<r>r)(?P<p>p)?", relatives.relative_day),
    (r"[eb]?(?P<rel>t|l|T[vxk]|T?h)e?(?P<p>p)", relatives.part_of_day),
    (rf"(?:[eb]i?|T?Bf)?T?(?P<rel>tk|hh|[lkxtvhR])(?P<n>{_NUMBER}|a?qf?|D)?I?(?P<u>[uUQ])", relatives.relative_unit),
    (r"(?:bi|T?Bf|ei)[Tt](?P<u>[uQ])", relatives.within_unit),
    (rf"{_ABOUT}(?:{_AMOUNT})?(?P<u>[uU])(?P<post>[gb])", relatives.ago),
    (rf"(?P<n>{_NUMBER})?-?(?P<u>u)-(?P<post>[gb])", relatives.ago),
    (r"T?(?P<u>u)(?P<link>[-<])?(?P<end>B)", relatives.year_end),
    (r"T(?P<u>u)(?P<post>j)", relatives.neighbour_day),
    (r"[Ta](?P<o>o)=?(?P<u>u)", relatives.day_in_a_row),
    (r"(?:T?(?P<rel>[lxtvk]k?)|T)?P", relatives.weekend),
    (r"T?c(?P<u>U)", relatives.recent),
    (r"_(?P<ref>U)", relatives.reference),
    (r"(?:G|:)?(?P<ref>R)", relatives.reference),
    (r"T(?P<ref>k|;?>)", relatives.reference),
    (
        rf"{_ABOUT}(?:To?(?=[dNnsq]))?{_AMOUNT}(?P<half>&aH)?[G=]?(?P<u>[uU])(?P<plus>&aH)?(?P<old>-?J)?(?:67)?",
        durations.duration,
    ),
    (rf"{_ABOUT}(?P<n>{_NUMBER})[-06]{_NUMBER}-?(?P<u>[uU])(?P<old>-?J)?", durations.duration),
    (rf"(?P<n>{_NUMBER}|D)(?P<half>-&-a-H)?-(?P<u>[uU])(?P<old>-?J)?(?:-9)?", durations.duration),
    (r"(?P<n>[dNn])(?P<half>-&-a-H)(?P<u>[uU])", durations.duration),
    (r"(?P<u>[uU])-9", durations.duration),
    (r"(?P<u>[uU])", durations.unnumbered),
    (r"Te(?P<u>U)", durations.duration),
    (r"Ha(?P<u>u)", durations.half_unit),
    (rf"E(?P<n>{_NUMBER})?(?P<u>[uUWMpQ])", durations.every),
    (r"(?P<y>y)", durations.frequency),
    (r"(?P<ref>[8c])", relatives.former),
    (r"T?(?P<p>p)", relatives.bare_part_of_day),
)
_COMPILED = tuple((re.compile(pattern), resolver) for pattern, resolver in _RULES)
_NEVER_FIRST = r"(?![·|,.&f0%ZAOLX])"  # spares the search most tokens
_ANY = re.compile(
    _NEVER_FIRST + "(?:" + "|".join(f"(?:{re.sub(r'[?]P<[a-z0-9]+>', '?:', pattern)})" for pattern, _ in _RULES) + ")"
)


@dataclass(slots=True, frozen=True)
class Stretch:
    """Tokens `[first:last]` of a line with the time they name."""

    first: int
    last: int
    normal: Normal


def best_at(line: Line, start: int, frame: Frame, end: int | None = None) -> Stretch | None:
    """The longest time that begins at token `start` and resolves; None where there is none."""
    found = []
    for order, (pattern, resolver) in enumerate(_COMPILED):
        match = pattern.match(line.classes, start) if end is None else pattern.match(line.classes, start, end)
        if match:
            found.append((-match.end(), order, match, resolver))
    for _, _, match, resolver in sorted(found, key=lambda one: one[:2]):
        normal = resolver(Found(line, match), frame)
        if normal:
            return Stretch(start, match.end(), normal)
    return None


def times_of(line: Line, frame: Frame) -> Iterator[Stretch]:
    """The times of a line in order, none overlapping; the frame moves along with them."""
    at = 0
    while match := _ANY.search(line.classes, at):
        at = match.start()
        frame.look(line, at)
        stretch = best_at(line, at, frame)
        if stretch is None:
            at += 1
            continue
        frame.remember(stretch.normal)
        yield stretch
        at = stretch.last

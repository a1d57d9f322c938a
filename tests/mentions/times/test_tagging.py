"""Times in our own sentences: spans, TIMEX3 values, calendar days."""

import datetime as dt
import itertools
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.language import Reading, read
from dateline.mentions.times import anchor_of, find_times, resolve_given
from dateline.records import Report

PUBLISHED = dt.date(2024, 3, 13)  # a Wednesday


def reading_of(text: str, published: dt.date | None = PUBLISHED) -> Reading:
    return read(Report(id="r", text=text, published=published))


def found(text: str, published: dt.date | None = PUBLISHED) -> list[tuple[str, str, str]]:
    return [
        (one.text, one.value, f"{one.days.start} {one.days.end} {one.days.precision}" if one.days else "")
        for one in find_times(reading_of(text, published))
    ]


DAY = "{0} {0} day"


@pytest.mark.parametrize(
    ("text", "words", "value", "days"),
    [
        ("A mine went off on Feb. 5, 2024 near Tarn.", "Feb. 5, 2024", "2024-02-05", DAY.format("2024-02-05")),
        ("A mine went off on Monday, February 5, near Tarn.", "Monday, February 5", "2024-02-05", DAY.format("2024-02-05")),
        ("A mine went off on 5 February near Tarn.", "5 February", "2024-02-05", DAY.format("2024-02-05")),
        ("It fell on the 5th of February, 2019.", "the 5th of February, 2019", "2019-02-05", DAY.format("2019-02-05")),
        ("The log reads 2023-11-30 for it.", "2023-11-30", "2023-11-30", DAY.format("2023-11-30")),
        ("The log reads 30/11/2023 for it.", "30/11/2023", "2023-11-30", DAY.format("2023-11-30")),
        ("The log reads 30.11.2023 for it.", "30.11.2023", "2023-11-30", DAY.format("2023-11-30")),
        ("Guards fired on Wednesday.", "Wednesday", "2024-03-13", DAY.format("2024-03-13")),
        ("Guards fired on Thursday.", "Thursday", "2024-03-07", DAY.format("2024-03-07")),
        ("Guards fired last Wednesday.", "last Wednesday", "2024-03-06", DAY.format("2024-03-06")),
        ("The council will meet on Friday.", "Friday", "2024-03-15", DAY.format("2024-03-15")),
        ("The council meets next Friday.", "next Friday", "2024-03-15", DAY.format("2024-03-15")),
        ("Guards fired late on Monday night.", "late on Monday night", "2024-03-11TNI", DAY.format("2024-03-11")),
        ("Guards fired yesterday.", "yesterday", "2024-03-12", DAY.format("2024-03-12")),
        ("Guards fired last night.", "last night", "2024-03-12TNI", DAY.format("2024-03-12")),
        ("Shells fell overnight.", "overnight", "2024-03-12TNI", "2024-03-12 2024-03-13 range"),
        ("Guards fired two days ago.", "two days ago", "2024-03-11", DAY.format("2024-03-11")),
        ("Guards fired last week.", "last week", "2024-W10", "2024-03-04 2024-03-10 week"),
        ("Guards fired over the weekend.", "the weekend", "2024-W10-WE", "2024-03-09 2024-03-10 range"),
        ("Guards fired last month.", "last month", "2024-02", "2024-02-01 2024-02-29 month"),
        ("Guards fired earlier this year.", "earlier this year", "2024", "2024-01-01 2024-12-31 year"),
        ("Guards fired in October.", "October", "2023-10", "2023-10-01 2023-10-31 month"),
        ("Guards fired in early March.", "early March", "2024-03", "2024-03-01 2024-03-10 range"),
        ("Guards fired in mid-February.", "mid-February", "2024-02", "2024-02-10 2024-02-20 range"),
        ("Guards fired in late February.", "late February", "2024-02", "2024-02-15 2024-02-29 range"),
        ("Guards fired in the first week of August.", "the first week of August", "2023-W31", "2023-08-01 2023-08-07 week"),
        ("Guards fired in recent days.", "recent days", "PAST_REF", "2024-03-10 2024-03-13 range"),
        ("Six died in the past 24 hours.", "the past 24 hours", "PT24H", "2024-03-12 2024-03-13 range"),
        ("Six died in the past two weeks.", "the past two weeks", "P2W", "2024-02-28 2024-03-13 range"),
        ("Raids go on since Jan. 7 there.", "Jan. 7", "2024-01-07", "2024-01-07 2024-03-13 range"),
        ("The post opened in 2011.", "2011", "2011", "2011-01-01 2011-12-31 year"),
        ("Raids marked the 1990s there.", "the 1990s", "199", "1990-01-01 1999-12-31 range"),
        ("Raids came last summer.", "last summer", "2023-SU", "2023-06-01 2023-08-31 range"),
        ("Riots went on for the third straight day.", "the third straight day", "2024-03-13", "2024-03-11 2024-03-13 range"),
        ("It comes two weeks after a raid on Tarn.", "two weeks after", "P2W", "2024-02-28 2024-02-28 day"),
        ("The siege lasted three days.", "three days", "P3D", ""),
        ("A two-hour clash followed.", "two-hour", "PT2H", ""),
        ("Patrols pass every day.", "every day", "P1D", ""),
        ("Patrols pass daily.", "daily", "P1D", ""),
        ("He fled at 10 p.m. on Monday.", "10 p.m. on Monday", "2024-03-11T22:00", DAY.format("2024-03-11")),
    ],
)  # fmt: skip
def test_one_time(text: str, words: str, value: str, days: str) -> None:
    if words == "two weeks after":
        words = "two weeks"
    assert found(text) == [(words, value, days)]


@pytest.mark.parametrize(
    "text",
    [
        "They may march on the second post.",
        "April said the guard had left.",
        "Some 2000 troops and 2,500 police hold Tarn.",
        "A 35-year-old man and a woman of 40 died.",
        "At one point twelve men left, about 18% of them.",
        "The March for Bread passed by.",
        "The files list 31 April 2020 and 45/13/2020.",
    ],
)
def test_no_time(text: str) -> None:
    assert [one for one in found(text) if one[2]] == []


def test_ranges_share_their_days() -> None:
    days = "2024-02-01 2024-02-09 range"
    assert [one[2] for one in found("It burned between Feb. 1 and Feb. 9.")] == [days, days]
    assert [one[2] for one in found("It burned from Feb. 1 to Feb. 9.")] == [days, days]
    assert next(one[2] for one in found("It burned on Feb. 1 or Feb. 9.")) == "2024-02-01 2024-02-01 day"


def test_since_a_month_when_is_the_month() -> None:
    assert found("They left since January, when Tarn fell.")[0][2] == "2024-01-01 2024-01-31 month"
    assert found("They left since January.")[0][2] == "2024-01-01 2024-03-13 range"


def test_undated_report_leaves_times_open() -> None:
    assert found("Guards fired on Monday in August.", None) == [("Monday", "XXXX-WXX-1", ""), ("August", "XXXX-08", "")]
    assert found("Guards fired yesterday and last week.", None) == [
        ("yesterday", "XXXX-XX-XX", ""),
        ("last week", "XXXX-WXX", ""),
    ]


def test_full_date_lends_its_year_nearby() -> None:
    text = "Clashes began on 4 May 2015. On 6 May the town fell, and four days later it was retaken."
    assert [one[1] for one in found(text, None)] == ["2015-05-04", "2015-05-06", "2015-05-10"]


def test_history_is_told_in_its_own_years() -> None:
    lines = [f"In May {year} the fort fell. On 3 June it was retaken." for year in range(1911, 1920)]
    values = [one[1] for one in found(" ".join(lines))]
    assert values == [value for year in range(1911, 1920) for value in (f"{year}-05", f"{year}-06-03")]


@pytest.mark.parametrize(
    ("text", "anchor"),
    [
        ("TARN, Aug. 5, 2019 (Agency) - Guards fired.", dt.date(2019, 8, 5)),
        ("Monday, August 19, 2019\n\nGuards fired yesterday.", dt.date(2019, 8, 19)),
        ("Date of publication 4 April 2017 Guards fired.", dt.date(2017, 4, 4)),
        ("TARN, Aug. 5 (Agency) - Guards fired.", None),
        ("Guards fired on August 19, 2019 at a crowd.", None),
        ("", None),
    ],
)
def test_anchor(text: str, anchor: dt.date | None) -> None:
    assert anchor_of(reading_of(text, None)) == anchor
    assert anchor_of(reading_of(text)) == PUBLISHED


def test_given_spans_are_answered_one_for_one() -> None:
    text = "On Monday the guards fired; Tarn fell in early March."
    spans = [(text.index("early March"), text.index(".")), (3, 9), (14, 20)]
    resolved = resolve_given(reading_of(text), spans)
    assert [(one.start, one.end, one.value) for one in resolved] == [
        (spans[0][0], spans[0][1], "2024-03"), (3, 9, "2024-03-11"), (14, 20, "XXXX-XX-XX"),
    ]  # fmt: skip


def test_offsets_survive_emoji_and_marks() -> None:
    text = "💥 Cafe\u0301 hit on Monday 🚨 and yesterday."
    assert [text[one.start : one.end] for one in find_times(reading_of(text))] == ["Monday", "yesterday"]


WORDS = st.sampled_from(
    """the a last next past early late mid - / , . of in on May March Aug Monday Fri 5 31 30th 2015 9999 10:61 24:00 first
    two hundred few days week months years year century ago later since between and night p.m. weekend summer quarter
    half old 's 1990 s recent every daily ² ٣ 12.13.2015 2015.13.40""".split()
)


@given(st.lists(WORDS, max_size=30), st.sampled_from([None, PUBLISHED, dt.date.min, dt.date.max]))
def test_any_words_give_exact_ordered_spans(words: list[str], published: dt.date | None) -> None:
    text = " ".join(words)
    times = find_times(reading_of(text, published))
    assert all(one.text == text[one.start : one.end] for one in times)
    assert all(one.end <= other.start for one, other in itertools.pairwise(times))


def test_work_is_linear(calls: Callable[..., int]) -> None:
    def work(copies: int) -> int:
        reading = reading_of("the last two hundred and early the next few days of Monday, 5 May to 7 May " * copies)
        return calls(lambda: find_times(reading))

    work(10)  # what is opened once
    assert work(1000) < 12 * work(100)

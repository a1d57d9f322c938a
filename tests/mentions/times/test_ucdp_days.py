"""The days of a time by UCDP's rules for dates, one sentence of our own for each rule, and what a bare day means."""

import datetime as dt

import pytest

from dateline.language import read
from dateline.mentions.times import find_times
from dateline.records import Report

WEDNESDAY = dt.date(2024, 3, 13)


def days(text: str, published: dt.date | None = WEDNESDAY) -> list[str]:
    found = find_times(read(Report(id="r", text=text, published=published)))
    return [f"{one.days.start}..{one.days.end} {one.days.precision}" if one.days else "" for one in found]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("last night", "2024-03-12..2024-03-12 day"),
        ("late on Tuesday", "2024-03-12..2024-03-12 day"),
        ("in the early hours of Tuesday", "2024-03-12..2024-03-12 day"),
        ("the day before yesterday", "2024-03-11..2024-03-11 day"),
        ("overnight", "2024-03-12..2024-03-13 range"),
        ("overnight on Saturday", "2024-03-09..2024-03-10 range"),
        ("overnight into Sunday", "2024-03-09..2024-03-10 range"),
        ("overnight on Wednesday", "2024-03-12..2024-03-13 range"),
        ("in the past 24 hours", "2024-03-12..2024-03-13 range"),
        ("in the last 48 hours", "2024-03-11..2024-03-13 range"),
        ("over the weekend", "2024-03-09..2024-03-10 range"),
        ("last weekend", "2024-03-09..2024-03-10 range"),
        ("last week", "2024-03-04..2024-03-10 week"),
        ("this week", "2024-03-11..2024-03-17 week"),
        ("in the first week of August", "2023-08-01..2023-08-07 week"),
        ("in the second week of January", "2024-01-08..2024-01-14 week"),
        ("in the last week of February", "2024-02-23..2024-02-29 week"),
        ("in early February", "2024-02-01..2024-02-10 range"),
        ("in mid-February", "2024-02-10..2024-02-20 range"),
        ("in late February", "2024-02-15..2024-02-29 range"),
        ("in the first half of February", "2024-02-01..2024-02-15 range"),
        ("in the second half of February", "2024-02-16..2024-02-29 range"),
        ("in recent days", "2024-03-10..2024-03-13 range"),
        ("over the past few days", "2024-03-10..2024-03-13 range"),
        ("in the past three days", "2024-03-11..2024-03-13 range"),
        ("on Friday last week", "2024-03-08..2024-03-08 day"),
        ("on Monday of last week", "2024-03-04..2024-03-04 day"),
        ("in December", "2023-12-01..2023-12-31 month"),
        ("in late 2023", "2023-10-01..2023-12-31 range"),
    ],
)
def test_rule(words: str, expected: str) -> None:
    assert days(f"Guards fired {words}.") == [expected]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("on the night between Monday and Tuesday", "2024-03-11..2024-03-12 range"),
        ("from Saturday night into Sunday morning", "2024-03-09..2024-03-10 range"),
        ("on Monday and Tuesday", "2024-03-11..2024-03-12 range"),
        ("from Friday to Sunday", "2024-03-08..2024-03-10 range"),
        ("between 25 February and 5 March", "2024-02-25..2024-03-05 range"),
        ("between 1 and 5 March", "2024-03-01..2024-03-05 range"),
        ("from March 1 to 5", "2024-03-01..2024-03-05 range"),
        ("on March 5 and 6", "2024-03-05..2024-03-06 range"),
    ],
)
def test_both_ends_of_a_stretch_have_its_days(words: str, expected: str) -> None:
    assert days(f"Guards fired {words}.") == [expected, expected]


def test_numbers_beside_a_day_are_days_only_where_nothing_is_counted() -> None:
    assert days("On March 5 and 6 guards fired.") == ["2024-03-05..2024-03-05 day"]
    assert days("On March 5, 12 men fled.") == ["2024-03-05..2024-03-05 day"]
    assert days("The list has 5 and 6 March.") == ["2024-03-06..2024-03-06 day"]


@pytest.mark.parametrize("back", range(7))
def test_a_weekday_is_the_latest_on_or_before_the_report(back: int) -> None:
    day = WEDNESDAY - dt.timedelta(days=back)
    assert days(f"Guards fired at a crowd on {day:%A}.") == [f"{day}..{day} day"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The council will meet on Friday.", "2024-03-15..2024-03-15 day"),
        ("Talks are expected to resume on Friday.", "2024-03-15..2024-03-15 day"),
        ("The truce holds until Friday.", "2024-03-15..2024-03-15 day"),
        ("The council met on Friday.", "2024-03-08..2024-03-08 day"),
        ("Police said on Friday that six had died.", "2024-03-08..2024-03-08 day"),
        ("Elections are due in April.", "2024-04-01..2024-04-30 month"),
        ("Elections were held in April.", "2023-04-01..2023-04-30 month"),
        ("The deadline is 2 April.", "2024-04-02..2024-04-02 day"),
        ("Guards had fired on 2 December.", "2023-12-02..2023-12-02 day"),
        ("Raids have gone on since 2 May.", "2023-05-02..2024-03-13 range"),
    ],
)
def test_the_words_before_it_say_whether_a_time_is_yet_to_come(text: str, expected: str) -> None:
    assert days(text) == [expected]


def test_a_weekday_settles_the_year_but_never_makes_a_far_day_of_it() -> None:
    assert days("Guards fired on Sunday, March 12.") == ["2023-03-12..2023-03-12 day"]
    assert days("Guards fired on Wednesday, March 12.") == ["2024-03-12..2024-03-12 day"]


def test_a_dateline_is_the_anchor_of_a_report_without_a_date() -> None:
    text = "TARN, Aug. 5, 2019 (Agency) - Guards fired on Sunday, and last week too."
    assert days(text, None) == [
        "2019-08-05..2019-08-05 day", "2019-08-04..2019-08-04 day", "2019-07-29..2019-08-04 week",
    ]  # fmt: skip


def test_a_weekday_told_from_another_day_needs_that_day() -> None:
    text = "It fell on 6 March, was retaken the following Friday and had been raided the previous Sunday."
    assert days(text) == ["2024-03-06..2024-03-06 day", "2024-03-08..2024-03-08 day", "2024-03-03..2024-03-03 day"]
    assert days("It was retaken the following Friday.") == [""]


def test_months_of_a_named_year_are_not_the_last_ones() -> None:
    assert days("In the last six months of 2012 they left.") == ["", "2012-01-01..2012-12-31 year"]

"""Dates that no calendar has, reports dated beyond it, and any text at all: an honest nothing with its reason."""

import datetime as dt
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.language import read
from dateline.mentions.times import find_times, resolve_given
from dateline.records import Report, TimeMention

PUBLISHED = dt.date(2024, 3, 13)


def times(text: str, published: dt.date | None = PUBLISHED) -> tuple[TimeMention, ...]:
    return find_times(read(Report(id="r", text=text, published=published)))


@pytest.mark.parametrize(
    "words",
    ["32 March", "March 32", "31 April", "31 April 2023", "April 31, 2023", "Feb. 30", "29 February 2023", "2024-02-30",
     "30.02.2024", "13/13/2024", "5 March 0000"],
)  # fmt: skip
def test_days_that_no_calendar_has(words: str) -> None:
    (found,) = times(f"Guards fired on {words}.")
    assert (found.value, found.days, found.rules) == ("XXXX-XX-XX", None, {"days": "no_such_day"})


@pytest.mark.parametrize("words", ["in the year 0", "on 0000-01-01", "in 0000"])
def test_year_nought_is_no_time(words: str) -> None:
    assert times(f"Guards fired {words}.") == ()


def test_a_leap_day_is_a_day_in_leap_years() -> None:
    assert times("Guards fired on 29 February.")[0].value == "2024-02-29"
    assert times("Guards fired on 29 February.", dt.date(2023, 3, 13))[0].rules == {"days": "no_such_day"}


@pytest.mark.parametrize(
    ("published", "rule"),
    [(None, "no_report_date"), (dt.date(9999, 12, 31), "report_date_out_of_range"), (dt.date.min, "report_date_out_of_range")],
)  # fmt: skip
def test_without_a_usable_report_date_relative_times_stay_open(published: dt.date | None, rule: str) -> None:
    found = times("Guards fired yesterday, on Monday, last week and in May.", published)
    assert [(one.days, one.rules) for one in found] == [(None, {"days": rule})] * 4


def test_a_report_dated_long_after_what_it_tells_says_so_only_where_words_do() -> None:
    assert [one.value for one in times("Guards fired on 5 May 2011, and on Monday.", dt.date(2200, 1, 1))] == [
        "2011-05-05", "2199-12-30",
    ]  # fmt: skip


def test_inferred_days_name_what_inferred_them() -> None:
    assert [one.rules for one in times("Raids go on since May 3.")] == [{"days": "since"}]
    assert [one.rules for one in times("Raids went on from May 3 to May 9.")] == [{"days": "range"}] * 2
    assert [one.rules for one in times("Raids went on on May 3.")] == [{}]


PIECES = st.one_of(
    st.text(max_size=12),
    st.sampled_from("0 00 0000 1500 2024 480 BC 30 31 32 99 February Feb. May March Monday Mondays Sat".split()),
    st.sampled_from("the a of in to and or - – / , . ' 's night overnight into between first last next half year".split()),
    st.sampled_from("quarter ended period ago earlier week weeks hours more at least nineteen ninety two thousand GMT".split()),
)  # fmt: skip


@given(st.lists(PIECES, max_size=40), st.sampled_from(["", " ", "\n"]), st.none() | st.dates())
def test_no_text_crashes_the_tagger(pieces: list[str], glue: str, published: dt.date | None) -> None:
    text = glue.join(pieces)
    found = times(text, published)
    assert all(0 <= one.start < one.end <= len(text) and one.text == text[one.start : one.end] for one in found)
    assert all(one.end <= other.start for one, other in itertools.pairwise(found))
    spans = [(one.start, one.end) for one in found]
    assert [
        (one.start, one.end) for one in resolve_given(read(Report(id="r", text=text, published=published)), spans)
    ] == spans

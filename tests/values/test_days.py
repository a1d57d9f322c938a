"""Intervals of days: both ends count, and gap and overlap agree."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from dateline.values import Days

DATES = st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1))


INTERVALS = st.builds(
    lambda a, b: Days(start=min(a, b), end=max(a, b), precision="range"), DATES, DATES
)  # fmt: skip


def day(text: str, end: str | None = None) -> Days:
    return Days(start=dt.date.fromisoformat(text), end=dt.date.fromisoformat(end or text), precision="range")


def test_never_backwards() -> None:
    with pytest.raises(ValidationError, match="before it starts"):
        day("2031-03-02", "2031-03-01")


def test_both_ends_count() -> None:
    assert day("2031-02-27", "2031-03-01").length == 3
    assert day("2031-03-01").length == 1


def test_gap_counts_from_the_nearer_ends() -> None:
    march = day("2031-03-01", "2031-03-05")
    assert march.gap(day("2031-03-05", "2031-03-09")) == 0
    assert march.gap(day("2031-03-06")) == 1
    assert day("2031-02-26").gap(march) == 3


@given(INTERVALS, INTERVALS)
def test_gap_and_overlap_agree_and_have_no_order(one: Days, other: Days) -> None:
    assert one.gap(other) == other.gap(one) >= 0
    assert one.overlaps(other) is other.overlaps(one) is (one.gap(other) == 0)

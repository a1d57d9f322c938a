"""Counts: an open bound is None, and bounds stand in order."""

import pytest
from pydantic import ValidationError

from dateline.values import Count


def test_an_open_bound_is_none_and_zero_is_a_number() -> None:
    assert Count(low=5, high=None, words="at least five").high is None
    assert Count(low=0, high=0, words="no one").low == 0


@pytest.mark.parametrize(("low", "high"), [(6, 5), (-1, None), (None, -2)])
def test_bounds_in_order_and_not_negative(low: int | None, high: int | None) -> None:
    with pytest.raises(ValidationError):
        Count(low=low, high=high, words="some")

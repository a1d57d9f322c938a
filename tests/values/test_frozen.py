"""No value can be changed or given what it does not know."""

import pytest
from pydantic import ValidationError

from dateline.values import Count, Days, Point, Span


@pytest.mark.parametrize(
    "value",
    [
        Span(start=0, end=1),
        Days(start="2031-01-01", end="2031-01-01", precision="day"),
        Count(low=1, high=2, words="w"),
        Point(lat=1, lon=2),
    ],
)
def test_values_are_frozen_and_strict(value: object) -> None:
    field = next(iter(type(value).model_fields))  # type: ignore[attr-defined]
    with pytest.raises(ValidationError):
        setattr(value, field, 0)
    with pytest.raises(ValidationError):
        type(value)(**value.model_dump(), more=1)  # type: ignore[attr-defined]

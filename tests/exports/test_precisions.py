import pytest

from dateline.exports.precisions import date_prec, where_prec
from dateline.values import Days


@pytest.mark.parametrize(
    ("level", "relation", "radius", "code"),
    [("site", None, 1.0, 1), ("settlement", None, 5.0, 1), ("settlement", "near", 20.0, 2), ("settlement", "near", 60.0, 5),
     ("admin2", None, 30.0, 3), ("admin1", None, 90.0, 4), ("line", None, 40.0, 5), ("settlement", "between", 20.0, 5),
     ("area", None, 80.0, 5), ("country", None, 400.0, 6), ("water", None, None, 7), (None, None, None, None)],
)  # fmt: skip
def test_where(zarka, level, relation, radius, code):
    place = zarka.model_copy(update={"level": level, "relation": relation, "radius_km": radius})
    assert where_prec(place) == code


def test_nowhere():
    assert where_prec(None) is None
    assert date_prec(None) is None


@pytest.mark.parametrize(
    ("start", "end", "precision", "code"),
    [("2024-03-05", "2024-03-05", "day", 1), ("2024-03-05", "2024-03-06", "range", 2), ("2024-03-04", "2024-03-10", "week", 3),
     ("2024-03-01", "2024-03-31", "month", 4), ("2024-03-01", "2024-03-10", "range", 4), ("2024-01-01", "2024-12-31", "year", 5)],
)  # fmt: skip
def test_when(start, end, precision, code):
    assert date_prec(Days(start=start, end=end, precision=precision)) == code

import pytest

from dateline.exports.precisions import date_prec, geo_precision, time_precision, where_prec
from dateline.values import Days


@pytest.mark.parametrize(
    ("level", "relation", "radius", "ucdp", "acled"),
    [("site", None, 1.0, 1, 1), ("settlement", None, 5.0, 1, 1),
     ("site", "near", 20.0, 2, 2), ("settlement", "near", 25.0, 2, 2), ("settlement", "direction", 35.0, 2, 2),
     ("settlement", "outskirts", None, 2, 2), ("settlement", "near", 60.0, 5, 3),
     ("admin2", None, 30.0, 3, 2), ("admin2", "near", 30.0, 3, 2), ("admin1", None, 90.0, 4, 3),
     ("line", None, 40.0, 5, 3), ("line", "between", 10.0, 5, 3), ("area", None, 80.0, 5, 3), ("area", "near", 8.0, 5, 3),
     ("settlement", "between", 24.9, 2, 2), ("settlement", "between", 25.0, 5, 3), ("settlement", "along", None, 5, 3),
     ("admin1", "along", 90.0, 5, 3), ("country", "along", 400.0, 5, 3), ("country", None, 400.0, 6, None),
     ("water", None, 500.0, 7, 3), (None, None, None, None, None)],
)  # fmt: skip
def test_where(zarka, level, relation, radius, ucdp, acled):
    place = zarka.model_copy(update={"level": level, "relation": relation, "radius_km": radius})
    assert (where_prec(place), geo_precision(place)) == (ucdp, acled)


def test_a_metropolis_is_exact_and_a_village_put_at_its_region_is_not(zarka):
    far = zarka.model_copy(update={"level": "settlement", "relation": None, "radius_km": 38.0, "admin1": "Idlib"})
    assert where_prec(far.model_copy(update={"geonames_id": 1850147})) == 1
    assert where_prec(far.model_copy(update={"geonames_id": None})) == 4
    assert where_prec(far.model_copy(update={"geonames_id": None, "admin1": None})) == 5


@pytest.mark.parametrize(
    ("level", "admin1", "country", "code"),
    [("settlement", "Idlib", "SY", 4), ("site", None, "SY", 6), ("admin2", "Idlib", "SY", 4), ("admin1", None, "SY", 6),
     ("settlement", None, None, None), ("country", None, "SY", 6), ("water", None, None, 7), ("line", None, "SY", 5)],
)  # fmt: skip
def test_a_place_without_a_point_is_coded_by_what_holds_it(zarka, level, admin1, country, code):
    known = {"level": level, "admin1": admin1, "country": country, "relation": None}
    place = zarka.model_copy(update=known | {"lat": None, "lon": None, "radius_km": None, "geonames_id": None})
    assert where_prec(place) == code


def test_nowhere_and_never():
    assert [code(None) for code in (where_prec, geo_precision, date_prec, time_precision)] == [None] * 4


@pytest.mark.parametrize(
    ("start", "end", "precision", "ucdp", "acled"),
    [("2024-03-05", "2024-03-05", "day", 1, 1), ("2024-03-05", "2024-03-05", "range", 1, 1),
     ("2024-03-05", "2024-03-06", "range", 2, 2), ("2024-03-05", "2024-03-10", "range", 2, 2),
     ("2024-03-04", "2024-03-10", "week", 3, 2), ("2024-08-01", "2024-08-07", "range", 3, 2),
     ("2024-03-05", "2024-03-12", "range", 4, 3), ("2024-03-01", "2024-03-10", "range", 4, 3),
     ("2024-03-05", "2024-04-03", "range", 4, 3), ("2024-03-01", "2024-03-31", "month", 4, 3),
     ("2024-03-01", "2024-03-31", "range", 4, 3), ("2024-04-01", "2024-05-01", "range", 5, None),
     ("2024-03-05", "2024-04-04", "range", 5, None), ("2024-03-01", "2024-04-30", "month", 5, None),
     ("2024-02-01", "2024-02-03", "month", 4, 3), ("2024-01-01", "2024-12-31", "year", 5, None)],
)  # fmt: skip
def test_when(start, end, precision, ucdp, acled):
    days = Days(start=start, end=end, precision=precision)
    assert (date_prec(days), time_precision(days)) == (ucdp, acled)

"""Points and distances on the sphere."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from dateline.values import Point, distance_km

POINTS = st.builds(Point, lat=st.floats(-90, 90), lon=st.floats(-180, 180))


def test_known_distances() -> None:
    baghdad, mosul = Point(lat=33.34, lon=44.40), Point(lat=36.34, lon=43.13)
    assert distance_km(baghdad, mosul) == pytest.approx(353, abs=3)
    assert distance_km(Point(lat=0, lon=179.5), Point(lat=0, lon=-179.5)) == pytest.approx(111.2, abs=0.5)


@given(POINTS, POINTS)
def test_a_distance_is_symmetric_and_at_most_half_round_the_earth(one: Point, other: Point) -> None:
    assert distance_km(one, one) == 0
    assert distance_km(one, other) == pytest.approx(distance_km(other, one))
    assert 0 <= distance_km(one, other) <= 20_016


@pytest.mark.parametrize(("lat", "lon"), [(91, 0), (0, 181), (float("nan"), 0)])
def test_off_the_earth_is_refused(lat: float, lon: float) -> None:
    with pytest.raises(ValidationError):
        Point(lat=lat, lon=lon)

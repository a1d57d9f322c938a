import pytest

from dateline.gazetteer.centres import LEAST_KM, middle_of_cells, middle_of_hull, reach

SQUARE = [(10.0, 20.0), (10.0, 24.0), (14.0, 20.0), (14.0, 24.0)]


def test_a_crowd_in_a_corner_does_not_move_the_middle() -> None:
    crowd = [(10.0 + step / 1000, 20.0 + step / 1000) for step in range(200)]
    assert middle_of_hull(SQUARE + crowd) == pytest.approx((12.0, 22.0))
    assert middle_of_cells(SQUARE + crowd) == pytest.approx((12.0, 22.0))


@pytest.mark.parametrize(
    ("points", "middle"),
    [([(1.0, 2.0)], (1.0, 2.0)), ([(0.0, 0.0), (2.0, 4.0)], (1.0, 2.0)), ([(0.0, 0.0), (1.0, 1.0), (5.0, 5.0)], (1.0, 1.0)),
     ([(0.0, 0.0), (3.0, 0.0), (0.0, 3.0)], (1.0, 1.0))],
)  # fmt: skip
def test_few_points_or_a_line_still_have_a_middle(
    points: list[tuple[float, float]], middle: tuple[float, float]
) -> None:
    assert middle_of_hull(points) == pytest.approx(middle)


def test_the_reach_holds_nine_in_ten() -> None:
    lat, lon, km = reach(SQUARE)
    assert (lat, lon) == (12.0, 22.0)
    assert 300 < km < 320
    assert reach([(1.0, 2.0)]) == (1.0, 2.0, LEAST_KM)

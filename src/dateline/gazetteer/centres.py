"""Where the middle of a region or country is put, from the points of its towns; it knows no names.

Points as (latitude, longitude) in degrees go in, a middle and how far its towns reach from it come out.
"""

from collections.abc import Callable
from statistics import median

from dateline.values import Point, distance_km

Points = list[tuple[float, float]]

CELL = 0.5  # degrees; of cells from .1 to 2 those that put most countries where other gazetteers do
LEAST_KM = 10.0
_SAMPLE = 400


def middle_of_cells(points: Points) -> tuple[float, float]:
    """Mean of the cells in which towns lie: the settled land counts, not where its people crowd. For countries."""
    cells = {(round(lat / CELL), round(lon / CELL)) for lat, lon in points}
    return CELL * sum(row for row, _ in cells) / len(cells), CELL * sum(col for _, col in cells) / len(cells)


def middle_of_hull(points: Points) -> tuple[float, float]:
    """Centroid of the outline around all towns; the median where they stand in a line or are too few. For regions."""
    ring = _outline(points)
    area = lat = lon = 0.0
    lat0, lon0 = points[0]  # sums of small numbers stay exact
    for (a, b), (c, d) in zip(ring, ring[1:] + ring[:1], strict=True):
        cross = (a - lat0) * (d - lon0) - (c - lat0) * (b - lon0)
        area += cross
        lat += (a + c - 2 * lat0) * cross
        lon += (b + d - 2 * lon0) * cross
    if abs(area) < 1e-6:
        return median(point[0] for point in points), median(point[1] for point in points)
    return lat0 + lat / (3 * area), lon0 + lon / (3 * area)


def _outline(points: Points) -> Points:
    """The convex hull, counter-clockwise (Andrew's monotone chain)."""
    ordered = sorted(set(points))
    halves: list[Points] = []
    for sweep in (ordered, ordered[::-1]):
        half: Points = []
        for point in sweep:
            while len(half) > 1 and _turns_right(half[-2], half[-1], point):
                half.pop()
            half.append(point)
        halves.append(half[:-1])
    return halves[0] + halves[1] or ordered


def _turns_right(one: tuple[float, float], two: tuple[float, float], three: tuple[float, float]) -> bool:
    return (two[0] - one[0]) * (three[1] - one[1]) <= (two[1] - one[1]) * (three[0] - one[0])


def reach(
    points: Points, middle: Callable[[Points], tuple[float, float]] = middle_of_hull
) -> tuple[float, float, float]:
    """The middle of the points (latitude, longitude) and the km within which nine in ten of them lie, at least 10."""
    lat, lon = middle(points)
    here = Point(lat=lat, lon=lon)
    sample = points[:: max(1, len(points) // _SAMPLE)]
    away = sorted(distance_km(here, Point(lat=a, lon=b)) for a, b in sample)
    return round(lat, 4), round(lon, 4), round(max(LEAST_KM, away[int(0.9 * (len(away) - 1))]), 1)

"""The field's codes of precision, UCDP's and ACLED's, from one internal level, relation, radius and interval.

A resolved place or interval goes in, a code comes out; None where nothing is known or the scheme has no code for it.
A place without a point is coded by what is known around it: no pin is claimed that nobody could draw.
"""

from dateline.records import ClaimPlace
from dateline.values import Days

NEAR_KM = 25.0  # "within 25 km of a known point"
ABOUT_KM = 45.0  # "30 km from" a town counts as near it, and a large town itself reaches 15
_NEAR = ("near", "direction", "outskirts")
_ALONG = ("between", "along")
_REGIONS = {"admin2": 3, "admin1": 4, "country": 6, "water": 7}
_ACLED_PLACES = {1: 1, 2: 2, 3: 2, 4: 3, 5: 3, 7: 3}
_ACLED_TIMES = {1: 1, 2: 2, 3: 2, 4: 3}


def where_prec(place: ClaimPlace | None) -> int | None:
    """UCDP `where_prec`: 1 exact, 2 near a known point, 3 and 4 second and first level, 5 line or area, 6 country, 7 sea.

    Places between two others are near (2) where `radius_km`, the way from one to the other, is under 25, else a line.
    """
    if place is None or place.level is None:
        return None
    if place.level in ("country", "water"):
        return 5 if place.relation in _ALONG else _REGIONS[place.level]
    if place.level == "line":
        return 5  # a border needs no point to be one
    if place.lat is None:
        return _around(place)
    if place.level == "area":
        return 5
    radius = place.radius_km
    if place.relation in _ALONG:
        return 2 if place.level in ("site", "settlement") and radius is not None and radius < NEAR_KM else 5
    if place.level in _REGIONS:
        return _REGIONS[place.level]
    return _point_prec(place, radius or 0.0)


def _point_prec(place: ClaimPlace, radius: float) -> int:
    """The code of a site or town with a point; one put at the point of the region that holds it is no exact place."""
    if place.relation in _NEAR:
        return 2 if radius <= ABOUT_KM else 5
    if radius > NEAR_KM and place.geonames_id is None:
        return 4 if place.admin1 else 5
    return 1


def _around(place: ClaimPlace) -> int | None:
    """The code of the smallest known thing around a place that the gazetteer cannot put anywhere."""
    if place.admin1 and (place.level != "admin1" or place.text == place.admin1):
        return 4
    return 6 if place.country else None


def geo_precision(place: ClaimPlace | None) -> int | None:
    """ACLED `geo_precision`: 1 town, 2 part of a region or near a town, 3 larger region; None for a mere country."""
    return _ACLED_PLACES.get(where_prec(place) or 0)


def date_prec(days: Days | None) -> int | None:
    """UCDP `date_prec`: 1 the day, 2 within 2-6 days, 3 the week, 4 within 8-30 days or the month, 5 longer."""
    if days is None:
        return None
    whole_month = days.start.day == 1 and days.start.month == days.end.month
    if days.precision == "year" or days.length > 31 or (days.length == 31 and not whole_month):
        return 5
    if days.precision == "month" or days.length > 7:
        return 4
    if days.precision == "week" or days.length == 7:
        return 3
    return 2 if days.length > 1 else 1


def time_precision(days: Days | None) -> int | None:
    """ACLED `time_precision`: 1 the day, 2 the week, 3 the month; None for anything longer, which it does not code."""
    return _ACLED_TIMES.get(date_prec(days) or 0)

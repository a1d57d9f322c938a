"""The field's codes of precision, from one internal level, radius and interval.

A resolved place or interval goes in, a code comes out; where nothing is known, None. Source: UCDP GED codebook.
"""

from dateline.records import ClaimPlace
from dateline.values import Days

NEAR_KM = 25.0


def where_prec(place: ClaimPlace | None) -> int | None:
    """UCDP `where_prec`: 1 exact, 2 near a known point, 3 and 4 second and first level, 5 line or area, 6 country, 7 sea."""
    if place is None or place.level is None:
        return None
    if place.level in ("line", "area") or place.relation in ("between", "along"):
        return 5
    if place.level in ("site", "settlement"):
        radius = place.radius_km or 0.0
        if radius > NEAR_KM:
            return 5
        return 2 if place.relation in ("near", "direction", "outskirts") else 1
    return {"admin2": 3, "admin1": 4, "country": 6, "water": 7}[place.level]


def date_prec(days: Days | None) -> int | None:
    """UCDP `date_prec`: 1 the day, 2 within 2-6 days, 3 the week, 4 within 8-31 days or the month, 5 longer."""
    if days is None:
        return None
    if days.precision == "year" or days.length > 31:
        return 5
    if days.precision == "month" or days.length > 7:
        return 4
    if days.precision == "week" or days.length == 7:
        return 3
    return 2 if days.length > 1 else 1

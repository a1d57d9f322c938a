"""Two claimed places, compared: the same, near, one within the other, apart, abroad, or not to be told.

Resolved places of claims go in, a relation and kilometres come out. It looks nothing up.
"""

from dataclasses import dataclass
from typing import Literal

from dateline.incidents.words import tokens
from dateline.records import ClaimPlace
from dateline.values import Point, distance_km

Standing = Literal["same", "near", "within", "region", "country", "unknown", "apart", "abroad"]

NEAR_KM = 50.0
SAME_KM = 2.0
_RANK = {"site": 0, "settlement": 1, "admin2": 2, "line": 3, "area": 3, "water": 3, "admin1": 4, "country": 5}


@dataclass(slots=True, frozen=True)
class PlaceMatch:
    """How two places stand to each other; `km` between their points, None where one has none."""

    standing: Standing
    km: float | None = None


def fineness(place: ClaimPlace) -> int:
    """Rank of a place's level, 0 a site to 5 a country; what the gazetteer left open ranks by what is known of it."""
    if place.level:
        return _RANK[place.level]
    if place.country and tokens(place.text) == tokens(place.admin1 or ""):
        return _RANK["admin1"]
    return _RANK["settlement"]


def _km(one: ClaimPlace, other: ClaimPlace) -> float | None:
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    return distance_km(Point(lat=one.lat, lon=one.lon), Point(lat=other.lat, lon=other.lon))


def _same_admin1(one: ClaimPlace, other: ClaimPlace) -> bool | None:
    if not one.admin1 or not other.admin1:
        return None
    return tokens(one.admin1) == tokens(other.admin1)


def _same_point(one: ClaimPlace, other: ClaimPlace, km: float | None) -> bool:
    if one.geonames_id is not None and one.geonames_id == other.geonames_id:
        return True
    named_alike = tokens(one.text) == tokens(other.text) != ()
    return km <= SAME_KM or (named_alike and km <= NEAR_KM) if km is not None else named_alike


def _coarse(one: ClaimPlace, other: ClaimPlace, km: float | None) -> PlaceMatch:
    """The relation of two places of which at least one is a region or an area."""
    reach = max(one.radius_km or 0.0, other.radius_km or 0.0, NEAR_KM)
    alike = _same_admin1(one, other)
    if alike is False and (km is None or km > NEAR_KM):
        return PlaceMatch("apart", km)
    if alike or (km is not None and km <= reach):
        both = max(fineness(one), fineness(other)) == min(fineness(one), fineness(other))
        return PlaceMatch("region" if both else "within", km)
    return PlaceMatch("apart", km) if km is not None else PlaceMatch("unknown")


def compare(one: ClaimPlace | None, other: ClaimPlace | None) -> PlaceMatch:
    """How two claimed places stand to each other, the same either way round.

    `near` is within 50 km; `within`, `region` and `country` say that one holds the other, or that both are no finer.
    """
    if one is None or other is None:
        return PlaceMatch("unknown")
    if one.country and other.country and one.country != other.country:
        return PlaceMatch("abroad")
    km = _km(one, other)
    ranks = sorted((fineness(one), fineness(other)))
    if ranks[1] == _RANK["country"]:
        return PlaceMatch("country", None) if one.country and other.country else PlaceMatch("unknown")
    if ranks[1] >= _RANK["line"]:
        return _coarse(one, other, km)
    if _same_point(one, other, km):
        return PlaceMatch("same", km)
    if km is not None:
        return PlaceMatch("near" if km <= NEAR_KM else "apart", km)
    alike = _same_admin1(one, other)
    return PlaceMatch("unknown" if alike is None else "region" if alike else "apart")


def holds(wider: ClaimPlace, finer: ClaimPlace) -> bool:
    """True where a claim of `wider` agrees with `finer`: the same place, or a region or country around it."""
    match = compare(wider, finer)
    if match.standing == "same":
        return True
    if match.standing == "region":
        return min(fineness(wider), fineness(finer)) >= _RANK["line"]
    if match.standing == "near":
        return fineness(wider) >= fineness(finer) and (match.km or 0.0) <= max(wider.radius_km or 0.0, 10.0)
    return match.standing in ("within", "country") and fineness(wider) >= fineness(finer)

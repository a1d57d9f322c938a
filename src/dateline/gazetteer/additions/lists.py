"""A csv of places made by hand: name, lat, lon and what else is known go in, places that win over all others come out.

A row that tells the same place twice counts once; two villages of one name in different regions stay two.
"""

from collections.abc import Iterator
from typing import get_args

from dateline.gazetteer.additions.known import Known
from dateline.gazetteer.additions.sources import LAT_NAMES, LON_NAMES, Draft, Source, point_of
from dateline.gazetteer.inputs import Place, settlement_radius
from dateline.gazetteer.names import fold
from dateline.records.claims import PlaceLevel

PRIOR = 20.0  # above every country
HALF_GIRTH_KM = 20_100
_RADII: dict[str, float] = {"site": 1, "admin2": 30, "admin1": 80, "country": 400, "area": 50, "line": 50, "water": 100}


def read_list(source: Source, known: Known) -> Iterator[Draft]:
    """The rows' places, each once."""
    seen: set[tuple[object, ...]] = set()
    for line, row in source.rows():
        try:
            place = _place(row, known, comma=source.separator == ";")
        except ValueError as error:
            source.skip(line, error)
            continue
        key = (place.name, place.level, place.country, place.admin1, place.lat, place.lon)
        if key not in seen:
            seen.add(key)
            yield Draft(place)


def _place(row: dict[str, str], known: Known, *, comma: bool) -> Place:
    """A place from a row of the file; ValueError says what is wrong with it."""
    name, level = row["name"], row.get("level") or "settlement"
    if not name:
        raise ValueError("no name")
    if not fold(name).isascii():
        raise ValueError(f"{name!r}: names are looked up in Latin letters; write it so, as reports do")
    lat, lon = point_of(_first(row, LAT_NAMES), _first(row, LON_NAMES), comma=comma)
    told: PlaceLevel | None = next((one for one in get_args(PlaceLevel) if one == level), None)
    if told is None:
        raise ValueError(f"level {level!r} is none of {', '.join(get_args(PlaceLevel))}")
    country = known.country(row.get("country", ""))
    radius = _radius(row.get("radius_km", ""), level, comma=comma)
    others = [other.strip() for other in row.get("alternates", "").split("|") if other.strip()]
    return Place(
        name, lat, lon, country, known.region(country, row.get("admin1", "")), told, "user", radius, PRIOR,
        names=[name, *others],
    )  # fmt: skip


def _first(row: dict[str, str], names: frozenset[str]) -> str:
    return next((row[name] for name in row if name in names), "")


def _radius(cell: str, level: str, *, comma: bool) -> float:
    """The radius in km that a cell tells, else the usual one of its level."""
    if not cell:
        return _RADII.get(level, settlement_radius(0))
    try:
        radius = float(cell.replace(",", ".") if comma else cell)
    except ValueError:
        raise ValueError("radius_km must be a number") from None
    if not 0 < radius < HALF_GIRTH_KM:
        raise ValueError("radius_km must lie between 0 and half the Earth's girth")
    return radius

"""One row of ACLED or UCDP GED, by column name, to a `Listed` record with its precision spelled out in days and kilometres.

Cells go in; a ValueError says what is wrong with one. Codes of precision are those of the datasets' codebooks.
"""

import calendar
import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from dateline.codebook import load_datasets
from dateline.records import Bounds, ClaimPlace, Listed
from dateline.values import Days

_WRITTEN = ("%Y-%m-%d", "%d %B %Y", "%d %b %Y", "%Y-%m-%d %H:%M:%S.%f", "%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S")
_BRACKETS = re.compile(r"\s*\([^()]*\)")
_ACLED_PLACES: dict[str, dict[str, Any]] = {
    "1": {"level": "settlement", "radius_km": 5.0},
    "2": {"level": "settlement", "radius_km": 25.0, "relation": "near"},
    "3": {"level": "admin1", "radius_km": 80.0},
}
_UCDP_PLACES: dict[str, dict[str, Any]] = {
    "1": {"level": "settlement", "radius_km": 5.0},
    "2": {"level": "settlement", "radius_km": 25.0, "relation": "near"},
    "3": {"level": "admin2", "radius_km": 30.0},
    "4": {"level": "admin1", "radius_km": 80.0},
    "5": {"level": "area", "radius_km": 100.0},
    "6": {"level": "country"},
    "7": {"level": "water", "radius_km": 100.0},
}


@dataclass(slots=True, frozen=True)
class Lookup:
    """Names to what we call them: a country to its ISO alpha-2 code (None: unknown), an actor to registry ids."""

    country: Callable[[str], str | None] = lambda name: None
    actors: Callable[[str, dt.date, str | None], tuple[str, ...]] = lambda name, day, country: ()


def acled_row(cells: dict[str, str], line: int, lookup: Lookup) -> Listed:
    """An ACLED event; without precision columns day and town count as exact.

    Raises:
        ValueError: a cell cannot be read.
    """
    day = _day(cells, "event_date")
    name = cells["location"]
    precision = _code(cells, "geo_precision", _ACLED_PLACES)
    place = _place(cells, precision, name, cells.get("admin1"), lookup)
    deaths = _number(cells, "fatalities")
    if deaths is None:
        raise ValueError("fatalities is empty")
    return Listed(
        dataset="acled", id=_id(cells, "event_id_cnty"), line=line, code=_kind(cells, "sub_event_type", "acled"),
        days=_acled_days(day, cells.get("time_precision") or "1"), place=place,
        deaths=Bounds(low=deaths, best=deaths, high=deaths), sources=cells.get("source") or None,
        **_actors((cells.get("actor1", ""), cells.get("actor2", "")), day, place.country, lookup),
    )  # fmt: skip


def ucdp_row(cells: dict[str, str], line: int, lookup: Lookup) -> Listed:
    """A UCDP GED event; without precision columns the place counts as exact.

    Raises:
        ValueError: a cell cannot be read.
    """
    start, end = _day(cells, "date_start"), _day(cells, "date_end")
    precision = _code(cells, "where_prec", _UCDP_PLACES)
    name = cells.get("where_coordinates") or cells["country"]
    place = _place(cells, precision, name, cells.get("adm_1"), lookup)
    deaths = {bound: _number(cells, bound) for bound in ("low", "best", "high")}
    if deaths["best"] is None:
        raise ValueError("best is empty")
    if end < start:
        raise ValueError(f"date_end {end} is before date_start {start}")
    return Listed(
        dataset="ucdp", id=_id(cells, "id"), line=line, code=_kind(cells, "type_of_violence", "ucdp"),
        days=Days(start=start, end=end, precision="day" if start == end else "range"), place=place,
        deaths=Bounds(**deaths), sources=cells.get("source_office") or cells.get("source_article") or None,
        **_actors((cells.get("side_a", ""), cells.get("side_b", "")), start, place.country, lookup),
    )  # fmt: skip


def _id(cells: dict[str, str], column: str) -> str:
    if not cells[column]:
        raise ValueError(f"{column} is empty")
    return cells[column]


def _kind(cells: dict[str, str], column: str, dataset: str) -> str:
    code = cells[column]
    if code not in load_datasets()[dataset].codes:
        raise ValueError(f"{column} {code!r} is no code of this dataset")
    return code


def _day(cells: dict[str, str], column: str) -> dt.date:
    for form in _WRITTEN:
        try:
            return dt.datetime.strptime(cells[column], form).date()
        except ValueError:
            continue
    raise ValueError(f"{column} {cells[column]!r} is no day such as 2024-03-05 or 5 March 2024")


def _number(cells: dict[str, str], column: str) -> int | None:
    """A number of people, None where the cell is empty."""
    text = cells[column].removesuffix(".0")
    if not text:
        return None
    if not (text.isascii() and text.isdigit()):
        raise ValueError(f"{column} {cells[column]!r} is no number of people")
    return int(text)


def _code(cells: dict[str, str], column: str, known: dict[str, dict[str, Any]]) -> dict[str, Any]:
    code = cells.get(column) or "1"
    if code not in known:
        raise ValueError(f"{column} {code!r} is none of {', '.join(known)}")
    return known[code]


def _place(
    cells: dict[str, str], precision: dict[str, Any], name: str, region: str | None, lookup: Lookup
) -> ClaimPlace:
    try:
        lat, lon = float(cells["latitude"]), float(cells["longitude"])
    except ValueError:
        raise ValueError("latitude and longitude must be numbers") from None
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise ValueError("latitude must lie in -90 to 90, longitude in -180 to 180")
    country = None if precision["level"] == "water" else lookup.country(cells["country"])
    return ClaimPlace(text=name, start=0, country=country, admin1=region or None, lat=lat, lon=lon, **precision)


def _acled_days(day: dt.date, precision: str) -> Days:
    """The days that a mid-period day stands for: itself, the week around it, or its month."""
    if precision == "1":
        return Days(start=day, end=day, precision="day")
    if precision == "2":
        return Days(start=day - dt.timedelta(days=3), end=day + dt.timedelta(days=3), precision="week")
    if precision == "3":
        last = calendar.monthrange(day.year, day.month)[1]
        return Days(start=day.replace(day=1), end=day.replace(day=last), precision="month")
    raise ValueError(f"time_precision {precision!r} is none of 1, 2, 3")


def _actors(names: tuple[str, ...], day: dt.date, country: str | None, lookup: Lookup) -> dict[str, Any]:
    """The sides as written, without years and places in brackets, and for each the ids that the registry has for it."""
    told = tuple(dict.fromkeys(bare for name in names if (bare := _BRACKETS.sub("", name).strip())))
    return {"actors": told, "registry": tuple(lookup.actors(name, day, country) for name in told)}

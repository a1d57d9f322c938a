"""Places as coarse as an export is to show them: exact, by town, by region, by country.

A row goes in, the row with a coarser place comes out, its codes of precision lower to match. It never sharpens one.
"""

import re
from typing import Literal, get_args

from dateline.exports.profiles.names import replaced
from dateline.exports.rows import ExportRow
from dateline.exports.tables.countries import country
from dateline.records import ClaimPlace

Coarseness = Literal["exact", "town", "region", "country"]
COARSENESS: tuple[Coarseness, ...] = get_args(Coarseness)
PLACE = "[place]"
_CELL_KM = 8.0  # how far a tenth of a degree, rounded, may put a point from itself
_LARGE = {"region": ("admin1", "country", "water"), "country": ("country", "water")}


def coarser(place: ClaimPlace | None, to: Coarseness) -> ClaimPlace | None:
    """The place as `to` shows it.

    `town` rounds the point of a site to a tenth of a degree, and says so in relation and radius; `region` and `country`
    have no point, no id and no name below their own.
    """
    if place is None or to == "exact":
        return place
    if to == "town":
        return _near(place) if place.level == "site" and place.lat is not None and place.lon is not None else place
    if place.level in _LARGE[to]:
        return place
    region = place.admin1 if to == "region" else None
    home = country(place.country)
    level = "admin1" if region else "country" if home else None  # what lies nobody knows where is in no country either
    return place.model_copy(
        update={
            "text": region or (home.name if home else PLACE), "level": level, "admin1": region,
            "lat": None, "lon": None, "radius_km": None, "geonames_id": None, "relation": None,
        }
    )  # fmt: skip


def _near(place: ClaimPlace) -> ClaimPlace:
    assert place.lat is not None
    assert place.lon is not None
    return place.model_copy(
        update={
            "lat": round(place.lat, 1), "lon": round(place.lon, 1), "geonames_id": None,
            "radius_km": max(place.radius_km or 0.0, _CELL_KM), "relation": place.relation or "near",
        }
    )  # fmt: skip


def coarsened(row: ExportRow, to: Coarseness) -> tuple[ExportRow, bool]:
    """The row with its places no finer than `to`, and whether the incident's own changed.

    By region and country the names of finer places go from titles and quotes too.
    """
    place = row.resolved.place.value
    shown = coarser(place, to)
    claims = tuple(one.model_copy(update={"place": coarser(one.place, to)}) for one in row.claims)
    resolved = row.resolved.model_copy(update={"place": row.resolved.place.model_copy(update={"value": shown})})
    done = ExportRow(row.incident, resolved, claims, row.citations)
    if to in _LARGE:
        pairs = [(place, shown), *((old.place, new.place) for old, new in zip(row.claims, claims, strict=True))]
        gone = {old.text for old, new in pairs if old and new and old.text not in (new.text, new.admin1)}
        gone |= {old.admin1 for old, new in pairs if old and new and old.admin1 and not new.admin1}
        done = replaced(done, lambda text: _without(text, gone)) if gone else done
    return done, shown != place


def _without(text: str, names: set[str]) -> str:
    """The text without the names: taken out of a list ("in X, Y"), else replaced."""
    listed = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    return re.sub(rf"(?<!\w)(?:{listed})(?!\w)", PLACE, re.sub(rf"(?<=in )(?:(?:{listed}), )+", "", text))

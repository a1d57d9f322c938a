"""One place of the gazetteer, as a look-up hands it out; it holds no text of a report."""

from dataclasses import dataclass

from dateline.records.claims import PlaceLevel


@dataclass(slots=True, frozen=True)
class Entry:
    """A place: WGS 84 degrees, `radius_km` within which the truth lies, `prior` how likely a bare name means it.

    `country` is ISO 3166 alpha-2, `admin1` the plain English name of the first-level region; both None where a place
    lies in several or in none. `kind` is free ("city", "base", "river"); `alternate`: found under a lesser name.
    """

    name: str
    lat: float
    lon: float
    country: str | None
    admin1: str | None
    level: PlaceLevel
    radius_km: float
    geonames_id: int | None
    population: int
    kind: str
    prior: float
    alternate: bool = False

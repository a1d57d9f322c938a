"""What a gazetteer that is being added to holds already: countries, regions, and the same place under a number or name.

Names and numbers go in, rows of the database come out. It writes nothing.
"""

import sqlite3

from dateline.gazetteer.inputs import plain_region
from dateline.gazetteer.names import fold, split_kind, unify_articles
from dateline.records.claims import PlaceLevel
from dateline.values import Point, distance_km

_PLACES = "SELECT p.id, p.name, p.lat, p.lon FROM names n JOIN places p ON p.id = n.place"


class Known:
    """Looks up what stands in a gazetteer's database."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._codes = dict(connection.execute("SELECT country, name FROM places WHERE kind = 'country'").fetchall())
        self._named: dict[str, str | None] = {}
        self._regions: dict[tuple[str, str], str] = {}

    def country(self, name: str) -> str | None:
        """The ISO alpha-2 code of a country by its code or a name; None for "", ValueError for an unknown one."""
        if not name:
            return None
        if len(name) == 2 and name.upper() in self._codes:
            return name.upper()
        if name not in self._named:
            self._named[name] = next((code for one in _spellings(name) for code in self._countries_called(one)), None)
        if self._named[name] is None:
            raise ValueError(f"country {name!r} is neither an ISO 3166 alpha-2 code nor a country's name")
        return self._named[name]

    def _countries_called(self, name: str) -> list[str]:
        rows = self._connection.execute(
            "SELECT p.country FROM names n JOIN places p ON p.id = n.place WHERE n.key = ? AND p.level = 'country'",
            (fold(name),),
        )
        return [row[0] for row in rows]

    def region(self, country: str | None, name: str) -> str | None:
        """Our name of a first-level region, the name itself without its kind where we have none."""
        if not name or country is None:
            return name or None
        key = (country, name)
        if key not in self._regions:
            found = self.same(name, country, ("admin1",))
            self._regions[key] = found[1] if found else plain_region(name)
        return self._regions[key]

    def same(
        self,
        name: str,
        country: str | None,
        levels: tuple[PlaceLevel, ...],
        *,
        near: tuple[float, float, float] | None = None,
    ) -> tuple[int, str] | None:
        """Row and name of the likeliest place so called in a country; `near`: latitude, longitude, km at most."""
        full = fold(name)
        bare = split_kind(full)[0]
        for key in dict.fromkeys((full, unify_articles(full), bare, unify_articles(bare))):
            rows = self._connection.execute(
                f"{_PLACES} WHERE n.key = ? AND p.country IS ? AND p.level IN ({','.join('?' * len(levels))}) ORDER BY n.rank",
                (key, country, *levels),
            )
            for number, known, lat, lon in rows:
                if near is None or away_km((lat, lon), near[:2]) <= near[2]:
                    return number, known
        return None

    def numbered(self, country: str) -> dict[int, tuple[int, str | None]]:
        """By GeoNames id the row and first-level region of a country's places."""
        rows = self._connection.execute(
            "SELECT geonames_id, id, admin1 FROM places WHERE country = ? AND geonames_id IS NOT NULL", (country,)
        )
        return {number: (row, admin1) for number, row, admin1 in rows}


def away_km(one: tuple[float, float], other: tuple[float, ...]) -> float:
    """Kilometres between two points in degrees."""
    return distance_km(Point(lat=one[0], lon=one[1]), Point(lat=other[0], lon=other[1]))


def _spellings(name: str) -> list[str]:
    """A country's name as UCDP writes it, whole, before the brackets and in them: "DR Congo (Zaire)"."""
    outer, _, inner = name.partition("(")
    return [one.strip() for one in (name, outer, inner.rstrip(") ")) if one.strip()]

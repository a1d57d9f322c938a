"""GeoNames country dumps: rows of 19 columns go in, places with all their names come out.

Which features are taken, as what, stands in `data/features.csv`. Places that the gazetteer knows by their number get
the dump's names and point; the regions' names stay ours, so that what lies in them stays together.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.gazetteer.additions.known import Known
from dateline.gazetteer.additions.sources import DUMP_COLUMNS, Draft, Source, point_of
from dateline.gazetteer.facts import table
from dateline.gazetteer.inputs import Place, plain_region, settlement_prior, settlement_radius, usable
from dateline.records.claims import PlaceLevel

OWN = 0.5  # how much likelier a place that the user wanted to know is than one of the same weight elsewhere
_SAME_KM = {"admin1": 300.0, "admin2": 60.0}
_ID, _NAME, _ASCII, _ALTERNATES, _LAT, _LON, _CLASS, _CODE, _COUNTRY = range(9)
_ADMIN1, _POPULATION = 10, 14


@dataclass(slots=True, frozen=True)
class Feature:
    """What a kind of GeoNames feature is to us; `radius_km` and `prior` None where the population tells them."""

    level: PlaceLevel
    kind: str
    radius_km: float | None
    prior: float | None


def _features() -> dict[tuple[str, str], Feature | None]:
    """By class and code, `*` for any other code of the class; None for those left out."""
    return {
        (row["class"], row["code"]): Feature(
            row["level"],  # type: ignore[arg-type]
            row["kind"],
            float(row["radius_km"]) if row["radius_km"] else None,
            float(row["prior"]) if row["prior"] else None,
        )
        if row["level"]
        else None
        for row in table("features")
    }


def read_dump(source: Source, known: Known) -> Iterator[Draft]:
    """The places of a dump, with those that are known already; it is read twice, first for the regions' names."""
    features = _features()
    numbered: dict[str, dict[int, tuple[int, str | None]]] = {}
    regions = _regions(source, known, numbered)
    for line, cells in source.fields():
        try:
            if len(cells) != DUMP_COLUMNS:
                raise ValueError(f"{len(cells)} columns, where a GeoNames dump has {DUMP_COLUMNS}")
            key = (cells[_CLASS], cells[_CODE])
            feature = features[key] if key in features else features.get((cells[_CLASS], "*"))
            place = _place(cells, feature, regions) if feature else None
        except ValueError as error:
            source.skip(line, error)
            continue
        if place is None:
            source.left_out += 1
            continue
        row = numbered.get(place.country or "", {}).get(place.geonames_id or 0)
        yield Draft(place, row[0] if row else _same_region(place, known))


def _regions(
    source: Source, known: Known, numbered: dict[str, dict[int, tuple[int, str | None]]]
) -> dict[tuple[str, str], str]:
    """By country and GeoNames' code our name of each first-level region: that of most places known by their number."""
    votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    named: dict[tuple[str, str], str] = {}
    for _, cells in source.fields():
        if len(cells) != DUMP_COLUMNS or not cells[_ID].isdigit():
            continue
        country, code = cells[_COUNTRY], cells[_ADMIN1]
        if country not in numbered:
            numbered[country] = known.numbered(country)
        region = numbered[country].get(int(cells[_ID]), (0, None))[1]
        if region and cells[_CLASS] == "P":
            votes[country, code][region] += 1
        if cells[_CODE] == "ADM1":
            named[country, code] = known.region(country, cells[_NAME]) or plain_region(cells[_NAME])
    return named | {key: regions.most_common(1)[0][0] for key, regions in votes.items()}


def _place(cells: list[str], feature: Feature, regions: dict[tuple[str, str], str]) -> Place:
    """A row's place; ValueError says what is wrong with the row."""
    name, country = cells[_NAME].strip(), cells[_COUNTRY].strip()
    if not cells[_ID].isdigit() or not name:
        raise ValueError("no number or no name")
    lat, lon = point_of(cells[_LAT], cells[_LON])
    people = int(cells[_POPULATION]) if cells[_POPULATION].isdigit() else 0
    region = regions.get((country, cells[_ADMIN1]))
    names = [name, cells[_ASCII].strip() or name]
    if feature.level == "admin1":
        name = region or plain_region(name)
        names = [name, plain_region(names[0]), *names]
    elif feature.level == "admin2":
        names.append(plain_region(name))
    prior = settlement_prior(people, capital=feature.kind == "capital") if feature.prior is None else feature.prior
    return Place(
        name, lat, lon, country or None, region, feature.level, feature.kind,
        feature.radius_km or settlement_radius(people), round(prior + OWN, 2), people, int(cells[_ID]),
        names, [other for other in cells[_ALTERNATES].split(",") if usable(other)],
    )  # fmt: skip


def _same_region(place: Place, known: Known) -> int | None:
    """The row of a region that the gazetteer has without a number."""
    within = _SAME_KM.get(place.level)
    if within is None:
        return None
    found = known.same(place.name, place.country, (place.level,), near=(place.lat, place.lon, within))
    return found[0] if found else None

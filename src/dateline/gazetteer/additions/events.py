"""UCDP GED: rows of events go in, the distinct places where they happened come out, with levels by `where_prec`.

Places that the gazetteer has close by only gain UCDP's spelling. It reads no event: neither dates, sides nor deaths.
"""

import re
from collections import defaultdict
from collections.abc import Iterator

from dateline.gazetteer.additions.known import Known, away_km
from dateline.gazetteer.additions.sources import Draft, Source, point_of
from dateline.gazetteer.inputs import Place
from dateline.gazetteer.names import fold
from dateline.records.claims import PlaceLevel

PRIOR = 3.2  # as a town of 1,600: violence was reported there
_LEVELS: dict[str, tuple[PlaceLevel, float]] = {
    "1": ("settlement", 3.0), "2": ("settlement", 3.0), "3": ("admin2", 30.0), "4": ("admin1", 80.0), "5": ("area", 40.0),
}  # fmt: skip
_LEFT_OUT = ("6", "7")  # whole countries and open waters: no place below them is told
_SAME_KM = {"settlement": 15.0, "admin2": 60.0, "admin1": 300.0, "area": 40.0}
_KIND = re.compile(r"(?i)\s+(?:town|city|village|suburb|neighbou?rhood|hamlet|camp|area)$")
_BRACKETS = re.compile(r"\s*\(([^()]*)\)")


def read_events(source: Source, known: Known) -> Iterator[Draft]:
    """Each distinct place once, however its name is written and how precisely each event there is known."""
    rows: set[tuple[str, ...]] = set()
    placed: dict[tuple[str, str | None, str], list[tuple[float, float]]] = defaultdict(list)
    for line, row in source.rows():
        name, level = row["where_coordinates"], row.get("where_prec") or "1"
        told = (name, level, row.get("country", ""), row["latitude"], row["longitude"])
        if told in rows:
            continue
        if level in _LEFT_OUT:
            source.left_out += 1
            continue
        try:
            draft = _draft(row, name, level, known)
        except ValueError as error:
            source.skip(line, error)
            continue
        rows.add(told)
        place = draft.place
        others = placed[fold(place.name), place.country, place.level]
        if all(away_km((place.lat, place.lon), other) > _SAME_KM[place.level] for other in others):
            others.append((place.lat, place.lon))
            yield draft


def _draft(row: dict[str, str], name: str, told: str, known: Known) -> Draft:
    """A row's place; ValueError says what is wrong with the row."""
    if not name:
        raise ValueError("no where_coordinates")
    if told not in _LEVELS:
        raise ValueError(f"where_prec {told!r} is none of 1 to 7")
    level, radius = _LEVELS[told]
    lat, lon = point_of(row["latitude"], row["longitude"])
    country = known.country(row.get("country", ""))
    names = _names(name)
    place = Place(
        names[0], lat, lon, country, known.region(country, row.get("adm_1", "")), level, "event place", radius, PRIOR,
        names=names,
    )  # fmt: skip
    if level == "admin1":
        place.admin1 = place.name = known.region(country, name) or name
    for one in names:
        found = known.same(one, country, (level,), near=(lat, lon, _SAME_KM[level]))
        if found:
            return Draft(place, found[0])
    return Draft(place)


def _names(written: str) -> list[str]:
    """The names in "Tel Rifat/Arfad town (old quarter)": each apart, without the word for its kind, the first first."""
    inner = _BRACKETS.findall(written)
    parts = [part.strip() for part in (*_BRACKETS.sub("", written).split("/"), *inner) if part.strip()]
    return list(dict.fromkeys([*(_KIND.sub("", part) for part in parts), written]))

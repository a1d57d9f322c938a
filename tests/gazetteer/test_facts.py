"""Our own tables held against the packages' towns and regions: a slip in a coordinate or a region's name shows here."""

import sqlite3
from collections import defaultdict
from pathlib import Path

import pytest

from dateline.gazetteer.facts import several, table
from dateline.gazetteer.names import fold
from dateline.values import Point, distance_km

CLOSE_KM = 60
REMOTE_KM = {  # sites far from any town of 500 people
    "In Amenas gas plant": 180, "Khurais oil field": 120, "Trebil crossing": 125, "Yida": 105, "Shaybah oil field": 250,
    "al-Tanf": 70, "Rukban": 75, "Garamba National Park": 140, "Heglig": 120,
}  # fmt: skip

ROWS = [row | {"level": row.get("level", "site")} for name in ("areas", "bases") for row in table(name)]
ALL = [*ROWS, *table("towns")]
SITES = [row for row in ROWS if row["country"] and row["level"] in ("site", "settlement")]


@pytest.fixture(scope="module")
def towns(gazetteer_file: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"file:{gazetteer_file}?mode=ro", uri=True)


def test_no_name_stands_twice() -> None:
    names = [(fold(row["name"]), row["country"]) for row in ALL]
    assert sorted({one for one in names if names.count(one) > 1}) == []


def test_cells_are_what_they_should_be() -> None:
    for row in ALL:
        Point(lat=float(row["lat"]), lon=float(row["lon"]))
        assert all(fold(name) for name in (row["name"], *several(row["alternates"]))), row["name"]
        assert 0 < float(row.get("radius_km", 3)) <= 7000, row["name"]


def test_regions_named_are_regions_known(towns: sqlite3.Connection) -> None:
    known = set(towns.execute("SELECT country, name FROM places WHERE level = 'admin1'"))
    assert [row["name"] for row in ALL if row["admin1"] and (row["country"], row["admin1"]) not in known] == []


def test_each_site_lies_by_a_town_of_its_country_and_region(towns: sqlite3.Connection) -> None:
    wrong = []
    by_country = defaultdict(list)
    for country, *town in towns.execute(
        "SELECT country, lat, lon, admin1 FROM places WHERE kind IN ('city', 'capital')"
    ):
        by_country[country].append(town)
    for row in SITES:
        lat, lon, within = float(row["lat"]), float(row["lon"]), REMOTE_KM.get(row["name"], CLOSE_KM)
        near = (town for town in by_country[row["country"]] if abs(town[0] - lat) < within / 110)
        here = Point(lat=lat, lon=lon)
        regions = {a1 for a, b, a1 in near if distance_km(here, Point(lat=a, lon=b)) < within}
        if not regions or (row["admin1"] and row["admin1"] not in regions and row["name"] not in REMOTE_KM):
            wrong.append((row["name"], row["admin1"], regions))
    assert wrong == []

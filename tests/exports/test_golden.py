"""The exports of examples/, each beside a file that a reader went through field by field.

`golden/rows.jsonl` holds the examples' incidents as they were coded then, so that a better coder changes nothing here. Run
this file to write the others anew; then read what changed.
"""

import csv
import json
from pathlib import Path

import duckdb
import pandas as pd
import pytest
import shapely.geometry

from dateline.exports import (
    ExportRow,
    Terms,
    from_jsonl,
    from_parquet,
    to_acled,
    to_gdelt,
    to_geojson,
    to_hxl,
    to_jsonl,
    to_parquet,
    to_plover,
    to_timemap,
    to_ucdp,
)
from dateline.exports.tables.schemas import load_schema
from dateline.incidents import resolve

GOLDEN = Path(__file__).parent / "golden"
FILES = {
    "examples.acled.csv": (to_acled, "acled"), "examples.ucdp.csv": (to_ucdp, "ucdp"),
    "examples.geojson": (to_geojson, "majority"), "examples.plover.jsonl": (to_plover, "majority"),
    "examples.timemap.json": (to_timemap, "majority"), "examples.gdelt.tsv": (to_gdelt, "majority"),
    "examples.hxl.csv": (to_hxl, "majority"),
}  # fmt: skip


def rows(policy="majority"):
    told = from_jsonl((GOLDEN / "rows.jsonl").read_text(encoding="utf-8"))
    return [
        ExportRow(one.incident, resolve(one.incident, one.claims, (), policy), one.claims, one.citations)
        for one in told
    ]


def made(name):
    exporter, policy = FILES[name]
    return exporter(rows(policy), Terms())


@pytest.mark.parametrize("name", FILES)
def test_exports_are_those_that_were_read(name):
    assert made(name).text == (GOLDEN / name).read_text(encoding="utf-8")


@pytest.mark.parametrize(("name", "schema"), [("examples.acled.csv", "acled"), ("examples.ucdp.csv", "ucdp")])
def test_tables_keep_to_columns_types_and_codes(name, schema):
    read = list(csv.DictReader((GOLDEN / name).read_text(encoding="utf-8").splitlines()))
    assert len(read) > 5
    assert [load_schema(schema).faults(row) for row in read] == [[]] * len(read)


def test_pandas_reads_the_tables():
    acled = pd.read_csv(GOLDEN / "examples.acled.csv", parse_dates=["event_date"])
    assert list(acled.columns) == [column.name for column in load_schema("acled").columns]
    assert acled["fatalities"].dtype.kind == "i"
    assert acled["latitude"].dtype.kind == "f"
    assert set(acled["tags"].str.contains("synthetic")) == {True}
    ucdp = pd.read_csv(GOLDEN / "examples.ucdp.csv", parse_dates=["date_start", "date_end"])
    parts = ucdp[["deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown"]].sum(axis=1)
    assert (ucdp["best"] == parts).all()
    assert ucdp["date_start"].dtype.kind == "M"
    hxl = pd.read_csv(GOLDEN / "examples.hxl.csv", skiprows=[1])
    assert hxl["killed"].max() == 70
    gdelt = pd.read_csv(GOLDEN / "examples.gdelt.tsv", sep="\t", header=None, dtype={26: str, 27: str, 28: str})
    assert gdelt.shape == (10, 61)
    assert set(gdelt[27].str[:2]) == set(gdelt[28])


def test_shapely_reads_the_map():
    read = json.loads((GOLDEN / "examples.geojson").read_text(encoding="utf-8"))
    points = [shapely.geometry.shape(one["geometry"]) for one in read["features"] if one["geometry"]]
    assert len(points) == 8
    assert all(point.is_valid and -180 <= point.x <= 180 and -90 <= point.y <= 90 for point in points)
    assert all(one["properties"]["radius_km"] > 0 for one in read["features"] if one["geometry"])
    assert {tuple(one) for one in read["features"]} == {("type", "id", "geometry", "properties")}


def test_duckdb_reads_parquet(tmp_path):
    path = tmp_path / "examples.parquet"
    path.write_bytes(to_parquet(rows()).content)
    found = duckdb.sql(
        f"SELECT country, sum(killed_best) AS dead FROM '{path}' GROUP BY country ORDER BY dead DESC, country"
    )
    assert found.fetchall()[0] == ("ML", 70)
    kinds = duckdb.sql(
        f"SELECT date_start, list_contains(initiators, 'Islamic State') FROM '{path}' WHERE country = 'TR'"
    )
    assert [str(value) for value in kinds.fetchall()[0]] == ["2016-06-28", "True"]


def test_jsonl_and_parquet_come_in_again_identical():
    told = rows("ucdp")
    assert from_jsonl(to_jsonl(told).text) == told
    assert from_parquet(to_parquet(told).content) == told


def test_gdelt_has_61_columns_and_no_header():
    schema = load_schema("gdelt")
    names = [column.name for column in schema.columns]
    lines = [line.split("\t") for line in (GOLDEN / "examples.gdelt.tsv").read_text(encoding="utf-8").splitlines()]
    assert {len(line) for line in lines} == {len(names)} == {61}
    assert [schema.faults(dict(zip(names, line, strict=True))) for line in lines] == [[]] * len(lines)


def test_hxl_has_a_tag_row_under_its_header():
    head, tags, *lines = csv.reader((GOLDEN / "examples.hxl.csv").read_text(encoding="utf-8").splitlines())
    schema = load_schema("hxl")
    assert dict(zip(head, tags, strict=True)) == schema.facts["tags"]
    assert all(tag.startswith("#") for tag in tags)
    assert [schema.faults(dict(zip(head, line, strict=True))) for line in lines] == [[]] * len(lines)


if __name__ == "__main__":
    for name in FILES:
        (GOLDEN / name).write_text(made(name).text, encoding="utf-8")

"""Exports of what the coder makes today: of the examples, and of the gold set's texts where they are at hand."""

import csv
import datetime as dt

import pytest

from dateline.errors import ExportError
from dateline.exports import from_jsonl, from_parquet
from dateline.exports.tables.schemas import load_schema
from dateline.records import Anchor, Judgement
from dateline.workflow.export import EXPORTERS, Asked, export_project, last_manifest, write_export

NOW = dt.datetime(2026, 11, 1, tzinfo=dt.UTC)


def faults(store, name):
    """What is wrong with a table's export, cell by cell, and how many rows it has."""
    done = export_project(store, Asked(name, everything=True), now=NOW)
    schema = load_schema(name)
    if name == "gdelt":
        names = [column.name for column in schema.columns]
        rows = [dict(zip(names, line.split("\t"), strict=True)) for line in done.text.splitlines()]
    else:
        rows = list(csv.DictReader(done.text.splitlines()))
        rows = rows[1:] if name == "hxl" else rows
    return [fault for row in rows for fault in schema.faults(row)], len(rows)


@pytest.mark.parametrize("name", ["acled", "ucdp", "gdelt", "hxl"])
def test_tables_of_the_examples_keep_to_their_schema(examples, name):
    found, rows = faults(examples, name)
    assert found == []
    assert rows >= 6


@pytest.mark.parametrize("name", ["acled", "ucdp", "gdelt", "hxl"])
def test_tables_of_real_reports_keep_to_their_schema(agency, name):
    found, rows = faults(agency, name)
    assert found == []
    assert rows >= 15


def test_real_reports_come_in_again_identical(agency):
    told = from_jsonl(export_project(agency, Asked("jsonl", everything=True), now=NOW).text)
    assert from_parquet(export_project(agency, Asked("parquet", everything=True), now=NOW).content) == told


@pytest.mark.parametrize("name", EXPORTERS)
def test_an_export_is_the_same_twice_and_says_what_it_holds(examples, name):
    one, two = (export_project(examples, Asked(name, everything=True), now=NOW) for _ in "ab")
    assert one == two
    assert one.manifest["bytes"] == len(one.content)
    assert one.manifest["synthetic"] is True


def test_the_publishing_profile_is_the_default(examples):
    held = export_project(examples, Asked("jsonl"), now=NOW)
    assert held.text == ""
    assert "held back: no founding claim accepted by a person" in held.loss_report


def test_a_name_that_the_report_tells_is_hidden_wherever_an_export_would_print_it(really_coded):
    head = "Title: Councillor Tarrel shot dead\nPublisher: Test Wire\nPublished: 2021-03-09\n\n"
    told = (
        "Gunmen shot dead Tarrel and two guards in Baghdad on Monday, police said. Oswin Tarrel led the town council."
    )
    with really_coded(head + told) as store:
        (claim,) = store.claims()
        store.append_judgement(Judgement(id="j1", kind="accept", anchor=Anchor.of(claim), who="Ada", when=NOW))
        hidden, shown = (export_project(store, Asked("jsonl", everything=each), now=NOW) for each in (False, True))
    assert shown.text.count("Tarrel") > 1
    assert "Tarrel" not in hidden.text
    assert "Gunmen shot dead [name] and two guards in Baghdad" in hidden.text
    assert "of persons hidden" in hidden.loss_report


def test_a_policy_without_a_best_figure_makes_no_ged(examples):
    with pytest.raises(ExportError, match="no best figure"):
        export_project(examples, Asked("ucdp", "ibc", everything=True), now=NOW)


def test_another_policy_gives_ged_its_deaths_by_side(examples):
    rows = list(csv.DictReader(export_project(examples, Asked("ucdp", "majority", True), now=NOW).text.splitlines()))
    parts = ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown")
    assert sum(int(row["best"]) for row in rows) > 100
    assert all(int(row["best"]) == sum(int(row[part]) for part in parts) for row in rows)


def test_what_moved_is_told_from_the_manifest_beside_the_file(examples, tmp_path):
    path = tmp_path / "all.geojson"
    assert last_manifest(path, "geojson") is None
    write_export(export_project(examples, Asked("geojson", everything=True), now=NOW), path)
    last = last_manifest(path, "geojson")
    assert last_manifest(path, "acled") is None
    again = export_project(examples, Asked("geojson", everything=True, quotes=0), now=NOW, last=last)
    moved = again.manifest["since_last"]
    assert (len(moved["added"]), len(moved["removed"])) == (0, 0)
    assert len(moved["changed"]) == again.manifest["counts"]["incidents"]

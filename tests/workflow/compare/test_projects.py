"""The examples held against files of our own making in the exact columns of ACLED and UCDP GED (tests/data)."""

import csv
import io
import json
from pathlib import Path

import pytest

from dateline.reports import read_documents
from dateline.settings import Settings
from dateline.store import Store
from dateline.workflow.add import add_documents
from dateline.workflow.compare import COLUMNS, ComparedRow, compare_project, open_lookup, to_csv, to_jsonl

ROOT = Path(__file__).parents[3]
DATA = ROOT / "tests" / "data"


@pytest.fixture(scope="module")
def examples(tmp_path_factory, both):
    with Store.create(tmp_path_factory.mktemp("compared")) as store:
        add_documents(store, read_documents([str(ROOT / "examples" / "reports")]), both, tell=lambda error: None)
        yield store


@pytest.fixture(scope="module")
def compare(examples, gazetteer):
    lookup, registry = open_lookup(Settings(), gazetteer)

    def run(name, policy="majority"):
        return compare_project(examples, DATA / name, policy, lookup=lookup, registry=registry)

    return run


def by_event(done):
    return {row.event: row for row in done.rows if row.event}


def test_acled_against_the_examples(compare):
    done = compare("acled.csv")
    rows = by_event(done)
    assert {event: (row.what, row.figures) for event, row in rows.items()} == {
        "KEN1": ("both", "within"), "KEN2": ("both", "same"), "TUR1": ("both", "theirs higher"),
        "UKR1": ("both", "theirs higher"), "SOM1": ("both", "theirs lower"), "IRQ1": ("both", "none told"),
        "IRQ2": ("both", "same"), "SOM2": ("only theirs", None), "SOM3": ("only theirs", None), "MLI1": ("only theirs", None),
    }  # fmt: skip
    assert (done.events, done.outside) == (11, 1)  # the Congo lies outside
    assert done.span.countries == {"IQ", "KE", "ML", "SO", "TR", "UA"}
    assert "Mpeketoni" in rows["KEN1"].title  # two massacres on neighbouring days in neighbouring villages
    assert "Poromoko" in rows["KEN2"].title
    assert rows["SOM2"].reasons[0].endswith("another type of event (ours suicide bombing, theirs peaceful protest)")
    ours = [row.title for row in done.rows if row.what == "only ours"]
    assert len(ours) == 3
    assert any("Bamako" in title for title in ours)


def test_ucdp_against_the_examples(compare):
    done = compare("ucdp.csv")
    rows = by_event(done)
    assert {event: row.what for event, row in rows.items()} == {
        "900001": "both", "900002": "both", "900003": "both", "900004": "both", "900005": "only theirs", "900006": "both",
        "900007": "both",
    }  # fmt: skip
    assert done.outside == 1  # "DR Congo (Zaire)"
    assert (rows["900003"].figures, rows["900003"].their_parties) == ("same", ("IS", "Civilians"))
    assert "both name JNIM" in rows["900007"].reasons
    not_theirs = {row.title.split(" in ")[0]: row.reasons for row in done.rows if row.what == "not theirs"}
    assert not_theirs["Abduction of aid workers"] == ("nobody is told to have died",)


def test_a_row_tells_both_sides_and_who_gives_our_numbers(compare):
    row = by_event(compare("acled.csv"))["UKR1"]
    assert (row.days, row.their_days, row.days_apart) == ("2022-04-08", "2022-04-08", 0)
    assert row.km < 2
    assert (row.type, row.their_type) == ("shelling_missile", "Shelling/artillery/missile attack")
    assert (row.deaths_best, row.their_deaths_best, row.differs) == (50, 61, True)
    assert any("governor of the Donetsk region" in one for one in row.claimants)
    assert not any("children" in one for one in row.claimants)  # part of the fifty


def test_the_policy_settles_our_figures(compare):
    assert by_event(compare("acled.csv", "acled"))["IRQ2"].deaths_high == 14
    assert by_event(compare("acled.csv", "ibc"))["IRQ2"].deaths_high == 15
    assert by_event(compare("acled.csv", "acled"))["IRQ1"].deaths_best is None  # the policy's 0 is no report's


def test_bad_rows_are_named_and_the_rest_is_compared(compare):
    done = compare("acled_bad.csv")
    assert [int(error.where.rpartition(":")[2]) for error in done.broken] == [4, 6, 8, 10, 12, 14]
    assert {row.event for row in done.rows if row.what == "both"} == {"KEN1", "KEN2"}


def test_csv_and_jsonl_have_every_column(compare):
    rows = compare("ucdp.csv").rows
    assert set(COLUMNS) == set(ComparedRow.model_fields)
    table = list(csv.DictReader(io.StringIO(to_csv(rows))))
    assert list(table[0]) == list(COLUMNS)
    lines = [json.loads(line) for line in to_jsonl(rows).splitlines()]
    assert [ComparedRow.model_validate(line) for line in lines] == list(rows)
    assert [line["event"] or "" for line in lines] == [row["event"] for row in table]
    assert table[0]["deaths_high"] == ""  # "at least 48": unknown is empty, never 0


def test_a_project_without_incidents_lacks_nothing(tmp_path, gazetteer):
    lookup, registry = open_lookup(Settings(), gazetteer)
    with Store.create(tmp_path / "empty") as store:
        done = compare_project(store, DATA / "acled.csv", lookup=lookup, registry=registry)
    assert (done.rows, done.events, done.outside, done.span) == ((), 11, 11, None)

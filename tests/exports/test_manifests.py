import datetime as dt
import hashlib

import dateline
from dateline.exports import manifest, to_geojson

NOW = dt.datetime(2024, 4, 10, 12, tzinfo=dt.UTC)


def make(rows, **more):
    export = to_geojson(rows)
    named = {"format": "geojson", "policy": "majority", "profile": "publishing", "made_at": NOW} | more
    return export, manifest(export, rows, **named)


def test_it_says_what_the_export_holds_and_how_it_was_made(row):
    rows = [row("a", synthetic=True), row("b", place=None, grade="contested")]
    export, found = make(rows, codebook="1.2")
    assert found["sha256"] == hashlib.sha256(export.text.encode()).hexdigest()
    assert found["counts"] == {
        "incidents": 2, "claims": 2, "reports": 2, "synthetic_incidents": 1,
        "by_grade": {"contested": 1, "single source": 1},
    }  # fmt: skip
    assert found["records"] == {"incidents": ["i-a", "i-b"], "claims": ["c-a", "c-b"], "reports": ["a", "b"]}
    assert (found["dateline"], found["codebook"], found["synthetic"]) == (dateline.__version__, "1.2", True)
    assert found["made_at"] == "2024-04-10T12:00:00+00:00"
    assert found["losses"] == ["1 incident without a place: no geometry"]


def test_its_id_follows_the_data_and_the_choices_not_the_clock(row):
    first = make([row("a")])[1]["id"]
    assert make([row("a")], made_at=NOW + dt.timedelta(days=1))[1]["id"] == first
    assert make([row("a")], profile="everything")[1]["id"] != first
    assert make([row("b")])[1]["id"] != first


def test_it_tells_what_moved_since_the_last_one(row):
    last = make([row("a"), row("b"), row("c")])[1]
    found = make([row("b"), row("c", grade="confirmed"), row("d")], last=last)[1]
    assert found["since_last"] == {
        "id": last["id"], "made_at": last["made_at"], "added": ["i-d"], "removed": ["i-a"], "changed": ["i-c"],
    }  # fmt: skip
    assert last["since_last"] is None
    assert make([row("a")])[1]["id"] == make([row("a")], last=last)[1]["id"]


def test_its_id_and_options_follow_what_was_asked_for(row):
    options = {"delay": 7, "coarsen": "town"}
    found = make([row("a")], options=options)[1]
    assert found["options"] == options
    assert found["id"] != make([row("a")])[1]["id"]

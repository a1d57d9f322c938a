import json

from dateline.exports import Citation, to_timemap
from dateline.exports.shapes import faults
from dateline.exports.tables.schemas import load_schema
from dateline.values import text_hash


def written(terms, *rows):
    made = to_timemap(rows, terms)
    read = json.loads(made.text)
    assert faults(read, "whole", load_schema("timemap").facts) == []
    return read, made.losses


def cited(report, quote):
    return Citation(claim=f"c-{quote}", report=report, publisher="Paper", text_sha256=text_hash(report), quote=quote)


def test_days_are_written_as_timemap_reads_them(terms, row):
    read, losses = written(terms, row("a"), row("b", days=3), row("c", day=None))
    assert [one["date"] for one in read["events"]] == ["03/05/2024", "03/05/2024", ""]
    assert [one["time_precision"] for one in read["events"]] == ["day", "range", ""]
    assert "1 incident of several days: only the first is told" in losses
    assert "1 incident with a point and without a day: TimeMap takes them and shows none" in losses


def test_what_has_neither_day_nor_point_is_left_out(terms, row, zarka):
    country = zarka.model_copy(update={"text": "Iraq", "level": "country"})
    read, losses = written(terms, row("a", place=country, day=None), row("b", place=country))
    assert [(one["latitude"], one["longitude"], one["location"]) for one in read["events"]] == [("", "", "Iraq")]
    assert "1 incident without a day and without a point: TimeMap wants one of them" in losses
    read, _ = written(type(terms)(terms.registry, country_points=True), row(place=country))
    assert read["events"][0]["latitude"] == "33.80000"


def test_a_point_that_is_not_exact_says_so(terms, row, zarka):
    near, region = (
        zarka.model_copy(update={"relation": "near"}),
        zarka.model_copy(update={"level": "admin1", "radius_km": 158.8}),
    )
    read, losses = written(terms, *(row(str(at), place=place) for at, place in enumerate((zarka, near, region))))
    assert [one["location"] for one in read["events"]] == ["Zarka", "Zarka (within 5 km)", "Zarka (within 159 km)"]
    assert "1 place with a radius has no TimeMap field for it" in losses


def test_a_source_stands_under_its_id_with_all_that_is_quoted_of_it(terms, row):
    read, _ = written(terms, row("a", citations=(cited("r", "One died."), cited("s", ""))),
                      row("b", citations=(cited("r", "Two died."), cited("r", "One died."))))  # fmt: skip
    assert [event["sources"] for event in read["events"]] == [["dateline-r", "dateline-s"], ["dateline-r"]]
    assert {name: one["description"] for name, one in read["sources"].items()} == {
        "dateline-r": "One died.\n\nTwo died.", "dateline-s": "",
    }  # fmt: skip


def test_a_quote_is_text_also_where_it_is_shown_as_html(terms, row):
    read, _ = written(terms, row("a", citations=(cited("r", '<img src=x onerror=run()> & "so"'),)))
    assert read["sources"]["dateline-r"]["description"] == '&lt;img src=x onerror=run()&gt; &amp; "so"'


def test_grade_doubt_and_origin_are_filters_of_their_own(terms, row):
    told = row(grade="contested", synthetic=True)
    told.resolved = told.resolved.model_copy(update={"certainty": "disputed"})
    read, _ = written(terms, told)
    assert read["events"][0]["comments"] == "contested; disputed; synthetic"
    assert read["events"][0]["associations"] == ["explosive", "contested", "synthetic"]
    assert [(one["mode"], one["filter_paths"]) for one in read["associations"]] == [
        ("CATEGORY", ["type", "explosive"]), ("FILTER", ["grade", "contested"]), ("FILTER", ["reports", "synthetic"]),
    ]  # fmt: skip

"""Exports as JSON: every field, kind and code, and what must hold between fields, on the golden files and on today's coder."""

import json
from pathlib import Path

import pytest

from dateline.exports.shapes import faults
from dateline.exports.tables.schemas import load_schema
from dateline.workflow.export import Asked, export_project

GOLDEN = Path(__file__).parents[1] / "exports" / "golden"
FILES = {"plover": "examples.plover.jsonl", "timemap": "examples.timemap.json", "geojson": "examples.geojson"}


def broken(where, rules):
    return [f"{where}: {rule}" for rule, holds in rules.items() if not holds]


def once(values):
    told = list(values)
    return len(told) == len(set(told))


def party(entity):
    return entity["identifier_text"] or entity["entity_text"]


def plover_rules(event):
    facts, (name,) = load_schema("plover").facts, event["event"]
    place, allowed = event["event_loc"] or {}, facts["modes"][name]
    actors, recipients = ([party(one) for one in event[side]] for side in ("actor", "recipient"))
    return broken(event["id"], {
        "an id of our own": event["id"].startswith("dateline-i-"),
        "the modes are those of the event": set(event["mode"]) <= set(allowed),
        "the quad is that of the event": event["quad_code"] == facts["quads"][name],
        "the scale is that of a mode, or of the event": event["event_scale"]
        in ([allowed[mode] for mode in event["mode"]] or [facts["scores"][name]]),
        "it ends after it began": event["enddate"] is None or event["enddate"] > event["date"],
        "each party once": once([*actors, *recipients]),
        "nobody is told of, or somebody": None not in actors or actors == [None],
        "latitude and longitude together": (place.get("lat") is None) == (place.get("lon") is None),
        "no pin for a country": place.get("resolution") != 1 or place["lat"] is None,
        "no precision for a place that nobody knows": not place.get("resolution") or (place["country"] or place["lat"]) is not None,
        "a town is as fine as one": place.get("city") is None or place["resolution"] == 4,
    })  # fmt: skip


def of_plover(text):
    facts, events = load_schema("plover").facts, [json.loads(line) for line in text.splitlines()]
    shapes = [fault for event in events for fault in faults(event, "fields", facts, event["id"])]
    rules = [fault for event in events for fault in plover_rules(event)]
    return [*shapes, *rules, *broken("plover", {"ids once": once(event["id"] for event in events)})], len(events)


def timemap_rules(event, whole):
    named = {one["id"]: one for one in whole["associations"]}
    of = [named[name] for name in event["associations"] if name in named]
    kinds = [one for one in of if one["mode"] == "CATEGORY"]
    return broken(event["id"], {
        "a day or a point": event["date"] or event["latitude"],
        "latitude and longitude together": bool(event["latitude"]) == bool(event["longitude"]),
        "a precision where there is a day": bool(event["date"]) == bool(event["time_precision"]),
        "its sources are told": set(event["sources"]) <= set(whole["sources"]),
        "its associations are told": len(of) == len(event["associations"]),
        "one category": [(one["id"], one["title"]) for one in kinds] == [(event["type"], event["category"])],
        "its marks are in the comments": {one["id"] for one in of if one not in kinds} <= set(event["comments"].split("; ")),
    })  # fmt: skip


def of_timemap(text):
    whole = json.loads(text)
    events, used = whole["events"], {name for event in whole["events"] for name in event["sources"]}
    marks = {name for event in events for name in event["associations"]}
    shape = faults(whole, "whole", load_schema("timemap").facts, "timemap")
    rules = [fault for event in events for fault in timemap_rules(event, whole)]
    return [*shape, *rules, *broken("timemap", {
        "events once": once(event["id"] for event in events),
        "associations once": once(one["id"] for one in whole["associations"]),
        "a source stands under its id": all(name == one["id"] for name, one in whole["sources"].items()),
        "no source that no event has": set(whole["sources"]) == used,
        "no association that no event has": {one["id"] for one in whole["associations"]} == marks,
        "paths end at the association": all(one["filter_paths"][-1] == one["id"] for one in whole["associations"]),
    })], len(events)  # fmt: skip


def sums(parties):
    apart = [one for one in parties if not one["part"]]
    bounds = {name: [one[name] for one in apart] for name in ("low", "best", "high")}
    return {name: None if None in told else sum(told) for name, told in bounds.items()} if apart else None


def in_order(bounds):
    told = [bounds[name] for name in ("low", "best", "high") if bounds[name] is not None]
    return told == sorted(told)


def geojson_rules(feature):
    told, point = feature["properties"], feature["geometry"]
    pinned = told["place_level"] not in (None, "country")
    return broken(feature["id"], {
        "the id is the property": feature["id"] == told["id"],
        "no geometry for a country or for nowhere": point is None or pinned,
        "a radius where there is a point": point is None or told["radius_km"] is not None,
        "no codes of precision without a place": told["place"] or not (told["where_prec"] or told["geo_precision"]),
        "a point is no country's": point is None or told["where_prec"] in (1, 2, 3, 4, 5, 7),
        "days in order": (told["date_start"] or "") <= (told["date_end"] or ""),
        "codes of precision where there are days": (told["date_start"] is None) == (told["date_prec"] is None),
        "bounds in order": all(in_order(one) for side in ("killed", "wounded") for one in told[f"{side}_by_party"]),
        "totals are sums": all(told[side] == sums(told[f"{side}_by_party"]) for side in ("killed", "wounded")),
    })  # fmt: skip


def of_geojson(text):
    whole = json.loads(text)
    rules = [fault for feature in whole["features"] for fault in geojson_rules(feature)]
    shape = faults(whole, "whole", load_schema("geojson").facts, "geojson")
    ids = broken("geojson", {"ids once": once(feature["id"] for feature in whole["features"])})
    return [*shape, *rules, *ids], len(whole["features"])


CHECKS = {"plover": of_plover, "timemap": of_timemap, "geojson": of_geojson}


@pytest.mark.parametrize("name", CHECKS)
def test_golden_files_keep_to_their_shape(name):
    assert CHECKS[name]((GOLDEN / FILES[name]).read_text(encoding="utf-8")) == ([], 10)


@pytest.mark.parametrize("name", CHECKS)
def test_exports_of_the_examples_keep_to_their_shape(examples, name):
    found, count = CHECKS[name](export_project(examples, Asked(name, everything=True)).text)
    assert found == []
    assert count >= 8


@pytest.mark.parametrize("coarsen", ["exact", "town", "region", "country"])
@pytest.mark.parametrize("name", CHECKS)
def test_exports_of_real_reports_keep_to_their_shape(agency, name, coarsen):
    found, count = CHECKS[name](
        export_project(agency, Asked(name, everything=True, criminal=True, coarsen=coarsen)).text
    )
    assert found == []
    assert count >= 30


@pytest.mark.parametrize(
    ("name", "change", "told"),
    [
        ("plover", ('"code": "SOM"', '"code": "SOMREB"'), "'SOMREB' is no iso3|nonstate"),
        ("plover", ('"quad_code": 4', '"quad_code": 1'), "the quad is that of the event"),
        ("plover", ('"date": "2014-06-15"', '"date": "15 June 2014"'), "is no date"),
        ("timemap", ('"date": "06/15/2014"', '"date": "2014-06-15"'), "is no day|empty"),
        ("timemap", ('"longitude": "40.69812"', '"longitude": ""'), "latitude and longitude together"),
        ("geojson", ("[40.69812, -2.38913]", "[140.1, 140.1]"), "is no position"),
        ("geojson", ('"place_level": "settlement"', '"place_level": "country"'), "no geometry for a country or for nowhere"),
    ],
)  # fmt: skip
def test_a_fault_is_seen(name, change, told):
    text = (GOLDEN / FILES[name]).read_text(encoding="utf-8")
    assert change[0] in text
    found, _ = CHECKS[name](text.replace(*change, 1))
    assert len(found) == 1
    assert told in found[0]

from pathlib import Path

import pytest
import yaml

from dateline.exports.shapes import faults
from dateline.exports.tables.schemas import load_schema

SCHEMAS = Path(__file__).parents[3] / "shared" / "schemas"
ABSENT = pytest.mark.skipif(not SCHEMAS.is_dir(), reason="../shared/schemas is not here")
FACTS = {
    "shapes": {"pair": {"name": "str", "size": "count?"}},
    "codes": {"colour": ["red", 1]},
}


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("pair", {"name": "a", "size": None}), ("pair*", []), ("pair@", {"a": {"name": "a", "size": 0}}), ("colour+", ["red", 1]),
        ("iso3|colour?", None), ("iso3|colour", "KEN"), ("iso3|colour", "red"), ("day", "02/29/2024"), ("latitude_text", "-1.50000"),
        ("position", [180, -90]), ("event_type", "attack"), ("iso2", "KE"), ("sha256", "a" * 64), ("bool", False),
    ],
)  # fmt: skip
def test_what_keeps_to_its_shape_has_no_faults(kind, value):
    assert faults(value, kind, FACTS, "it") == []


@pytest.mark.parametrize(
    ("kind", "value", "told"),
    [
        ("pair", {"size": None, "name": "a"}, "it has the fields ['size', 'name'], not ['name', 'size']"),
        ("pair", {"name": " ", "size": 1}, "it.name: ' ' is no str"),
        ("pair*", [{"name": "a", "size": True}], "it[0].size: True is no count"),
        ("pair@", [], "it: [] is no list or object of pair"),
        ("pair", [], "it: [] is no object"),
        ("colour+", [], "it is empty"),
        ("colour", True, "it: True is no colour"),
        ("iso3|colour", "blue", "it: 'blue' is no iso3|colour"),
        ("date", "2024-02-30", "it: '2024-02-30' is no date"),
        ("day", "2/3/2024", "it: '2/3/2024' is no day"),
        ("longitude_text", "181.00000", "it: '181.00000' is no longitude_text"),
        ("latitude_text", "1.5", "it: '1.5' is no latitude_text"),
        ("position", [1, 91], "it: [1, 91] is no position"),
        ("iso2", "XX", "it: 'XX' is no iso2"),
        ("grade", "certain", "it: 'certain' is no grade"),
    ],
)
def test_each_fault_says_where_it_stands(kind, value, told):
    assert faults(value, kind, FACTS, "it") == [told]


def theirs(name):
    return yaml.safe_load((SCHEMAS / name).read_text(encoding="utf-8"))


@ABSENT
def test_what_is_said_of_plover_is_what_its_schema_says():
    schema, ours = theirs("plover.yaml"), load_schema("plover").facts
    events = {one["event"]: one for one in schema["events"]}
    quads = {name: number for number, name in schema["quad_codes"].items()}
    assert set(ours["codes"]["event"]) == set(events)
    assert set(ours["fields"]) - {"size", "synthetic"} <= {name for name, _, _ in schema["fields"]["event"]}
    assert set(ours["shapes"]["size"]) == set(schema["fields"]["size"])
    assert set(ours["shapes"]["citation"]) <= set(schema["fields"]["cite_info"])
    told = {name.split()[0] for kind in ("entity", "location") for name in schema["fields"][kind]}
    assert set(ours["shapes"]["entity"]) | set(ours["shapes"]["location"]) <= told
    assert set(ours["codes"]["context"]) <= set(schema["contexts"])
    assert set(ours["codes"]["sector"]) == set(schema["sectors"])
    assert set(ours["codes"]["nonstate"]) == set(schema["nonstate_codes"])
    for name, modes in ours["modes"].items():
        scores = {mode["mode"]: mode["score"] for mode in events[name]["modes"]}
        assert modes.items() <= scores.items()
        assert (ours["quads"][name], ours["scores"][name]) == (quads[events[name]["quad"]], events[name]["score"])
    assert set(ours["codes"]["mode"]) == {mode for modes in ours["modes"].values() for mode in modes}


@ABSENT
def test_what_is_said_of_timemap_is_what_its_schema_says():
    schema, ours = theirs("others.yaml")["timemap_json"], load_schema("timemap").facts
    for kind in ("event", "source", "association"):
        assert list(ours[kind]) == [
            name.removesuffix("[]").partition(" ")[0].removesuffix("[]") for name in schema[kind]
        ]


def test_codes_that_exporters_write_are_codes_of_plover():
    facts = load_schema("plover").facts
    codes = [*facts["types"].values(), *(one["code"] for told in facts["variants"].values() for one in told)]
    pairs = {tuple(code) for code in codes if len(code) > 1}
    assert all(mode in facts["modes"][event] for event, mode in pairs)
    modes = {*facts["words"], *facts["doers"], *facts["classes"].values(), *facts["otherwise"].values()}
    assert modes <= set(facts["modes"]["ASSAULT"])
    sectors = {*facts["sectors"].values(), *(sector for group in facts["described"] for sector in group["words"])}
    assert sectors <= set(facts["codes"]["sector"])
    assert {*facts["bodies"].values(), *facts["kinds"].values()} <= set(facts["codes"]["nonstate"])

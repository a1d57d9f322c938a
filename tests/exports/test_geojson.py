import json

from dateline.exports import Terms, to_geojson


def features(*rows):
    export = to_geojson(rows)
    collection = json.loads(export.text)
    assert collection["type"] == "FeatureCollection"
    return collection["features"], export.losses


def test_a_point_has_longitude_first_and_its_radius_as_a_property(row):
    (feature,), losses = features(row(synthetic=True))
    assert feature["geometry"] == {"type": "Point", "coordinates": [42.4, 33.8]}
    properties = feature["properties"]
    assert (properties["radius_km"], properties["where_prec"], properties["date_prec"]) == (5.0, 1, 1)
    assert (properties["geo_precision"], properties["time_precision"]) == (1, 1)
    assert (properties["id"], properties["synthetic"], properties["grade"]) == ("i-one", True, "single source")
    assert properties["sources"][0] | {"text_sha256": ""} == {
        "publisher": "Paper one", "published": "2024-03-06", "url": None, "text_sha256": "", "quote": "blast",
    }  # fmt: skip
    assert losses == ()


def test_no_point_without_a_place_or_for_a_country(row, zarka):
    country = zarka.model_copy(update={"text": "Iraq", "level": "country", "admin1": None})
    bare = zarka.model_copy(update={"lat": None, "lon": None})
    found, losses = features(row("a", place=country), row("b", place=None), row("c", place=bare), row("d", place=None))
    assert [feature["geometry"] for feature in found] == [None] * 4
    assert [feature["properties"]["country"] for feature in found] == ["IQ", None, "IQ", None]
    assert losses == (
        "2 incidents without a place: no geometry",
        "1 incident known only by country: no geometry",
        "1 incident whose place has no coordinates: no geometry",
    )


def test_figures_by_party_and_in_total_without_adding_parts(row, figure):
    figures = [
        figure("killed", 7, 7, 9), figure("killed", 2, 2, 2, party="children", part_of=0),
        figure("killed", 1, 1, 1, party="attackers", provisional=True), figure("wounded", 5, 5, None),
    ]  # fmt: skip
    (feature,), _ = features(row(figures=figures))
    properties = feature["properties"]
    assert properties["killed"] == {"low": 8, "best": 8, "high": 10}
    assert [(one["party"], one["part"]) for one in properties["killed_by_party"]] == [
        ("people", False), ("children", True), ("attackers", False),
    ]  # fmt: skip
    assert properties["wounded"] == {"low": 5, "best": 5, "high": None}
    assert properties["provisional"] is True


def test_zero_and_not_reported_are_two_things(row, figure):
    (feature,), _ = features(row(figures=[figure("killed", 0, 0, 0)]))
    assert feature["properties"]["killed"] == {"low": 0, "best": 0, "high": 0}
    assert feature["properties"]["wounded"] is None


def test_losses_are_counted(row, figure):
    rows = [row("a", figures=[figure("displaced", 40, 40, 40)]), row("b", figures=[figure("displaced", 1, 1, 1)],
            dissent=("c-x",))]  # fmt: skip
    _, losses = features(*rows)
    assert "2 displaced figures without a property" in losses
    assert "1 value with dissenting claims: the dissent is only in jsonl and parquet" in losses


def test_rivals_for_a_deed_are_counted(row):
    told = row(initiators=[("rebels", "rebel", ()), ("soldiers", "state_force", ())])
    claim = told.claims[0]
    split = tuple(one.model_copy(update={"said_by": (at,)}) for at, one in enumerate(claim.initiators))
    told.claims = (claim.model_copy(update={"initiators": split}),)
    (feature,), losses = features(told)
    assert feature["properties"]["initiators"] == ["rebels", "soldiers"]
    assert losses == ("1 initiator whom only other voices name: told beside the first, not by whom",)


def test_nothing_to_export_is_an_empty_collection():
    assert features() == ([], ())


def test_a_country_gets_a_point_when_asked(row, zarka):
    country = row(place=zarka.model_copy(update={"text": "Iraq", "level": "country"}))
    made = to_geojson([country], Terms(country_points=True))
    assert json.loads(made.text)["features"][0]["geometry"]["coordinates"] == [42.4, 33.8]
    assert made.losses == ()

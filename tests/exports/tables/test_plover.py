import json

import pytest

from dateline.exports import Citation, to_plover
from dateline.exports.shapes import faults
from dateline.exports.tables.schemas import load_schema
from dateline.records import Casualty, Source
from dateline.values import text_hash

SHABAAB = ("al-Shabaab fighters", "rebel", ("al-shabaab",))
IRAQI = ("Iraqi forces", "state_force", ("iraq-armed-forces",))
FARMERS = ("farmers", "civilian", ())
GUNMEN = ("gunmen", "rebel", ())


def written(terms, *rows):
    made = to_plover(rows, terms)
    read = [json.loads(line) for line in made.text.splitlines()]
    assert [faults(one, "fields", load_schema("plover").facts) for one in read] == [[]] * len(read)
    return read, made.losses


def with_claim(row, **update):
    row.claims = (row.claims[0].model_copy(update=update), *row.claims[1:])
    return row


def test_country_and_sector_stand_apart_and_so_do_words_and_name(terms, row):
    (one,), _ = written(terms, row(initiators=[SHABAAB], targets=[IRAQI, FARMERS]))
    assert one["actor"] == [
        {"code": "SOM", "sector": "REB", "entity_text": "al-Shabaab fighters", "identifier_text": "al-Shabaab"}
    ]
    assert [(party["code"], party["sector"], party["entity_text"]) for party in one["recipient"]] == [
        ("IRQ", "MIL", "Iraqi forces"), (None, "AGR", "farmers"),
    ]  # fmt: skip
    assert (one["event"], one["mode"], one["quad_code"], one["context"]) == (
        ["ASSAULT"],
        ["explosives"],
        4,
        ["military"],
    )


@pytest.mark.parametrize(
    ("party", "code", "sector"),
    [
        (("al Qaeda", "rebel", ("al-qaeda",)), "IMG", "REB"),
        (("UNIFIL", "international", ("unifil",)), "UNO", None),
        (("EUFOR", "international", ("eufor",)), "EUR", None),
        (("NATO troops", "international", ("nato",)), "IGO", None),
        (("Oxfam", "organisation", ("oxfam",)), "NGO", None),
        (("Iraqi police", "state_force", ("iraq-police",)), "IRQ", "COP"),
        (("Harrow Front", "rebel", ()), None, "REB"),
        (("unidentified gunmen", "rebel", ()), None, "UAF"),
        (("separatist fighters", "rebel", ()), None, "REB"),
        (("gang members", "political_militia", ()), None, "CRM"),
        (("aid workers", "civilian", ()), "NGO", "CVL"),
        (("a nurse", "civilian", ()), None, "MED"),
        (("wife of a judge", "civilian", ()), None, "CVL"),
        (("senior officials", "civilian", ()), None, "GOV"),
        (("a former minister", "civilian", ()), None, "ELI"),
        (("riot police", "state_force", ()), None, "COP"),
        (("people", "unknown", ()), None, "UNK"),
    ],
)
def test_codes_and_sectors(terms, row, party, code, sector):
    (one,), _ = written(terms, row(initiators=[party], place=None))
    assert (one["actor"][0]["code"], one["actor"][0]["sector"]) == (code, sector)


def test_who_claims_it_as_an_armed_group_is_a_rebel_and_nobody_is_unknown(terms, row):
    told = row(initiators=[("Harrow Front", "unknown", ())], targets=[FARMERS])
    speaks = Source(text="Harrow Front", start=0, kind="armed_group")
    read, _ = written(terms, with_claim(told, sources=(speaks,)), row("b"))
    assert read[0]["actor"][0]["sector"] == "REB"
    assert read[1]["actor"] == [{"code": None, "sector": "UNK", "entity_text": None, "identifier_text": None}]
    assert read[1]["recipient"] == []


def test_in_a_fight_those_who_are_armed_act_and_civilians_suffer(terms, row):
    (one,), _ = written(terms, row(event_type="armed_clash", initiators=[SHABAAB], targets=[IRAQI, FARMERS]))
    assert [party["entity_text"] for party in one["actor"]] == ["al-Shabaab fighters", "Iraqi forces"]
    assert [party["entity_text"] for party in one["recipient"]] == ["farmers"]


def test_nobody_stands_on_both_sides(terms, row):
    (one,), _ = written(terms, row(event_type="attack", initiators=[SHABAAB], targets=[SHABAAB, FARMERS]))
    assert [party["entity_text"] for party in one["recipient"]] == ["farmers"]


def test_civilians_of_whom_only_a_claim_tells_are_the_recipient(terms, row):
    dead = Casualty(text="two nurses", start=0, party="nurses", effect="killed", min=2, max=2, status="civilian")
    read, _ = written(
        terms, with_claim(row("a"), casualties=(dead,)), with_claim(row("b", "protest"), casualties=(dead,))
    )
    assert [[(party["entity_text"], party["sector"]) for party in one["recipient"]] for one in read] == [
        [("nurses", "MED")],
        [],
    ]


@pytest.mark.parametrize(
    ("event_type", "weapons", "initiators", "modes"),
    [
        ("attack", ["explosives"], [GUNMEN], ["explosives", "firearms"]),
        ("attack", [], [GUNMEN], ["firearms"]),
        ("attack", [], [("miners", "civilian", ())], []),
        ("attack", [], [("suicide car bomber", "rebel", ())], ["suicide-attack"]),
        ("attack", ["machetes", "iron bars"], [], ["beat", "primitive"]),
        ("attack", ["petrol bombs"], [], ["primitive"]),
        ("armed_clash", [], [], ["firearms"]),
        ("armed_clash", ["mortars", "assault rifles"], [], ["heavy-weapons", "firearms"]),
        ("air_drone_strike", [], [GUNMEN], ["aerial"]),
        ("air_drone_strike", ["Shahed drones"], [], ["drone"]),
        ("air_drone_strike", ["drones", "fighter jets"], [], ["drone", "aerial"]),
        ("force_against_protesters", [], [IRAQI], ["crowd-control"]),
        ("force_against_protesters", ["live ammunition", "rubber bullets"], [IRAQI], ["crowd-control", "firearms"]),
        ("shelling_missile", ["rockets"], [GUNMEN], ["heavy-weapons"]),
    ],
)
def test_words_of_weapons_and_doers_give_modes(terms, row, event_type, weapons, initiators, modes):
    told = with_claim(row(event_type=event_type, weapons=weapons, initiators=initiators), trigger="attack")
    (one,), _ = written(terms, told)
    assert one["mode"] == modes


@pytest.mark.parametrize(
    ("event_type", "trigger", "event", "mode", "scale"),
    [
        ("attack", "assassinated", "ASSAULT", ["targeted"], -9.5),
        ("attack", "tortured", "ASSAULT", ["torture"], -8.5),
        ("protest", "hunger strike", "PROTEST", ["hunger"], -4.5),
        ("protest", "marched", "PROTEST", ["demo"], -5.0),
        ("agreement", "released", "RETREAT", ["release"], 6.5),
        ("agreement", "signed", "AGREE", [], 2.5),
        ("force_movement", "withdrew", "RETREAT", ["withdraw"], 8.0),
        ("force_movement", "deployed", "MOBILIZE", ["militia"], -6.0),
        ("property_destruction", "ransacked", "COERCE", ["seize"], -7.0),
        ("territory_change", "captured", "ASSAULT", [], -9.0),
    ],
)
def test_triggers_tell_events_of_one_type_apart(terms, row, event_type, trigger, event, mode, scale):
    (one,), _ = written(terms, with_claim(row(event_type=event_type, initiators=[SHABAAB]), trigger=trigger))
    assert (one["event"], one["mode"], one["event_scale"]) == ([event], mode, scale)


@pytest.mark.parametrize(
    ("update", "resolution"),
    [
        ({}, 4),
        ({"level": "site"}, 5),
        ({"level": "site", "relation": "near"}, 4),
        ({"level": "admin1", "relation": "direction"}, 2),
        ({"level": "line", "relation": "along"}, 2),
        ({"level": "country", "admin1": None}, 1),
        ({"lat": None, "lon": None, "country": None, "admin1": None}, None),
        ({"level": "water"}, None),
        ({"level": "country", "lat": None, "lon": None, "country": None, "admin1": None}, None),
    ],
)
def test_how_finely_a_place_is_known(terms, row, zarka, update, resolution):
    (one,), _ = written(terms, row(place=zarka.model_copy(update=update)))
    assert one["event_loc"]["resolution"] == resolution
    assert (one["event_loc"]["lat"] is None) == (update.get("level") == "country" or "lat" in update)


@pytest.mark.parametrize(
    ("update", "city", "district"),
    [
        ({"geonames_id": 5}, "Zarka", None),
        ({"geonames_id": 5, "text": "Zarka al Qaim"}, "Zarka al Qaim", None),
        ({"geonames_id": 5, "text": "central Zarka"}, None, None),
        ({"geonames_id": 5, "text": "Iraqi capital"}, None, None),
        ({"geonames_id": 5, "relation": "near"}, None, None),
        ({"level": "admin2", "text": "Qaim"}, None, "Qaim"),
        ({}, None, None),
    ],
)
def test_city_and_district_where_the_place_is_one(terms, row, zarka, update, city, district):
    (one,), _ = written(terms, row(place=zarka.model_copy(update=update)))
    assert (one["event_loc"]["city"], one["event_loc"]["district"]) == (city, district)


def test_no_report_of_dead_is_null_and_a_reported_zero_is_zero(terms, row, figure):
    read, _ = written(terms, row("a", figures=[figure("killed", 0, 0, 0, unreported=True), figure("wounded", 0, 0, 0)]),
                      row("b", figures=[figure("killed", 3, None, None)]))  # fmt: skip
    assert [one["size"] for one in read] == [
        {"dead": None, "injured": 0, "arrested": None}, {"dead": 3, "injured": None, "arrested": None},
    ]  # fmt: skip


def test_text_url_and_publisher_are_those_of_one_report(terms, row):
    cited = [
        Citation(
            claim="c",
            report=name,
            publisher=f"Paper {name}",
            url=url,
            text_sha256=text_hash(name),
            quote=f"said {name}",
        )
        for name, url in (("a", None), ("b", "https://b.example/1"))
    ]
    (one,), losses = written(terms, row(citations=tuple(cited)))
    assert (one["text"], one["cite_info"]["citation"], one["cite_info"]["url"]) == (
        "said b",
        "b",
        "https://b.example/1",
    )
    assert "1 citation beside one for each incident has no PLOVER field" in losses


def test_how_sure_it_is_stands_in_the_comment(terms, row):
    told = row(grade="contested")
    told.resolved = told.resolved.model_copy(update={"certainty": "alleged"})
    read, _ = written(terms, told, row("b", scope="criminal"))
    assert [one["comment"] for one in read] == ["contested; alleged", "single source"]
    assert [one["context"] for one in read] == [[], ["crime"]]


def test_what_has_no_day_is_left_out_and_several_days_have_an_end(terms, row):
    (one,), losses = written(terms, row("a", day=None), row("b", days=3))
    assert (one["date"], one["enddate"]) == ("2024-03-05", "2024-03-07")
    assert "1 incident without a day: PLOVER wants one" in losses

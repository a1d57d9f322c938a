import csv

import pytest

from dateline.exports import to_acled
from dateline.exports.tables.acled.actors import interaction, label
from dateline.exports.tables.acled.acts import divided
from dateline.exports.tables.schemas import load_schema

SHABAAB = ("al-Shabaab fighters", "rebel", ("al-shabaab",))
IRAQI = ("Iraqi forces", "state_force", ("iraq-armed-forces",))
AMERICAN = ("U.S. forces", "state_force", ("us-armed-forces",))
FARMERS = ("farmers", "civilian", ())


def written(terms, *rows):
    made = to_acled(rows, terms)
    read = list(csv.DictReader(made.text.splitlines()))
    assert [load_schema("acled").faults(one) for one in read] == [[]] * len(read)
    return read, made.losses


def test_the_header_is_theirs_and_stands_without_rows(terms):
    made = to_acled([], terms)
    assert made.text.startswith("event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,")
    assert made.text.count(",") == 30
    assert made.losses == ()


def test_a_row_has_their_codes_and_no_foreign_id(terms, row, figure):
    (one,), losses = written(
        terms,
        row(initiators=[SHABAAB], targets=[FARMERS], figures=[figure("killed", 3, 3, 3), figure("wounded", 5, 5, 5)],
            synthetic=True),
    )  # fmt: skip
    assert one["event_id_cnty"] == "dateline-i-one"
    assert (one["event_type"], one["sub_event_type"]) == ("Explosions/Remote violence", "Remote explosive/landmine/IED")
    assert (one["actor1"], one["inter1"]) == ("al-Shabaab", "Rebel group")
    assert (one["actor2"], one["inter2"]) == ("Civilians (Iraq)", "Civilians")
    assert (one["interaction"], one["civilian_targeting"]) == ("Rebel group-Civilians", "Civilians targeted")
    assert (one["iso"], one["region"], one["country"], one["admin1"]) == ("368", "Middle East", "Iraq", "Anbar")
    assert (one["latitude"], one["longitude"], one["geo_precision"], one["time_precision"]) == (
        "33.8",
        "42.4",
        "1",
        "1",
    )
    assert (one["fatalities"], one["tags"], one["timestamp"], one["source_scale"]) == ("3", "synthetic", "", "")
    assert one["notes"].startswith("On 5 March 2024: ")
    assert "1 wounded figure has no ACLED column" in losses
    assert any("id of our own" in line for line in losses)


def test_state_forces_abroad_are_external(terms, row):
    (one,), _ = written(terms, row(initiators=[IRAQI, AMERICAN], targets=[SHABAAB]))
    assert (one["actor1"], one["inter1"]) == ("Military Forces of Iraq", "State forces")
    assert one["assoc_actor_1"] == "Military Forces of the United States"
    (one,), _ = written(terms, row(initiators=[AMERICAN], targets=[FARMERS]))
    assert one["inter1"] == "External/Other forces"
    assert one["interaction"] == "External/Other forces-Civilians"


def test_every_pair_of_kinds_has_a_label_that_the_schema_knows():
    known = set(load_schema("acled").facts["interactions"])
    made = {interaction(one, other) for one in range(1, 9) for other in (None, *range(1, 9))}
    assert made == known
    assert len(known) == 44
    assert label(8) == "External/Other forces"


def test_rivals_for_the_deed_do_not_act_together(terms, row):
    told = row(initiators=[AMERICAN, SHABAAB])
    claim = told.claims[0]
    split = [one.model_copy(update={"said_by": (at,)}) for at, one in enumerate(claim.initiators)]
    told.claims = (claim.model_copy(update={"initiators": tuple(split)}),)
    (one,), losses = written(terms, told)
    assert (one["actor1"], one["assoc_actor_1"]) == ("Military Forces of the United States", "")
    assert "1 initiator whom only other voices name: ACLED holds one version" in losses


def test_one_row_per_pair_place_and_day_by_precedence(terms, row, figure):
    raid = row("a", "air_drone_strike", initiators=[IRAQI], targets=[SHABAAB], figures=[figure("killed", 2, 2, 2)])
    clash = row("b", "armed_clash", initiators=[SHABAAB], targets=[IRAQI], figures=[figure("killed", 5, 5, 5)])
    elsewhere = row("c", "armed_clash", initiators=[SHABAAB], targets=[IRAQI], day="2024-03-06")
    read, losses = written(terms, raid, clash, elsewhere)
    assert [(one["event_type"], one["event_date"], one["fatalities"]) for one in read] == [
        ("Battles", "2024-03-05", "7"), ("Battles", "2024-03-06", "0"),
    ]  # fmt: skip
    assert read[0]["event_id_cnty"] == "dateline-i-b"
    assert "1 incident is part of a row of the same actors, place and day that takes precedence" in losses


def test_a_total_of_several_days_is_divided_the_remainder_on_the_first(terms, row, figure):
    read, losses = written(
        terms, row(granularity="aggregate", days=3, initiators=[SHABAAB], figures=[figure("killed", 8, 8, 8)])
    )
    assert [(one["event_date"], one["fatalities"]) for one in read] == [
        ("2024-03-05", "4"), ("2024-03-06", "2"), ("2024-03-07", "2"),
    ]  # fmt: skip
    assert [one["event_id_cnty"] for one in read] == ["dateline-i-one", "dateline-i-one-2", "dateline-i-one-3"]
    assert "1 toll of several days is divided among them, the remainder on the first" in losses
    assert divided(2, 5) == [2, 0, 0, 0, 0]


def test_an_act_on_one_of_several_days_is_put_in_the_middle(terms, row):
    (one,), _ = written(terms, row(days=3, initiators=[SHABAAB]))
    assert (one["event_date"], one["time_precision"]) == ("2024-03-06", "2")


def test_the_target_of_violence_against_civilians_is_the_second_actor(terms, row):
    (one,), _ = written(terms, row(event_type="attack", initiators=[SHABAAB], targets=[IRAQI, FARMERS]))
    assert (one["event_type"], one["actor2"]) == ("Violence against civilians", "Civilians (Iraq)")
    assert one["assoc_actor_2"] == "Military Forces of Iraq"
    (one,), _ = written(terms, row(event_type="attack", initiators=[SHABAAB], targets=[IRAQI]))
    assert (one["event_type"], one["actor2"]) == ("Battles", "Military Forces of Iraq")


@pytest.mark.parametrize(
    ("event_type", "more", "sub_event"),
    [
        ("explosive", {"weapons": ["hand grenade"]}, "Grenade"),
        ("explosive", {"weapons": ["rocket-propelled grenade"]}, "Remote explosive/landmine/IED"),
        ("territory_change", {"initiators": [IRAQI]}, "Government regains territory"),
        ("territory_change", {"initiators": [AMERICAN]}, "Non-state actor overtakes territory"),
        ("riot", {}, "Violent demonstration"),
        ("riot", {"targets": [FARMERS]}, "Mob violence"),
        ("force_against_protesters", {"initiators": [IRAQI]}, "Protest with intervention"),
        ("protest", {"initiators": [("students", "civilian", ())]}, "Peaceful protest"),
    ],
)
def test_parties_and_weapons_settle_the_sub_event(terms, row, event_type, more, sub_event):
    (one,), _ = written(terms, row(event_type=event_type, **more))
    assert one["sub_event_type"] == sub_event


def test_force_that_hurts_is_excessive_and_the_crowd_comes_first(terms, row, figure):
    (one,), _ = written(
        terms, row(event_type="force_against_protesters", initiators=[IRAQI], figures=[figure("wounded", 2, 2, 2)])
    )
    assert one["sub_event_type"] == "Excessive force against protesters"
    assert one["disorder_type"] == "Political violence; Demonstrations"
    assert (one["actor1"], one["actor2"]) == ("Protesters (Iraq)", "Military Forces of Iraq")
    assert one["civilian_targeting"] == "Civilians targeted"


def test_no_report_of_dead_is_zero_with_a_tag_and_none_is_zero_without(terms, row, figure):
    unreported = figure("killed", 0, 0, 0, unreported=True)
    read, _ = written(terms, row("a"), row("b", day="2024-03-06", figures=[unreported]),
                      row("c", day="2024-03-07", figures=[figure("killed", 0, 0, 0)]))  # fmt: skip
    assert [(one["fatalities"], one["tags"]) for one in read] == [
        ("0", "fatalities=no report"), ("0", "fatalities=no report"), ("0", ""),
    ]  # fmt: skip


def test_what_cannot_be_coded_is_left_out_and_counted(terms, row, zarka):
    country = zarka.model_copy(update={"text": "Iraq", "level": "country", "admin1": None})
    read, losses = written(terms, row("a", day=None), row("b", place=country), row("c", place=None), row("d", days=60),
                           row("e", "arrest"))  # fmt: skip
    assert read == []
    assert losses[:3] == (
        "2 incidents without a day or within more than a month: ACLED codes none",
        "2 incidents without a place below country: ACLED codes none",
        "1 incident without an actor: ACLED codes none",
    )


def test_a_described_party_is_an_unidentified_group_and_a_homeless_police_that_of_the_country(terms, row):
    (one,), losses = written(
        terms, row(initiators=[("masked gunmen", "rebel", ())], targets=[("police officers", "state_force", ())])
    )
    assert (one["actor1"], one["inter1"]) == ("Unidentified Armed Group (Iraq)", "Political militia")
    assert (one["actor2"], one["inter2"]) == ("Police Forces of Iraq", "State forces")
    assert "1 party known only by a description is written as an unidentified armed group" in losses

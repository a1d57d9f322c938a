import csv

import pytest

from dateline.exports import to_ucdp
from dateline.exports.tables.schemas import load_schema
from dateline.exports.tables.ucdp import priogrid
from dateline.records import DeathsBySide

SHABAAB = ("al-Shabaab fighters", "rebel", ("al-shabaab",))
IRAQI = ("Iraqi forces", "state_force", ("iraq-armed-forces",))
FARMERS = ("farmers", "civilian", ())


def written(terms, *rows):
    made = to_ucdp(rows, terms)
    read = list(csv.DictReader(made.text.splitlines()))
    assert [load_schema("ucdp").faults(one) for one in read] == [[]] * len(read)
    parts = ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown")
    assert all(int(one["best"]) == sum(int(one[part]) for part in parts) for one in read)
    assert all(int(one["low"]) <= int(one["best"]) <= int(one["high"]) for one in read)
    return read, made.losses


def test_the_header_is_theirs_and_stands_without_rows(terms):
    made = to_ucdp([], terms)
    assert made.text.startswith("id,relid,year,active_year,code_status,type_of_violence,conflict_dset_id,")
    assert made.text.count(",") == 48


def test_a_fight_with_a_state_has_the_government_first_with_its_dead(terms, row, figure):
    dead = DeathsBySide(a=2, b=9)
    figures = [figure("killed", 2, 2, 2, side="target"), figure("killed", 9, 9, None, side="initiator")]
    (one,), losses = written(
        terms,
        row(
            event_type="armed_clash",
            initiators=[SHABAAB],
            targets=[IRAQI],
            figures=figures,
            deaths=dead,
            synthetic=True,
        ),
    )
    assert (one["type_of_violence"], one["side_a"], one["side_b"]) == ("1", "Government of Iraq", "al-Shabaab")
    assert (one["deaths_a"], one["deaths_b"], one["best"], one["high"]) == ("2", "9", "11", "11")
    assert (one["gwnoa"], one["gwnob"], one["country_id"], one["region"]) == ("645", "", "645", "Middle East")
    assert (one["date_start"], one["date_prec"], one["where_prec"]) == ("2024-03-05 00:00:00.000", "1", "1")
    assert (one["geom_wkt"], one["where_description"]) == ("POINT (42.400000 33.800000)", "synthetic; Zarka")
    assert (one["id"], one["conflict_new_id"], one["dyad_new_id"], one["relid"]) == ("", "", "", "dateline-i-one")
    assert "1 toll without an upper bound: high is what is known" in losses
    assert any("id of our own" in line for line in losses)


def test_the_dead_turn_with_the_sides_where_the_registry_knows_better(terms, row, figure):
    """The claim calls the attackers a state's force, so the deaths count them as side a; the registry knows they are none."""
    commandos = ("Islamic State commandos", "state_force", ("islamic-state",))
    told = row(
        initiators=[commandos], targets=[IRAQI], figures=[figure("killed", 4, 4, 4)], deaths=DeathsBySide(a=1, b=3)
    )
    (one,), _ = written(terms, told)
    assert (one["side_a"], one["deaths_a"], one["deaths_b"]) == ("Government of Iraq", "3", "1")


@pytest.mark.parametrize(
    ("targets", "dead", "kind", "other", "status"),
    [
        ([FARMERS], DeathsBySide(civilians=4), "3", "Civilians", "Check conflict"),
        ([("Harrow Front", "rebel", ())], DeathsBySide(b=4), "2", "Harrow Front", "Check conflict"),
        ([], DeathsBySide(unknown=4), "3", "Civilians", "Check type"),
    ],
)
def test_types_of_violence(terms, row, figure, targets, dead, kind, other, status):
    (one,), _ = written(
        terms,
        row(
            event_type="attack", initiators=[SHABAAB], targets=targets, figures=[figure("killed", 4, 4, 4)], deaths=dead
        ),
    )
    assert (one["type_of_violence"], one["side_b"], one["code_status"]) == (kind, other, status)


def test_nobody_known_is_the_unknown_actor_of_the_country(terms, row, figure):
    (one,), _ = written(
        terms, row(figures=[figure("killed", 1, 1, 1)], targets=[FARMERS], deaths=DeathsBySide(civilians=1))
    )
    assert (one["side_a"], one["code_status"]) == ("XXX645", "Check dyad")


def test_only_incidents_with_dead_places_and_days_and_organised_actors(terms, row, figure, zarka):
    killed = {"figures": [figure("killed", 1, 1, 1)], "deaths": DeathsBySide(unknown=1)}
    nobody = {"figures": [figure("killed", 0, 0, 0)], "deaths": DeathsBySide()}
    read, losses = written(
        terms, row("a"), row("b", **nobody), row("c", day=None, **killed), row("d", place=None, **killed),
        row("e", "riot", **killed),
    )  # fmt: skip
    assert read == []
    assert losses == (
        "2 incidents without a death: GED takes none",
        "2 incidents without a place, or without days within a year: GED takes none",
        "1 incident by crowds or civilians: GED takes organised actors only",
    )


def test_dead_only_in_the_upper_bound_are_enough(terms, row, figure):
    (one,), _ = written(terms, row(initiators=[SHABAAB], figures=[figure("killed", 0, 0, 9)], deaths=DeathsBySide()))
    assert (one["low"], one["best"], one["high"]) == ("0", "0", "9")


def test_a_country_keeps_its_code_and_gets_a_point_only_when_asked(terms, row, figure, zarka):
    country = zarka.model_copy(update={"text": "Iraq", "level": "country", "admin1": None})
    told = row(place=country, initiators=[SHABAAB], figures=[figure("killed", 1, 1, 1)], deaths=DeathsBySide(unknown=1))
    (one,), losses = written(terms, told)
    assert (one["where_prec"], one["latitude"], one["geom_wkt"], one["priogrid_gid"]) == ("6", "", "", "")
    assert "1 row has no coordinates: nobody knows the place's point, or it is a country" in losses
    (one,), _ = written(type(terms)(terms.registry, country_points=True), told)
    assert one["latitude"] == "33.8"


def test_cells_count_from_the_south_west():
    assert (priogrid(-90, -180), priogrid(89.9, 179.9), priogrid(0, 0)) == (1, 259200, 129961)

"""Weapons by class: the longest phrase, once, and no verb or other thing of the same spelling."""

import itertools

import pytest


@pytest.mark.parametrize(
    ("text", "weapons"),
    [
        ("A car bomb exploded.", {"car bomb": "bomb"}),
        ("A powerful roadside bomb killed two.", {"powerful roadside bomb": "bomb"}),
        ("They fired rocket-propelled grenades.", {"rocket-propelled grenades": "grenade"}),
        ("They fired Katyusha rockets and mortars.", {"Katyusha rockets": "rocket", "mortars": "rocket"}),
        ("A man with an AK-47 rifle fled.", {"AK-47 rifle": "gun"}),
        ("Drones and warplanes circled.", {"Drones": "aircraft", "warplanes": "aircraft"}),
        ("Suicide bombers came.", {"Suicide bombers": "suicide"}),
        ("Police used tear gas.", {"tear gas": "crowd_control"}),
        ("Men with machetes came.", {"machetes": "blade"}),
        ("Sarin was used.", {"Sarin": "chemical"}),
        ("A deadly bomb blast shook Ostrel.", {"bomb": "bomb"}),
        ("A suspected drone strike hit a house.", {"drone": "aircraft"}),
        ("They used pellet guns.", {"pellet guns": "gun"}),
        ("It was fired from an army helicopter.", {"army helicopter": "aircraft"}),
        ("They opened up with small-arms fire.", {"small-arms fire": "gun"}),
        ("Rebels fired ten mortar shells at Ostrel.", {"mortar shells": "rocket"}),
        (
            "They had tanks helicopters and rockets.",
            {"tanks": "rocket", "helicopters": "aircraft", "rockets": "rocket"},
        ),
        ("A stolen van packed with explosives blew up.", {"stolen van packed with explosives": "bomb"}),
        ("He drove his truck into the crowd.", {"truck": "vehicle"}),
        ("The driver blew up his car at a checkpoint.", {"car": "vehicle"}),
        ("He killed one man with his van.", {"van": "vehicle"}),
        ("The truck attack shocked the town.", {"truck": "vehicle"}),
    ],
)
def test_weapons(text: str, weapons: dict[str, str], mentions) -> None:  # type: ignore[no-untyped-def]
    assert {weapon.text: weapon.weapon_class for weapon in mentions(text).weapons} == weapons


@pytest.mark.parametrize(
    "text",
    [
        "They left for home.",
        "Artists met.",
        "Troops bombed and mined the town.",
        "Militants blew up a truck and drove a car away.",
        "The convoy attack shocked the town.",
    ],
)
def test_no_weapon(text: str, mentions) -> None:  # type: ignore[no-untyped-def]
    assert not mentions(text).weapons


def test_weapons_never_overlap(mentions) -> None:  # type: ignore[no-untyped-def]
    found = mentions("An AK-47 assault rifle, a car bomb, a rocket launcher and suicide vests were found.").weapons
    assert len(found) == 4
    assert all(one.end <= other.start for one, other in itertools.pairwise(found))

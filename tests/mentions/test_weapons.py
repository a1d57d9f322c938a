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
    ],
)
def test_weapons(text: str, weapons: dict[str, str], mentions) -> None:  # type: ignore[no-untyped-def]
    assert {weapon.text: weapon.weapon_class for weapon in mentions(text).weapons} == weapons


@pytest.mark.parametrize("text", ["They left for home.", "Artists met.", "Troops bombed and mined the town."])
def test_no_weapon(text: str, mentions) -> None:  # type: ignore[no-untyped-def]
    assert not mentions(text).weapons


def test_weapons_never_overlap(mentions) -> None:  # type: ignore[no-untyped-def]
    found = mentions("An AK-47 assault rifle, a car bomb, a rocket launcher and suicide vests were found.").weapons
    assert len(found) == 4
    assert all(one.end <= other.start for one, other in itertools.pairwise(found))

"""Told again or told apart: how many events a text of two sentences holds, and what each of them has."""

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "A car bomb killed nine people in Ostrel. The bombing wounded forty others.",
        "Gunmen attacked a bus near Ostrel on Sunday. Six passengers were killed in the attack.",
        "Ordan troops raided a camp in Ostrel. The raid lasted three hours.",
    ],
)
def test_told_again(claims_of, text):
    assert len(claims_of(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "A car bomb killed nine people in Ostrel. Separately, a roadside bomb killed two soldiers.",
        "Gunmen killed nine farmers in a village. In another incident, gunmen shot dead a judge.",
    ],
)
def test_told_apart(claims_of, text):
    assert len(claims_of(text)) == 2


def test_nobody_changes_sides(first):
    assert first("Fighting between Ordan troops and Velan rebels killed nine.")[1:3] == (
        ["Ordan troops"],
        ["Velan rebels"],
    )


def test_a_bombing_told_again_as_a_suicide_bombing_says_why(claims_of):
    (claim,) = claims_of(
        "A bombing killed six soldiers at a checkpoint in Ostrel. The suicide bombing wounded nine others."
    )
    assert claim.event_type == "suicide_bomb"
    assert "event_type" in claim.rules

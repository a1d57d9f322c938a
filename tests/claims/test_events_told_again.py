"""What belongs to an event told before: the end of its doers, rival blame, blame in passing, places near known ones."""

import pytest


def _initiators(claim):
    return {party.text for party in claim.initiators}


def test_the_attackers_dead_are_their_own_event_s(claims_of):
    claims = claims_of(
        "Gunmen attacked a hotel in Ostrel on Sunday, killing at least nine guests. "
        "Three of the gunmen were shot dead by soldiers, a police officer said."
    )
    assert len(claims) == 1
    assert {(row.min, row.side) for row in claims[0].casualties} == {(9, "target"), (3, "initiator")}


def test_nobody_is_no_doer(claims_of):
    claims = claims_of("A car bomb killed four soldiers in Ostrel. No group claimed responsibility for the attack.")
    assert [_initiators(claim) for claim in claims] == [set()]


def test_not_the_one_but_the_other(claims_of):
    claims = claims_of(
        "Local militias, and not the Velan rebels, had carried out Sunday's attack in Ostrel, which killed five soldiers."
    )
    assert _initiators(claims[0]) == {"Local militias"}


def test_air_strikes_that_open_a_raid_name_no_other_type(claims_of):
    claims = claims_of(
        "Nine rebels were killed in a raid by Ordan troops near Ostrel on Sunday. The raid began with air strikes."
    )
    assert [claim.event_type for claim in claims] == ["armed_clash"]


def test_a_toll_raised_with_two_figures(claims_of):
    claims = claims_of("The death toll from a bombing in Ostrel has risen to 41 and the number of wounded to 239.")
    assert [row.supersedes for row in claims[0].casualties] == ["risen to", "risen to"]


@pytest.mark.parametrize("bound", ["at least 15", "more than 15", "about 15"])
def test_killing_with_a_bounded_number_counts(claims_of, bound):
    claims = claims_of(f"Gunmen attacked a village on Sunday, killing {bound} people.")
    assert [row.effect for row in claims[0].casualties] == ["killed"]


def test_who_denies_admits_nothing(claims_of):
    claims = claims_of(
        "A missile strike on a market in Ostrel killed nine people. The Velan army denied that it had carried out the strike."
    )
    assert [relation.kind for relation in claims[0].relations] == ["denied_by"]


def test_a_claimant_that_a_description_sets_off(claims_of):
    claims = claims_of(
        "A car bomb killed four soldiers in Ostrel. The Red Front, a rival of the Velan Union, claimed responsibility for it."
    )
    assert [source.text for source in claims[0].sources] == ["Red Front"]

import pytest

from dateline.codebook import load_policies
from dateline.incidents import POLICIES
from dateline.incidents.resolving.figures.quantities import Quantity, adds, names_part, read_quantity
from dateline.records import Casualty


def row(text, low, high):
    return Casualty(text=text, start=0, party="people", effect="killed", min=low, max=high)


@pytest.mark.parametrize(
    ("text", "bounds", "policy", "expected"),
    [
        ("five", (5, 5), "majority", (5, 5, 5)),
        ("at least five", (5, None), "majority", (5, 5, None)),
        ("up to five", (None, 5), "majority", (None, None, 5)),
        ("five to seven", (5, 7), "majority", (5, None, 7)),
        ("nobody", (None, 0), "majority", (0, 0, 0)),
        ("Dozens of people", (24, None), "majority", (24, 24, 99)),
        ("dozens", (24, None), "acled", (12, 12, 12)),
        ("dozens", (24, None), "airwars", (12, 12, 24)),
        ("hundreds", (200, None), "acled", (100, 100, 100)),
        ("tens of people", (20, None), "acled", (10, 10, 10)),
        ("tens of thousands", (20000, None), "majority", (20000, 20000, 99999)),
        ("many villagers", (2, None), "majority", (2, 3, None)),
        ("many villagers", (2, None), "airwars", (2, 2, 2)),
        ("several", (3, None), "ibc", (3, 3, 10)),
        ("two dozen", (24, 24), "acled", (24, 24, 24)),
        ("at least two dozen", (24, None), "acled", (24, 24, None)),
        ("about 20", (20, 20), "majority", (20, 20, 20)),
        ("about 20", (20, 20), "ucdp", (18, 20, 22)),
        ("around 1", (1, 1), "ucdp", (1, 1, 1)),
    ],
)
def test_policies_start_from_the_words(text, bounds, policy, expected):
    found = read_quantity(row(text, *bounds), policy)
    assert (found.low, found.best, found.high) == expected


def test_a_person_s_bounds_stand_against_vague_words():
    found = read_quantity(row("dozens", 30, 30), "majority")
    assert (found.low, found.best, found.high) == (30, 30, 30)


@pytest.mark.parametrize("text", ["another three", "two more", "Four other guards", "a further 9", "an additional 20"])
def test_words_that_add(text):
    assert adds(row(text, 3, 3))


@pytest.mark.parametrize("text", ["more than 20", "20 or more", "no more than 5", "five", "mothers"])
def test_words_that_do_not(text):
    assert not adds(row(text, 3, 3))


def test_words_that_make_a_part():
    assert names_part(row("14 of the dead", 14, 14))
    assert names_part(row("two of them", 2, 2))
    assert not names_part(row("four of its soldiers", 4, 4))


def test_an_unknown_bound_stays_unknown_in_a_sum():
    assert Quantity(5, 5, None).plus(Quantity(3, 3, 3)) == Quantity(8, 8, None)


def test_every_policy_has_its_sentence():
    assert load_policies().rules.keys() == POLICIES.keys()

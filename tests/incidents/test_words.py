import pytest

from dateline.incidents.words import (
    country_name,
    family,
    head,
    is_vague,
    nation,
    near_families,
    people_class,
    same_name,
)


@pytest.mark.parametrize(
    ("phrase", "found"),
    [("American soldiers", "us"), ("US troops", "us"), ("Nigerian police", "ng"), ("troops from Niger", "ne"),
     ("Pakistani villagers", "pk"), ("shoppers", None), ("The driver", None)],
)  # fmt: skip
def test_nation(phrase, found):
    assert nation(phrase) == found


@pytest.mark.parametrize(
    ("phrase", "found"),
    [("US troops", "soldier"), ("soldiers", "soldier"), ("", "people"), ("people", "people"), ("girls", "child"),
     ("police officers", "police"), ("market traders", "civilian"), ("lorries", None)],
)  # fmt: skip
def test_people_class(phrase, found):
    assert people_class(phrase) == found


def test_families_come_from_the_codebook_and_some_are_near():
    assert family("protest") == family("riot") != family("arrest")
    assert near_families("fight", "bomb") is near_families("bomb", "fight") is True
    assert not near_families("arrest", "bomb")


def test_names():
    assert same_name("Northern Guard", "the Northern Guard movement")
    assert not same_name("Northern Guard", "Southern Guard")
    assert not same_name("gunmen", "masked gunmen")  # words that single out nobody prove nothing
    assert is_vague("unidentified gunmen")
    assert not is_vague("Northern Guard gunmen")
    assert head("drivers of a convoy") == "driver"
    assert country_name("RU") == "Russia"
    assert country_name("XX") == "XX"

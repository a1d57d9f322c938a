import pytest

from dateline.incidents.places import compare, holds
from dateline.records import ClaimPlace


@pytest.mark.parametrize(
    ("one", "other", "standing"),
    [("Zarka", "Zarka", "same"), ("Zarka", "Tel Harim", "near"), ("Zarka", "Omran", "apart"),
     ("Zarka", "Sarmin Gate", "abroad"), ("Zarka", "Anbar", "within"), ("Anbar", "Anbar", "region"),
     ("Omran", "Anbar", "apart"), ("Zarka", "Iraq", "country")],
)  # fmt: skip
def test_standing_is_the_same_either_way(place, one, other, standing):
    assert compare(place(one), place(other)).standing == standing
    assert compare(place(other), place(one)).standing == standing


def test_nothing_is_known_of_a_missing_place(place):
    assert compare(place("Zarka"), None).standing == "unknown"


def test_places_without_coordinates_go_by_name_and_region():
    lane = ClaimPlace(text="Mill Lane", start=0, country="IQ", admin1="Anbar")
    assert compare(lane, lane.model_copy(update={"start": 9})).standing == "same"
    assert compare(lane, lane.model_copy(update={"text": "Well Street"})).standing == "region"
    assert compare(lane, lane.model_copy(update={"text": "Quay", "admin1": "Basra"})).standing == "apart"


def test_a_region_holds_its_town_and_not_the_other_way(place):
    assert holds(place("Anbar"), place("Zarka"))
    assert not holds(place("Zarka"), place("Anbar"))
    assert not holds(place("Tel Harim"), place("Zarka"))

"""Persons' names are found by how they are written and what stands beside them; bodies, places and days are none."""

import pytest

from dateline.actors import Registry
from dateline.codebook import load_codebook
from dateline.exports import PersonFinder
from dateline.records import Report


@pytest.fixture(scope="module")
def names(gazetteer):
    finder = PersonFinder(Registry.open(), gazetteer, load_codebook())
    return lambda text, title=None: set(finder.names(Report(id="one", text=text, title=title)))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Police chief Jo Marsh said three died.", {"Jo Marsh", "Marsh"}),
        ("Prime Minister Ana Sol Vega spoke. Vega left.", {"Ana Sol Vega", "Vega"}),
        ("Three died, said Omar al-Tarn of Zarka.", {"Omar al-Tarn"}),
        ("Ida Holtby, 34, lost her son.", {"Ida Holtby", "Holtby"}),
        ("Ida Holtby, a farmer, saw it.", {"Ida Holtby"}),
        ("The dead man was identified as Ida Holtby.", {"Ida Holtby"}),
        ("Capt. Holtby fell.", {"Holtby"}),
        ("Secretary of Defense Ida Holtby spoke.", {"Ida Holtby"}),
        ("Soldiers met Ida Holtby. A shell hit Holtby on the road.", {"Ida Holtby", "Holtby"}),
        ("The Syrian Coalition's Ida Holtby left.", {"Ida Holtby"}),
        ("Rebels fought Tarnqi's men.", {"Tarnqi"}),
        ("They shelled the Tarnqi regime.", {"Tarnqi"}),
        ("Two men, Osman K. and Ida Holtby, fled.", {"Osman K", "Ida Holtby"}),
        ("Ida Holtby. Police said so.", {"Ida Holtby"}),
        ("GUNMEN SHOT SENATOR IDA HOLTBY IN HIS HOUSE.", {"IDA HOLTBY"}),
    ],
)
def test_names_of_persons(names, text, told):
    assert told <= names(text)
    assert not any(word in name.split() for name in names(text) for word in ("Police", "Prime", "Secretary", "Capt"))


@pytest.mark.parametrize(
    "text",
    [
        "The Defence Ministry said so.", "Central Command said three died.", "A blast hit Zarka, a town in Anbar.",
        "Islamic State said it did it.", "Saudi Arabia said nothing.", "On Monday, March 4, soldiers fired.",
        "The Harrow Front, a group of rebels, fled.", "Ankara said it struck Aleppo. Aleppo's hospitals are full.",
        "They took Tal Harrow and the Ida Holtby district.", "Shells fell on the village of Ida Holtby.",
        "He told Fox News of it.", "Burkina Faso and New Zealand sent troops.", "Sri Lankans mourned.",
        "Kurdish and Shi'ite fighters fled.", "NAACP offices burned.", "The Jaysh al-Harrow brigade left.",
        "Truck Bomb Kills Nine Near Northern Harbour Town", "NINE DIED IN HEAVY SHELLING OF THE COASTAL ROAD.",
    ],
)  # fmt: skip
def test_bodies_places_peoples_and_days_are_none(names, text):
    assert names(text) == set()


def test_what_stands_as_a_place_once_is_one_throughout(names):
    assert names("Shells fell in Ida Holtby. Men fled from Ida Holtby at night.") == set()


def test_a_title_tells_of_names_too(names):
    assert "Ida Holtby" in names("Nothing more is known.", title="Gunmen kill rebel commander Ida Holtby in the north")


def test_a_word_that_the_report_has_in_small_letters_is_not_hidden_alone(names):
    assert names("Mayor Rose Marsh left. They rose.") == {"Rose Marsh", "Marsh"}

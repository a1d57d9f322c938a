"""Counts of people in our own sentences: words, bounds, party and what befell them."""

import pytest

from dateline.codebook import load_codebook
from dateline.language import read
from dateline.mentions.counts import find_counts
from dateline.records import Report


def counts_of(text):
    """Effect, bounds and words of each count of the text."""
    found = find_counts(read(Report(id="r", text=text)), load_codebook())
    assert all(text[one.start : one.end] == one.text for one in found)
    return [(one.effect, one.min, one.max, one.text) for one in found]


WORDINGS = {
    "At least eight US sailors were wounded.": [("wounded", 8, None, "At least eight US sailors")],
    "A mortar shell hit Quorim, killing three women and wounding four.": [
        ("killed", 3, 3, "three women"),
        ("wounded", 4, 4, "four"),
    ],
    "Four bakers were killed and seven others wounded as a shell fell.": [
        ("killed", 4, 4, "Four bakers"),
        ("wounded", 7, 7, "seven others"),
    ],
    "Police say nine soldiers and 10 rebels have been killed.": [
        ("killed", 9, 9, "nine soldiers"),
        ("killed", 10, 10, "10 rebels"),
    ],
    "The raid left three rebels, one sergeant and one shopkeeper dead.": [
        ("killed", 3, 3, "three rebels"),
        ("killed", 1, 1, "one sergeant"),
        ("killed", 1, 1, "one shopkeeper"),
    ],
    "Nine rangers were hurt in the fighting, and three others sustained injuries on the march.": [
        ("wounded", 9, 9, "Nine rangers"),
        ("wounded", 3, 3, "three others"),
    ],
    "Eleven guards were reported killed.": [("killed", 11, 11, "Eleven guards")],
    "The rebels lost 15 fighters.": [("killed", 15, 15, "15 fighters")],
    "The death toll in the market of Quorim has risen to at least 34.": [("killed", 34, None, "at least 34")],
    "The shelling killed and injured dozens.": [("killed", 24, None, "dozens"), ("wounded", 24, None, "dozens")],
    "They abducted a group of 23 tourists.": [("abducted", 23, 23, "23 tourists")],
    "The fire claimed the lives of more than a dozen villagers.": [("killed", 13, None, "more than a dozen villagers")],
    'The blast left "nearly 50" rebels dead.': [("killed", 50, 50, 'nearly 50" rebels')],
    "The attack killed 20 civilians at least.": [("killed", 20, None, "20 civilians at least")],
    "Tens of thousands of people have fled.": [("displaced", 20000, None, "Tens of thousands of people")],
    "One of the attackers was shot dead by police.": [("killed", 1, 1, "One of the attackers")],
    "Some of the protesters were injured.": [("wounded", 2, None, "Some of the protesters")],
    "A gunman killed one soldier and wounded another.": [
        ("killed", 1, 1, "one soldier"),
        ("wounded", 1, 1, "another"),
    ],
}


@pytest.mark.parametrize("text", WORDINGS)
def test_wordings(text):
    assert counts_of(text) == WORDINGS[text]


PARTS = {
    "The blast killed 12 people, including three children and a guard.": [12, 3, 1],
    "More than 90 people - including 41 guards and at least 12 shopkeepers - were killed.": [91, 41, 12],
    "Two women were among the dead.": [2],
    "Eight shopkeepers including a girl were among at least 31 villagers killed in the raid.": [8, 1, 31],
    "There were 47 dead including nine schoolgirls and dozens more wounded.": [47, 9, 24],
    "The mayor said 17 of the dead were farmers.": [17],
    "The raid killed 50 people, including civilians, the army and residents said.": [50],
}


@pytest.mark.parametrize("text", PARTS)
def test_parts_of_totals(text):
    assert [low for _, low, _, _ in counts_of(text)] == PARTS[text]


@pytest.mark.parametrize(
    "text",
    [
        "Some 1,800 soldiers are based in the province.",
        "They threatened to kill two guards.",
        "No soldiers were killed.",
        "The soldiers were killed on Friday.",
        "He was arrested in 2020 and killed in 2021.",
        "The army seized two live jackals.",
        "The town lies 12 kilometres from Quorim.",
        "The two gunmen fled.",
        "A bus could have killed five people.",
    ],
)
def test_what_is_no_casualty(text):
    assert counts_of(text) == []


def test_an_age_is_no_number_of_people():
    assert counts_of("The blast wounded a 13-year-old boy.") == [("wounded", 1, 1, "a 13-year-old boy")]
    assert counts_of("Tarek Belim, 22, died in a gunfight.") == [("killed", 1, 1, "Tarek Belim")]


def test_the_party_stands_without_its_number():
    found = find_counts(read(Report(id="r", text="At least eight US sailors were wounded.")), load_codebook())
    assert [one.party for one in found] == ["US sailors"]


def test_where_a_tagger_read_all_numbers_of_people_are_mentions(scored):
    text = "The truck carried 14 miners, five of them masked. Two guards were killed in 2019. It cost 90 dollars."
    reading = scored(text, {"killed": "attack"})
    found = [(count.text, count.effect) for count in find_counts(reading, load_codebook())]
    assert ("14 miners", None) in found
    assert ("Two guards", "killed") in found
    assert not [words for words, _ in found if "90" in words or "2019" in words]
    reading.scores = None
    assert [count.text for count in find_counts(reading, load_codebook())] == ["Two guards"]

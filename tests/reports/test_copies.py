import datetime as dt

import pytest

from dateline.reports import Copies, find_original, find_originals, fingerprint
from dateline.values import Fingerprint, Likeness

STORY = (
    "Gunmen killed two guards at a checkpoint near the town of Quorim on Monday, the police said. The gunmen came on "
    "motorcycles before dawn and fled towards the hills when soldiers arrived from a nearby camp. Nobody has claimed "
    "the attack, but officials blamed a local militia that has raided villages in the district since the winter. "
    "Residents said that shops and schools stayed shut and that families were packing to leave for the coast."
)
OTHER = (
    "Police in the east say two of their men died in an ambush on a post outside Quorim. It was the third raid in as "
    "many weeks, and a spokesman promised that those who were behind it would be found and brought before a judge."
)
DAY = dt.date(2024, 8, 5)


def test_a_reprint_names_the_first_report_and_a_second_reprint_too():
    copies = Copies()
    assert copies.original_of("wire", STORY) is None
    assert copies.original_of("own", OTHER) is None
    assert copies.original_of("paper", "QUORIM (Wire) - " + STORY.replace("Residents", "People")) == "wire"
    assert copies.original_of("short", STORY[: len(STORY) // 2] + " More soon.") == "wire"


def test_a_shared_quote_makes_no_copy():
    quote = "“We will not rest until those who did this stand before a judge in this town,” the governor said. "
    copies = Copies()
    copies.original_of("one", quote + STORY)
    assert copies.original_of("two", quote + OTHER) is None


def test_what_is_around_the_story_makes_no_copy():
    around = (
        "Three regions wake up to a new week and to all that it may bring\n{}\n"
        "All rights reserved, and what stands here may not be published, broadcast, rewritten or put anywhere else, in "
        "whole or in part, by anyone who has not asked our office in the capital for leave to do so in writing first.\n"
    )
    copies = Copies()
    copies.original_of("one", around.format(STORY))
    assert copies.original_of("two", around.format(OTHER)) is None
    assert copies.original_of("three", STORY) == "one"


def test_weeks_later_it_is_background_and_no_copy():
    copies = Copies()
    copies.original_of("one", STORY, DAY)
    assert copies.original_of("undated", STORY) == "one"
    assert copies.original_of("next", STORY, DAY + dt.timedelta(days=14)) == "one"
    later = Copies()
    later.original_of("one", STORY, DAY)
    assert later.original_of("late", STORY, DAY + dt.timedelta(days=15)) is None


def test_fingerprints_do_not_depend_on_case_signs_headline_or_dateline():
    assert fingerprint(STORY) == fingerprint(STORY.upper())
    assert fingerprint(STORY) == fingerprint(
        "Two guards dead\nBy Ann Onym\n\nQUORIM (Wire) — " + STORY.replace(",", "")
    )


def test_fingerprints_are_the_same_with_every_version_of_the_library():
    assert fingerprint(STORY).hashes[:3] == (143060575, 4343460322, 11824846743)
    assert fingerprint(STORY).runs == 71


@pytest.mark.parametrize("text", ["Two dead.", "", "\udc80 " * 100])
def test_short_texts_are_never_copies(text):
    assert fingerprint(text).hashes == ()
    assert find_original(fingerprint(text), None, {"a": Likeness(1, 1, None)}) is None


def test_the_likest_of_several_is_the_original():
    likenesses = {name: Likeness(hashes, 100, None) for name, hashes in (("b", 90), ("a", 60), ("c", 90))}
    assert find_original(Fingerprint((1,), 100), None, likenesses) == "b"


def test_all_at_once_finds_what_one_by_one_finds():
    texts = {
        "wire": STORY, "own": OTHER, "paper": "QUORIM (Wire) - " + STORY.replace("Residents", "People"),
        "short": STORY[: len(STORY) // 2] + " More soon.", "stub": "Gunmen killed two.", "late": STORY, "own again": OTHER,
    }  # fmt: skip
    days = dict.fromkeys(texts, DAY) | {"late": DAY + dt.timedelta(40), "own again": None}
    copies = Copies()
    found = {name: copies.original_of(name, text, days[name]) for name, text in texts.items()}
    taken = [(name, days[name], fingerprint(text)) for name, text in texts.items()]
    assert find_originals(taken) == {name: original for name, original in found.items() if original}
    assert len(find_originals(taken)) == 3
    assert find_originals([]) == {}

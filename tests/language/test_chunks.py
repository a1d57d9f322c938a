"""Noun phrases: what belongs into one, where it ends, and the noun that it turns on."""

import pytest


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("Three unarmed soldiers left the old town.", "Three unarmed soldiers|the old town"),
        ("U.S. and Iraqi forces raided a camp.", "U.S. and Iraqi forces|a camp"),
        ("Soldiers and rebels fled.", "Soldiers|rebels"),
        ("The army's northern command denied it.", "The army's northern command|it"),
        ("Islamic State (ISIS) militants fled.", "Islamic State (ISIS) militants"),
        ("Members of the council of elders met.", "Members|the council|elders"),
        ("Gunmen Monday killed two nurses.", "Gunmen|two nurses"),
        ("Police gave the man the gun.", "Police|the man|the gun"),
        ("At least five people died.", "five people"),
        ("A Russian-backed militia left.", "A Russian-backed militia"),
        ("They left.", "They"),
        ("Nothing.", "Nothing"),
    ],
)
def test_noun_phrases(text: str, phrases: str, reading) -> None:  # type: ignore[no-untyped-def]
    made = reading(text)
    assert [made.words(chunk.first, chunk.last) for chunk in made.chunks] == phrases.split("|")


@pytest.mark.parametrize(
    ("text", "head"),
    [("Three unarmed soldiers left.", "soldiers"), ("The army's northern command left.", "command"),
     ("Islamic State (ISIS) militants fled.", "militants"), ("The bus driver left.", "driver")],
)  # fmt: skip
def test_the_head(text: str, head: str, reading) -> None:  # type: ignore[no-untyped-def]
    made = reading(text)
    assert made.lowers[made.chunks[0].head] == head


def test_a_pronoun_is_marked(reading) -> None:  # type: ignore[no-untyped-def]
    assert [chunk.pronoun for chunk in reading("They killed him near the town.").chunks] == [True, True, False]

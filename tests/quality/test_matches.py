"""Tests of when two fillers count as the same."""

import pytest

from dateline.quality.matches import fillers, match_fillers, same


def at(words: str, start: int | None = None) -> dict[str, object]:
    return {"text": words} if start is None else {"text": words, "start": start}


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (at("the Red Front"), at("red front"), True),
        (at("U.S. troops"), at("American troops"), True),
        (at("U. S. troops"), at("American troops"), True),
        (at("masked men of the Red Front", 10), at("Red Front brigade", 28), True),
        (at("masked men of the Red Front", 10), at("Red Front brigade", 90), False),
        (at("the"), at("THE"), True),
        (at("shells"), at("rockets"), False),
    ],
)
def test_words(one: dict[str, object], other: dict[str, object], expected: bool) -> None:
    assert same("weapons", one, other) is expected


def test_a_part_of_a_party_counts_only_at_the_same_spot_and_only_as_part_of_the_gold() -> None:
    gold, part = (
        at("U.S. and Iraqi forces with local militia and tribal units at the border", 40),
        at("tribal units", 85),
    )
    assert same("targets", gold, part)
    assert not same("targets", gold, at("tribal units", 400))
    assert not same("targets", part, gold)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, True),
        ({"party": "shoppers"}, False),
        ({"party": ""}, True),
        ({"party": "shoppers", "start": 3}, True),
        ({"min": 4}, False),
        ({"max": None}, False),
        ({"effect": "wounded"}, False),
    ],
)
def test_figures(change: dict[str, object], expected: bool) -> None:
    gold = {"text": "five guards", "start": 0, "party": "guards", "effect": "killed", "min": 5, "max": 5}
    coded = {**gold, "text": "five people", "start": 200, **change}
    assert same("casualties", gold, coded) is expected


def test_places_differ_only_by_a_country_that_both_name() -> None:
    gold = {"text": "Tarn", "country": "FR"}
    assert same("place", gold, {"text": "Tarn", "country": None})
    assert not same("place", gold, {"text": "Tarn", "country": "ES"})
    assert not same("place", gold, {"text": "Lot", "country": "FR"})


def test_days_ignore_precision_and_sources_need_their_kind() -> None:
    day = {"start": "2031-01-02", "end": "2031-01-02", "precision": "day"}
    assert same("date", day, {**day, "precision": "range"})
    assert not same("date", day, {**day, "end": "2031-01-03"})
    assert not same("sources", {"text": "police", "kind": "official"}, {"text": "police", "kind": "media"})


def test_figures_of_none_are_left_out() -> None:
    event = {"casualties": [{"text": "no casualties", "max": 0}, {"text": "two", "max": 2}], "place": None}
    assert [row["text"] for row in fillers(event, "casualties")] == ["two"]
    assert fillers(event, "place") == fillers(event, "weapons") == []
    assert fillers(event, "type") == [None]


def test_matching_is_one_to_one_except_for_parties() -> None:
    twice = [at("Red Front", 0), at("Red Front", 50)]
    once = [at("Red Front", 0)]
    weapons = match_fillers(twice, once, "weapons")
    assert (weapons.found, weapons.right) == (1, 1)
    parties = match_fillers(twice, once, "initiators")
    assert (parties.found, parties.right) == (2, 1)
    split = match_fillers([at("U.S. and Iraqi forces", 0)], [at("U.S.", 0), at("Iraqi forces", 9)], "initiators")
    assert (split.found, split.right) == (1, 2)
    assert split.pairs == ((0, 0), (0, 1))

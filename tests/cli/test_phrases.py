import datetime as dt

import pytest

from dateline.cli.tables.phrases import UNKNOWN, days_words, figure_words, party_words, place_words
from dateline.records import ClaimPlace, Participant
from dateline.values import Days


@pytest.mark.parametrize(
    ("figures", "words"),
    [
        ((5, 5, 5), "5"),
        ((5, None, 5), "5"),
        ((0, 0, 0), "0"),
        ((36, 41, 44), "41 (36–44)"),
        ((5, None, None), "5 or more"),
        ((5, 7, None), "7 (5 or more)"),
        ((5, None, 7), "5–7"),
        ((None, None, 5), "up to 5"),
        ((None, None, None), UNKNOWN),
    ],
)
def test_figures(figures, words):
    assert figure_words(*figures) == words


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [("2024-08-05", "2024-08-05", "2024-08-05"), ("2024-08-05", "2024-08-06", "2024-08-05…06"),
     ("2024-08-30", "2024-09-02", "2024-08-30…2024-09-02")],
)  # fmt: skip
def test_days(first, last, words):
    days = Days(start=dt.date.fromisoformat(first), end=dt.date.fromisoformat(last), precision="range")
    assert days_words(days) == words
    assert days_words(None) == UNKNOWN


def test_places_say_what_they_are_where_they_are_no_point():
    place = ClaimPlace(text="Anbar", start=0, admin1="Anbar", country="IQ", level="admin1")
    assert place_words(place) == "Anbar, Iraq (region)"
    assert (
        place_words(place.model_copy(update={"text": "Hit", "level": "settlement", "relation": "near"}))
        == "near Hit, Anbar, Iraq"
    )
    assert place_words(None) == UNKNOWN


def test_parties():
    assert party_words([Participant(text="army", start=0), Participant(text="police", start=9)]) == "army, police"
    assert party_words([]) == UNKNOWN

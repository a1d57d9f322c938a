"""TIMEX3 values of quarters, lengths, years in words, old years and histories, in sentences of our own."""

import datetime as dt

import pytest

from dateline.language import read
from dateline.mentions.times import find_times, resolve_given
from dateline.records import Report

PUBLISHED = dt.date(2024, 3, 13)


def values(text: str, published: dt.date | None = PUBLISHED) -> list[tuple[str, str]]:
    return [(one.text, one.value) for one in find_times(read(Report(id="r", text=text, published=published)))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In the third quarter it lost 5, compared with 4 a year earlier.",
         [("the third quarter", "2023-Q3"), ("a year earlier", "2022-Q3")]),
        ("Sales fell in the quarter ended Sept. 30 from the year-ago quarter.",
         [("the quarter", "2023-Q3"), ("Sept. 30", "2023-09-30"), ("the year-ago quarter", "2022-Q3")]),
        ("Last year's third quarter was worse than the first-quarter fall.",
         [("Last year's third quarter", "2023-Q3"), ("first-quarter", "2024-Q1")]),
        ("For the full year the firm lost 6.", [("the full year", "2024")]),
        ("The firm was founded a year earlier.", [("a year earlier", "2023")]),
        ("The latest period was poor.", [("The latest period", "2023-Q4")]),
    ],
)  # fmt: skip
def test_periods_that_figures_are_for(text: str, expected: list[tuple[str, str]]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The eight-year war ended.", ("eight-year", "P8Y")),
        ("An eight-month-old truce broke.", ("eight-month-old", "P8M")),
        ("It lasted two or three weeks.", ("two or three weeks", "P2W")),
        ("It will take 20 more years.", ("20 more years", "P20Y")),
        ("They held out for weeks.", ("weeks", "PXW")),
        ("He was jailed for at least 72 hours.", ("at least 72 hours", "PT72H")),
        ("The decades-long feud ended.", ("decades-long", "PXE")),
    ],
)
def test_lengths(text: str, expected: tuple[str, str]) -> None:
    assert values(text) == [expected]


@pytest.mark.parametrize(
    "text", ["A 35-year-old man fled.", "An eight-month-old baby was hurt.", "He met years of scorn."]
)
def test_ages_and_bare_units_are_no_times(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It fell in nineteen ninety-six.", ("nineteen ninety-six", "1996")),
        ("They feared the year two thousand.", ("the year two thousand", "2000")),
        ("It was common in the nineties.", ("the nineties", "199")),
        ("By year-end all had left.", ("year-end", "2024-12-31")),
        ("It happened at 1500 GMT.", ("1500 GMT", "2024-03-13T15:00")),
        ("Q1 2013 was poor.", ("Q1 2013", "2013-Q1")),
        ("The second quarter of fiscal 2013 was poor.", ("The second quarter of fiscal 2013", "2013-Q2")),
        ("Two-and-a-half years went by.", ("Two-and-a-half years", "P2.5Y")),
        ("They came back that same spring.", ("that same spring", "2024-SP")),
        ("Right now all is calm.", ("Right now", "PRESENT_REF")),
        ("It fell in March to the rebels.", ("March", "2024-03")),
        ("The site of Saturdays blast is closed.", ("Saturdays", "2024-03-09")),
        ("Raids went on from April to June 2019.", ("April", "2019-04")),
        ("Raids went on from October to March 2019.", ("October", "2018-10")),
    ],
)
def test_years_and_days_in_other_words(text: str, expected: tuple[str, str]) -> None:
    assert values(text)[0] == expected


def test_years_before_our_era_have_no_days_of_this_calendar() -> None:
    text = "In August 480 BC and in the winter of 479 BC fleets met; the 470s BC and the 5th century BC were calm."
    found = find_times(read(Report(id="r", text=text, published=PUBLISHED)))
    assert [one.value for one in found] == ["BC0480-08", "BC0479-WI", "BC047", "BC04"]
    assert all(one.days is None for one in found)


def test_an_old_history_needs_no_era_at_each_year() -> None:
    years = " ".join(f"In {year} BC the fort fell." for year in range(490, 480))
    years += " ".join(f"In {year} BC the fort fell." for year in range(498, 488, -1))
    assert values(years + " In 486 it was built anew, and 271 ships came in May.")[-2:] == [
        ("486", "BC0486"), ("May", "BC0486-05"),
    ]  # fmt: skip


def history(*sentences: str) -> list[str]:
    lead = " ".join(f"In May {year} the fort fell." for year in range(1901, 1912))
    return [value for _, value in values(f"{lead} {' '.join(sentences)}")][11:]


def test_a_history_moves_on_by_years_that_open_a_sentence() -> None:
    assert history("In 1912 they met.", "On 3 June they fought.") == ["1912", "1912-06-03"]
    assert history("Files that were opened in 1995 tell more.", "On 3 June they fought.") == ["1995", "1911-06-03"]


def test_a_history_takes_what_was_for_a_time() -> None:
    assert history("The former mayor fled.") == ["PAST_REF"]
    assert values("The former mayor fled.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Shots fell on Christmas Day.", [("Christmas Day", "2023-12-25")]),
        ("Shots fell on Christmas Eve 2021.", [("Christmas Eve 2021", "2021-12-24")]),
        ("Shots fell on New Year's Eve.", [("New Year's Eve", "2023-12-31")]),
        ("Shots fell on Thanksgiving.", [("Thanksgiving", "2023-11-23")]),
        ("A Christmas market was hit as the new year began.", []),
    ],
)
def test_feasts(text: str, expected: list[tuple[str, str]]) -> None:
    assert values(text) == expected


def test_spans_that_others_found_need_no_words_that_speak_for_them() -> None:
    text = "The recent raid came with winter rain, at night, after weeks."
    reading = read(Report(id="r", text=text, published=PUBLISHED))
    spans = [(text.index(word), text.index(word) + len(word)) for word in ("recent", "winter", "night", "weeks")]
    assert [one.value for one in resolve_given(reading, spans)] == ["PAST_REF", "2024-WI", "XXXX-XX-XXTNI", "PXW"]
    assert find_times(reading) == ()


def test_a_year_named_once_in_passing_does_not_move_a_history_back() -> None:
    assert history("They met in June 1911, far more than in June 1908.", "On 3 July they fought.")[-1] == "1911-07-03"
    twice = history("They met in June 1911, far more than in June 1908 or July 1908.", "On 3 August they fought.")
    assert twice[-1] == "1908-08-03"

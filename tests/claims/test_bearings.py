"""Where and when: which of a report's places and times an event takes, and what stands in its rules; places made by hand."""

import datetime as dt

import pytest

from dateline.claims.bearings import Bearings, choices, claim_date, claim_place
from dateline.claims.drafts import Draft, Scene
from dateline.codebook import Codebook, load_codebook
from dateline.language import read
from dateline.language.clauses import sentence_of
from dateline.mentions.times import find_times
from dateline.mentions.triggers import find_triggers
from dateline.records import Mentions, PlaceMention, Report

PUBLISHED = dt.date(2021, 5, 14)  # a Friday


@pytest.fixture(scope="module")
def codebook() -> Codebook:
    return load_codebook()


def _places(text: str, known: dict[str, str]) -> tuple[PlaceMention, ...]:
    """A mention for every occurrence of each name; the value is its level, then its country, then "?" for an inferred one."""
    found = []
    for name, told in known.items():
        level, country, *inferred = told.split()
        rules = {"country": "country of most places of the report"} if inferred else {}
        start = text.find(name)
        while start >= 0:
            values = {"start": start, "end": start + len(name), "text": name, "name": name, "country": country}
            values |= {"lat": 10.0, "lon": 20.0, "radius_km": 5.0, "level": level, "rules": rules}
            found.append(PlaceMention.model_validate(values))
            start = text.find(name, start + 1)
    return tuple(sorted(found, key=lambda place: place.start))


def _settled(codebook: Codebook, text: str, known: dict[str, str], words: list[str]) -> list[Draft]:
    """The events that these trigger words tell of, each on its own, with place and date settled."""
    reading = read(Report(id="r", text=text, published=PUBLISHED))
    triggers = find_triggers(reading, codebook)
    scene = Scene.of(
        reading,
        Mentions(report="r", places=_places(text, known), times=find_times(reading), triggers=triggers),
    )
    drafts = []
    for word in words:
        trigger = next(one for one in triggers if one.text == word)
        at = reading.token_at(trigger.start)
        draft = Draft(trigger, at, 1, sentence_of(reading, at), event_type=trigger.event_type or "attack")
        draft.triggers, draft.sentences = [trigger], {draft.sentence.index}
        drafts.append(draft)
    Bearings(scene).settle(drafts)
    return drafts


def _where(draft: Draft) -> str | None:
    return draft.place.text if draft.place else None


def test_the_place_of_the_trigger_s_own_clause_is_taken(codebook: Codebook) -> None:
    text = "Gunmen attacked a checkpoint in Qarda on Tuesday, officials in Velm said on Wednesday."
    (event,) = _settled(codebook, text, {"Qarda": "settlement XA", "Velm": "settlement XA"}, ["attacked"])
    assert _where(event) == "Qarda"
    when = claim_date(event)
    assert when is not None
    assert (when.start, when.end) == (dt.date(2021, 5, 11), dt.date(2021, 5, 11))
    assert not {"place", "date", "place.country"} & set(event.rules)


def test_each_clause_keeps_its_own_place(codebook: Codebook) -> None:
    text = "A bombing in Qarda killed four soldiers on Monday, while gunmen kidnapped a doctor in Velm on Tuesday."
    known = {"Qarda": "settlement XA", "Velm": "settlement XA"}
    bombing, kidnapping = _settled(codebook, text, known, ["bombing", "kidnapped"])
    assert (_where(bombing), _where(kidnapping)) == ("Qarda", "Velm")


def test_a_place_of_another_sentence_stands_in_the_rules(codebook: Codebook) -> None:
    text = "Two bombs went off in the town of Qarda on Tuesday.\nThe blast killed nine people."
    (event,) = _settled(codebook, text, {"Qarda": "settlement XA"}, ["blast"])
    assert _where(event) == "Qarda"
    assert event.rules["place"] == "place of a sentence before"


def test_an_inferred_country_stands_in_the_rules(codebook: Codebook) -> None:
    (event,) = _settled(codebook, "A blast in Qarda killed nine people.", {"Qarda": "settlement XA ?"}, ["blast"])
    assert event.rules["place.country"] == "country of most places of the report"
    place = claim_place(event)
    assert place is not None
    assert (place.text, place.country) == ("Qarda", "XA")


def test_a_dateline_dates_no_event(codebook: Codebook) -> None:
    text = "VELM, May 14 - Gunmen killed nine people in Qarda."
    (event,) = _settled(codebook, text, {"Qarda": "settlement XA", "VELM": "settlement XA"}, ["killed"])
    assert event.date is None
    assert _where(event) == "Qarda"


def test_nothing_is_taken_from_nothing(codebook: Codebook) -> None:
    (event,) = _settled(codebook, "A blast killed nine people.", {}, ["blast"])
    assert (claim_place(event), claim_date(event)) == (None, None)
    assert "place" not in event.rules


def test_this_week_ends_on_the_report_s_day(codebook: Codebook) -> None:
    (event,) = _settled(codebook, "Gunmen attacked a checkpoint in Qarda this week.", {}, ["attacked"])
    when = claim_date(event)
    assert when is not None
    assert (when.start, when.end, when.precision) == (dt.date(2021, 5, 10), PUBLISHED, "week")


def test_mentions_of_one_day_speak_for_it_together() -> None:
    weights = {"near": 1.0, "none": 0.0}
    found = [{"near": 1.0}, {"near": 1.0}, {"near": 1.3}]
    assert choices._likeliest(weights, found, ["Monday", "Monday", "Friday"], 0.1) == 0
    assert choices._likeliest(weights, found, ["Monday", "Sunday", "Friday"], 0.1) == 2
    assert choices._likeliest(weights, found, ["Monday", "Sunday", "Friday"], 0.5) is None

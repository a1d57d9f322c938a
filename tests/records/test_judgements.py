"""What a judgement must carry."""

import datetime as dt
from typing import Any

import pytest
from pydantic import ValidationError

from dateline.records import Anchor, Claim


@pytest.mark.parametrize("kind", ["same", "different", "part_of"])
def test_what_compares_names_two_claims(judge: Any, anchor: Anchor, kind: str) -> None:
    with pytest.raises(ValidationError, match="names two claims"):
        judge(kind)
    assert judge(kind, other=anchor).other == anchor


def test_a_correction_names_its_field_and_may_set_it_to_nothing(judge: Any) -> None:
    with pytest.raises(ValidationError, match="names the field"):
        judge("correct", value="2031-03-01")
    assert judge("correct", field="date", value=None).value is None


@pytest.mark.parametrize(
    ("kind", "more", "what"),
    [
        ("grade", {"value": "sure"}, "grade: Input should be 'confirmed'"),
        ("relate", {"value": "cousin_of"}, "relate: Input should be 'part_of'"),
        ("correct", {"field": "trigger", "value": "hit"}, "no field 'trigger' can be corrected"),
        ("correct", {"field": "event_type", "value": "terrorism"}, "event_type: Input should be"),
        (
            "correct",
            {"field": "date", "value": {"start": "2031-03-04", "end": "2031-03-03", "precision": "day"}},
            "end",
        ),
        ("correct", {"field": "casualties", "value": [{"text": "x", "start": 0, "party": "x"}]}, "casualties.0.effect"),
        ("correct", {"field": "place", "value": {"text": "Tarn", "start": 1, "altitude": 3}}, "place.altitude"),
        ("withdraw", {}, "names what it takes back"),
        ("adopt", {"value": {"proposal": "p1"}}, "adopt.claim: Field required"),
        ("decline", {"value": None}, "decline"),
    ],
)
def test_a_value_that_its_kind_cannot_take_is_refused(
    judge: Any, anchor: Anchor, kind: str, more: Any, what: str
) -> None:
    with pytest.raises(ValidationError, match=what):
        judge(kind, other=anchor, **more)


def test_a_time_without_zone_is_refused(judge: Any) -> None:
    with pytest.raises(ValidationError, match="zone"):
        judge(when=dt.datetime(2031, 3, 5))


def test_a_value_comes_back_as_it_was(judge: Any) -> None:
    made = judge("correct", field="place", value={"text": "Tarn", "start": 63, "country": "FR"}, withdraws="j0")
    assert type(made).model_validate_json(made.model_dump_json()) == made
    assert made.withdraws == ("j0",)
    assert made.read_value().country == "FR"


def test_an_anchor_quotes_the_trigger_with_words_around_it(claim: Claim, report: Any) -> None:
    made = Anchor.of(claim, report.text)
    assert report.text[made.start : made.end] == made.quote == "hit"
    assert "rockets hit a base" in made.context
    assert made.report == report.id

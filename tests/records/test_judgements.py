"""What a judgement must carry."""

import datetime as dt
from typing import Any

import pytest
from pydantic import ValidationError

from dateline.records import Anchor


@pytest.mark.parametrize("kind", ["same", "different", "part_of", "relate"])
def test_what_compares_names_two_claims(judge: Any, anchor: Anchor, kind: str) -> None:
    with pytest.raises(ValidationError, match="names two claims"):
        judge(kind)
    assert judge(kind, other=anchor).other == anchor


def test_a_correction_names_its_field_and_may_set_it_to_nothing(judge: Any) -> None:
    with pytest.raises(ValidationError, match="names the field"):
        judge("correct", value="2031-03-01")
    assert judge("correct", field="date", value=None).value is None


def test_a_time_without_zone_is_refused(judge: Any) -> None:
    with pytest.raises(ValidationError, match="zone"):
        judge(when=dt.datetime(2031, 3, 5))


def test_a_value_comes_back_as_it_was(judge: Any) -> None:
    made = judge("correct", field="place", value={"text": "Tarn", "start": 63, "country": "FR"})
    assert type(made).model_validate_json(made.model_dump_json()) == made

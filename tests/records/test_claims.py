"""A claim takes only codes of the codebook, and nothing unknown at any depth."""

from typing import Any

import pytest
from pydantic import ValidationError

from dateline.records import Claim


def test_a_claim_cannot_be_changed(claim: Claim) -> None:
    with pytest.raises(ValidationError):
        claim.event_type = "attack"  # type: ignore[misc]


def test_a_key_too_many_is_refused_at_any_depth(claim: Claim) -> None:
    data = claim.model_dump(mode="json")
    data["place"]["altitude"] = 3
    with pytest.raises(ValidationError, match="altitude"):
        Claim.model_validate(data)


@pytest.mark.parametrize(
    ("field", "value"),
    [("event_type", "terrorism"), ("certainty", "sure"), ("confidence", 0.8), ("scope", None), ("trigger", None)],
)
def test_only_codes_of_the_codebook(claim: Claim, field: str, value: Any) -> None:
    with pytest.raises(ValidationError):
        Claim.model_validate({**claim.model_dump(mode="json"), field: value})


def test_a_full_claim_fills_every_field(claim: Claim) -> None:
    empty = {name for name in Claim.model_fields if getattr(claim, name) in (None, (), {}, "")}
    assert not empty, "the fixture must fill what the round trip is to prove"

"""A report hashes its text and hands claims a reference."""

import pytest
from pydantic import ValidationError

from dateline.records import Report
from dateline.values import text_hash


def test_the_hash_is_made_and_a_wrong_one_refused(report: Report) -> None:
    assert report.text_sha256 == text_hash(report.text)
    with pytest.raises(ValidationError, match="not the hash"):
        Report(id="r", text="other", text_sha256=report.text_sha256)


def test_what_a_claim_carries_of_it(report: Report) -> None:
    reference = report.reference()
    assert set(type(reference).model_fields) < set(Report.model_fields)
    assert all(getattr(reference, name) == getattr(report, name) for name in type(reference).model_fields)

"""Spans are half-open in code points, never empty, never past their text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from dateline.errors import SpanError
from dateline.values import Span, to_utf16


def test_half_open_in_code_points() -> None:
    text = "Blast 🚨 in Çanlı"
    assert Span(start=6, end=7).quote(text) == "🚨"
    assert Span(start=11, end=16).quote(text) == "Çanlı"


@pytest.mark.parametrize(("start", "end"), [(3, 3), (3, 2)])
def test_never_empty(start: int, end: int) -> None:
    with pytest.raises(ValidationError, match="must end after"):
        Span(start=start, end=end)


def test_never_before_the_text() -> None:
    with pytest.raises(ValidationError):
        Span(start=-1, end=2)


def test_past_the_end_is_an_error_not_a_shorter_quote() -> None:
    with pytest.raises(SpanError, match="runs past"):
        Span(start=2, end=9).quote("short")


def test_touching_is_not_overlapping() -> None:
    assert not Span(start=0, end=3).overlaps(Span(start=3, end=5))
    assert Span(start=0, end=4).overlaps(Span(start=3, end=5))


@given(st.text(max_size=30), st.integers(0, 30))
def test_browsers_offsets_are_those_of_utf16(text: str, at: int) -> None:
    at = min(at, len(text))
    assert to_utf16(text, at) == len(text[:at].encode("utf-16-le", "surrogatepass")) // 2

"""Hashes and ids depend on nothing but what they name."""

from hypothesis import given
from hypothesis import strategies as st

from dateline.values import digest, mint, text_hash


def test_a_second_run_makes_the_same() -> None:
    assert mint("c", "report", 7) == mint("c", "report", 7)
    assert mint("c", "report", 7).startswith("c-")
    assert len(mint("c", "report", 7)) == 14


def test_parts_never_run_together() -> None:
    assert mint("c", "ab", "c") != mint("c", "a", "bc")


@given(st.text(max_size=20), st.text(max_size=20))
def test_equal_hash_only_for_equal_text(one: str, other: str) -> None:
    assert (text_hash(one) == text_hash(other)) is (one == other)


def test_lone_surrogates_are_hashed_not_refused() -> None:
    assert len(text_hash("broken \ud83d here")) == 64


def test_a_known_hash() -> None:
    assert digest(b"").startswith("e3b0c44298fc1c149afbf4c8996fb924")

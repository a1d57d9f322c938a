"""Look-up of phrases: the longest at a token, the last in a stretch, never past its end."""

from hypothesis import given
from hypothesis import strategies as st

from dateline.codebook import Phrases
from dateline.codebook.phrases import listed

BOOK = Phrases([("bomb", "b"), ("car bomb", "cb"), ("car bomb attack", "cba"), ("attack", "a")])
WORDS = st.lists(st.sampled_from("car bomb attack the".split()), min_size=1, max_size=8)


def test_the_longest_wins() -> None:
    assert BOOK.longest("a car bomb attack".split(), 1) == (3, "cba")
    assert BOOK.longest("a car bomb".split(), 1) == (2, "cb")
    assert BOOK.longest("a car".split(), 1) is None


def test_nothing_is_read_past_the_end() -> None:
    assert BOOK.longest("car bomb attack".split(), 0, 2) == (2, "cb")
    assert BOOK.last_in("car bomb attack".split(), 0, 2) == (0, 2, "cb")
    assert not BOOK.anywhere("the bomb".split(), 0, 1)


def test_of_phrases_that_end_together_the_longest_is_the_last() -> None:
    assert BOOK.last_in("bomb and car bomb".split(), 0, 4) == (2, 2, "cb")


def test_the_first_value_of_a_phrase_stays() -> None:
    assert Phrases([("raid", 1), ("raid", 2)]).longest(["raid"], 0) == (1, 1)


def test_an_empty_book_finds_nothing() -> None:
    empty: Phrases[int] = Phrases()
    assert empty.longest(["raid"], 0) is None
    assert empty.last_in(["raid"], 0, 1) is None


@given(WORDS, st.data())
def test_found_stretches_lie_inside_and_spell_a_phrase(words: list[str], data: st.DataObject) -> None:
    first = data.draw(st.integers(0, len(words) - 1))
    end = data.draw(st.integers(first, len(words)))
    found = BOOK.last_in(words, first, end)
    assert (found is not None) is BOOK.anywhere(words, first, end)
    if found is not None:
        at, length, _ = found
        assert first <= at < at + length <= end
        assert " ".join(words[at : at + length]) in ("bomb", "car bomb", "car bomb attack", "attack")


def test_a_list_of_the_data_files_is_split_at_commas() -> None:
    assert listed("air  raid,\n  drone strike , ,blast") == ["air raid", "drone strike", "blast"]

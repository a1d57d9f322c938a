from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from dateline.language.tagger.windows import STRIDE, WINDOW, innermost, windows


@given(st.integers(0, 5000))
def test_windows_cover_a_text_and_none_is_too_long(count):
    found = windows(count)
    assert found[0][0] == 0
    assert found[-1][1] == count
    assert all(last - first <= WINDOW for first, last in found)
    assert all(second[0] - first[0] == STRIDE and second[0] < first[1] for first, second in pairwise(found))


@given(st.integers(1, 5000), st.data())
def test_a_piece_is_read_in_a_window_that_holds_it(count, data):
    at = data.draw(st.integers(0, count - 1))
    first, last = windows(count)[innermost(at, at + 1, windows(count))]
    assert first <= at < last


def test_the_innermost_window_is_the_one_with_most_around_a_piece():
    found = windows(1000)
    assert innermost(10, 11, found) == 0
    assert innermost(STRIDE + WINDOW // 2, STRIDE + WINDOW // 2 + 1, found) == 1
    assert innermost(999, 1000, found) == len(found) - 1  # the text's own end cuts nothing off

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import BrokenInput
from dateline.exports import cite, from_jsonl, to_jsonl

from .conftest import make_figure, make_row


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1), st.integers(0, 10**6))
def test_out_and_in_again_is_the_same(name, number):
    rows = [make_row(name, figures=[make_figure("killed", number, None, None)]), make_row("two", place=None, day=None)]
    rows[0].citations = (cite(rows[0].claims[0]),)
    export = to_jsonl(rows)
    assert export.losses == ()
    assert from_jsonl(export.text) == rows


def test_a_broken_line_says_which(row):
    text = to_jsonl([row()]).text
    with pytest.raises(BrokenInput, match="line 2"):
        from_jsonl(text + '{"incident": {}}\n')

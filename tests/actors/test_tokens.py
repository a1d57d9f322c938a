"""Tests of how names compare."""

import pytest

from dateline.actors.tokens import PhraseIndex, keys, tokenise


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("al-Shabaab", "Al Shabaab"),
        ("U.S. forces", "US Forces"),
        ("Jama'at Nusrat", "Jamaat Nusrat"),
        ("Túpac Amaru", "TUPAC AMARU"),
        ("Iran’s army", "Iran army"),
        ("Workers' Party", "Workers Party"),
        ("M23/AFC", "m23/afc"),
    ],
)
def test_spellings_that_compare_alike(one: str, other: str) -> None:
    assert keys(one) == keys(other)
    assert tuple(token.key for token in tokenise(one)) == keys(one)


def test_the_index_gives_the_longest_first() -> None:
    index: PhraseIndex[int] = PhraseIndex()
    index.add("red", 1)
    index.add("Red Front", 2)
    index.add("red front", 3)
    index.add("…", 4)
    tokens = tokenise("the Red-Front army")
    assert index.at(tokens, 1) == [(2, [2, 3]), (1, [1])]
    assert index.at(tokens, 0) == []
    assert index.get(tokenise("RED")) == [1]
    assert index.get(tokens) == []

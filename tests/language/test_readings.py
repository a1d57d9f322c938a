"""Tokens with exact offsets, and the ways from an offset to its token, sentence and noun phrase."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.language import Reading, read
from dateline.language.tags import TAGS
from dateline.records import Report

PIECES = st.sampled_from(
    ["U.S.-led ", "al-Noor's ", "3rd ", "1,500.5 ", "6:30 ", "can't ", "🚨👩‍👩‍👧 ", "e\u0301te\u0301 ", "خمسة جنود، ", "Gen. A. Roe ",
     "Çanlı’s ", "AK-47s ", "(sic) ", "“Go!” ", "...", "\n", "İstanbul ", "ß ", "ﬁre ", "\u202bקרב\u202c ", "x-", "_", "'s "]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=15).map("".join))


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("U.S.-led forces killed al-Noor's men.", "U.S.-led|forces|killed|al-Noor|'s|men|."),
        ("They can't leave; it's 5,000.", "They|ca|n't|leave|;|it|'s|5,000|."),
        ("At 6:30 a.m. on the 3rd, 1.5 million e-mails", "At|6:30|a.m.|on|the|3rd|,|1.5|million|e-mails"),
        ("Gen. A. Roe fired an AK-47.", "Gen.|A.|Roe|fired|an|AK-47|."),
        ("The rebels’ base (near Çanlı)", "The|rebels|’|base|(|near|Çanlı|)"),
        ("🚨 قتل خمسة في Tarn!", "🚨|قتل|خمسة|في|Tarn|!"),
    ],
)
def test_tokens(text: str, tokens: str, reading) -> None:  # type: ignore[no-untyped-def]
    assert [token.text for token in reading(text).tokens] == tokens.split("|")


@given(TEXTS)
def test_tokens_are_the_texts_own_words(text: str) -> None:
    made = read(Report(id="r", text=text))
    for token in made.tokens:
        assert token.start < token.end
        assert text[token.start : token.end] == token.text
        assert token.lower == token.text.casefold()
    assert all(one.end <= other.start for one, other in pairwise(made.tokens))
    said = {at for token in made.tokens for at in range(token.start, token.end)}
    assert not [char for at, char in enumerate(text) if char.isalnum() and at not in said]


@given(TEXTS)
def test_sentences_share_out_the_tokens(text: str) -> None:
    made = read(Report(id="r", text=text))
    assert [s.index for s in made.sentences] == list(range(len(made.sentences)))
    ends = [0, *(s.last for s in made.sentences)]
    assert [s.first for s in made.sentences] == ends[:-1]
    assert ends[-1] == len(made.tokens) == len(made.tags) == len(made.lowers) == len(made.chunk_of)
    assert set(made.tags) <= set(TAGS)
    for sentence in made.sentences:
        assert all(sentence.start <= t.start and t.end <= sentence.end for t in made.tokens_of(sentence))


@given(TEXTS)
def test_noun_phrases_never_overlap_and_hold_their_head(text: str) -> None:
    made = read(Report(id="r", text=text))
    assert all(one.last <= other.first for one, other in pairwise(made.chunks))
    for chunk in made.chunks:
        assert chunk.first <= chunk.head < chunk.last
        assert made.chunk_at(chunk.head) == chunk


def test_from_an_offset_to_what_stands_there(reading) -> None:  # type: ignore[no-untyped-def]
    text = "Gunmen fled. 🚨 Two guards died."
    made: Reading = reading(text)
    at = text.index("guards")
    assert made.tokens[made.token_at(at + 2)].text == "guards"
    assert made.sentence_at(at).index == 1
    assert made.sentence_at(text.index("fled")).index == 0
    chunk = made.chunk_at(made.token_at(at))
    assert made.words(chunk.first, chunk.last) == "Two guards"
    assert made.chunk_at(made.token_at(text.index("died"))) is None
    assert made.chunk_at(-1) is None


@pytest.mark.parametrize("text", ["", " \n\t", "\u200b"])
def test_a_text_without_words_has_a_reading(text: str, reading) -> None:  # type: ignore[no-untyped-def]
    made = reading(text)
    assert len(made.tags) == len(made.tokens)
    assert made.token_at(0) == 0
    assert made.sentence_at(0) is None or made.sentences

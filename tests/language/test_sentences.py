"""Where sentences begin and end; and whatever the text, the pieces cover it and keep its offsets."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.language.sentences import MAX_SENTENCE, split_sentences

LINES = st.sampled_from(
    ["Gunmen fled. ", "Col. A. Roe left. ", "The U.S. said so.\n", "“We ran,” he said. ", "TARN (Wire) - ", "\n\n",
     "قتل خمسة جنود. ", "Read more: here\n", "🚨 ", "e\u0301tat ", "…", "\u2028", "\t", "a.m. ", "No. 5 ", "\u200b", "x" * 70]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=80), st.lists(LINES, max_size=12).map("".join))


def split(text: str) -> list[str]:
    return [text[piece.start : piece.end] for piece in split_sentences(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen attacked. | They fled.",
        "Col. A. B. Roe of the 3rd Brigade spoke. | Troops left.",
        "Mr. Roe, Mrs. Doe and Dr. Ali met Lt. Gen. Musa in St. Anne. | They talked.",
        "It left the U.S. | The troops stayed.",
        "He met U.S. officials at the U.N. headquarters. | They left.",
        "The group J. Brand & Co. Ltd. denied it. | It lied.",
        "The road closed at 7 a.m. | The market stayed shut.",
        "Shots were fired at 6 p.m. Monday near No. 5 Base.",
        "He died in Jan. 2031 aged 41. | She lived.",
        "About 5.5 million fled 3.2 km. | Some returned.",
        "Why? | Nobody knows! | It ended… | It began.",
        "“We ran.” | He wept.",
        "\"Who did it?\" she asked. | Nobody knew.",
        "The men (who fled.) | The rest stayed.",
        "Fighting broke out in 2030. | 12 people died.",
        "TARN, March 3 (Wire) - Gunmen attacked a post.",
        "‘It was dark,’ said al-Amin. | Nothing moved.",
    ],
)  # fmt: skip
def test_sentences(text: str) -> None:
    assert split(text.replace(" | ", " ")) == text.split(" | ")


def test_a_line_ends_a_sentence_and_counts_as_a_paragraph() -> None:
    pieces = split_sentences("One line without a stop\nAnother. And more.\r\n\r\nThird")
    assert [piece.paragraph for piece in pieces] == [0, 1, 1, 2]


def test_a_first_line_without_a_stop_is_the_headline() -> None:
    pieces = split_sentences("Gunmen attack post near Tarn\n\nGunmen attacked a post. No stop here")
    assert [piece.role for piece in pieces] == ["headline", "body", "body"]
    assert split_sentences("Gunmen attacked a post.")[0].role == "body"


@pytest.mark.parametrize(
    "line",
    ["Reporting by Jane Doe; editing by Al Roe", "Read more: the war in maps", "Photo: J. Doe", "© 2031 Post",
     "Sign up for our letter", "Our Standards: The principles", "Additional reporting by A. Roe."],
)  # fmt: skip
def test_credits_and_calls_are_boilerplate(line: str) -> None:
    roles = [piece.role for piece in split_sentences(f"A bomb went off.\n{line}\nTwo died.")]
    assert roles == ["body", "boilerplate", "body"]


@pytest.mark.parametrize("line", ["Reporters were attacked by a mob.", "Videos showed the blast.", "Signs of war."])
def test_a_story_is_not_boilerplate(line: str) -> None:
    assert split_sentences(f"A bomb went off. {line}")[1].role == "body"


@given(TEXTS)
def test_pieces_cover_the_text_in_order(text: str) -> None:
    at = 0
    for piece in split_sentences(text):
        assert not text[at : piece.start].strip()
        assert at <= piece.start < piece.end <= len(text)
        words = text[piece.start : piece.end]
        assert words == words.strip()
        assert len(words) <= MAX_SENTENCE
        assert "\n" not in words
        at = piece.end
    assert not text[at:].strip()


def test_a_text_without_ends_is_cut_and_takes_linear_time() -> None:
    text = "word and " * 30_000
    start = time.perf_counter()
    pieces = split_sentences(text)
    assert time.perf_counter() - start < 3
    assert max(piece.end - piece.start for piece in pieces) <= MAX_SENTENCE
    assert " ".join(text[piece.start : piece.end] for piece in pieces) == text.strip()

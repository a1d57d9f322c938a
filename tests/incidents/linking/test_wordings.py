import numpy as np
import pytest

from dateline.incidents.linking.wordings import UNSEEN, Wording, Wordings, common_name, full_names, weigh, words_of


def wordings(*texts):
    return Wordings([Wording(text, text) for text in texts])


def likeness(words, one, other):
    ((_, _, found),) = words.each(np.array([one]), np.array([other]))
    return found


def test_likeness_is_symmetric_and_falls_with_the_words():
    words = wordings("Ferry hijacked off Lurin", "Hijacked ferry freed off Lurin", "Farmers march on Belden")
    assert likeness(words, 0, 1) == pytest.approx(likeness(words, 1, 0))
    assert likeness(words, 0, 1)["text"] > likeness(words, 0, 2)["text"]
    assert likeness(words, 0, 0)["text"] == pytest.approx(1, abs=1e-5)


def test_two_claims_are_as_alike_beside_others_as_alone():
    pair = ("Ferry hijacked off Lurin", "Hijacked ferry freed off Lurin")
    assert likeness(wordings(*pair), 0, 1) == likeness(wordings(*pair, "Rain", "Ferry"), 0, 1)


def test_numbers_and_names_have_likenesses_of_their_own():
    words = wordings("He said Ilan Vorsk shot 17 men.", "On Monday Ilan Vorsk was held over 17 deaths.", "No names.")
    found = likeness(words, 0, 1)
    assert found["numbers"] == pytest.approx(1, abs=1e-5)
    assert found["name"] > 5
    assert found["full names"] > 0
    assert likeness(words, 0, 2)["name"] == likeness(words, 0, 2)["numbers"] == 0


def test_common_words_weigh_little_and_unseen_ones_most():
    assert weigh("the")[1] < weigh("police")[1] < weigh("hijacked")[1] < weigh("vorskish")[1] == UNSEEN


def test_words_lose_possessive_endings_and_single_letters():
    assert words_of("Vorsk’s 7 men, a boat") == ["vorsk", "7", "men", "boat"]


def test_full_names_are_neighbours_in_runs_of_capitalised_words():
    assert full_names("It was Ilan Vorsk of Belden. On Monday Abu Omar spoke.") == {
        ("ilan", "vorsk"),
        ("on", "monday"),
        ("monday", "abu"),
        ("abu", "omar"),
    }


def test_the_name_in_common_is_the_most_telling_one():
    one, other = (Wording(f"{text} Ilan Vorsk and New York", "") for text in ("With", "Without"))
    assert common_name(one, other) == "ilan vorsk"
    assert common_name(one, Wording("nobody", "")) is None


def test_top_words_are_the_heaviest_first_and_padded():
    top = wordings("the the vorskish police").top(4)
    assert top.shape == (1, 4)
    assert top[0, 0] == weigh("vorskish")[0]
    assert top[0, 3] == -1


def test_near_finds_what_reads_alike():
    words = wordings("Ferry hijacked off Lurin", "Hijacked ferry freed off Lurin", "Farmers march on Belden")
    assert words.near(0, 0.1).tolist() == [1]


def test_packed_words_compare_as_before():
    words = wordings("Ferry hijacked off Lurin", "On Monday Ilan Vorsk was held over 17 deaths.", "", "Ilan Vorsk, 17")
    again = Wordings.unpacked(words.packed())
    assert again.count == 4
    assert Wordings.unpacked([]).count == 0
    pairs = np.array([0, 0, 1, 2]), np.array([1, 3, 3, 3])
    assert list(again.each(*pairs)) == list(words.each(*pairs))

import pytest

from dateline.language import read
from dateline.language.tagger.standins import disguise, stand_ins
from dateline.records import Report


def told(text):
    reading = read(Report(id="r", text=text))
    return reading, disguise(text, reading.tokens, reading.tags, reading.sentences)


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("Troops of Ostra killed 14 people near Dravosk.", "Troops of Zhelmark killed 233 people near Ostrel."),
        ("In Dravosk soldiers shot seven rebels.", "In Dravosk rebels shot eleven soldiers."),
        ("The terrorists butchered villagers in a brutal attack.", "The militants killed villagers in a large attack."),
        ("The regime said the army had left.", "The government said the militia had left."),
        ("It began in 1998 in Ostra.", "It began in 2016 in Ostra."),
        ("Then Ostran forces attacked.", "Then Red Banner fighters attacked."),
        ("Then the Ostran army attacked.", "Then the Red Banner attacked."),
        ("Ostra said it was an Ostra-backed militia.", "Zhelmark said it was a Dravosk-backed army."),
        ("Terrorists killed two men. Terrorist groups fled.", "Fighters killed two men. Armed groups fled."),
    ],
)
def test_reports_that_differ_in_who_and_how_loud_read_alike(text, other):
    assert told(text)[1].text == told(other)[1].text


def test_a_name_keeps_its_stand_in():
    words = told("Men from Ostra met Halvar. Later Halvar left for Dravosk, and Ostra fell silent.")[1].text.split()
    assert words[2] == words[11]
    assert words[4].strip(".") == words[6]
    assert len({words[2], words[6], words[9].strip(",")}) == 3


def test_a_name_more_changes_nothing_in_the_sentences_after_it():
    one = told("The men came from Ostra. They met Halvar in Dravosk.")[1].text
    other = told("The men came from Ostra and Zhelmark. They met Halvar in Dravosk.")[1].text
    assert one.split(". ")[1] == other.split(". ")[1]


def test_the_words_of_a_name_share_its_stand_in():
    reading, found = told("On Monday Ana Maria Ostrova spoke.")
    first = next(k for k, token in enumerate(reading.tokens) if token.text == "Ana")
    assert found.tokens[first] == found.tokens[first + 1] == found.tokens[first + 2]
    assert found.text.split()[2] in stand_ins()


@pytest.mark.parametrize("opener", ["Authorities", "Investigators", "Clashes", "Villagers"])
def test_a_common_word_that_opens_a_sentence_is_no_name(opener):
    assert told(f"{opener} spread to the market.")[1].text.startswith(opener)


def test_what_happened_is_read_as_it_stands():
    text = "Gunmen opened fire on a market in the morning, and a bomb went off."
    assert told(text)[1].text == text


def test_tokens_and_sentences_stay_one_for_one():
    text = "HALVAR, May 13 - Rebels killed 1,204 soldiers.\n\n“They fled”, said Ana Ostrova; 30 percent – in all."
    reading, found = told(text)
    assert len(found.tokens) == len(reading.tokens)
    assert len(found.sentences) == len(reading.sentences)
    for token, piece in zip(reading.tokens, found.tokens, strict=True):
        if token.lower in ("killed", "they", "percent", "\u201c"):
            assert found.text[piece.start : piece.end] == token.text
    first = reading.sentences[0]
    assert found.moved(first.first, first.last) == [found.sentences[0].start, found.sentences[0].end]

"""Forms of words that the lexicons leave out."""

import pytest

from dateline.codebook import irregular_verbs, verb_forms
from dateline.codebook.inflections import conjugated, plural, with_plurals


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("attack", "attack attacks attacked attacking"),
        ("raid", "raid raids raided raiding"),
        ("torture", "torture tortures tortured torturing"),
        ("bury", "bury buries buried burying"),
        ("deploy", "deploy deploys deployed deploying"),
        ("ambush", "ambush ambushes ambushed ambushing"),
        ("torch", "torch torches torched torching"),
        ("die", "die dies died dying"),
        ("flee", "flee flees fled fleeing"),
        ("kidnap", "kidnap kidnaps kidnapped kidnapping"),
        ("stab", "stab stabs stabbed stabbing"),
        ("lob", "lob lobs lobbed lobbing"),
        ("shoot", "shoot shoots shot shooting"),
        ("withdraw", "withdraw withdraws withdrew withdrawn withdrawing"),
        ("hit", "hit hits hitting"),
    ],
)
def test_verb_forms(verb: str, forms: str) -> None:
    assert set(verb_forms(verb)) == set(forms.split())


def test_a_form_says_what_it_is() -> None:
    assert verb_forms("seize") == {"seized": "both", "seizing": "ing", "seizes": "s", "seize": "base"}
    assert verb_forms("overthrow")["overthrew"] == "past"
    assert verb_forms("overthrow")["overthrown"] == "participle"


def test_irregular_verbs_have_three_forms() -> None:
    assert irregular_verbs()["strike"] == ("struck", "struck")
    assert all(past and participle for past, participle in irregular_verbs().values())


@pytest.mark.parametrize(
    ("one", "many"),
    [("rebel", "rebels"), ("policeman", "policemen"), ("ministry", "ministries"), ("boy", "boys"), ("bus", "buses"),
     ("box", "boxes"), ("aid worker", "aid workers"), ("clash", "clashes"), ("child", "children"), ("axe", "axes"),
     ("wounded person", "wounded people"), ("knife", "knives"), ("body", "bodies")],
)  # fmt: skip
def test_plurals(one: str, many: str) -> None:
    assert plural(one) == many
    assert with_plurals([one]) == [one, many]


def test_a_phrase_bends_in_its_first_word() -> None:
    assert set(conjugated("gun down")) == {"gun down", "guns down", "gunned down", "gunning down"}
    assert "took to the streets" in conjugated("take to the streets")

"""Words that may name an event: which, of what type, and whether they tell of something that happened."""

import itertools

import pytest

HAPPENINGS = [
    ("Gunmen attacked the base.", "attacked", "happened"),
    ("The base was attacked.", "attacked", "happened"),
    ("Rebels began to shell the town.", "shell", "happened"),
    ("Troops were forced to fight the rebels.", "fight", "happened"),
    ("The attack lasted an hour.", "attack", "happened"),
    ("Rebels planned to attack the base.", "attack", "planned"),
    ("Rebels will attack the base.", "attack", "planned"),
    ("Rebels could attack the base.", "attack", "planned"),
    ("Rebels threatened to bomb the base.", "bomb", "planned"),
    ("Rebels tried to storm the base.", "storm", "planned"),
    ("Officials warned of an attack.", "attack", "planned"),
    ("If gunmen attack the base, troops will leave.", "attack", "planned"),
    ("Police went there to arrest him.", "arrest", "planned"),
    ("The army denied that it had shelled the village.", "shelled", "denied"),
    ("Rebels did not attack the base.", "attack", "denied"),
    ("Nobody was killed.", "killed", "denied"),
    ("No one was killed in the square.", "killed", "denied"),
    ("No soldiers were killed.", "killed", "denied"),
    ("There was no attack.", "attack", "denied"),
    ("He was charged with murder.", "murder", "court"),
    ("She was convicted of the bombing.", "bombing", "court"),
    ("He was sentenced for the killing.", "killing", "court"),
    ("Thousands marked the anniversary of the massacre.", "massacre", "history"),
    ("They lit candles in memory of the bombing.", "bombing", "history"),
    ("Soldiers rehearsed an attack.", "attack", "exercise"),
    ("The training raid ended at noon.", "raid", "exercise"),
    ("A mock attack was staged.", "attack", "exercise"),
    ("A gas explosion destroyed a bakery.", "explosion", "accident"),
    ("A gas explosion tore through a bakery.", "tore through", "accident"),
    ("Five people were killed when a train derailed.", "killed", "accident"),
    ("He suffered a heart attack.", "attack", "figurative"),
    ("Critics attacked the budget.", "attacked", "figurative"),
    ("He lost a battle with cancer.", "battle", "figurative"),
    ("Prices exploded in May.", "exploded", "figurative"),
]


@pytest.mark.parametrize(
    "text",
    [
        "He took a taxi to the hotel.",
        "They pushed a cart to the market.",
        "Guests entered the hall.",
        "Families gathered for lunch.",
        "He fired three clerks.",
    ],
)
def test_a_verb_without_what_it_needs_is_no_trigger(text: str, mentions) -> None:  # type: ignore[no-untyped-def]
    assert not mentions(text).triggers


@pytest.mark.parametrize(("text", "trigger", "happening"), HAPPENINGS)
def test_what_happened_and_what_did_not(text: str, trigger: str, happening: str, mentions) -> None:  # type: ignore[no-untyped-def]
    found = {mention.text: mention.happening for mention in mentions(text).triggers}
    assert found.get(trigger) == happening, found


@pytest.mark.parametrize(
    ("text", "trigger", "event_type"),
    [
        ("Rebels seized the town.", "seized", "territory_change"),
        ("Police seized rifles.", "seized", "weapons_seizure"),
        ("Gunmen seized two nurses.", "seized", "abduction"),
        ("The town was seized by rebels.", "seized", "territory_change"),
        ("Rebels fired rockets at the base.", "fired", "shelling_missile"),
        ("Police fired tear gas at the crowd.", "fired tear gas", "force_against_protesters"),
        ("Gunmen took nine guests of the hotel hostage.", "took", "abduction"),
        ("Police took two of the men into custody.", "took", "arrest"),
        ("The offensive pushed the rebels from power.", "pushed", "territory_change"),
        ("Troops entered the town at dawn.", "entered", "force_movement"),
        ("Protesters gathered outside the ministry.", "gathered", "protest"),
        ("Pirates released a trawler seized in May.", "seized", "abduction"),
        ("Shots were fired at dawn.", "fired", "attack"),
        ("Soldiers opened fire on a bus.", "opened fire", "attack"),
        ("The rebels released two nurses.", "released", "agreement"),
        ("Both sides signed a truce.", "signed", "agreement"),
        ("A suicide car bombing shook Tarn.", "suicide car bombing", "suicide_bomb"),
        ("Unknown men attacked a post.", "attacked", None),
    ],
)
def test_a_verb_by_its_object(text: str, trigger: str, event_type: str | None, mentions) -> None:  # type: ignore[no-untyped-def]
    found = {mention.text: mention.event_type for mention in mentions(text).triggers}
    assert trigger in found
    assert found[trigger] == event_type


@pytest.mark.parametrize(
    "text",
    ["She seized the chance.", "The firm released a report.", "He signed a letter.", "The band fired its drummer.",
     "An arrest warrant was issued.", "The minister visited Paris."],
)  # fmt: skip
def test_words_without_an_event(text: str, mentions) -> None:  # type: ignore[no-untyped-def]
    assert not mentions(text).triggers


def test_boilerplate_holds_no_trigger(mentions) -> None:  # type: ignore[no-untyped-def]
    assert not mentions("Rain fell in Tarn.\nRead more: gunmen attacked a bus\n").triggers


def test_triggers_stand_in_order_and_never_overlap(mentions) -> None:  # type: ignore[no-untyped-def]
    text = "Gunmen shot dead a judge, a car bomb attack killed two nurses and rioters set fire to a shop."
    found = mentions(text).triggers
    assert [mention.text for mention in found] == ["shot dead", "car bomb attack", "killed", "set fire to"]
    assert all(one.end <= other.start for one, other in itertools.pairwise(found))

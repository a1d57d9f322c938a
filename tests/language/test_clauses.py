"""Who does what to whom around one verb: subject, object, agent, through appositions, relatives, lists and participles."""

import pytest


@pytest.mark.parametrize(
    ("text", "word", "subject"),
    [
        ("Gunmen attacked a police post.", "attacked", "Gunmen"),
        ("Gunmen on motorcycles killed a mayor.", "killed", "Gunmen"),
        ("Gunmen in the city of Tarn attacked a bank.", "attacked", "Gunmen"),
        ("The commander, a former teacher, shot two guards.", "shot", "The commander"),
        ("The men who fled attacked a shop.", "fled", "The men"),
        ("The men who fled attacked a shop.", "attacked", "The men"),
        ("An attack that wounded four people shook Tarn.", "wounded", "An attack"),
        ("Pirates stormed a tanker and took the crew.", "took", "Pirates"),
        ("Rioters looted shops and burned cars.", "burned", "Rioters"),
        ("The army said the rebels released three hostages.", "released", "the rebels"),
        ("When gunmen attacked a bank, police fled.", "attacked", "gunmen"),
        ("When gunmen attacked a bank, police fled.", "fled", "police"),
        ("Dozens of men stormed the station.", "stormed", "men"),
        ("Police (the CRS) fired shots.", "fired", "Police"),
        ("The town, which jets bombed on Monday, is empty.", "bombed", "jets"),
        ("They attacked a bank.", "attacked", "They"),
        ("Rebels have repeatedly attacked villages.", "attacked", "Rebels"),
        ("Soldiers did not fire at the crowd.", "fire", "Soldiers"),
        ("U.S. and Iraqi forces raided a camp.", "raided", "U.S. and Iraqi forces"),
    ],
)
def test_the_subject(text: str, word: str, subject: str, verb) -> None:  # type: ignore[no-untyped-def]
    assert verb(text, word).subject == subject


def test_a_participle_after_a_comma_has_the_subject_of_the_clause(verb) -> None:  # type: ignore[no-untyped-def]
    for text in ("Rebels attacked a post, killing five officers.", "Rebels attacked a post, wounding five officers."):
        word = "killing" if "killing" in text else "wounding"
        found = verb(text, word)
        assert (found.subject, found.objects, found.passive) == ("Rebels", ["five officers"], False)


@pytest.mark.parametrize(
    ("text", "word", "sufferer", "agents"),
    [
        ("A police post was attacked by gunmen on Monday.", "attacked", "A police post", ["gunmen"]),
        ("Two judges have been shot by unknown men.", "shot", "Two judges", ["unknown men"]),
        ("Five farmers were killed.", "killed", "Five farmers", []),
        ("Forty people had been detained.", "detained", "Forty people", []),
        ("A bridge blown up by rebels blocked the road.", "blown", "A bridge", ["rebels"]),
        ("Two soldiers were shot and killed by snipers.", "killed", "Two soldiers", ["snipers"]),
        ("The mayor was not killed by the army or the police.", "killed", "The mayor", ["the army", "the police"]),
    ],
)
def test_a_passive_has_a_sufferer_and_perhaps_an_agent(  # type: ignore[no-untyped-def]
    text: str, word: str, sufferer: str, agents: list[str], verb
) -> None:
    found = verb(text, word)
    assert (found.passive, found.subject, found.agents) == (True, sufferer, agents)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Gunmen killed a mayor.", "killed"),
        ("Gunmen have killed a mayor.", "killed"),
        ("The men who fled attacked a shop.", "attacked"),
        ("Police were firing at the crowd.", "firing"),
        ("Jets bombed two villages.", "bombed"),
    ],
)
def test_what_is_not_passive(text: str, word: str, verb) -> None:  # type: ignore[no-untyped-def]
    assert not verb(text, word).passive


@pytest.mark.parametrize(
    ("text", "word", "objects"),
    [
        ("Gunmen attacked a police post.", "attacked", ["a police post"]),
        ("The bomb killed soldiers, two nurses and a driver.", "killed", ["soldiers", "two nurses", "a driver"]),
        ("Rebels killed the mayor and police arrested two men.", "killed", ["the mayor"]),
        ("Gunmen fired at a bus.", "fired", []),
        ("Rebels killed at least five farmers.", "killed", ["five farmers"]),
        ("A mob beat dozens of traders.", "beat", ["traders"]),
        ("The rebels surrendered.", "surrendered", []),
    ],
)
def test_the_objects(text: str, word: str, objects: list[str], verb) -> None:  # type: ignore[no-untyped-def]
    assert verb(text, word).objects == objects


def test_a_walk_never_leaves_its_sentence(reading) -> None:  # type: ignore[no-untyped-def]
    from dateline.language.clauses import sentence_of, subject_of

    made = reading("Gunmen fled. Killed in the raid were two guards.")
    at = made.lowers.index("killed")
    assert subject_of(made, at, sentence_of(made, at).first) is None

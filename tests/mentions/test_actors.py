"""Noun phrases that name people, forces, groups or things: their words, kind, head and registry ids."""

import pytest


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("Masked gunmen fled.", "Masked gunmen", "rebel"),
        ("Their three unarmed soldiers fled.", "unarmed soldiers", "state_force"),
        ("Police arrested a nurse.", "nurse", "civilian"),
        ("A mob burned the shop.", "mob", "rioters"),
        ("Masked herders burned the shop.", "Masked herders", "identity_militia"),
        ("The crowd threw stones.", "crowd", "protesters"),
        ("A U.N. peacekeeper was wounded.", "U.N. peacekeeper", "international"),
        ("Pirates hijacked a tanker.", "tanker", "thing"),
        ("Pirates hijacked a tanker.", "Pirates", "political_militia"),
        ("The election commission met.", "election commission", "organisation"),
        ("Two dozen villagers fled.", "villagers", "civilian"),
    ],
)
def test_a_noun_tells_the_kind(text: str, words: str, kind: str, mentions) -> None:  # type: ignore[no-untyped-def]
    found = {actor.text: actor.kind for actor in mentions(text).actors}
    assert found.get(words) == kind, found


@pytest.mark.parametrize(
    ("text", "words", "ids", "kind"),
    [
        ("Hezbollah fighters fled.", "Hezbollah fighters", {"hezbollah"}, "rebel"),
        ("The Taliban left Kabul.", "Taliban", {"taliban"}, "rebel"),
        ("Two Russian soldiers fled.", "Russian soldiers", {"russia-armed-forces"}, "state_force"),
    ],
)
def test_a_name_gives_ids(text: str, words: str, ids: set[str], kind: str, mentions) -> None:  # type: ignore[no-untyped-def]
    found = {actor.text: actor for actor in mentions(text).actors}
    assert set(found[words].actors) == ids
    assert found[words].kind == kind


def test_two_names_before_one_noun_are_two_actors(mentions) -> None:  # type: ignore[no-untyped-def]
    (joint,) = mentions("U.S. and Iraqi forces fled.").actors
    assert joint.text == "U.S. and Iraqi forces"
    assert len(joint.actors) == 2


def test_an_unknown_group_has_no_id(mentions) -> None:  # type: ignore[no-untyped-def]
    (group,) = mentions("Fighters of the Vellmar Dawn Column fled.").actors[:1]
    assert group.actors == ()


def test_members_of_a_group_keep_its_name(mentions) -> None:  # type: ignore[no-untyped-def]
    found = [actor.text for actor in mentions("Members of the Congress party were beaten.").actors]
    assert "Members of the Congress party" in found


@pytest.mark.parametrize("text", ["They left on Monday.", "It rained for three days.", "The attack was brief."])
def test_what_is_nobody_is_no_actor(text: str, mentions) -> None:  # type: ignore[no-untyped-def]
    assert not mentions(text).actors

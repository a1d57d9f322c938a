"""Figures where grammar and tagger are weighed together; the scores are said by hand, the weights are the shipped ones."""

import pytest

from dateline.claims.codings import draft_events
from dateline.claims.drafts import Scene
from dateline.mentions import find_mentions

TEXT = "The attack shook Ostrel on Tuesday. A truck was carrying 14 miners. Their families wait in the square."
EVENT = {"attack": "attack"}


@pytest.fixture
def figures(scored, coder):
    def code(links, text=TEXT, triggers=EVENT):
        reading = scored(text, triggers, links)
        mentions = find_mentions(reading, gazetteer=coder.gazetteer, actors=coder.actors, codebook=coder.codebook)
        events = draft_events(Scene.of(reading, mentions), coder.codebook)
        return [(e.trigger.text, c.text, c.effect, c.min) for e in events for c in e.figures]

    return code


@pytest.mark.parametrize("effect", ["killed", "wounded"])
def test_the_tagger_says_what_befell_people_where_no_word_does(figures, effect):
    assert figures({("attack", effect): ["14 miners"]}) == [("attack", "14 miners", effect, 14)]


def test_a_number_of_which_neither_says_anything_is_no_figure(figures):
    assert figures({}) == []


def test_whom_a_state_takes_it_arrests(figures):
    text = "The arrest came on Tuesday in Ostrel. Officers led 14 miners out of the square."
    said = {("arrest", "abducted"): ["14 miners"], ("arrest", "arrested"): ["14 miners"]}
    assert figures(said, text, {"arrest": "arrest"}) == [("arrest", "14 miners", "arrested", 14)]

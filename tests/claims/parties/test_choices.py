"""Who did it to whom where grammar and tagger are weighed together; the scores are said by hand, the weights are the shipped ones."""

import pytest

from dateline.claims.codings import draft_events
from dateline.claims.drafts import Scene
from dateline.mentions import find_mentions

TEXT = (
    "Six soldiers were killed near Ostrel on Tuesday. Local farmers saw smoke over the valley. "
    "The Red Dawn militia has often raided army posts there."
)


@pytest.fixture
def first_event(scored, coder):
    def code(links, text=TEXT):
        reading = scored(text, {"killed": "armed_clash"}, links)
        mentions = find_mentions(reading, gazetteer=coder.gazetteer, actors=coder.actors, codebook=coder.codebook)
        event = draft_events(Scene.of(reading, mentions), coder.codebook)[0]
        return [p.text for p in event.initiators], [p.text for p in event.targets]

    return code


def test_the_tagger_names_a_party_that_grammar_cannot_reach(first_event):
    assert first_event({("killed", "targets"): ["Six soldiers"]})[0] == []
    said = {("killed", "initiators"): ["The Red Dawn militia"], ("killed", "targets"): ["Six soldiers"]}
    assert first_event(said) == (["Red Dawn militia"], ["soldiers"])


def test_what_both_deny_is_no_party(first_event):
    initiators, targets = first_event({("killed", "targets"): ["Six soldiers"]})
    assert "Local farmers" not in (*initiators, *targets)
    assert targets == ["soldiers"]

import pytest

from dateline.codebook import load_codebook
from dateline.mentions.sources import find_sources

TEXT = "Nine villagers were killed in Ostrel, the Lantern Project said."


def kind_of(scored, coder, kinds, **asked):
    reading = scored(TEXT, {"killed": "attack"}, kinds=kinds)
    ((mention),) = find_sources(reading, coder.actors, load_codebook(), **asked)
    return mention.kind


def test_words_and_tagger_settle_the_kind_together(scored, coder):
    assert kind_of(scored, coder, {"Lantern Project": "ngo_un"}) == "ngo_un"


@pytest.mark.parametrize("kinds", [{}, {"Lantern Project": "ngo_un"}])
def test_unweighed_the_words_alone_tell(scored, coder, kinds):
    assert kind_of(scored, coder, kinds, weighed=False) == "other"

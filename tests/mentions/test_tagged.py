from dateline.mentions.tagged import with_tagged
from dateline.mentions.triggers import find_triggers


def test_the_taggers_words_stand_beside_the_codebooks(scored, coder):
    text = "Gunmen killed six soldiers. Villagers were put to the sword in Ostrel."
    reading = scored(text, {"put to the sword": "attack", "killed": "armed_clash"})
    found = with_tagged(reading, coder.codebook)
    assert [(t.text, t.event_type, t.cue) for t in found] == [
        *((t.text, t.event_type, t.cue) for t in find_triggers(reading, coder.codebook)),
        ("put to the sword", "attack", "tagger"),
    ]
    assert found[-1].verb


def test_grammar_decides_whether_the_taggers_words_happened(scored, coder):
    reading = scored("They plan to put villagers to the sword.", {"put villagers to the sword": "attack"})
    (found,) = with_tagged(reading, coder.codebook)
    assert found.happening == "planned"


def test_without_a_tagger_the_codebooks_words_are_all(coder, scored):
    reading = scored("Villagers were put to the sword.", {"put to the sword": "attack"})
    reading.scores = None
    assert with_tagged(reading, coder.codebook) == ()

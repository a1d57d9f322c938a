from dateline.claims.drafts import Scene
from dateline.claims.hints import Hints
from dateline.mentions import find_mentions

TEXT = "Gunmen killed six soldiers in Ostrel. The attack came at dawn, the army said."


def _scene(scored, coder):
    links = {("killed", "initiators"): ["Gunmen"], ("attack", "date"): ["dawn"]}
    reading = scored(TEXT, {"killed": "armed_clash", "attack": "armed_clash"}, links)
    mentions = find_mentions(reading, gazetteer=coder.gazetteer, actors=coder.actors, codebook=coder.codebook)
    return Scene.of(reading, mentions)


def _trigger(scene, words):
    return next(trigger for trigger in scene.mentions.triggers if trigger.text == words)


def test_of_an_events_triggers_the_one_that_says_most_counts(scored, coder):
    scene = _scene(scored, coder)
    killed, attack = _trigger(scene, "killed"), _trigger(scene, "attack")
    start, dawn = TEXT.index("Gunmen"), TEXT.index("dawn")
    assert scene.hints.link([killed], "initiators", start, start + 6) == 4.0
    assert scene.hints.link([attack], "initiators", start, start + 6) == -4.0
    assert scene.hints.link([killed, attack], "initiators", start, start + 6) == 4.0
    assert scene.hints.link([killed, attack], "date", dawn, dawn + 4) == 4.0
    assert scene.hints.word([killed]) > 2.0


def test_without_a_tagger_there_are_no_hints_and_the_weights_are_those_of_rules(scored, coder):
    scene = _scene(scored, coder)
    assert scene.fitted("credits") != Scene.of(_unread(scene.reading), scene.mentions).fitted("credits")
    assert Hints.of(_unread(scene.reading)) is None


def _unread(reading):
    reading.scores = None
    return reading

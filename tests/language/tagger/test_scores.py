import pytest

TEXT = "Gunmen torched a school in Ostrel. Police said it was empty."


def test_words_that_tell_of_an_event_are_found_with_their_type(scored):
    scores = scored(TEXT, {"torched a school": "property_destruction"}).scores
    (first, last, kind, share), *others = scores.tagged(0.5)
    assert ((first, last), kind) == ((1, 4), "property_destruction")
    assert share == pytest.approx(0.95, abs=0.01)
    assert not others
    assert scores.tagged(0.99) == []


def test_a_trigger_is_asked_about_once(scored):
    scores, asked = scored(TEXT, {"torched": "attack"}).scores, []
    answer = scores.answer
    scores.answer = lambda spans: asked.append(list(spans)) or answer(spans)
    one, other, again = scores.ask([(1, 2), (3, 4), (1, 2)])
    assert one is again
    assert one is not other
    assert scores.ask([(3, 4)]) == [other]
    assert asked == [[(1, 2), (3, 4)]]


def test_a_kind_is_the_mean_over_the_words(scored):
    scores = scored(TEXT, {}, kinds={"Gunmen": "armed_group"}).scores
    alone, both = scores.kind(0, 1), scores.kind(0, 2)
    assert max(alone, key=alone.get) == max(both, key=both.get) == "armed_group"
    assert both["armed_group"] == pytest.approx((alone["armed_group"] + scores.kind(1, 2)["armed_group"]) / 2)

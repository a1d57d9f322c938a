import json
from importlib.resources import files

import pytest

from dateline.claims.codings import draft_events
from dateline.claims.drafts import Scene
from dateline.claims.weapons import scores
from dateline.language import read
from dateline.mentions import find_mentions
from dateline.records import Mentions, Report


@pytest.mark.parametrize(
    ("text", "weapons"),
    [
        ("Rebels fired two rockets at the base.", ["rockets"]),
        ("A roadside bomb exploded near a convoy.", ["roadside bomb"]),
        ("A bomb blast killed six soldiers. The car bomb exploded at noon.", ["car bomb"]),
        ("Six soldiers died in an explosion in Ostrel. A car bomb was parked there.", ["car bomb"]),
        ("Warplanes bombed a village after a roadside bomb killed a soldier.", ["Warplanes"]),
        ("Men armed with rifles abducted a teacher near Ostrel.", []),
        ("A suicide bomber blew himself up at a checkpoint.", []),
        ("Militants attacked a bus of the Royal Shell company.", []),
    ],
)
def test_used_weapons(first, text, weapons):
    assert first(text)[3] == weapons


def test_probability_is_the_logistic_of_the_summed_weights():
    scene = Scene.of(read(Report(id="r", text="Nothing.")), Mentions(report="r"))
    weights = json.loads(files("dateline.claims").joinpath("data/rules/weapons.json").read_text("utf-8"))["weights"]
    assert scores.probability(scene, {"unheard of": 1.0}) == 0.5
    assert scores.probability(scene, {"bias": 1.0}) == pytest.approx(1 / (1 + 2.718281828 ** -weights["bias"]))
    assert scores.probability(scene, {"bias": 1.0, "fits=True": 1.0}) > scores.probability(
        scene, {"bias": 1.0, "fits=False": 1.0}
    )


def _features_of(coder, text):
    """By weapon, the features of the report's first event being done with it."""
    reading = read(Report(id="r", text=text))
    mentions = find_mentions(reading, gazetteer=coder.gazetteer, actors=coder.actors, codebook=coder.codebook)
    scene = Scene.of(reading, mentions)
    arsenal = scores.Arsenal(scene, draft_events(scene, coder.codebook))
    event = arsenal.events[0]
    return {named[0].text: scores.features(arsenal, named, event) for named in arsenal.weapons}


def test_weapons_of_one_list_and_nearer_ones_are_seen(coder):
    found = _features_of(
        coder, "Rebels killed six soldiers with rifles, mortars and grenades. A drone was seen in Ostrel."
    )
    assert all("listed=True" in found[name] for name in ("rifles", "mortars", "grenades"))
    assert "listed=False" in found["drone"]
    assert "beaten=True" in found["drone"]
    assert "beaten=False" in found["rifles"]


def test_the_word_before_a_weapon_and_the_side_on_which_it_stands(coder):
    found = _features_of(coder, "Rebels killed six soldiers using a machine gun.")["machine gun"]
    assert {"preposition=using", "side=after", "use=used fits=True"} <= set(found)

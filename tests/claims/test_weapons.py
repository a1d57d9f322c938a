import json
from importlib.resources import files

import pytest

from dateline.claims.weapons import scores


@pytest.mark.parametrize(
    ("text", "weapons"),
    [
        ("Rebels fired two rockets at the base.", ["rockets"]),
        ("A roadside bomb exploded near a convoy.", ["roadside bomb"]),
        ("A bomb blast killed six soldiers. The car bomb exploded at noon.", ["car bomb"]),
        ("Six soldiers died in an explosion in Ostrel. A car bomb was parked there.", ["car bomb"]),
        ("Warplanes bombed a village after a roadside bomb killed a soldier.", ["Warplanes"]),
        ("The strike on the base was carried out using a Grad launcher.", ["Grad launcher"]),
        ("Men armed with rifles abducted a teacher near Ostrel.", []),
        ("A suicide bomber blew himself up at a checkpoint.", []),
        ("Militants attacked a bus of the Royal Shell company.", []),
    ],
)
def test_used_weapons(first, text, weapons):
    assert first(text)[3] == weapons


def test_probability_is_the_logistic_of_the_summed_weights():
    weights = json.loads(files("dateline.claims").joinpath("data/weapons.json").read_text("utf-8"))["weights"]
    assert scores.probability({"unheard of": 1.0}) == 0.5
    assert scores.probability({"bias": 1.0}) == pytest.approx(1 / (1 + 2.718281828 ** -weights["bias"]))
    assert scores.probability({"bias": 1.0, "fits=True": 1.0}) > scores.probability({"bias": 1.0, "fits=False": 1.0})

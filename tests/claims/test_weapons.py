import pytest


@pytest.mark.parametrize(
    ("text", "weapons"),
    [
        ("Rebels fired two rockets at the base.", ["rockets"]),
        ("A roadside bomb exploded near a convoy.", ["roadside bomb"]),
        ("A bomb blast killed six soldiers. The car bomb exploded at noon.", ["car bomb"]),
        ("Six soldiers died in an explosion in Ostrel. A car bomb was parked there.", ["car bomb"]),
        ("Warplanes bombed a village after a roadside bomb killed a soldier.", ["Warplanes"]),
        ("A suicide bomber blew himself up at a checkpoint.", []),
        ("Militants attacked a bus of the Royal Shell company.", []),
    ],
)
def test_used_weapons(first, text, weapons):
    assert first(text)[3] == weapons

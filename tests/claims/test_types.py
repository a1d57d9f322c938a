import pytest


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("Police opened fire on protesters in Ostrel, killing one.", "force_against_protesters"),
        ("Riot police clashed with protesters in Ostrel.", "riot"),
        ("Demonstrators attacked riot police with bricks.", "riot"),
        ("Soldiers shot dead three militants near the border.", "armed_clash"),
        ("Gunmen shot dead a judge outside his home.", "attack"),
        ("Militants attacked an army post near Ostrel.", "armed_clash"),
        ("A bomb blast killed nine miners at a market. The suicide bomber struck at noon.", "suicide_bomb"),
    ],
)
def test_types_by_parties_and_weapons(first, text, event_type):
    assert first(text)[0] == event_type

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


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("Rebels seized Timbuktu on Sunday.", "territory_change"),
        ("Timbuktu was captured by rebels on Sunday.", "territory_change"),
        ("Gunmen seized two nurses on Sunday.", "abduction"),
        ("A gunman was captured on Sunday near Timbuktu.", "arrest"),
    ],
)
def test_what_was_taken_tells_the_type(only, text, event_type):
    assert only(text).event_type == event_type

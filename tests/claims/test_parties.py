import pytest


@pytest.mark.parametrize(
    ("text", "initiators", "targets"),
    [
        ("Soldiers of the northern brigade attacked a convoy near Tarn.", ["Soldiers"], ["convoy"]),
        ("Two nurses kidnapped on Sunday in Ostrel were freed.", [], ["nurses"]),
        ("Fighting broke out between Ordan troops and Velan rebels.", ["Ordan troops"], ["Velan rebels"]),
        ("Fighting between government troops and rebels killed nine.", ["government troops"], ["rebels"]),
        ("Ten people died in a blast claimed by the Ostrel Brigade.", ["Ostrel Brigade"], []),
        (
            "A blast at a market killed three people in Ostrel on Sunday. The Ostrel Brigade has been blamed for the bombing.",
            ["Ostrel Brigade"],
            ["market"],
        ),
        ("Police accuse two militants of bombing a cafe in Ostrel.", ["militants"], ["cafe"]),
        ("A nurse was hurt in shelling from government forces.", ["government forces"], ["nurse"]),
        ("Hundreds of thousands of miners marched through Ostrel.", ["miners"], []),
    ],
)
def test_who_and_whom(first, text, initiators, targets):
    told = first(text)
    assert (told[1], told[2]) == (initiators, targets)


def test_a_bomb_s_target_is_what_it_went_off_at(first):
    assert "police station" in first("A car bomb exploded outside a police station in Ostrel, killing a driver.")[2]


@pytest.mark.parametrize("what", ["A terrorist attack", "A major offensive", "Fierce fighting"])
def test_adjectives_that_name_nobody(first, what):
    assert first(f"{what} left nine soldiers dead in the valley.")[1] == []


def test_an_adjective_takes_the_fuller_noun(claims_of):
    claims = claims_of("Nine soldiers died in a rebel attack. The Velan rebels said nothing.")
    assert [party.text for party in claims[0].initiators] == ["Velan rebels"]


def test_a_name_set_beside_a_description(first):
    assert "Omar Talin" in first("Gunmen shot dead a judge, Omar Talin, outside his home.")[2]


def test_people_in_particular_only(first):
    assert first("A mine killed four people in Ostrel.")[2] == []
    assert first("Police arrested about 60 people in Ostrel.")[2] == ["people"]

"""Short reports from end to end: who did what to whom, how many events, which is the main one, or why there is none."""

import pytest

from dateline.records import Claim


def names(parties) -> list[str]:  # type: ignore[no-untyped-def]
    return [party.text for party in parties]


def figures(claim: Claim) -> set[tuple[str, int | None, int | None]]:
    return {(row.effect, row.min, row.max) for row in claim.casualties}


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen attacked a police station in Mosul on Monday, killing two officers.",
        "A police station in Mosul was attacked by gunmen on Monday; two officers were killed.",
        "An attack by gunmen on a police station in Mosul on Monday killed two officers.",
        "Two officers were killed when gunmen attacked a police station in Mosul on Monday.",
        "Two officers were killed on Monday in Mosul in an attack by gunmen on a police station.",
    ],
)
def test_one_attack_is_the_same_in_every_wording(text: str, only) -> None:  # type: ignore[no-untyped-def]
    claim = only(text)
    assert [name.casefold() for name in names(claim.initiators)] == ["gunmen"]
    assert "police station" in names(claim.targets)
    assert figures(claim) == {("killed", 2, 2)}
    assert claim.place is not None
    assert (claim.place.text, claim.place.country) == ("Mosul", "IQ")
    assert claim.date is not None
    assert str(claim.date.start) == "2031-03-03"
    assert claim.main
    assert claim.event_type in ("attack", "armed_clash")


@pytest.mark.parametrize(
    ("text", "event_type", "initiators", "targets"),
    [
        ("Rebel fighters shelled the port of Aden on Sunday.", "shelling_missile", ["Rebel fighters"], ["port"]),
        ("The army launched an airstrike on a rebel camp near Gao.", "air_drone_strike", ["army"], ["rebel camp"]),
        ("Clashes between soldiers and rebels broke out near Goma.", "armed_clash", ["soldiers"], ["rebels"]),
        ("Gunmen kidnapped three nurses near Jos on Friday.", "abduction", ["Gunmen"], ["nurses"]),
        ("Hezbollah fighters ambushed an Israeli patrol.", "armed_clash", ["Hezbollah fighters"], ["Israeli patrol"]),
        ("A judge was shot dead by masked gunmen.", "attack", ["masked gunmen"], ["judge"]),
        ("Police fired tear gas at marchers.", "force_against_protesters", ["Police"], ["marchers"]),
        ("Police in Lahore arrested four suspects.", "arrest", ["Police"], ["suspects"]),
        ("Troops recaptured the town of Bama.", "territory_change", ["Troops"], ["town"]),
        ("Teachers marched through Lagos on Friday.", "protest", ["Teachers"], []),
        ("Looters ransacked three warehouses.", "property_destruction", ["Looters"], ["warehouses"]),
        ("A soldier carrying a rifle shot a farmer.", "attack", ["soldier"], ["farmer"]),
    ],
)
def test_who_did_what_to_whom(  # type: ignore[no-untyped-def]
    text: str, event_type: str, initiators: list[str], targets: list[str], only
) -> None:
    claim = only(text)
    assert claim.event_type == event_type
    assert names(claim.initiators) == initiators
    assert names(claim.targets) == targets


@pytest.mark.parametrize(
    ("text", "event_type", "weapon"),
    [
        ("Militants attacked a base with mortars.", "shelling_missile", "mortars"),
        ("A drone struck a fuel depot.", "air_drone_strike", "drone"),
        ("A roadside bomb killed two policemen.", "explosive", "roadside bomb"),
        ("Warplanes bombed two villages.", "air_drone_strike", "Warplanes"),
        ("Militants threw grenades into a bar, killing two people.", "explosive", "grenades"),
    ],
)
def test_the_weapon_settles_what_the_verb_leaves_open(text: str, event_type: str, weapon: str, only) -> None:  # type: ignore[no-untyped-def]
    claim = only(text)
    assert claim.event_type == event_type
    assert weapon in [used.text for used in claim.weapons]


def test_a_weapon_carried_or_seized_is_not_used(only) -> None:  # type: ignore[no-untyped-def]
    assert not only("Men armed with rifles kidnapped a nurse near Jos.").weapons
    seizure = only("Police in Lahore seized rifles and explosives.")
    assert {weapon.text for weapon in seizure.weapons} == {"rifles", "explosives"}


def test_two_events_are_kept_apart(code) -> None:  # type: ignore[no-untyped-def]
    first, second = code(
        "Gunmen kidnapped three nurses near Jos on Friday.\n\nIn Kano, police arrested two men over a robbery on Thursday."
    ).claims
    assert (first.event_type, second.event_type) == ("abduction", "arrest")
    assert (first.place.text, second.place.text) == ("Jos", "Kano")
    assert (str(first.date.start), str(second.date.start)) == ("2031-02-28", "2031-02-27")
    assert figures(first) == {("abducted", 3, 3)}
    assert (first.main, second.main) == (True, False)


def test_like_events_on_other_days_in_other_places_are_kept_apart(code) -> None:  # type: ignore[no-untyped-def]
    claims = code("Gunmen killed a mayor in Mosul on Monday. Gunmen killed a judge in Basra on Tuesday.").claims
    assert [(claim.place.text, names(claim.targets)) for claim in claims] == [
        ("Mosul", ["mayor"]),
        ("Basra", ["judge"]),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "A car bomb killed nine people outside a bank in Kabul on Monday. The blast also wounded 20 people.",
        "Nine people died and 20 people were wounded in a car bombing in Kabul on Monday. The explosion shook houses.",
        "A bombing in Kabul killed nine people on Monday. The attack, which wounded 20 people, was the third this year.",
    ],
)
def test_one_event_told_twice_is_one_claim(text: str, only) -> None:  # type: ignore[no-untyped-def]
    claim = only(text)
    assert claim.event_type == "explosive"
    assert figures(claim) == {("killed", 9, 9), ("wounded", 20, 20)}


def test_headline_and_story_tell_one_event(only) -> None:  # type: ignore[no-untyped-def]
    claim = only(
        "Gunmen attack police station in Mosul\n\nGunmen attacked a police station in Mosul on Monday, killing two."
    )
    assert figures(claim) == {("killed", 2, 2)}


def test_figures_keep_their_claimants(only) -> None:  # type: ignore[no-untyped-def]
    claim = only(
        "A bomb killed four people at a market in Kabul on Sunday, police said. Two others died, a doctor said."
    )
    said = {row.min: [claim.sources[i].text for i in row.said_by] for row in claim.casualties}
    assert said == {4: ["police"], 2: ["doctor"]}


def test_what_only_the_reporter_tells_has_no_claimant(only) -> None:  # type: ignore[no-untyped-def]
    claim = only("A bomb killed four people at a market in Kabul on Sunday.")
    assert claim.sources == ()
    assert [row.said_by for row in claim.casualties] == [()]


def test_a_claim_of_responsibility_is_a_relation_to_its_source(only) -> None:  # type: ignore[no-untyped-def]
    claim = only(
        "A suicide bomber killed six soldiers at a checkpoint in Kabul on Monday, the army said. "
        "The Islamic State claimed responsibility for the bombing."
    )
    assert claim.event_type == "suicide_bomb"
    (relation,) = [one for one in claim.relations if one.kind == "claimed_by"]
    source = claim.sources[relation.source]
    assert (source.text, source.kind) == ("Islamic State", "armed_group")


def test_a_denial_founds_no_second_event(only) -> None:  # type: ignore[no-untyped-def]
    claim = only(
        "A drone struck a hospital in Kherson on Sunday, killing two nurses, the governor said. "
        "Russia denied that its forces had struck the hospital."
    )
    assert claim.event_type == "air_drone_strike"
    assert figures(claim) == {("killed", 2, 2)}


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (
            "The rebels threatened to attack the port of Aden. They said they would strike within days.",
            "plan_or_threat",
        ),
        ("The army plans to send troops to the border, and it could attack the rebels.", "plan_or_threat"),
        (
            "The court sentenced a man to ten years for murder. The judge read the verdict to the jury.",
            "court",
        ),
        ("Soldiers held a military exercise near the border on Monday, with a mock attack on a village.", "exercise"),
        ("Thousands marked the anniversary of the massacre with a memorial service.", "history"),
        ("A gas explosion tore through a bakery on Monday; police said it was an accident.", "accident"),
        ("The team won the cup after a late goal. The coach praised the striker and the season.", "sport_or_metaphor"),
        ("The foreign minister met the ambassador for talks on sanctions and the peace process.", "diplomacy"),
    ],
)
def test_without_an_event_the_reason_is_given(text: str, why: str, code) -> None:  # type: ignore[no-untyped-def]
    coding = code(text)
    assert not coding.claims, [(claim.event_type, claim.trigger) for claim in coding.claims]
    assert coding.none.why == why
    assert coding.none.unread is None


@pytest.mark.parametrize("text", ["The council opened a library on Friday.", "x", "🚨", "قتل"])
def test_any_text_has_claims_or_a_reason(text: str, code) -> None:  # type: ignore[no-untyped-def]
    coding = code(text)
    assert (coding.none is None) is bool(coding.claims)


def test_the_same_report_gives_the_same_claims(code) -> None:  # type: ignore[no-untyped-def]
    text = "Gunmen killed a mayor in Mosul on Monday. A bomb exploded in Kirkuk on Tuesday."
    assert code(text) == code(text)

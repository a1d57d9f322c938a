"""Two whole reports, of a rocket attack with its background and of a raid with strikes before it, down to every field.

Their texts are those of benchmarks/variants.yaml; the first is coded as told on 5 March 2031, the second three days later.
"""

import datetime as dt
from pathlib import Path

import pytest
import yaml

from dateline.codebook import load_codebook
from dateline.language import read
from dateline.mentions.triggers import find_triggers
from dateline.records import Claim, Report
from dateline.workflow.code import Coder

VARIANTS = Path(__file__).parents[2] / "benchmarks" / "variants.yaml"


@pytest.fixture(scope="module")
def reports() -> dict[str, Report]:
    told = yaml.safe_load(VARIANTS.read_text(encoding="utf-8"))["reports"]
    return {name: Report(id=name, text=one["text"], published=one["published"]) for name, one in told.items()}


@pytest.fixture(scope="module")
def attack(coder: Coder, reports: dict[str, Report]) -> tuple[Claim, ...]:
    return coder.code(reports["base"]).claims


@pytest.fixture(scope="module")
def raid(coder: Coder, reports: dict[str, Report]) -> tuple[Claim, ...]:
    return coder.code(reports["raid"]).claims


def texts(records) -> list[str]:  # type: ignore[no-untyped-def]
    return [record.text for record in records]


def test_the_attack_is_main_with_place_weapons_and_targets(attack: tuple[Claim, ...]) -> None:
    main = attack[0]
    assert main.main
    assert main.event_type == "shelling_missile"
    assert main.date is not None
    assert (main.date.start, main.date.precision) == (dt.date(2031, 3, 4), "day")
    assert main.place is not None
    assert main.place.country == "ML"
    assert main.initiators == ()
    assert {"military camp", "Gao airbase", "French soldiers"} == set(texts(main.targets))
    assert texts(main.weapons) == ["rocket", "Grad launcher"]


def test_the_badly_wounded_one_is_part_of_the_four(attack: tuple[Claim, ...]) -> None:
    four, one = attack[0].casualties
    assert (four.effect, four.min, four.max, four.side) == ("wounded", 4, None, "target")
    assert (one.min, one.max, one.severity, one.preliminary, one.part_of) == (1, 1, "badly", True, 0)


def test_officials_who_hide_their_names_do_so_wherever_they_speak(attack: tuple[Claim, ...]) -> None:
    told = {source.text: (source.kind, source.via) for source in attack[0].sources}
    assert told["French officials"] == ("official_anonymous", ("Reuters",))
    assert told["two Malian security sources"][0] == "official_anonymous"
    assert told["one Reuters source"][0] == "official_anonymous"
    assert "Reuters" not in told


def test_a_doubtful_retaliation_is_not_asserted(attack: tuple[Claim, ...], reports: dict[str, Report]) -> None:
    (relation,) = attack[0].relations
    assert (relation.kind, relation.asserted, relation.to) == ("retaliation_for", False, 1)
    assert "threats by al-Qaeda and its allies" in reports["base"].text[relation.span.start : relation.span.end]
    assert texts(attack[1].targets) == ["senior members of Ansar Dine"]


def test_plans_and_garrisons_are_no_events(attack: tuple[Claim, ...]) -> None:
    assert [claim.trigger for claim in attack] == ["rocket attack", "killings", "attacked", "strike"]
    assert all(row.min != 1800 for claim in attack for row in claim.casualties)
    assert attack[2].granularity == "aggregate"
    assert (texts(attack[3].initiators), texts(attack[3].targets)) == (["Turkish"], ["Libya"])


def test_the_raid_has_both_forces_and_no_weapon_only_carried(raid: tuple[Claim, ...]) -> None:
    main = raid[0]
    assert main.main
    assert main.event_type == "armed_clash"
    assert main.place is not None
    assert main.place.level == "area"
    assert [set(party.actors) for party in main.initiators] == [{"kenya-armed-forces", "somalia-armed-forces"}]
    assert texts(main.targets) == ["suspected al-Shabab fighters"]
    assert main.weapons == ()


def test_the_raids_figures_add_up(raid: tuple[Claim, ...]) -> None:
    rows = [(row.effect, row.min, row.max, row.side, row.part_of, row.cause) for row in raid[0].casualties]
    assert rows == [
        ("killed", 12, None, "target", None, None),
        ("wounded", 6, 6, "initiator", None, None),
        ("wounded", 4, 4, "initiator", 1, "combat"),
        ("wounded", 2, 2, "initiator", 1, "falls"),
    ]
    hidden = [source.text for source in raid[0].sources if source.kind == "official_anonymous"]
    assert hidden == ["Kenyan defense official"]


def test_the_strikes_before_it_are_an_event_of_their_own_at_its_place(raid: tuple[Claim, ...]) -> None:
    (relation,) = raid[0].relations
    assert (relation.kind, relation.to, relation.asserted) == ("preceded_by", 1, True)
    strikes = raid[1]
    assert strikes.event_type == "air_drone_strike"
    assert strikes.place is not None
    assert raid[0].place is not None
    assert strikes.place.text == raid[0].place.text
    assert texts(strikes.sources) == ["Somali military officials"]


def test_without_a_day_of_publication_nothing_is_dated(coder: Coder, reports: dict[str, Report]) -> None:
    claims = coder.code(reports["raid"].model_copy(update={"published": None})).claims
    assert [claim.trigger for claim in claims] == ["raid", "air strikes", "targeted"]
    assert [claim.date for claim in claims] == [None, None, None]


@pytest.mark.parametrize(
    ("text", "happening"),
    [
        ("The capital pressed the army to begin a gradual withdrawal from Gao.", "planned"),
        ("The army began a gradual withdrawal from Gao.", "happened"),
        ("The troops had helped to carry out the attack.", "happened"),
        ("He softened the expected response to the strike on Gao.", "happened"),
    ],
)
def test_a_deed_to_be_done_is_a_plan(text: str, happening: str) -> None:
    (*_, trigger) = find_triggers(read(Report(id="r", text=text)), load_codebook())
    assert trigger.happening == happening


@pytest.mark.parametrize(
    ("text", "type_", "initiators"),
    [
        ("The strike was carried out by rebels on Tuesday near Gao.", "air_drone_strike", ["rebels"]),
        ("It is unclear whether the attack on the camp in Gao on Tuesday was linked to the vote.", "attack", []),
    ],
)
def test_what_the_words_around_a_noun_make_of_it(text, type_, initiators, code) -> None:  # type: ignore[no-untyped-def]
    claims = code(text).claims
    assert (claims[0].event_type if claims else None) == type_
    assert (texts(claims[0].initiators) if claims else []) == initiators

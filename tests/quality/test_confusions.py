"""Tests that every error gets the cause an engineer would look for."""

import copy
from typing import Any

from dateline.quality import SLOTS, errors_by_slot, errors_renderable, errors_table, to_text, type_confusions

Report = dict[str, Any]


def test_nothing_is_wrong_with_the_gold_itself(gold: Report) -> None:
    for errors in errors_by_slot([gold], [gold]).values():
        assert (errors.missed, errors.spurious, errors.confusions.total()) == ([], [], 0)
        assert errors.found > 0


def test_causes(gold: Report) -> None:
    coded = copy.deepcopy(gold)
    first, second = coded["events"]
    first["event_type"] = "attack"
    second["date"] = {"start": "2031-03-05", "end": "2031-03-05"}
    first["place"]["country"] = "AT"
    first["targets"] = []
    first["sources"][0]["kind"] = "media"
    first["casualties"][0]["max"] = None
    second["targets"] = [dict(gold["events"][0]["targets"][0])]
    errors = errors_by_slot([gold], [coded])
    assert errors["type"].confusions == {("armed_clash", "attack"): 1}
    assert [missed.cause for missed in errors["date"].missed] == ["2-7 days late"]
    assert errors["date"].confusions == {("as in gold", "2-7 days late"): 1}
    assert errors["place"].causes() == [("same words, other country", 1)]
    assert errors["sources"].confusions == {("official", "media"): 1}
    assert errors["casualties"].missed[0].cause == "same words, other bounds"
    assert errors["casualties"].missed[0].instead == ("five officers [killed 5–?; officers]",)
    assert errors["targets"].missed[0].cause == "nothing coded here; stands in another event of the report"
    assert errors["targets"].spurious[0].cause == "nothing in the gold here; stands in another event of the report"


def test_lost_and_fired_events(gold: Report) -> None:
    coded = copy.deepcopy(gold)
    del coded["events"][1]
    errors = errors_by_slot([gold], [coded], slots=("event", "weapons"))
    assert list(errors) == ["event", "weapons"]
    assert [(lost.words, lost.cause) for lost in errors["event"].missed] == [
        ("explosive: bomb went off", "no coded event near its trigger")
    ]
    assert errors["weapons"].causes() == [("its event was not coded", 1)]
    fired = errors_by_slot([coded], [gold])
    assert fired["weapons"].causes(spurious=True) == [("its event is not in the gold", 1)]
    none = errors_by_slot([gold], [])["event"]
    assert none.causes() == [("the report has no coded event", 2)]


def test_type_confusions_name_what_was_missed_and_fired(gold: Report) -> None:
    coded = copy.deepcopy(gold)
    coded["events"][0]["event_type"] = "attack"
    coded["events"][1]["event_type"] = "agreement"
    counts = type_confusions([gold], [coded])
    assert counts == {("armed_clash", "attack"): 1, ("explosive", "—"): 1, ("—", "agreement"): 1}


def test_pages(gold: Report) -> None:
    coded = copy.deepcopy(gold)
    coded["events"][0]["sources"][0]["kind"] = "media"
    errors = errors_by_slot([gold], [coded])
    table = errors_table(errors)
    assert [line.split()[0] for line in table.splitlines() if not line.startswith(" ")] == ["slot", "event", *SLOTS]
    page = to_text(errors_renderable(errors["sources"]))
    assert "official → media" in page
    assert "r1#1" in page

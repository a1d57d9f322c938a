"""Tests that every error gets the cause an engineer would look for."""

import copy
import re
from typing import Any

from dateline.quality import (
    SLOTS,
    Whereabouts,
    confusions_renderable,
    errors_by_slot,
    errors_renderable,
    errors_table,
    to_text,
)

Report = dict[str, Any]


def test_nothing_is_wrong_with_the_gold_itself(gold: Report) -> None:
    for errors in errors_by_slot([gold], [gold]).values():
        assert (errors.missed, errors.spurious) == ([], [])
        assert errors.found == errors.right > 0
        assert all(one == other for one, other in errors.confusions)


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
    assert errors["type"].confusions == {("armed_clash", "attack"): 1, ("explosive", "explosive"): 1}
    assert [missed.cause for missed in errors["date"].missed] == ["2-7 days late"]
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


def test_confusions_name_what_was_missed_and_fired(gold: Report) -> None:
    coded = copy.deepcopy(gold)
    coded["events"][0]["event_type"] = "attack"
    coded["events"][1]["event_type"] = "agreement"
    errors = errors_by_slot([gold], [coded], slots=("type", "certainty"))
    assert errors["type"].confusions == {("armed_clash", "attack"): 1, ("explosive", None): 1, (None, "agreement"): 1}
    reported = {("reported", "reported"): 1, ("reported", None): 1, (None, "reported"): 1}
    assert errors["certainty"].confusions == reported


def test_fillers_are_confused_where_their_words_are_the_same(gold: Report) -> None:
    coded = copy.deepcopy(gold)
    first, second = coded["events"]
    first["casualties"][0].update(effect="wounded", min=None)
    second["casualties"] = []
    first["sources"] = [{"text": "army", "start": 400, "kind": "official"}]
    errors = errors_by_slot([gold], [coded], slots=("casualties", "sources"))
    assert errors["casualties"].confusions == {("killed", "wounded"): 1, ("wounded", None): 1}
    assert errors["sources"].confusions == {("official", None): 1, (None, "official"): 1}


def test_where_the_other_side_has_what_was_missed(gold: Report) -> None:
    coded = copy.deepcopy(gold)
    first, second = coded["events"]
    first["targets"] = first["initiators"]
    first["initiators"] = []
    second["targets"] = gold["events"][0]["targets"]
    second["initiators"] = gold["events"][0]["targets"]
    second["weapons"] = []
    first["sources"][0]["kind"] = "media"
    errors = errors_by_slot([gold], [coded])
    where = {slot: [error.where for error in errors[slot].missed] for slot in SLOTS}
    assert where["initiators"] == [Whereabouts("other slot", "targets")]
    assert where["targets"] == [Whereabouts("other event")]
    assert where["weapons"] == [Whereabouts("nowhere")]
    assert where["sources"] == [Whereabouts("inexact")]
    spurious = {slot: [error.where for error in errors[slot].spurious] for slot in ("targets", "initiators")}
    assert spurious["targets"] == [Whereabouts("other slot", "initiators"), Whereabouts("other event")]
    assert spurious["initiators"] == [Whereabouts("both other", "targets")]
    plain = errors["targets"].as_dict()
    assert [plain[key] for key in ("found", "missed", "right", "spurious")] == [0, 1, 0, 2]
    assert plain["missed_where"] == [{"where": "other event", "slot": None, "count": 1}]


def test_pages(gold: Report) -> None:
    coded = copy.deepcopy(gold)
    coded["events"][0]["sources"][0]["kind"] = "media"
    errors = errors_by_slot([gold], [coded])
    table = errors_table(errors)
    assert [line.split()[0] for line in table.splitlines() if not line.startswith(" ")] == ["slot", "event", *SLOTS]
    page = to_text(errors_renderable(errors["sources"]))
    assert "official → media" in page
    assert "r1#1" in page
    page = to_text(confusions_renderable(errors))
    assert "sources: gold ↓ coded →" in page
    assert re.search(r"official +· +1 *\n", page)
    assert re.search(r"sources +gold +0 +1 +·", page)


def test_many_codes_head_their_columns_by_number(gold: Report) -> None:
    events = [{**gold["events"][0], "event_type": f"type_{letter}"} for letter in "abcdefghij"]
    page = to_text(confusions_renderable(errors_by_slot([{**gold, "events": events}], [], slots=("type",))))
    assert re.search(r"type: gold ↓ coded → +1 +2 .* 10 +—", page)
    assert re.search(r"10 type_\w", page)

"""Tests of the side-by-side page: signs, marks, and colour only as a second signal."""

import copy
from typing import Any

from dateline.quality import side_by_side, to_text

Report = dict[str, Any]


def _row(page: str, field: str) -> str:
    return next(line for line in page.splitlines() if line.split()[:1] == [field])


def test_agreeing_fields_have_a_tick(gold: Report) -> None:
    page = to_text(side_by_side(gold, gold), width=160)
    assert "✓" in _row(page, "initiators")
    assert not any(f" {sign} " in line for line in page.splitlines() for sign in "✗−+" if not line.startswith("✓ same"))
    assert "[1g]attacked" in page
    assert "event 1.00" in page


def test_each_kind_of_error_has_its_sign(gold: Report) -> None:
    coded = copy.deepcopy(gold)
    first, second = coded["events"]
    first["certainty"] = "alleged"
    first["targets"] = []
    first["weapons"] = [{"text": "rifles", "start": 500}]
    first["casualties"][0]["max"] = None
    second["event_type"] = "agreement"
    page = to_text(side_by_side(gold, coded), width=160)
    assert "✗" in _row(page, "certainty")
    assert "−" in _row(page, "targets")
    assert "+" in _row(page, "weapons")
    assert "✗" in _row(page, "casualties")
    assert "gold 2g: not coded" in page
    assert "coded 2c: not in the gold" in page


def test_a_report_that_was_not_coded(gold: Report, quiet: Report) -> None:
    assert to_text(side_by_side(gold, None)).count("not coded") == 2
    page = to_text(side_by_side(quiet, {"id": "r2", "events": [], "none": {"why": "other"}}))
    assert "coder: no event" in page


def test_colour_only_where_asked(gold: Report) -> None:
    assert "\x1b[" not in to_text(side_by_side(gold, gold))
    assert "\x1b[" in to_text(side_by_side(gold, gold), color=True)


def test_overlapping_triggers_leave_the_text_whole(gold: Report) -> None:
    coded = copy.deepcopy(gold)
    coded["events"][1].update(trigger="A bomb", trigger_start=gold["text"].index("A bomb"))
    page = to_text(side_by_side(gold, coded), width=400)
    assert "[2c]A [2g]bomb went off in Tarn" in page

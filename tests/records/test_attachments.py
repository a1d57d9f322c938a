"""Which judgements stand, and to which claim an anchor goes after a recode."""

import datetime as dt
from typing import Any

from dateline.records import Anchor, Claim, attach, standing


def test_what_was_taken_back_stands_no_more(judge: Any) -> None:
    first, second = judge(name="j1"), judge("reject", "j2", when=dt.datetime(2031, 3, 4, tzinfo=dt.UTC))
    back = judge("accept", "j3", withdraws="j1")
    assert [one.id for one in standing([back, first, second])] == ["j2", "j3"]


def test_one_moment_is_ordered_by_id(judge: Any) -> None:
    assert [one.id for one in standing([judge(name="j2"), judge(name="j1")])] == ["j1", "j2"]


def test_the_largest_overlap_wins(claim: Claim, anchor: Anchor) -> None:
    wide = claim.model_copy(update={"id": "c2", "trigger": "rockets hit", "trigger_start": anchor.start - 8})
    edge = claim.model_copy(update={"id": "c3", "trigger": "t a base", "trigger_start": anchor.start + 2})
    assert attach(anchor, [edge, wide]) == wide
    assert attach(anchor, [edge, wide, claim]) == claim


def test_another_text_or_place_in_it_is_not_the_same(claim: Claim, anchor: Anchor) -> None:
    elsewhere = claim.model_copy(update={"trigger_start": anchor.end})
    other = claim.report.model_copy(update={"text_sha256": "0" * 64})
    assert attach(anchor, [elsewhere, claim.model_copy(update={"report": other})]) is None


def test_the_order_of_claims_makes_no_difference(claim: Claim, anchor: Anchor) -> None:
    twin = claim.model_copy(update={"id": "c0"})
    assert attach(anchor, [claim, twin]) == attach(anchor, [twin, claim]) == twin

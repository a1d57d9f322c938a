"""Which judgements stand, and to which claim an anchor goes after a recode."""

import datetime as dt
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from dateline.records import Anchor, Claim, Judgement, attach, latest, standing

NOON = dt.datetime(2031, 3, 5, 12, tzinfo=dt.UTC)


def test_what_was_taken_back_stands_no_more(judge: Any) -> None:
    first, second = judge(name="j1"), judge("reject", "j2", when=dt.datetime(2031, 3, 4, tzinfo=dt.UTC))
    back = judge("accept", "j3", withdraws="j1")
    assert [one.id for one in standing([back, first, second])] == ["j2", "j3"]


def test_what_took_back_can_be_taken_back(judge: Any) -> None:
    chain = [judge("reject", "j0")] + [judge("withdraw", f"j{n}", withdraws=f"j{n - 1}") for n in range(1, 5)]
    assert [one.id for one in standing(chain[:2])] == ["j1"]
    assert [one.id for one in standing(chain[:3])] == ["j0", "j2"]
    assert [one.id for one in standing(chain)] == ["j0", "j2", "j4"]


def test_the_clock_of_whoever_takes_back_makes_no_difference(judge: Any) -> None:
    early = judge("withdraw", "j0", withdraws="j1", when=dt.datetime(2020, 1, 1, tzinfo=dt.UTC))
    assert [one.id for one in standing([judge(name="j1"), early])] == ["j0"]


def test_one_moment_is_ordered_by_id(judge: Any) -> None:
    assert [one.id for one in standing([judge(name="j2"), judge(name="j1")])] == ["j1", "j2"]


@given(st.lists(st.integers(0, 9), max_size=10), st.randoms(use_true_random=False))
def test_whatever_is_taken_back_once_more_stands_as_before(targets: list[int], random: Any) -> None:
    anchor = Anchor(text_sha256="0" * 64, start=0, end=3, quote="hit", context="")
    made = [Judgement(id="j0", kind="accept", anchor=anchor, who="Ada", when=NOON)]
    for number, target in enumerate(targets, 1):
        back = {"withdraws": f"j{target}", "kind": "withdraw"} if target < number else {"kind": "accept"}
        made.append(Judgement(id=f"j{number}", anchor=anchor, who="Ada", when=NOON, **back))  # type: ignore[arg-type]
    before = standing(made)
    undone = Judgement(id="k", kind="withdraw", anchor=anchor, who="Bo", when=NOON, withdraws=(before[-1].id,))
    redone = Judgement(id="l", kind="withdraw", anchor=anchor, who="Bo", when=NOON, withdraws=("k",))
    random.shuffle(made)
    assert before[-1] not in standing([*made, undone])
    assert standing([*made, undone, redone]) == [*before, redone]


def test_the_largest_overlap_wins(claim: Claim, anchor: Anchor) -> None:
    wide = claim.model_copy(update={"id": "c2", "trigger": "rockets hit", "trigger_start": anchor.start - 8})
    edge = claim.model_copy(update={"id": "c3", "trigger": "t a base", "trigger_start": anchor.start + 2})
    assert attach(anchor, [edge, wide]) == wide
    assert attach(anchor, [edge, wide, claim]) == claim


def test_another_text_or_place_in_it_is_not_the_same(claim: Claim, anchor: Anchor) -> None:
    elsewhere = claim.model_copy(update={"trigger_start": anchor.end})
    other = claim.report.model_copy(update={"text_sha256": "0" * 64})
    assert attach(anchor, [elsewhere, claim.model_copy(update={"report": other})]) is None


def test_of_two_reports_with_one_text_the_one_that_was_judged_is_meant(claim: Claim) -> None:
    copy = claim.model_copy(update={"id": "c0", "report": claim.report.model_copy(update={"id": "r2"})})
    for one in (claim, copy):
        assert attach(Anchor.of(one), [copy, claim]) == one
    assert attach(Anchor.of(copy), [claim]) is None


def test_the_order_of_claims_makes_no_difference(claim: Claim, anchor: Anchor) -> None:
    twin = claim.model_copy(update={"id": "c0"})
    assert attach(anchor, [claim, twin]) == attach(anchor, [twin, claim]) == twin


def test_the_last_word_of_some_kinds_on_each_claim(claim: Claim, judge: Any) -> None:
    said = standing([judge(name="j1"), judge("reject", "j2"), judge("promote", "j3")])
    assert latest([claim], said, "accept", "reject")["c1"].id == "j2"
    assert latest([claim], said, "grade") == {}

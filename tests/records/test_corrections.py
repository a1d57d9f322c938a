"""Claims as persons corrected them: what changes, what stays, what is refused."""

import datetime as dt
from typing import Any

import pytest

from dateline.records import Claim, Report, Source, corrected, refusals

LATER = dt.datetime(2031, 3, 9, tzinfo=dt.UTC)
POLICE = {"text": "the police", "start": 80, "kind": "official"}


def one(claim: Claim, *judgements: Any) -> Claim:
    (found,) = corrected([claim], judgements)
    return found


def test_a_field_is_set_and_nothing_else_moves(claim: Claim, judge: Any) -> None:
    now = one(claim, judge("correct", field="event_type", value="attack"))
    assert (now.event_type, now.field_confidence["event_type"], now.rules["event_type"]) == (
        "attack",
        "high",
        "Ada judged so",
    )
    same = {"event_type": claim.event_type, "field_confidence": claim.field_confidence, "rules": claim.rules}
    assert now.model_copy(update=same) == claim


def test_what_words_give_stands_under_no_rule(claim: Claim, judge: Any, report: Report) -> None:
    told = claim.model_copy(update={"rules": {"place": "nearest", "place.country": "gazetteer", "scope": "weights"}})
    spoken = {"text": "Tarn", "start": report.text.index("Tarn"), "country": "FR"}
    assert one(told, judge("correct", field="place", value=spoken)).rules == {"scope": "weights"}
    silent = {**spoken, "text": "Albi", "start": claim.trigger_start}
    assert one(told, judge("correct", field="place", value=silent)).rules["place"] == "Ada judged so"
    assert one(told, judge("correct", field="place", value=None)).rules["place"] == "Ada judged so"


def test_a_corrected_date_keeps_its_words(claim: Claim, judge: Any) -> None:
    day = {"start": "2031-03-02", "end": "2031-03-02", "precision": "day"}
    spanned = one(claim, judge("correct", field="date", value={**day, "span": {"start": 71, "end": 77}}))
    assert spanned.date is not None
    assert (spanned.date.start.day, spanned.date.span and spanned.date.span.start) == (2, 71)
    assert "date" not in spanned.rules
    assert one(claim, judge("correct", field="date", value=day)).rules["date"] == "Ada judged so"


def test_the_last_standing_word_on_a_field_wins(claim: Claim, judge: Any) -> None:
    first = judge("correct", "j1", field="scope", value="criminal")
    second = judge("correct", "j0", field="scope", value="unclear", when=LATER)
    assert one(claim, second, first).scope == "unclear"
    assert one(claim, second, first, judge("withdraw", "j2", withdraws="j0")).scope == "criminal"


def test_who_says_a_corrected_figure_survives_another_order_of_sources(claim: Claim, judge: Any) -> None:
    rows = [{"text": "ten", "start": 3, "party": "guards", "effect": "killed", "min": 10, "max": 10, "said_by": [0]}]
    said = judge("correct", field="casualties", value=rows, sources=claim.sources)
    moved = claim.model_copy(update={"sources": (Source(**POLICE), *claim.sources)})
    assert one(moved, said).casualties[0].said_by == (1,)
    lost = claim.model_copy(update={"sources": (Source(**POLICE),)})
    now = one(lost, said)
    assert now.sources[now.casualties[0].said_by[0]] == claim.sources[0]


def test_corrected_sources_keep_what_they_said(claim: Claim, judge: Any) -> None:
    kept = [POLICE, {**claim.sources[0].model_dump(), "kind": "official"}]
    now = one(claim, judge("correct", field="sources", value=kept))
    assert now.casualties[0].said_by == now.initiators[0].said_by == (1,)
    assert now.date is not None
    assert (now.date.said_by, now.relations[0].source) == ((1,), 1)


def test_what_a_claim_cannot_take_is_refused_and_told(claim: Claim, judge: Any) -> None:
    gone = judge("correct", field="sources", value=[POLICE])
    assert one(claim, gone) == claim
    ((judgement, why),) = refusals([claim], [gone])
    assert judgement == gone
    assert "two officials" in why
    beyond = judge("correct", field="initiators", value=[{"text": "x", "start": 0, "said_by": [4]}])
    assert "source 4" in refusals([claim], [beyond])[0][1]


def test_an_adopted_proposal_sets_all_under_the_claims_own_identity(claim: Claim, judge: Any) -> None:
    proposed = claim.model_copy(update={"id": "c9", "trigger": "rockets hit", "scope": "criminal", "casualties": ()})
    taken = judge("adopt", "j1", value={"proposal": "p1", "claim": proposed.model_dump(mode="json")})
    now = one(claim, taken)
    assert (now.id, now.trigger, now.scope, now.casualties) == ("c1", "hit", "criminal", ())
    assert one(claim, taken, judge("correct", "j2", field="scope", value="unclear")).scope == "unclear"
    assert one(claim, taken, judge("withdraw", "j2", withdraws="j1")) == claim


@pytest.mark.parametrize("kind", ["accept", "reject", "promote"])
def test_a_verdict_changes_no_claim(claim: Claim, judge: Any, kind: str) -> None:
    assert one(claim, judge(kind)) == claim

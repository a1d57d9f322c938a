"""What cannot be followed is in the tray, with the reason; what can be is not."""

import pytest

from dateline.records import Attachments
from dateline.workflow.review.trays import NO_INCIDENT, ONE_NOW, TEXT_GONE, WORDS_GONE, Tray

from .conftest import main_of, raid_of


@pytest.fixture
def tray(store):
    def strays(claims=None, texts=None):
        claims = store.claims() if claims is None else claims
        texts = {report.text_sha256 for report in store.reports()} if texts is None else texts
        return [
            (one.judgement.kind, one.why) for one in Tray(store.judgements(), claims, store.incidents(), texts).strays()
        ]

    return strays


def wide_claim(store):
    """The claim of c1 with a trigger that runs to the end of the report."""
    claim = store.claims("c1")[0]
    return claim.model_copy(update={"trigger": store.report("c1").text[claim.trigger_start :]})


def test_what_is_followed_is_not_in_the_tray(store, decide, tray):
    decide("accept", main_of(store, "a1"))
    decide("split", main_of(store, "a2"))
    decide("grade", main_of(store, "a1"), value="contested")
    decide("undo")
    assert tray() == []


def test_a_text_that_is_gone_differs_from_words_that_are_not_coded(store, decide, tray):
    decide("accept", main_of(store, "a1"))
    rest = [claim for claim in store.claims() if claim.report.id != "a1"]
    assert tray(rest) == [("accept", WORDS_GONE)]
    assert tray(rest, texts=set()) == [("accept", TEXT_GONE)]


def test_either_end_may_be_gone(store, decide, tray):
    decide("different", main_of(store, "a1"), main_of(store, "c1"))
    assert tray([claim for claim in store.claims() if claim.report.id != "c1"]) == [("different", WORDS_GONE)]


def test_two_claims_that_became_one(store, decide, tray):
    decide("same", main_of(store, "c1"), raid_of(store, "c1"))
    wide = wide_claim(store)
    assert Attachments([wide]).find(store.judgements()[0].anchor) == wide
    assert ("same", ONE_NOW) in tray([wide])


def test_verdicts_on_two_claims_that_became_one_and_differ(store, decide, tray):
    decide("reject", raid_of(store, "c1"))
    decide("accept", main_of(store, "c1"), who="Bo")
    wide = wide_claim(store)
    assert tray([wide]) == [("reject", "its claim and one that Bo judged to accept are one now")]


def test_a_grade_of_what_is_in_no_incident(store, decide, tray):
    decide("grade", main_of(store, "d1"), value="contested")
    decide("reject", main_of(store, "d1"))
    assert tray() == [("grade", NO_INCIDENT)]


def test_a_correction_that_its_claim_cannot_take(store, decide, tray):
    decide(
        "correct", main_of(store, "a1"), field="sources", value='[{"text": "a doctor", "start": 20, "kind": "other"}]'
    )
    ((kind, why),) = tray()
    assert kind == "correct"
    assert "the police" in why

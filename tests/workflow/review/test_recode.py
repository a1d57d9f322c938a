"""A project coded anew by another coder: what persons accepted stays, and no judgement is lost."""

import datetime as dt
import shutil

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.errors import NotInStore
from dateline.records import Attachments, Coding, Maker, NoEvent, corrected, latest, standing
from dateline.store import Store
from dateline.workflow.export import Asked, export_project
from dateline.workflow.resolve import incident_by_id
from dateline.workflow.review.decisions import Decision
from dateline.workflow.review.desks import open_proposals
from dateline.workflow.review.recode import recode
from dateline.workflow.review.reviews import Row, review
from dateline.workflow.review.trays import project_tray

from .conftest import NOW, groups, incident_of, main_of, raid_of

SECOND = Maker(kind="rules", name="second", version="2")


class Changing:
    """A coder whose claims are those of the store, changed by a function."""

    def __init__(self, store, change=lambda claim: [claim], maker=SECOND):
        self.maker, self.coded = maker, []
        self._change, self._claims = change, {report.id: store.claims(report.id) for report in store.reports()}

    def code(self, report):
        self.coded.append(report.id)
        if report.id == "break":
            raise ZeroDivisionError
        made = [
            one.model_copy(update={"maker": self.maker})
            for claim in self._claims[report.id]
            for one in self._change(claim)
        ]
        return Coding(claims=tuple(made), none=None if made else NoEvent(why="other"))


def anew(store, change=lambda claim: [claim], **options):
    return recode(store, Changing(store, change), tell=pytest.fail, **options)


def more_killed(claim):
    rows = tuple(row.model_copy(update={"min": row.min + 1, "max": row.max + 1}) for row in claim.casualties)
    return [claim.model_copy(update={"casualties": rows})]


def figure(store, report):
    return corrected(store.claims(report), store.judgements())[0].casualties[0].min


def test_a_better_coder_takes_over_what_nobody_accepted(store, decide):
    before = groups(store), [one.id for one in store.incidents()]
    done = anew(store, more_killed)
    assert (done.reports, done.left, done.changed, done.proposals) == (7, 0, 7, 0)
    assert figure(store, "a1") == 4
    assert {claim.maker for claim in store.claims()} == {SECOND}
    assert (groups(store), [one.id for one in store.incidents()]) == before


def test_an_accepted_claim_stays_and_has_a_proposal_beside_it(store, decide):
    decide("accept", main_of(store, "a1"))
    kept = store.claims("a1")[0]
    done = anew(store, more_killed)
    assert (done.kept, done.proposals) == (1, 1)
    assert store.claims("a1")[0] == kept
    (proposal,) = open_proposals(store.proposals(), store.judgements())
    assert (proposal.beside, proposal.claim.casualties[0].min) == (kept.id, 4)


def test_a_coder_that_says_what_the_person_said_proposes_nothing(store, decide):
    decide("correct", main_of(store, "b1"), field="scope", value="criminal")
    decide("accept", main_of(store, "b1"))
    agrees = {"scope": "criminal"}
    assert anew(store, lambda claim: [claim.model_copy(update=agrees)]).proposals == 0
    assert anew(store, lambda claim: [claim], anew=True).proposals == 1


def test_an_accepted_proposal_takes_the_place_of_the_claim_and_gives_it_back(store, decide):
    claim = main_of(store, "a1")
    decide("accept", claim)
    anew(store, more_killed)
    (proposal,) = open_proposals(store.proposals(), store.judgements())
    decide("accept", proposal.id)
    assert figure(store, "a1") == 4
    assert incident_by_id(store, incident_of(store, "a1")).members[0].claim == claim
    assert open_proposals(store.proposals(), standing(store.judgements())) == []
    assert anew(store, more_killed, anew=True).proposals == 0
    decide("undo")
    assert figure(store, "a1") == 3


def test_a_rejected_proposal_is_gone_and_the_claim_stays_accepted(store, decide):
    decide("accept", main_of(store, "a1"))
    anew(store, more_killed)
    (proposal,) = open_proposals(store.proposals(), store.judgements())
    decide("reject", proposal.id)
    assert figure(store, "a1") == 3
    assert open_proposals(store.proposals(), standing(store.judgements())) == []
    with pytest.raises(NotInStore):
        decide("accept", proposal.id)
    decide("undo")
    assert [one.id for one in open_proposals(store.proposals(), standing(store.judgements()))] == [proposal.id]


def test_an_open_proposal_holds_an_incident_back_from_publication(store, decide):
    decide("accept", main_of(store, "a1"))

    def published():
        return export_project(store, Asked("jsonl"), now=NOW + dt.timedelta(days=30)).text.splitlines()

    assert len(published()) == 1
    anew(store, more_killed)
    assert published() == []
    (proposal,) = open_proposals(store.proposals(), store.judgements())
    decide("reject", proposal.id)
    assert len(published()) == 1


def test_corrections_and_rejections_attach_again(store, decide):
    decide("correct", main_of(store, "a1"), field="casualties", value="killed 9 guards")
    decide("reject", main_of(store, "b1"))
    before = groups(store)
    anew(
        store,
        lambda claim: (
            more_killed(
                claim.model_copy(
                    update={"trigger_start": claim.trigger_start - 4, "trigger": "and killed", "id": f"{claim.id}-x"}
                )
            )
            if claim.main
            else [claim]
        ),
    )
    assert figure(store, "a1") == 9
    assert groups(store) == before
    assert project_tray(store) == []


def test_what_finds_no_claim_any_more_lies_in_the_tray_and_comes_back(store, decide):
    decide("correct", raid_of(store, "c1"), field="scope", value="criminal")
    anew(store, lambda claim: [claim] if claim.main else [])
    (stray,) = project_tray(store)
    assert (stray.judgement.field, stray.why) == ("scope", "nothing is coded at these words any more")


def test_an_accepted_claim_that_the_coder_misses_stays_with_its_relations(store, decide):
    decide("accept", raid_of(store, "c1"))
    anew(store, lambda claim: [])
    assert [claim.trigger for claim in store.claims("c1")] == ["raid"]
    assert store.coding("a1").none.why == "other"


def test_one_main_event_a_report(store, decide):
    decide("accept", main_of(store, "c1"))
    anew(store, lambda claim: [claim.model_copy(update={"main": not claim.main})])
    assert [claim.main for claim in store.claims("c1")] == [True, False]
    assert [claim.main for claim in store.claims("a2")] == [False, True]


def test_a_second_run_leaves_alone_what_is_done_and_all_does_it_anew(store, decide):
    decide("accept", main_of(store, "a1"))
    coder = Changing(store, more_killed)
    recode(store, coder, reports=["a1", "d1"], tell=pytest.fail)
    done = recode(store, coder, tell=pytest.fail)
    assert (done.left, done.reports) == (2, 5)
    assert sorted(coder.coded) == sorted({*coder.coded})
    assert recode(store, coder, tell=pytest.fail).left == 7
    assert recode(store, coder, anew=True, tell=pytest.fail).reports == 7


def test_a_report_that_the_coder_breaks_on_keeps_its_claims(store):
    def breaks(claim):
        if claim.report.id == "b1":
            raise ZeroDivisionError
        return more_killed(claim)

    told = []
    done = recode(store, Changing(store, breaks), tell=told.append)
    assert (done.failed, len(told), figure(store, "b1"), figure(store, "b2")) == (1, 1, 7, 8)


def test_an_unknown_report_is_said(store):
    with pytest.raises(NotInStore):
        anew(store, reports=["z9"])


changes = st.sampled_from(["keep", "drop", "shift", "type", "split", "away", "add"])


def changed(how):
    """A double of a coder that shifts triggers, drops events, adds others, splits, and changes types."""

    def change(claim):
        at = claim.trigger_start
        match how[hash_of(claim) % len(how)]:
            case "drop":
                return []
            case "shift":
                return [
                    claim.model_copy(
                        update={"id": f"{claim.id}s", "trigger": claim.trigger[2:], "trigger_start": at + 2}
                    )
                ]
            case "type":
                return [
                    claim.model_copy(update={"id": f"{claim.id}t", "event_type": "explosive", "main": not claim.main})
                ]
            case "split":
                half = claim.model_copy(
                    update={"id": f"{claim.id}h", "trigger": claim.trigger[3:], "trigger_start": at + 3, "main": False}
                )
                return [claim.model_copy(update={"trigger": claim.trigger[:3]}), half]
            case "away":
                return [
                    claim.model_copy(update={"id": f"{claim.id}a", "trigger": "reported", "trigger_start": at + 30})
                ]
            case "add":
                return [
                    claim,
                    claim.model_copy(
                        update={"id": f"{claim.id}+", "trigger": "people", "trigger_start": 120, "main": False}
                    ),
                ]
        return [claim]

    return change


def hash_of(claim):
    return sum(map(ord, claim.report.id + claim.trigger))


actions = st.sampled_from(["accept", "reject", "promote", "correct", "same", "different", "split", "grade"])
names = st.sampled_from(["a1", "a2", "b1", "b2", "c1", "d1"])


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.tuples(actions, names, names), min_size=1, max_size=6), st.lists(changes, min_size=1, max_size=5))
def test_every_judgement_is_attached_again_or_in_the_tray(template, tmp_path_factory, steps, how):
    folder = tmp_path_factory.getbasetemp() / "recoded"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(template, folder)
    with Store.open(folder) as store:
        rows = []
        for number, (action, one, other) in enumerate(steps):
            value = "discounted" if action == "grade" else "criminal"
            one_id, other_id = store.claims(one)[-1 if action == "promote" else 0].id, store.claims(other)[0].id
            rows.append(Row.of(Decision(action, one_id, f"Ada {number}", NOW, other_id, "scope", value)))
        review(store, rows, skip_bad=True)
        said = store.judgements()
        frozen = {name: one for one in store.claims() for name in [one.id] if name in accepted(store)}
        recode(store, Changing(store, changed(how)), tell=pytest.fail)
        assert store.judgements() == said
        assert {name: one for one in store.claims() for name in [one.id] if name in frozen}.keys() == frozen.keys()
        assert all(
            now.model_copy(update={"relations": ()}) == frozen[now.id] for now in store.claims() if now.id in frozen
        )
        found, strays = Attachments(store.claims()), {stray.judgement.id for stray in project_tray(store)}
        for one in standing(said):
            attached = all(found.find(anchor) for anchor in (one.anchor, one.other) if anchor)
            assert attached or one.id in strays or one.kind == "withdraw"
        assert len({claim.id for claim in store.claims()}) == len(store.claims())


def accepted(store):
    last = latest(store.claims(), standing(store.judgements()), "accept", "reject")
    return {name for name, one in last.items() if one.kind == "accept"}

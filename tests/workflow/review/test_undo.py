"""Whatever is decided in whatever order: once it is all taken back, the project is as it was."""

import shutil

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.errors import ReviewError
from dateline.records import standing
from dateline.store import Store
from dateline.workflow.resolve import incident_by_id, resolve_project

from .conftest import STORIES, Reviewer

claims = st.tuples(st.sampled_from(sorted(STORIES)), st.booleans())
decisions = st.one_of(
    st.tuples(st.sampled_from(["accept", "reject", "promote", "split"]), claims, claims, st.just("")),
    st.tuples(st.sampled_from(["same", "same", "different"]), claims, claims, st.just("")),
    st.tuples(st.just("grade"), claims, claims, st.sampled_from(["contested", "discounted", "confirmed"])),
    st.tuples(st.just("date"), claims, claims, st.sampled_from(["2031-03-04", "2031-03-20", "2031-04-25", "none"])),
)


def state(store):
    """By its claims each incident with its id and its values; what an id that a person may have kept leads to."""
    return {
        frozenset(member.claim for member in row.incident.members): row.resolved.model_copy(update={"incident": ""})
        for row in resolve_project(store)
    }


def leads(store, ids):
    return {name: {member.claim for member in incident_by_id(store, name).members} for name in ids}


def play(store, steps):
    """Decides on claims, or on the incidents that they stand in."""
    decide = Reviewer(store)
    for action, (one, whole), (other, second_whole), value in steps:
        first, second = (
            _target(store, report, as_incident) for report, as_incident in ((one, whole), (other, second_whole))
        )
        try:
            if action == "date":
                decide("correct", store.claims(one)[0].id, field="date", value=value)
            else:
                decide(action, first, second, value=value)
        except ReviewError:
            continue
    return decide


def _target(store, report, as_incident):
    claims = store.claims(report)
    found = store.incidents_of([claims[0].id])
    return found[0].id if as_incident and found else claims[-1].id


def opened(template, folder):
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(template, folder)
    return Store.open(folder)


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(decisions, min_size=1, max_size=6), st.data())
def test_any_sequence_taken_back_in_any_order_restores_the_state(template, tmp_path_factory, steps, data):
    with opened(template, tmp_path_factory.getbasetemp() / "undone") as store:
        before, ids = state(store), [one.id for one in store.incidents()]
        led = leads(store, ids)
        decide = play(store, steps)
        while made := sorted(one.id for one in standing(store.judgements()) if one.kind != "withdraw"):
            decide("undo", data.draw(st.sampled_from(made)))
        assert state(store) == before
        assert leads(store, ids) == led


@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(decisions, min_size=1, max_size=6))
def test_undo_again_and_again_restores_the_state_and_redo_brings_all_back(template, tmp_path_factory, steps):
    with opened(template, tmp_path_factory.getbasetemp() / "undone") as store:
        before, ids = state(store), [one.id for one in store.incidents()]
        led = leads(store, ids)
        decide = play(store, steps)
        after, acts = state(store), len({one.when for one in store.judgements()})
        for _ in range(acts):
            decide("undo")
        assert state(store) == before
        assert leads(store, ids) == led
        for _ in range(acts):
            decide("redo")
        assert state(store) == after

"""What each decision does to the incidents, and which decisions are refused."""

import pytest

from dateline.errors import Conflict, NotInStore, ReviewError
from dateline.workflow.resolve import find_incident
from dateline.workflow.review.trays import project_tray

from .conftest import groups, incident_of, main_of, raid_of

A, B = frozenset({"a1", "a2", "a3"}), frozenset({"b1", "b2"})
ALONE = {frozenset({"c1"}), frozenset({"d1"})}


def test_the_project_is_as_the_tests_need_it(store):
    assert groups(store) == {A, B} | ALONE


def test_rejecting_a_claim_takes_it_out_and_accepting_brings_it_back(store, decide):
    decide("reject", main_of(store, "a1"))
    assert groups(store) == {A - {"a1"}, B} | ALONE
    decide("accept", main_of(store, "a1"))
    assert groups(store) == {A, B} | ALONE


def test_rejecting_an_incident_rejects_all_that_it_holds_at_once(store, decide):
    done = decide("reject", incident_of(store, "a1"))
    assert len(done.judgements) == 3
    assert groups(store) == {B} | ALONE
    decide("undo")
    assert groups(store) == {A, B} | ALONE


def test_the_same_word_of_the_same_person_changes_nothing(store, decide):
    decide("accept", main_of(store, "a1"))
    again = decide("accept", main_of(store, "a1"))
    assert (again.judgements, again.unchanged) == ([], 1)
    assert len(decide("accept", main_of(store, "a1"), who="Bo").judgements) == 1


def test_promoted_context_founds_an_incident(store, decide):
    decide("promote", raid_of(store, "c1"))
    (incident,) = store.incidents_of([raid_of(store, "c1")])
    assert next(one.founding for one in incident.members if one.claim == raid_of(store, "c1"))


def test_a_corrected_day_takes_a_claim_out_and_figures_show_in_the_values(store, decide):
    for report in ("a2", "a3"):
        decide("accept", main_of(store, report))
    decide("correct", main_of(store, "a1"), field="date", value="2031-03-24")
    assert groups(store) == {A - {"a1"}, frozenset({"a1"}), B} | ALONE
    decide("correct", main_of(store, "d1"), field="casualties", value="killed 7 guards; wounded 10-12")
    row = find_incident(store, "d1")
    figures = {figure.effect: (figure.low, figure.high) for figure in row.resolved.figures}
    assert figures == {"killed": (7, 7), "wounded": (10, 12)}


def test_a_correction_to_what_is_so_changes_nothing(store, decide):
    assert decide("correct", main_of(store, "a1"), field="event_type", value="attack").judgements == []


def test_same_joins_and_different_keeps_apart(store, decide):
    decide("same", incident_of(store, "c1"), incident_of(store, "d1"))
    assert frozenset({"c1", "d1"}) in groups(store)
    decide("different", main_of(store, "c1"), main_of(store, "d1"))
    assert groups(store) == {A, B} | ALONE


def test_a_split_claim_stays_out_whatever_comes_later(store, decide):
    done = decide("split", main_of(store, "a2"))
    assert len(done.judgements) == 2
    assert groups(store) == {A - {"a2"}, frozenset({"a2"}), B} | ALONE
    decide("same", main_of(store, "a1"), main_of(store, "d1"))
    assert groups(store) == {A - {"a2"} | {"d1"}, frozenset({"a2"}), B, frozenset({"c1"})}


def test_same_takes_back_what_kept_the_claim_itself_apart(store, decide):
    decide("split", main_of(store, "a2"))
    done = decide("same", main_of(store, "a2"), incident_of(store, "a1"))
    assert any("takes back that Ada" in note for note in done.notes)
    assert groups(store) == {A, B} | ALONE
    decide("undo")
    assert groups(store) == {A - {"a2"}, frozenset({"a2"}), B} | ALONE


def test_a_same_against_a_different_through_a_third_is_recorded_and_told(store, decide):
    decide("different", main_of(store, "c1"), main_of(store, "d1"))
    (first,) = decide("same", main_of(store, "c1"), main_of(store, "b1")).judgements
    done = decide("same", main_of(store, "d1"), main_of(store, "b1"), who="Bo")
    assert len(done.judgements) == 1
    assert any("same by Ada: kept apart: Ada judged" in note for note in done.notes)
    assert [stray.judgement for stray in project_tray(store)] == [first]  # of two the later word is followed


def test_a_claim_and_an_incident_are_kept_apart_in_all_its_claims(store, decide):
    assert len(decide("different", incident_of(store, "a1"), main_of(store, "a3")).judgements) == 2
    assert groups(store) == {A - {"a3"}, frozenset({"a3"}), B} | ALONE


def test_a_grade_outweighs_the_rule_and_follows_the_founding_claim(store, decide):
    decide("grade", incident_of(store, "b2"), value="discounted")
    assert find_incident(store, "b1").resolved.grade == "discounted"
    decide("same", incident_of(store, "b1"), incident_of(store, "d1"))
    assert find_incident(store, "d1").resolved.grade == "discounted"


def test_two_grades_that_meet_and_differ_count_for_nothing_until_one_is_given_anew(store, decide):
    by_rule = find_incident(store, "a1").resolved.grade
    decide("grade", incident_of(store, "a1"), value="discounted")
    decide("grade", incident_of(store, "c1"), value="confirmed", who="Bo")
    decide("same", incident_of(store, "a1"), incident_of(store, "c1"))
    assert find_incident(store, "a1").resolved.grade == by_rule
    strays = project_tray(store)
    assert {stray.judgement.value for stray in strays} == {"discounted", "confirmed"}
    assert all("grades that differ met" in stray.why for stray in strays)
    decide("grade", incident_of(store, "a1"), value="contested")
    assert find_incident(store, "a1").resolved.grade == "contested"
    assert project_tray(store) == []


def test_undo_takes_back_ones_own_last_and_redo_takes_it_up_again(store, decide):
    decide("same", incident_of(store, "c1"), incident_of(store, "d1"), who="Bo")
    decide("reject", main_of(store, "a1"))
    decide("undo", who="Bo")
    assert groups(store) == {A - {"a1"}, B} | ALONE
    decide("redo", who="Bo")
    assert frozenset({"c1", "d1"}) in groups(store)
    decide("undo")
    assert groups(store) == {A, B, frozenset({"c1", "d1"})}


def test_a_judgement_of_somebody_else_is_taken_back_by_its_id(store, decide):
    (rejected,) = decide("reject", main_of(store, "a1"), who="Bo").judgements
    decide("undo", rejected.id)
    assert groups(store) == {A, B} | ALONE
    with pytest.raises(ReviewError, match="taken back already"):
        decide("undo", rejected.id)


@pytest.mark.parametrize(
    ("action", "claim", "other", "more", "what"),
    [
        ("same", "a1", "a1", {}, "one and the same"),
        ("same", "a1", "", {}, "takes two ids"),
        ("split", "c1", "", {}, "stands alone"),
        ("promote", "a1", "", {}, "founds an incident already"),
        ("grade", "a1", "", {"value": "sure"}, "grade: Input should be"),
        ("relate", "a1", "b1", {"value": "cousin"}, "relate: Input should be"),
        ("correct", "a1", "", {"field": "trigger", "value": "x"}, "no field 'trigger'"),
        ("correct", "a1", "", {"field": "date", "value": "2031-02-30"}, "no day such as"),
        ("correct", "a1", "", {"field": "casualties", "value": "many killed"}, "no figure such as"),
        ("correct", "a1", "", {"field": "initiators", "value": "[{"}, "no JSON"),
        ("correct", "a1", "", {"field": "place", "value": "Nowhere"}, "no such place"),
        ("bless", "a1", "", {}, "no action 'bless'"),
        ("undo", "", "", {}, "nothing of yours"),
        ("redo", "", "", {}, "nothing that you took back"),
    ],
)  # fmt: skip
def test_what_cannot_be_decided_is_said_and_changes_nothing(store, decide, action, claim, other, more, what):
    ids = [main_of(store, name) if name else "" for name in (claim, other)]
    with pytest.raises(ReviewError, match=what):
        decide(action, *ids, **more)
    assert store.judgements() == []


@pytest.mark.parametrize("action", ["accept", "same", "grade", "undo", "correct"])
def test_an_id_that_the_project_does_not_hold_is_said(store, decide, action):
    with pytest.raises(NotInStore, match="c-none"):
        decide(action, "c-none", main_of(store, "a1"), field="scope", value="criminal")


def test_an_incident_of_several_claims_is_corrected_claim_by_claim(store, decide):
    with pytest.raises(ReviewError, match="several claims"):
        decide("correct", incident_of(store, "a1"), field="scope", value="criminal")


def test_two_persons_on_one_claim_conflict_where_one_had_not_seen_the_other(store, decide):
    seen = store.judgement_position()
    decide("reject", main_of(store, "a1"), who="Bo")
    with pytest.raises(Conflict, match="Bo"):
        decide("accept", main_of(store, "a1"), seen=seen)
    assert len(store.judgements()) == 1
    decide("accept", main_of(store, "a1"), seen=store.judgement_position())


def test_values_keep_their_words_and_who_said_them(store, decide):
    claim = main_of(store, "a1")
    (made,) = decide("correct", claim, field="casualties", value="killed 3; wounded 5 civilians").judgements
    kept, added = made.value
    assert kept["said_by"] == [0]
    assert (added["effect"], added["min"], added["party"]) == ("wounded", 5, "civilians")
    text = store.report("a1").text
    (party,) = decide("correct", claim, field="targets", value="people").judgements
    at = party.value[0]["start"]
    assert text[at : at + 6] == "people"
    (silent,) = decide("correct", claim, field="initiators", value="Harrow Front; none of ours").judgements
    assert {part["start"] for part in silent.value} == {text.index("killed")}
    (month,) = decide("correct", claim, field="date", value="2031-02").judgements
    assert (month.value["end"], month.value["precision"]) == ("2031-02-28", "month")
    (none,) = decide("correct", claim, field="place", value="none").judgements
    assert none.value is None


@pytest.mark.parametrize("by_id", [False, True])
def test_two_incidents_that_one_report_tells_of_become_one_whole_and_two_again(store, decide, by_id):
    raid = next(claim.id for claim in store.claims("a2") if claim.trigger == "raid")
    decide("promote", raid)
    decide("same", raid, main_of(store, "d1"))
    one, other = (next(iter(store.incidents_of([name]))) for name in (main_of(store, "a2"), raid))
    before = {each.id: {member.claim for member in each.members} for each in store.incidents()}
    assert one.id != other.id
    done = decide("same", one.id, other.id)
    (joined,) = store.incidents_of([main_of(store, "a2")])
    assert {member.claim for member in joined.members} == before[one.id] | before[other.id]
    assert any("a2 tells of both" in note for note in done.notes)
    decide("undo", done.judgements[0].id if by_id else "")
    assert {each.id: {member.claim for member in each.members} for each in store.incidents()} == before

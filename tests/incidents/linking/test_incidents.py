import datetime as dt

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.incidents.linking import evidence_of, link_claims, prepared, scores_of
from dateline.incidents.linking.blocks import candidate_pairs
from dateline.incidents.linking.models import Model
from dateline.incidents.linking.wordings import Wording, Wordings

from ..conftest import PLACES, make_claim
from .conftest import link, tell


def groups(incidents):
    return {frozenset(member.claim for member in incident.members) for incident in incidents}


def test_reports_of_one_attack_become_one_incident_with_reasons(claim):
    incidents = link([claim("b", published="2024-03-07"), claim("a"), claim("c", place="Tel Harim")])
    assert groups(incidents) == {frozenset({"c-a-0", "c-b-0", "c-c-0"})}
    members = incidents[0].members
    assert [member.report for member in members] == ["a", "c", "b"]  # by day of publication, then id
    assert all(member.founding and "same day" in member.reasons for member in members)


def test_look_alikes_stay_apart(claim):
    claims = [
        claim("a"),
        claim("abroad", place="Sarmin Gate"),
        claim("far", place="Omran"),
        claim("week-later", day="2024-03-12", published="2024-03-13"),
        claim("arrest", "arrest", day="2024-03-15", published="2024-03-16"),
    ]
    assert len(link(claims, apart=True)) == len(claims)


def test_a_main_claim_founds_an_incident_alone_and_says_so(claim):
    (incident,) = link([claim("a", scope="criminal")])
    assert incident.members[0].founding
    assert "main event" in incident.members[0].reasons[0]


def test_context_and_summaries_found_nothing(claim):
    summary = claim("a", granularity="aggregate", day=None)
    assert link([summary, claim("b", main=False)]) == []


def test_bounded_aggregates_link_like_single_events(claim):
    night = {"granularity": "aggregate", "day": "2024-03-05/2024-03-06"}
    assert len(link([claim("a", **night), claim("b", **night)])) == 1


def test_two_events_of_one_report_never_meet_in_one_incident(claim):
    incidents = link([claim("a"), claim("a", n=1), claim("b")])
    assert not any({"c-a-0", "c-a-1"} <= group for group in groups(incidents))


def test_copies_join_the_incident_of_the_report_they_copy_and_say_so(claim):
    copy = claim("copy", copy_of="a", published="2024-03-07")
    incidents = link([copy, claim("a")])
    assert groups(incidents) == {frozenset({"c-a-0", "c-copy-0"})}
    assert any("copy of a" in reason for reason in incidents[0].members[1].reasons)
    assert not any("copy of" in reason for reason in incidents[0].members[0].reasons)


def test_which_of_two_copies_came_first_makes_no_difference(claim):
    first = link([claim("a"), claim("b", copy_of="a"), claim("c")])
    assert groups(first) == groups(link([claim("a", copy_of="b"), claim("b"), claim("c")]))


def test_dates_missing_everywhere_link_by_words(claim):
    blank = {"day": None, "published": None}
    claims = [claim("a", **blank), claim("b", **blank)]
    assert len(link(claims)) == 1
    assert len(link(claims, apart=True)) == 2


def test_judgements_bind_both_ways(claim, judge):
    near, far = claim("b"), claim("c", day="2024-06-01", place="Omran")
    claims = [claim("a"), near, far]
    bound = [judge("different", claims[0], near), judge("same", claims[0], far)]
    incidents = link(claims, bound)
    assert groups(incidents) == {frozenset({"c-a-0", "c-c-0"}), frozenset({"c-b-0"})}
    assert any(
        "Ada judged" in reason for incident in incidents for member in incident.members for reason in member.reasons
    )


def test_the_later_judgement_stands_and_a_withdrawn_one_does_not(claim, judge):
    one, other = claim("a"), claim("b")
    apart = judge("different", one, other, day=1)
    assert len(link([one, other], [apart])) == 2
    assert len(link([one, other], [apart, judge("same", one, other, day=2)])) == 1
    assert len(link([one, other], [apart, judge("accept", one, day=3, withdraws=apart.id)])) == 1


def test_a_claim_that_fits_one_of_two_that_a_person_joined_fits_both(claim, judge):
    one, wrong_day = claim("a"), claim("b", day="2024-03-25")
    new = claim("c")
    assert len(link([one, wrong_day, new], [judge("same", one, wrong_day)])) == 1


def test_rejected_claims_found_nothing_and_promoted_context_does(claim, judge):
    bad, aside = claim("a"), claim("b", main=False)
    incidents = link([bad, aside], [judge("reject", bad), judge("promote", aside)])
    assert groups(incidents) == {frozenset({"c-b-0"})}


def test_ids_depend_on_the_earliest_founding_claim_alone(claim):
    first = link([claim("a")])[0].id
    assert link([claim("a"), claim("b", published="2024-03-08")])[0].id == first


def test_a_claim_without_its_report_goes_by_judgements_alone(claim, judge):
    claims = [claim("a"), claim("b")]
    assert len(link_claims(claims)) == 2
    assert len(link_claims(claims, [judge("same", *claims)])) == 1


def test_a_model_takes_the_place_of_the_one_that_comes_with_it(claim):
    weights = {view: {"bias": -5.0} for view in ("whole", "brief", "words")}
    assert len(link([claim("a"), claim("b")], model=Model("unconvinced", weights, 0.5, 0.5))) == 2


def by_hand(whole, brief):
    """A model that holds all main events for as likely one as the next, and all others too."""
    return Model("by hand", {"whole": {"bias": whole}, "brief": {"bias": brief}, "words": {"bias": 0.0}}, 0.5, 0.6)


def test_an_event_told_in_passing_joins_the_incident_that_it_fits(claim):
    march = claim("c", "protest", place="Omran", day="2024-03-18", published="2024-03-19")
    claims = [claim("a"), march, claim("c", n=1, main=False, published="2024-03-19")]
    incidents = link(claims, model=by_hand(-3.0, 2.0))
    assert groups(incidents) == {frozenset({"c-a-0", "c-c-1"}), frozenset({"c-c-0"})}
    joined = next(member for member in incidents[0].members if member.claim == "c-c-1")
    assert not joined.founding
    assert "same day" in joined.reasons
    assert len(link(claims, model=by_hand(-3.0, 0.2))) == 2  # likelier than not, which is not enough
    assert all(len(one.members) == 1 for one in link(claims, model=by_hand(-3.0, 0.2)))


def test_events_told_in_passing_found_an_incident_where_two_reports_tell_it(claim):
    asides = [claim("a", n=1, main=False), claim("b", n=1, main=False)]
    (incident,) = link(asides)
    assert [member.founding for member in incident.members] == [True, True]
    assert link(asides[:1]) == []
    told, reports = tell(asides)
    copied = reports[0].model_copy(update={"id": "b"})
    copy = told[0].model_copy(update={"id": "c-copy", "report": copied.reference()})
    assert link_claims([told[0], copy], reports=[reports[0], copied]) == []


def test_what_persons_settled_on_both_sides_keeps_contradictions_apart(claim, judge):
    one, other = claim("a"), claim("b", place="Sarmin Gate")
    joined = link([one, other])
    assert len(joined) == 1  # the machine's own places are evidence only
    assert len(link([one, other], [judge("accept", one), judge("accept", other)])) == 2


some_claims = st.lists(
    st.builds(
        lambda number, day, place, published, event_type: make_claim(
            f"r{number}", event_type, day=day, place=place, published=published
        ),
        st.integers(0, 9),
        st.sampled_from([None, "2024-03-04", "2024-03-05", "2024-03-06", "2024-03-04/2024-03-06"]),
        st.sampled_from([None, *PLACES]),
        st.sampled_from([None, "2024-03-06", "2024-03-07"]),
        st.sampled_from(["explosive", "suicide_bomb", "attack", "armed_clash"]),
    ),
    max_size=8,
    unique_by=lambda claim: claim.id,
)


@settings(max_examples=40, deadline=None)
@given(some_claims, st.randoms(use_true_random=False))
def test_order_makes_no_difference_and_every_claim_stands_once(claims, random):
    shuffled = list(claims)
    random.shuffle(shuffled)
    told, reports = tell(claims)
    order = {claim.id: at for at, claim in enumerate(shuffled)}
    incidents = link_claims(told, reports=reports)
    assert link_claims(sorted(told, key=lambda claim: order[claim.id]), reports=reports[::-1]) == incidents
    assert sorted(member.claim for one in incidents for member in one.members) == sorted(one.id for one in claims)
    assert len({incident.id for incident in incidents}) == len(incidents)


def test_pairs_to_compare_grow_with_the_claims_not_with_their_square(claim):
    day = dt.date(2020, 1, 1)
    claims = [claim(f"r{n}", day=str(day + dt.timedelta(days=n // 3)), published=None, n=n) for n in range(1500)]
    words = Wordings([Wording(f"bomb town{n // 3} people", "") for n in range(1500)])
    assert 500 < len(candidate_pairs(claims, words)[0]) < 20 * len(claims)


def test_scores_of_prepared_claims_are_those_of_the_whole(claim):
    claims = [claim("a"), claim("b"), claim("c", day="2024-03-20"), claim("d", granularity="aggregate", day=None)]
    claims, reports = tell(claims)
    ready = prepared(claims, reports)
    assert set(ready) == {one.id for one in claims[:3]}
    ones, others = np.array([0, 0, 1]), np.array([1, 2, 2])
    scores = scores_of(claims[:3], [ready[one.id][1] for one in claims[:3]], ones, others)
    pairs = [(claims[one].id, claims[other].id) for one, other in zip(ones, others, strict=True)]
    evidence = evidence_of(pairs, claims, reports=reports)
    assert scores.tolist() == [evidence[pair].score for pair in pairs]
    assert scores[0] > scores[1]

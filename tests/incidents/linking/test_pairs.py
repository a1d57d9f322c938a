import pytest

from dateline.incidents.linking.pairs import THRESHOLD, pair_evidence, unbounded


def test_same_day_place_and_type_are_enough_and_told_in_words(claim):
    evidence = pair_evidence(claim("a", casualties=[("7 people", "people", "killed", 7, 7)], initiators=["Red Banner"]),
                             claim("b", casualties=[("seven", "", "killed", 7, 7)], initiators=["the Red Banner"]))  # fmt: skip
    assert evidence.score >= THRESHOLD
    assert {"same day", "same type of event", "both give 7 killed"} <= set(evidence.reasons)
    assert any("Red Banner" in reason for reason in evidence.reasons)


@pytest.mark.parametrize(
    ("change", "why"),
    [({"place": "Sarmin Gate"}, "different countries"), ({"day": "2024-03-07"}, "2 days apart"),
     ({"place": "Omran"}, "km apart"), ({"event_type": "arrest"}, "types"),
     ({"day": None, "published": "2024-03-01"}, "published before"),
     ({"day": None, "published": "2024-04-01"}, "published")],
)  # fmt: skip
def test_vetoes(claim, change, why):
    evidence = pair_evidence(claim("a"), claim("b", **change))
    assert why in str(evidence.veto)
    assert evidence.score == 0


def test_two_events_of_one_report_are_two(claim):
    assert pair_evidence(claim("a"), claim("a", n=1)).veto == "two events of one report"


def test_the_next_day_is_another_day_unless_one_of_them_was_inferred(claim):
    assert pair_evidence(claim("a"), claim("b", day="2024-03-06")).veto == "on different days"
    night = pair_evidence(claim("a", day="2024-03-04/2024-03-05"), claim("b", day="2024-03-06"))
    inferred = pair_evidence(claim("a"), claim("b", day="2024-03-06", rules={"date": "the report's own day"}))
    assert night.veto is inferred.veto is None
    assert "on neighbouring days" in inferred.reasons
    elsewhere = claim("b", day="2024-03-06", place="Tel Harim", rules={"date": "the report's own day"})
    assert pair_evidence(claim("a"), elsewhere).score < THRESHOLD


def test_a_place_that_was_inferred_does_not_split_what_all_else_joins(claim):
    toll = {"casualties": [("31 people", "people", "killed", 31, 31)], "targets": ["Sela bridge"]}
    far = claim("b", place="Omran", rules={"place": "place of a sentence before"}, **toll)
    evidence = pair_evidence(claim("a", **toll), far, 0.3)
    assert evidence.score >= THRESHOLD
    assert any("not sure" in reason for reason in evidence.reasons)
    assert pair_evidence(claim("a"), far).score < THRESHOLD
    assert "km apart" in (pair_evidence(claim("a", **toll), claim("b", place="Omran", **toll), 0.3).veto or "")
    abroad = claim("c", place="Sarmin Gate", rules={"place": "place of a sentence before"}, **toll)
    assert pair_evidence(claim("a", **toll), abroad, 0.3).veto == "different countries"


def test_a_region_needs_a_party_or_a_figure(claim):
    bare = pair_evidence(claim("a"), claim("b", place="Anbar"))
    toll = [("4 guards", "guards", "killed", 4, 4)]
    agreeing = pair_evidence(claim("a", casualties=toll), claim("b", place="Anbar", casualties=toll))
    assert bare.score < THRESHOLD <= agreeing.score


def test_an_unknown_place_needs_a_party_or_a_figure_too(claim):
    assert pair_evidence(claim("a"), claim("b", place=None)).score < THRESHOLD
    both = pair_evidence(claim("a", targets=["Sela bridge"]), claim("b", place=None, targets=["the Sela bridge"],
                         casualties=[("9", "", "killed", 9, 9)]))  # fmt: skip
    assert "a place is not known" in both.reasons


def test_a_missing_date_falls_back_on_publication_as_weaker_evidence(claim):
    dated, undated = claim("a"), claim("b", day=None)
    evidence = pair_evidence(dated, undated)
    assert THRESHOLD <= evidence.score < pair_evidence(dated, claim("b")).score
    late = pair_evidence(dated, claim("c", day=None, published="2024-03-17"))
    assert late.veto is None
    assert late.score < THRESHOLD


def test_very_different_tolls_speak_against(claim):
    few, many = (claim(name, casualties=[(str(n), "people", "killed", n, n)]) for name, n in (("a", 2), ("b", 60)))
    evidence = pair_evidence(few, many)
    assert "2 and 60 killed" in evidence.reasons
    assert evidence.score < pair_evidence(claim("a"), claim("b")).score


@pytest.mark.parametrize(
    ("change", "expected"),
    [({}, False), ({"day": None}, True), ({"day": "2024-03-01/2024-03-03"}, False),
     ({"day": "2024-03-01/2024-03-04"}, True), ({"place": "Iraq"}, True), ({"place": None}, True),
     ({"place": "Anbar"}, False)],
)  # fmt: skip
def test_unbounded_aggregates(claim, change, expected):
    assert unbounded(claim("a", granularity="aggregate", **change)) is expected
    assert not unbounded(claim("a", **change))

import pytest

from dateline.incidents.linking.fields import contradictory, sure_of, told_by_fields, unbounded


def reasons(one, other):
    return [part.reason for part in told_by_fields(one, other) if part.reason]


def features(one, other):
    return {name for part in told_by_fields(one, other) for name in part.features}


def test_what_agrees_is_told_in_words(claim):
    one = claim("a", casualties=[("7 people", "people", "killed", 7, 7)], initiators=["Red Banner"])
    other = claim("b", casualties=[("seven", "", "killed", 7, 7)], initiators=["the Red Banner"])
    assert {"same day", "same place (Zarka)", "same type of event", "both 7 killed"} <= set(reasons(one, other))
    assert "both name the Red Banner as having done it" in reasons(one, other)


@pytest.mark.parametrize(
    ("change", "reason", "feature"),
    [({"place": "Sarmin Gate"}, "different countries", "place=abroad"), ({"day": "2024-03-07"}, "2 days apart", "days=apart sure"),
     ({"day": "2024-03-06"}, "on neighbouring days", "days=next sure"), ({"place": "Tel Harim"}, "21 km apart", "place=near"),
     ({"event_type": "arrest"}, "type differs", "type=other"), ({"place": None}, "a place is not known", "place=unknown"),
     ({"place": "Anbar"}, "one place within the other", "place=within"),
     ({"day": None, "published": "2024-03-01"}, "one report came out before the other's day", "days=one before"),
     ({"day": None, "published": "2024-04-01"}, "one came out long after the other's day", "days=one late"),
     ({"published": "2024-03-08"}, "published 2 days apart", "published=3 days"),
     ({"granularity": "aggregate"}, "one sums up several events", "one sums up")],
)  # fmt: skip
def test_what_differs_is_told_in_words_either_way_round(claim, change, reason, feature):
    one, other = claim("a"), claim("b", **change)
    assert reason in reasons(one, other)
    assert reason in reasons(other, one)
    assert feature in features(one, other)
    assert features(one, other) == features(other, one)


def test_very_different_tolls_are_named(claim):
    few, many = (claim(name, casualties=[(str(n), "people", "killed", n, n)]) for name, n in (("a", 2), ("b", 60)))
    assert "2 and 60 killed" in reasons(few, many)


def test_a_field_is_sure_in_the_reports_own_words_or_where_a_person_settled_it(claim):
    assert sure_of(claim("a"), "place")
    assert not sure_of(claim("a", rules={"place": "a sentence before"}), "place")
    assert not sure_of(claim("a", field_confidence={"place": "low"}), "place")
    assert sure_of(claim("a", rules={"place": "Ada judged so"}, field_confidence={"place": "high"}), "place")


def test_types_of_one_family_and_near_ones_do_not_contradict(claim):
    assert not contradictory(claim("a", "explosive"), claim("b", "suicide_bomb"))
    assert not contradictory(claim("a", "armed_clash"), claim("b", "abduction"))
    assert contradictory(claim("a", "arrest"), claim("b", "explosive"))


@pytest.mark.parametrize(
    ("change", "expected"),
    [({}, False), ({"day": None}, True), ({"day": "2024-03-01/2024-03-03"}, False),
     ({"day": "2024-03-01/2024-03-04"}, True), ({"place": "Iraq"}, True), ({"place": None}, True),
     ({"place": "Anbar"}, False)],
)  # fmt: skip
def test_unbounded_aggregates(claim, change, expected):
    assert unbounded(claim("a", granularity="aggregate", **change)) is expected
    assert not unbounded(claim("a", **change))

import pytest

from dateline.errors import InputError
from dateline.incidents import POLICIES, resolve
from dateline.records import Incident, Membership


def under(policy, *claims, without=()):
    members = tuple(Membership(claim=one.id, report=one.report.id, founding=True) for one in claims)
    return resolve(Incident(id="i-1", members=members), claims, policy=policy, without=without)


def bounds(policy, *claims, without=()):
    return [(one.low, one.best, one.high) for one in under(policy, *claims, without=without).figures]


def killed(number, **more):
    return (f"{number} people", "people", "killed", number, number, more)


@pytest.fixture
def tolls(claim):
    """Six papers: 1, 5, 5, 6, 6, 7 dead; the last one at least 7, a day later."""
    told = [claim(name, casualties=[killed(number)]) for name, number in zip("abcde", (1, 5, 5, 6, 6), strict=True)]
    late = [("at least 7 people", "people", "killed", 7, None)]
    return [*told, claim("f", published="2024-03-08", casualties=late)]


@pytest.mark.parametrize(
    ("policy", "expected"),
    [("majority", (1, 5, 7)), ("acled", (1, 1, 1)), ("ucdp", (1, 5, 7)), ("airwars", (1, None, 7)), ("ibc", (1, None, 7)),
     ("latest", (7, 7, None))],
)  # fmt: skip
def test_each_policy_makes_its_own_of_the_same_six_figures(tolls, policy, expected):
    assert bounds(policy, *tolls) == [expected]


def test_what_a_policy_sets_aside_is_listed_with_the_reason(tolls):
    (figure,) = under("acled", *tolls).figures
    assert [row.rejected for row in figure.rows] == [None] + ["higher than the lowest credible figure"] * 5
    assert "6 credible" in figure.rule
    (figure,) = under("latest", *tolls).figures
    assert [row.rejected for row in figure.rows] == ["not of the latest day"] * 5 + [None]


def test_acled_writes_a_flagged_zero_for_dead_that_nobody_mentions(claim):
    (figure,) = under("acled", claim("a")).figures
    assert (figure.best, figure.unreported, figure.effect) == (0, True, "killed")
    explicit = [("no casualties", "", "killed", None, 0)]
    (figure,) = under("acled", claim("a", casualties=explicit)).figures
    assert (figure.best, figure.unreported) == (0, False)
    assert all(under(policy, claim("a")).figures == () for policy in POLICIES if policy != "acled")


def test_acled_believes_no_party_s_nobody_and_no_first_count(claim):
    said = [("Northern Command", "official", {"side": "initiator"})]
    denied = claim("a", sources=said, casualties=[("nobody", "", "killed", None, 0, {"said_by": (0,)})])
    first = claim("b", casualties=[killed(4, preliminary=True)])
    (figure,) = under("acled", denied, first, claim("c", casualties=[killed(9)])).figures
    assert figure.best == 9
    assert [row.rejected for row in figure.rows[:2]] == ["less credible under this policy"] * 2
    assert bounds("acled", denied) == [(0, 0, 0)]


def test_ucdp_takes_the_exact_and_reliable_figure_and_the_low_of_a_range(claim):
    army = [("Northern Command", "official", {"side": "initiator"})]
    monitor = [("the Hill Monitor", "ngo_un")]
    claims = [
        claim("a", sources=army, casualties=[killed(30, said_by=(0,))]),
        claim("b", sources=monitor, casualties=[killed(12, said_by=(0,))]),
        claim("c", casualties=[("at least 14 people", "people", "killed", 14, None)]),
    ]
    (figure,) = under("ucdp", *claims).figures
    assert (figure.low, figure.best, figure.high) == (12, 12, 30)
    assert "the Hill Monitor" in figure.rule
    assert bounds("ucdp", claim("d", casualties=[("five to seven", "", "killed", 5, 7)])) == [(5, 5, 7)]


def test_ucdp_splits_the_dead_by_side_and_counts_parts_once(claim):
    rows = [
        killed(10),
        ("4 rebels", "rebels", "killed", 4, 4, {"side": "initiator", "status": "combatant", "part_of": 0}),
        ("3 soldiers", "soldiers", "killed", 3, 3, {"side": "target", "status": "combatant", "part_of": 0}),
        ("2 villagers", "villagers", "killed", 2, 2, {"side": "target", "status": "civilian", "part_of": 0}),
    ]
    found = under("ucdp", claim("a", casualties=rows))
    assert found.deaths.model_dump() == {"a": 4, "b": 3, "civilians": 2, "unknown": 1}
    assert under("ucdp", claim("b")).deaths is None
    assert under("majority", claim("a", casualties=rows)).deaths is None


def test_airwars_grades_by_who_alleges_and_who_accepts(claim):
    accepted = [("Northern Command", "official", {"side": "initiator"})]
    owned = claim("o", sources=accepted, casualties=[killed(3, said_by=(0,))])
    blamed = [claim("a", initiators=["Red Banner"]), claim("b", initiators=["Northern Guard"])]
    words = [
        under("airwars", *claims).policy_grade
        for claims in ([owned, *blamed], blamed, [claim("a"), claim("b")], [claim("a")])
    ]
    assert words == ["confirmed", "contested", "fair", "weak"]
    assert under("majority", owned).policy_grade is None


def test_a_range_policy_has_no_best(claim):
    vague = claim("a", casualties=[("dozens", "people", "killed", 24, None)])
    assert bounds("airwars", vague) == [(12, None, 24)]
    assert bounds("ibc", vague) == [(24, None, 24)]


def test_leaving_out_a_kind_of_claimant_moves_the_toll(claim):
    said = [("Northern Command", "official", {"side": "initiator"}), ("the hospital", "official")]
    rows = [killed(30, said_by=(0,)), killed(12, said_by=(1,))]
    claims = [claim("a", sources=said, casualties=rows), claim("b", casualties=[killed(11)])]
    assert bounds("majority", *claims) == [(11, 11, 30)]
    assert bounds("majority", *claims, without=["belligerents"]) == [(11, 11, 12)]
    (figure,) = under("majority", *claims, without=["official"]).figures
    assert (figure.low, figure.high) == (11, 11)
    assert [row.rejected for row in figure.rows] == ["claimant left out", "claimant left out", None]


def test_what_is_left_of_no_figure_is_listed_and_parts_stand_without_their_total(claim):
    said = [("Red Banner", "armed_group"), ("a doctor", "other")]
    rows = [killed(20, said_by=(0,)), ("3 boys", "boys", "killed", 3, 3, {"said_by": (1,), "part_of": 0})]
    found = under("majority", claim("a", sources=said, casualties=rows), without=["armed_group"])
    assert [(one.party, one.best, one.part_of) for one in found.figures] == [("boys", 3, None)]
    assert [(row.text, row.rejected) for row in found.rejected] == [("20 people", "claimant left out")]
    assert found.without == ("armed_group",)


def test_a_party_s_own_words_are_a_belligerent_s_and_a_witness_is_none(claim):
    said = [("Red Banner", "media"), ("a villager", "witness", {"side": "target"})]
    rows = [killed(9, said_by=(0,)), killed(4, said_by=(1,))]
    one = claim("a", sources=said, casualties=rows, initiators=["Red Banner fighters"])
    assert bounds("majority", one, without=["belligerents"]) == [(4, 4, 4)]


def test_unknown_policies_and_kinds_say_which_exist(claim):
    with pytest.raises(InputError, match="majority"):
        under("gtd", claim("a"))
    with pytest.raises(InputError, match="belligerents"):
        under("majority", claim("a"), without=["enemies"])

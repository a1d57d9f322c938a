import datetime as dt

import pytest

from dateline.errors import InputError
from dateline.incidents import resolve
from dateline.records import Incident, Membership, Participant, Relation
from dateline.values import Span


def together(claims, judgements=()):
    """The claims resolved as one incident, whatever linking would say."""
    members = tuple(Membership(claim=one.id, report=one.report.id, founding=True) for one in claims)
    return resolve(Incident(id="i-1", members=members), claims, judgements)


def test_all_values_of_an_incident(claim):
    toll = [("four people", "people", "killed", 4, 4)]
    claims = [
        claim("a", casualties=toll, weapons=["car bomb"], targets=["grain market"], synthetic=True),
        claim("b", "suicide_bomb", casualties=toll, place="Anbar", targets=["market"]),
        claim("c", casualties=[("six", "", "killed", 6, 6)]),
    ]
    found = together(claims)
    assert found.title == "Car bombing of grain market in Zarka, Anbar, Iraq, 5 March 2024"
    assert (found.event_type, found.type_support.dissent) == ("explosive", ("c-b-0",))
    assert found.place.value.text == "Zarka"
    assert found.place.support == ("c-a-0", "c-b-0", "c-c-0")  # the region around it agrees
    assert found.targets.value == ("grain market",)
    assert [(figure.low, figure.best, figure.high) for figure in found.figures] == [(4, 4, 6)]
    assert (found.grade, found.independent_sources, found.synthetic) == ("corroborated", 3, True)


def test_one_source_and_two(claim):
    assert together([claim("a")]).grade == "single source"
    assert together([claim("a"), claim("b")]).grade == "corroborated"
    assert together([claim("a"), claim("b", copy_of="a")]).grade == "single source"
    undated = together([claim("a"), claim("b", day=None)])
    assert (undated.grade, undated.independent_sources) == ("single source", 2)


def test_initiators_that_contradict_are_contested(claim):
    claims = [claim("a", initiators=["Red Banner"]), claim("b", initiators=["Northern Guard"])]
    assert together(claims).grade == "contested"
    vague = [claims[0], claim("b", initiators=["masked gunmen"])]
    found = together(vague)
    assert found.grade == "corroborated"
    assert found.initiators.value == ("Red Banner",)


def test_sides_of_a_clash_may_change_places(claim):
    one = claim("a", "armed_clash", initiators=["Red Banner"], targets=["Northern Guard"])
    other = claim("b", "armed_clash", initiators=["Northern Guard"], targets=["Red Banner"])
    assert together([one, other]).grade == "corroborated"


def test_victims_told_apart_and_denials_are_contested(claim):
    dead = [("nine", "men", "killed", 9, 9, {"status": status}) for status in ("combatant", "civilian")]
    assert together([claim("a", casualties=dead[:1]), claim("b", casualties=dead[1:])]).grade == "contested"
    denial = Relation(kind="denied_by", source=0, span=Span(start=0, end=3))
    assert together([claim("a", sources=[("Red Banner", "armed_group")], relations=(denial,))]).grade == "contested"
    assert together([claim("a", certainty="disputed"), claim("b")]).grade == "contested"


def test_a_party_that_accepts_confirms(claim):
    said = [("Northern Command", "official", {"side": "initiator"})]
    accepted = claim("a", sources=said, initiators=[Participant(text="Northern Command", start=0, said_by=(0,))])
    assert together([accepted]).grade == "confirmed"
    owned = Relation(kind="claimed_by", source=0, span=Span(start=0, end=3))
    assert together([claim("a", sources=[("Red Banner", "armed_group")], relations=(owned,))]).grade == "confirmed"


def test_who_claims_responsibility_did_it_and_gunmen_say_nothing_beside_it(claim):
    owned = Relation(kind="claimed_by", source=0, span=Span(start=0, end=3))
    one = claim("a", sources=[("Red Banner", "armed_group")], relations=(owned,), initiators=["masked gunmen"])
    found = together([one, claim("b", initiators=["attackers"])])
    assert found.initiators.value == ("Red Banner",)
    assert found.grade == "confirmed"


def test_one_report_with_two_claimants_who_blame_others_is_contested(claim):
    owned = Relation(kind="claimed_by", source=0, span=Span(start=0, end=3))
    said = [("Red Banner", "armed_group"), ("President Ada Lind", "official")]
    blamed = Participant(text="local politicians", start=0, said_by=(1,))
    found = together([claim("a", sources=said, relations=(owned,), initiators=[blamed])])
    assert (found.grade, found.initiators.value) == ("contested", ("local politicians", "Red Banner"))


def test_a_party_that_tells_the_toll_of_its_own_attack_confirms_it(claim):
    said = [("Northern Command", "official", {"side": "initiator"})]
    toll = [("9 fighters", "fighters", "killed", 9, 9, {"said_by": (0,)})]
    assert together([claim("a", sources=said, casualties=toll)]).grade == "confirmed"
    assert together([claim("a", sources=said)]).grade == "single source"


def test_officials_of_both_sides_and_one_more_confirm(claim):
    sides = [("Hill Ministry", "official", {"side": "initiator"}), ("Plain Ministry", "official", {"side": "target"})]
    claims = [claim("a", sources=sides[:1]), claim("b", sources=sides[1:])]
    assert together(claims).grade == "corroborated"
    assert together([*claims, claim("c")]).grade == "confirmed"


def test_a_person_s_grade_stands(claim, judge):
    one = claim("a")
    assert together([one], [judge("grade", one, value="discounted")]).grade == "discounted"


def test_days_narrow_to_what_most_agree_on(claim):
    claims = [claim("a"), claim("b"), claim("c", day="2024-03-06"), claim("d", day="2024-03-01/2024-03-31"),
              claim("e", day=None)]  # fmt: skip
    date = together(claims).date
    assert (date.value.start, date.value.length) == (dt.date(2024, 3, 5), 1)
    assert (date.support, date.dissent) == (("c-a-0", "c-b-0", "c-d-0"), ("c-c-0",))


def test_unknown_stays_none(claim):
    found = together([claim("a", day=None, place=None)])
    assert found.date.value is found.place.value is None
    assert found.initiators.value == () == found.figures
    assert found.title == "Bombing"


def test_the_most_specific_place_wins_and_a_country_only_supports(claim):
    place = together([claim("a", place="Iraq"), claim("b", place="Iraq"), claim("c", place="Tel Harim")]).place
    assert place.value.text == "Tel Harim"
    assert len(place.support) == 3


def test_certainty_and_scope_by_most(claim):
    claims = [
        claim("a", certainty="alleged", scope="political"),
        claim("b", scope="political"),
        claim("c", scope="criminal"),
    ]
    found = together(claims)
    assert (found.certainty, found.scope) == ("reported", "political")


def test_an_incident_without_its_claims_is_refused(claim):
    incident = Incident(id="i-1", members=(Membership(claim="c-a-0", report="a"),))
    with pytest.raises(InputError, match="none of the incident's claims"):
        resolve(incident, [])


def test_readings_in_doubt_do_not_outvote_sure_ones(claim):
    doubtful = {"field_confidence": {"date": "low", "place": "low"}, "day": "2024-03-09", "place": "Tel Harim"}
    found = together([claim("a"), *(claim(name, **doubtful) for name in "bc")])
    assert (found.date.value.start.day, found.place.value.text) == (5, "Zarka")
    assert found.date.dissent == found.place.dissent == ("c-b-0", "c-c-0")


def test_who_alleged_it_withdrew(claim):
    said = [("Red Banner", "armed_group")]
    denial = Relation(kind="denied_by", source=0, span=Span(start=0, end=3))
    alleged = claim("a", sources=said)
    taken_back = claim("b", published="2024-03-09", sources=said, relations=(denial,))
    assert together([alleged, taken_back]).grade == "discounted"
    assert together([alleged, claim("c"), taken_back]).grade == "contested"

from dateline.incidents.linking import link_claims
from dateline.incidents.linking.relations import relate
from dateline.records import Incident, Membership, Relation
from dateline.values import Span


def incident(name, *claims):
    return Incident(
        id=name, members=tuple(Membership(claim=one.id, report=one.report.id, founding=True) for one in claims)
    )


def after(to, asserted=True):
    return (Relation(kind="retaliation_for", to=to, span=Span(start=0, end=3), asserted=asserted),)


def relations(found):
    return {(one.id, each.kind, each.to, each.claim, each.asserted) for one in found for each in one.relations}


def test_what_a_claim_says_of_another_event_of_its_report_ties_their_incidents(claim):
    first, second = claim("a"), claim("a", n=1, relations=after(0, asserted=False))
    found = relate([incident("i-1", first), incident("i-2", second)], [second, first], [])
    assert relations(found) == {("i-2", "retaliation_for", "i-1", "c-a-1", False)}


def test_what_persons_related_comes_first_and_stands_once(claim, judge):
    first, second = claim("a"), claim("a", n=1, relations=after(0))
    judged = [judge("relate", second, first, value="retaliation_for"), judge("part_of", first, second)]
    found = relate([incident("i-1", first), incident("i-2", second)], [first, second], judged)
    assert relations(found) == {("i-2", "retaliation_for", "i-1", None, True), ("i-1", "part_of", "i-2", None, True)}


def test_no_incident_is_related_to_itself_nor_to_what_founds_none(claim):
    first, second, aside = claim("a", relations=after(2)), claim("b", n=1), claim("a", n=2, relations=after(0))
    assert relations(relate([incident("i-1", first, second)], [first, second, aside], [])) == set()
    both = relate([incident("i-1", first, aside)], [first, aside], [])
    assert relations(both) == set()


def test_incidents_that_stay_can_be_related_to(claim):
    first, second = claim("a"), claim("a", n=1, relations=after(0))
    (found,) = relate([incident("i-2", second)], [first, second], [], [incident("i-1", first)])
    assert found.relations[0].to == "i-1"


def test_linking_relates(claim, judge):
    first, second = claim("a"), claim("b", day="2024-06-01", place="Omran")
    found = link_claims([first, second], [judge("part_of", second, first)])
    assert [(one.kind, one.to) for one in found[1].relations] == [("part_of", found[0].id)]

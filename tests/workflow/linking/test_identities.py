from hypothesis import given
from hypothesis import strategies as st

from dateline.records import Incident, Membership
from dateline.values import mint
from dateline.workflow.linking import keep_ids


def incident(name, claims, aliases=(), relations=()):
    members = tuple(Membership(claim=claim, report=f"r-{claim}", founding=True) for claim in claims)
    return Incident(id=name, members=members, aliases=tuple(aliases), relations=tuple(relations))


def names(incidents):
    return {"".join(member.claim for member in one.members): (one.id, one.aliases) for one in incidents}


def test_an_incident_that_grows_keeps_its_id():
    assert names(keep_ids([incident("old", "ab")], [incident("new", "abc")])) == {"abc": ("old", ())}


def test_an_incident_of_new_claims_keeps_its_own_id():
    assert names(keep_ids([incident("old", "ab")], [incident("old", "ab"), incident("new", "c")]))["c"] == ("new", ())


def test_a_merge_takes_the_larger_ones_id_and_answers_to_the_other():
    kept = keep_ids([incident("one", "a", aliases=["zero"]), incident("two", "bc")], [incident("new", "abc")])
    assert names(kept) == {"abc": ("two", ("zero", "one"))}


def test_a_split_leaves_the_id_with_the_largest_part():
    kept = names(keep_ids([incident("old", "abc", aliases=["older"])], [incident("old", "a"), incident("new", "bc")]))
    assert kept["bc"] == ("old", ("older",))
    assert kept["a"][0] not in ("old", "older", "new")
    assert kept["a"][1] == ()


def test_a_part_that_leaves_takes_its_own_old_id_and_none_is_given_twice():
    own = mint("i", "a"), mint("i", mint("i", "a"), "a")
    merged = incident(own[0], "abc", aliases=[own[1]])
    kept = names(keep_ids([merged], [incident(own[0], "a"), incident("new", "bc")]))
    assert kept == {"a": (own[1], ()), "bc": (own[0], ())}


def test_a_merge_undone_gives_each_its_id_back():
    one, two = incident(mint("i", "a"), "a"), incident(mint("i", "b"), "bcd")
    merged = keep_ids([one, two], [incident(mint("i", "a"), "abcd")])
    assert names(merged) == {"abcd": (two.id, (one.id,))}
    assert names(keep_ids(merged, [one, two])) == {"a": (one.id, ()), "bcd": (two.id, ())}


partitions = st.lists(st.integers(0, 3), min_size=6, max_size=6)


def parts(labels, prefix):
    groups = {}
    for claim, label in zip("abcdef", labels, strict=True):
        groups.setdefault(label, []).append(claim)
    return [incident(f"{prefix}{label}", claims) for label, claims in sorted(groups.items())]


@given(partitions, partitions, partitions)
def test_every_id_ever_given_leads_to_exactly_one_incident(first, second, third):
    state = parts(first, "i")
    given_out = {one.id for one in state}
    for labels, prefix in ((second, "i"), (third, "j")):
        state = keep_ids(state, parts(labels, prefix))
        given_out |= {one.id for one in state}
        answers = [name for one in state for name in (one.id, *one.aliases)]
        assert len(answers) == len(set(answers))
        assert given_out <= set(answers)
        assert keep_ids(state, parts(labels, prefix)) == state


def natural(labels):
    """Incidents as linking makes them: each under the id of its first claim, in the order of these."""
    fresh = [
        incident(mint("i", one.members[0].claim), [member.claim for member in one.members]) for one in parts(labels, "")
    ]
    return sorted(fresh, key=lambda one: one.members[0].claim)


def leads(incidents):
    return {name: [member.claim for member in one.members] for one in incidents for name in (one.id, *one.aliases)}


@given(st.lists(partitions, min_size=1, max_size=6))
def test_however_incidents_merge_and_split_back_where_they_were_their_ids_lead_there_too(steps):
    state = natural(steps[0])
    before, given_out = leads(state), set()
    for labels in [*steps[1:], steps[0]]:
        state = keep_ids(state, natural(labels))
        answers = [name for one in state for name in (one.id, *one.aliases)]
        assert len(answers) == len(set(answers))
        given_out |= set(answers)
        assert given_out == set(answers)
    after = leads(state)
    assert {name: after[name] for name in before} == before

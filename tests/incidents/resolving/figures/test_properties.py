"""What holds for any rows of any claims under every policy."""

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.incidents import POLICIES, resolve
from dateline.records import Casualty, Claim, Incident, Maker, Membership, ReportRef, Source
from dateline.values import text_hash

PARTIES = ("people", "", "soldiers", "villagers", "children", "US troops", "Red Banner fighters", "Ada Lind")
SOURCES = (("the army", "official"), ("a monitor", "ngo_un"), ("Red Banner", "armed_group"), ("a baker", "witness"))
WORDS = ("at least {}", "{}", "another {}", "{} of them", "about {}")


@st.composite
def rows(draw):
    party, effect = draw(st.sampled_from(PARTIES)), draw(st.sampled_from(["killed", "wounded"]))
    start, said = draw(st.integers(0, 300)), draw(st.sets(st.integers(0, 2), max_size=2))
    shared = {"party": party, "effect": effect, "start": start, "said_by": tuple(sorted(said))}
    shared["preliminary"] = draw(st.booleans())
    vague = draw(st.sampled_from([None, None, None, ("dozens", 24), ("several", 3), ("many", 2)]))
    if vague:
        return Casualty(text=vague[0], min=vague[1], max=None, **shared)
    if draw(st.integers(0, 9)) == 0:
        return Casualty(text="nobody", min=None, max=0, **shared)
    number, words = draw(st.integers(1, 60)), draw(st.sampled_from(WORDS))
    low, high = draw(st.sampled_from([(number, number), (number, number + 5), (number, None), (None, number)]))
    low, high = (number, None) if words.startswith("at") else (low, high)
    rises = draw(st.sampled_from([None, None, "rises to"]))
    return Casualty(text=words.format(number), min=low, max=high, supersedes=rises, **shared)


@st.composite
def stories(draw):
    claims = []
    for index in range(draw(st.integers(1, 4))):
        sources = tuple(Source(text=SOURCES[n][0], start=0, kind=SOURCES[n][1]) for n in (index % 4, 1, 2))
        day = draw(st.sampled_from([None, dt.date(2024, 3, 6), dt.date(2024, 3, 7)]))
        ref = ReportRef(
            id=f"r{index}", text_sha256=text_hash(f"r{index}"), publisher=f"Paper {index % 3}", published=day
        )
        claims.append(
            Claim(
                id=f"c{index}",
                report=ref,
                event_type="explosive",
                trigger="blast",
                trigger_start=0,
                sources=sources,
                casualties=tuple(draw(st.lists(rows(), max_size=4))),
                maker=Maker(kind="rules", name="hand"),
            )
        )
    return claims


def resolved(claims, policy, **more):
    members = tuple(Membership(claim=one.id, report=one.report.id, founding=True) for one in claims)
    return resolve(Incident(id="i-1", members=members), claims, policy=policy, **more)


def numbers(found):
    return [(one.effect, one.party, one.low, one.best, one.high, one.part_of) for one in found.figures]


policies = st.sampled_from(sorted(POLICIES))


@settings(max_examples=100, deadline=None)
@given(policy=policies, claims=stories())
def test_low_best_high_and_every_row_accounted_for(policy, claims):
    found = resolved(claims, policy)
    for figure in found.figures:
        told = [bound for bound in (figure.low, figure.best, figure.high) if bound is not None]
        assert told == sorted(told)
        if 0 in told and not figure.unreported:
            assert any(row.high == 0 or row.low is None for row in figure.rows)  # None is never 0: somebody says nobody
    listed = sorted((row.claim, row.index) for one in found.figures for row in one.rows)
    listed += [(row.claim, row.index) for row in found.rejected]
    assert sorted(listed) == [(claim.id, index) for claim in claims for index in range(len(claim.casualties))]


@settings(max_examples=100, deadline=None)
@given(policy=policies, claims=stories(), data=st.data())
def test_the_order_of_claims_makes_no_difference(policy, claims, data):
    assert resolved(data.draw(st.permutations(claims)), policy) == resolved(claims, policy)


@settings(max_examples=100, deadline=None)
@given(policy=policies, claims=stories(), data=st.data())
def test_a_copy_changes_nothing(policy, claims, data):
    original = data.draw(st.sampled_from(claims))
    ref = original.report.model_copy(update={"id": "z-copy", "copy_of": original.report.id, "publisher": "Paper X"})
    copy = original.model_copy(update={"id": "z-copy", "report": ref})
    before, after = resolved(claims, policy), resolved([*claims, copy], policy)
    assert numbers(before) == numbers(after)
    assert (before.grade, before.independent_sources) == (after.grade, after.independent_sources)


@settings(max_examples=100, deadline=None)
@given(policy=policies, claims=stories())
def test_leaving_out_who_said_nothing_changes_nothing(policy, claims):
    silent = resolved(claims, policy, without=["media"])
    assert numbers(silent) == numbers(resolved(claims, policy))

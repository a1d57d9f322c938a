import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.incidents.linking import blocks
from dateline.incidents.linking.blocks import Marks, candidate_pairs
from dateline.incidents.linking.wordings import Wording, Wordings
from dateline.records import Participant

from ..conftest import make_claim


def pairs(claims, texts):
    ones, others = candidate_pairs(claims, Wordings([Wording(text, "") for text in texts]))
    return set(zip(ones.tolist(), others.tolist(), strict=True))


def test_two_telling_words_bring_reports_of_one_time_together(claim):
    far = {"day": None, "place": None}
    claims = [claim("a", **far), claim("b", **far), claim("c", **far), claim("d", published="2023-01-01", **far)]
    filler = " ".join(f"vorskword{n}" for n in [*range(12)] * 3)  # so that they weigh more
    texts = ["Mirat Hasbun", "Hasbun Mirat Velko", "Mirat alone", f"{filler} Mirat Hasbun"]
    assert pairs(claims, texts) == {(0, 1)}


def test_the_most_telling_words_bring_reports_together_at_any_time(claim):
    claims = [claim("a", day=None, place=None), claim("b", day=None, place=None, published="2020-01-01")]
    assert pairs(claims, ["Mirat Hasbun", "Hasbun Mirat"]) == {(0, 1)}


def test_days_and_place_bring_claims_together_without_a_word(claim):
    claims = [
        claim("a"),
        claim("b", place="Tel Harim", day="2024-03-06"),
        claim("c", place="Omran"),
        claim("d", day="2024-03-20"),
    ]
    assert pairs(claims, ["one", "two", "three", "four"]) == {(0, 1)}


def test_days_and_actor_bring_claims_together(claim):
    banner = Participant(text="Red Banner", start=0, actors=("red-banner",))
    claims = [
        claim(name, place=None, initiators=[banner], day=day)
        for name, day in (("a", "2024-03-05"), ("b", "2024-03-05"), ("c", "2024-05-05"))
    ]
    assert pairs(claims, ["one", "two", "three"]) == {(0, 1)}


def test_two_claims_of_one_report_are_never_compared(claim):
    assert pairs([claim("a"), claim("a", n=1)], ["Mirat Hasbun", "Mirat Hasbun"]) == set()


def test_keys_in_several_lots_give_the_same_pairs(claim, monkeypatch):
    claims, texts = (
        [claim(f"r{n}", place=None, day=None) for n in range(6)],
        ["Mirat Hasbun Velko", "Velko Mirat", "Oradin Tessim"] * 2,
    )
    whole = pairs(claims, texts)
    monkeypatch.setattr(blocks, "LOT", 500)
    assert pairs(claims, texts) == whole != set()


some_claims = st.lists(
    st.tuples(
        st.sampled_from(["Mirat", "Hasbun", "Velko Mirat", "Oradin Velko", "Mirat Hasbun Velko", "Tessim"]),
        st.sampled_from([None, "2024-03-04", "2024-03-06"]), st.sampled_from([None, "Zarka", "Tel Harim", "Omran"]),
        st.sampled_from([None, "2024-03-06", "2024-04-30", "2024-07-01"]),
    ), min_size=2, max_size=12,
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(some_claims, st.data())
def test_near_finds_whoever_is_paired_with_the_chosen(told, data):
    claims = [
        make_claim(f"r{n}", day=day, place=place, published=published)
        for n, (_, day, place, published) in enumerate(told)
    ]
    words = Wordings([Wording(text, "") for text, *_ in told])
    marks = Marks.of(claims, words)
    kept = Marks.unpacked(marks.packed())
    chosen = data.draw(st.integers(0, len(claims) - 1))
    ones, others = marks.pairs()
    mates = {
        int(other if one == chosen else one) for one, other in zip(ones, others, strict=True) if chosen in (one, other)
    }
    assert mates | {chosen} <= set(kept.near([chosen]))
    assert [column.tolist() for column in kept.pairs()] == [ones.tolist(), others.tolist()]


def test_no_claims_no_pairs():
    assert candidate_pairs([], Wordings([]))[0].tolist() == []
    assert Marks.unpacked([]).near([]) == []


def test_marks_of_a_million_claims_are_small(claim):
    (packed,) = Marks.of([claim("a")], Wordings([Wording("Mirat Hasbun", "")])).packed()
    assert len(packed) < 1000
    assert np.frombuffer(packed, dtype="<i8")[0] == pytest.approx(claim("a").report.published.toordinal() // 45)


def test_a_join_on_flat_keys_finds_the_same_pairs(claim):
    banner = Participant(text="Red Banner", start=0, actors=("red-banner",))
    claims = [claim(f"r{n}", place=None, day="2024-03-05", initiators=[banner] * (n % 2)) for n in range(4)]
    claims += [claim("far", place=None, day=None, published="2020-01-01"), claim("day"), claim("town", place="Omran")]
    texts = ["Mirat Hasbun Velko", "Velko Mirat", "Oradin Tessim", "Tessim", "Mirat Velko", "one", "two"]
    marks = Marks.of(claims, Wordings([Wording(text, "") for text in texts]))
    holders = {}
    for key, owner in zip(*(column.tolist() for column in marks.flat()), strict=True):
        holders.setdefault(key, set()).add(owner)
    joined = {(one, other) for held in holders.values() for one in held for other in held if one < other}
    assert joined == set(zip(*(column.tolist() for column in marks.pairs()), strict=True))
    assert len(joined) > 3

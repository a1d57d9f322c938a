"""A ledger that takes judgements in one by one holds what reading all of them at once would."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from dateline.records import Anchor, Judgement, standing
from dateline.workflow.review.ledgers import Ledger

NOW = dt.datetime(2031, 5, 1, 12, tzinfo=dt.UTC)
TEXTS = ("a", "b", "c")


def anchor(text):
    return Anchor(text_sha256=text, start=1, end=4, quote="bomb", context="a bomb")


steps = st.lists(
    st.tuples(st.sampled_from(TEXTS), st.sampled_from((*TEXTS, None)), st.sets(st.integers(0, 11), max_size=2)),
    max_size=12,
)


@given(steps)
def test_one_by_one_is_as_all_at_once(taken):
    ledger, every = Ledger(), []
    for number, (text, other, back) in enumerate(taken):
        withdraws = tuple(f"j{each}" for each in sorted(back) if each < number)
        every.append(
            Judgement(
                id=f"j{number}",
                kind="same" if other else "accept",
                anchor=anchor(text),
                other=anchor(other) if other else None,
                who="Ada",
                when=NOW + dt.timedelta(minutes=number),
                withdraws=withdraws,
            )
        )
        before = ledger.copy()
        ledger.put(every[-1:])
        stand = standing(every)
        assert list(ledger.stand) == stand
        assert list(before.stand) == standing(every[:-1])
        for name in TEXTS:
            naming = [one for one in every if name in (one.anchor.text_sha256, one.other and one.other.text_sha256)]
            assert ledger.on([name]) == naming
            assert ledger.standing_on([name]) == [one for one in naming if one in stand]
            assert ledger.anchored_in([name]) == [one for one in stand if one.anchor.text_sha256 == name]

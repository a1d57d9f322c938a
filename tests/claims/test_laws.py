"""The laws that every claim of every report keeps: nothing without its words, every figure with its claimants, one main event."""

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.records import Claim, Coding, Mentions, Report
from dateline.workflow.code import Coder

SENTENCES = [
    "Gunmen attacked a police station in Mosul on Monday, killing two officers and wounding dozens.",
    "A suicide bomber killed at least six soldiers at a checkpoint in Kabul, the army said.",
    "The Islamic State claimed responsibility for the bombing.",
    "“We counted 14 bodies 🚨,” said a doctor, who asked not to be named.",
    "Russia denied that its forces had shelled the hospital in Çanakkale.",
    "The toll later rose to 31, including three children, the health ministry told Reuters.",
    "U.S. and Iraqi forces raided a camp in Anbar two days earlier; seven were hurt, five in combat and two in falls.",
    "Rebels have attacked dozens of villages since 2029.",
    "Police arrested four suspects and seized rifles, grenades and a car bomb near Lahore on Sunday.",
    "Thousands marched through Lagos; police fired tear gas, and a student died.",
    "The e\u0301tat-major said the attack, blamed on Boko Haram, had killed no one.",
    "In a separate attack near Basra, a drone hit a convoy.",
    "They fled before troops arrived, he added.",
    "The two sides signed a truce in Juba on March 3, 2031.",
    "Read more: our maps\n",
    "The war may go on.",
]
PIECES = st.lists(st.one_of(st.sampled_from(SENTENCES), st.text(max_size=10)), max_size=7)


def check(text: str, coding: Coding, mentions: Mentions) -> None:
    assert (coding.none is None) is bool(coding.claims)
    assert sum(claim.main for claim in coding.claims) == bool(coding.claims)
    assert len({claim.id for claim in coding.claims}) == len(coding.claims)
    for claim in coding.claims:
        _quoted(text, claim)
        _supported(claim, mentions)
        _indexed(claim, len(coding.claims))


def _quoted(text: str, claim: Claim) -> None:
    """Every stretch stands in the text as the claim gives it."""
    parts = [*claim.initiators, *claim.targets, *claim.weapons, *claim.casualties, *claim.sources]
    parts += [claim.place] if claim.place else []
    for part in parts:
        assert part.text, part
        assert text[part.start : part.start + len(part.text)] == part.text, part
    assert text[claim.trigger_start : claim.trigger_start + len(claim.trigger)] == claim.trigger
    spans = [*claim.evidence, *(relation.span for relation in claim.relations)]
    for span in [*spans, *([claim.date.span] if claim.date and claim.date.span else [])]:
        assert span.quote(text).strip()
    for row in claim.casualties:
        assert row.party in text
        assert row.severity is None or row.severity in text.casefold()


def _supported(claim: Claim, mentions: Mentions) -> None:
    """What the sentences of evidence do not say stands in the rules with the name of what inferred it."""

    def told(start: int) -> bool:
        return any(span.start <= start < span.end for span in claim.evidence)

    assert told(claim.trigger_start)
    assert claim.place is None or told(claim.place.start) or claim.rules.get("place")
    assert claim.date is None or (claim.date.span and told(claim.date.span.start)) or claim.rules.get("date")
    named = {mention.event_type for mention in mentions.triggers if told(mention.start)}
    assert claim.event_type in named or claim.rules.get("event_type")
    assert all(one.start < one.end <= other.start for one, other in pairwise(claim.evidence))


def _indexed(claim: Claim, events: int) -> None:
    """Indexes lead to a source, a figure or nothing else; bounds stand in order."""
    rows, sources = len(claim.casualties), len(claim.sources)
    said = [*claim.casualties, *claim.initiators, *claim.targets, *([claim.date] if claim.date else [])]
    assert all(0 <= index < sources for part in said for index in part.said_by)
    for at, row in enumerate(claim.casualties):
        assert row.part_of is None or (0 <= row.part_of < rows and row.part_of != at)
        assert row.min is not None or row.max is not None
        assert row.min is None or row.max is None or row.min <= row.max
    for relation in claim.relations:
        by_source = relation.kind in ("claimed_by", "denied_by")
        assert (relation.source is not None) is by_source
        assert relation.source is None or 0 <= relation.source < sources
        assert relation.to is None or 0 <= relation.to < events


@pytest.fixture(autouse=True)
def _coder(coder: Coder) -> None:
    test_every_claim_keeps_the_laws.coder = coder  # type: ignore[attr-defined]  # hypothesis takes no fixtures


@settings(deadline=None, max_examples=80)
@given(PIECES, st.sampled_from([" ", "\n", "\n\n", ""]), st.booleans())
def test_every_claim_keeps_the_laws(pieces: list[str], between: str, dated: bool) -> None:
    coder = test_every_claim_keeps_the_laws.coder  # type: ignore[attr-defined]
    text = between.join(pieces)
    report = Report(id="r", text=text, published=dt.date(2031, 3, 5) if dated else None)
    check(text, coder.code(report), coder.mentions(report))


def test_all_sentences_together_keep_the_laws(coder: Coder) -> None:
    text = " ".join(SENTENCES)
    report = Report(id="r", text=text, published=dt.date(2031, 3, 5))
    coding = coder.code(report)
    assert len(coding.claims) >= 5
    assert any(claim.relations for claim in coding.claims)
    assert any(row.said_by for claim in coding.claims for row in claim.casualties)
    check(text, coding, coder.mentions(report))


@pytest.mark.parametrize("published", [dt.date(2031, 3, 5), None])
@pytest.mark.parametrize(
    "sentence",
    [
        *SENTENCES,
        "Two men died in a raid on 3 March 2031",
        "Strikes hurt five soldiers amid clashes there",
        "Police say",
    ],
)
def test_a_report_may_break_off_after_any_word(coder: Coder, sentence: str, published: dt.date | None) -> None:
    words = sentence.split()
    for last in range(1, len(words) + 1):
        text = " ".join(words[:last])
        report = Report(id="r", text=text, published=published)
        check(text, coder.code(report), coder.mentions(report))

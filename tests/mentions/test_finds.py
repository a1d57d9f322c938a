"""All mentions of a report together: each quotes the text exactly, each kind in text order, whatever the text."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.language import read
from dateline.mentions import find_mentions
from dateline.records import Mentions, Report
from dateline.workflow.code import Coder

SENTENCES = [
    "Gunmen shot dead two officers near Mosul on Monday, police said.",
    "“We saw six bodies 🚨,” a witness, who fled, told Reuters.",
    "A car bomb killed at least five people and wounded dozens in Çanakkale.",
    "U.S. and Iraqi forces raided a camp in Anbar on March 3, 2031.",
    "No group claimed responsibility; the e\u0301tat-major denied it.",
    "قتل خمسة جنود في الموصل.",
    "Read more: our maps\n",
    "The toll rose to 1,200, up from “about 900”, the ministry said in a statement.",
]
PIECES = st.lists(st.one_of(st.sampled_from(SENTENCES), st.text(max_size=12)), max_size=5)
KINDS = ("places", "times", "counts", "actors", "sources", "weapons", "triggers")


def _check(text: str, mentions: Mentions) -> None:
    for kind in KINDS:
        found = getattr(mentions, kind)
        assert all(text[mention.start : mention.end] == mention.text for mention in found), kind
        assert [m.start for m in found] == sorted(m.start for m in found), kind
    for source in mentions.sources:
        if source.content_start is not None:
            assert source.content_end is not None
            assert 0 <= source.content_start <= source.content_end <= len(text)


@settings(deadline=None, max_examples=60)
@given(PIECES, st.sampled_from([" ", "\n", "\n\n", ""]))
def test_every_mention_quotes_the_text(pieces: list[str], between: str) -> None:
    coder = test_every_mention_quotes_the_text.coder  # type: ignore[attr-defined]
    text = between.join(pieces)
    _check(text, coder.mentions(Report(id="r", text=text)))


@pytest.fixture(autouse=True)
def _coder(coder: Coder) -> None:
    test_every_mention_quotes_the_text.coder = coder  # type: ignore[attr-defined]  # hypothesis takes no fixtures


def test_all_kinds_are_found_together(mentions) -> None:  # type: ignore[no-untyped-def]
    found = mentions(" ".join(SENTENCES[:4]))
    assert all(getattr(found, kind) for kind in KINDS)
    assert found.report == "r"


def test_an_empty_text_has_no_mentions(mentions) -> None:  # type: ignore[no-untyped-def]
    assert not any(getattr(mentions(""), kind) for kind in KINDS)


def test_it_changes_nothing_it_is_given(coder: Coder) -> None:
    reading = read(Report(id="r", text=SENTENCES[0]))
    before = (reading.tags, list(reading.lowers), list(reading.chunks))
    given_ = {"gazetteer": coder.gazetteer, "actors": coder.actors, "codebook": coder.codebook}
    assert find_mentions(reading, **given_) == find_mentions(reading, **given_)
    assert (reading.tags, list(reading.lowers), list(reading.chunks)) == before


def test_four_times_the_text_takes_about_four_times_the_work(coder: Coder, calls: Callable[..., int]) -> None:
    def work(times: int) -> int:
        text = " ".join(SENTENCES[:4] * times)
        return calls(lambda: coder.mentions(Report(id="r", text=text)))

    work(5)  # what is opened once
    assert work(80) < 6 * work(20)

import pytest

from dateline.exports import cite
from dateline.exports.rows import QUOTE_CHARACTERS, mask
from dateline.records import Report
from dateline.values import Span


def test_a_citation_quotes_the_sentence_of_the_trigger(row):
    claim = row().claims[0].model_copy(update={"trigger_start": 20, "evidence": (Span(start=12, end=39),)})
    text = "Rain fell. The shed\u2003blast hurt nobody, said Mara. Then it rained."
    report = Report(id="one", text=text, url="https://paper.example/1")
    citation = cite(claim, report)
    assert citation.quote == " ".join(text[12:39].split())
    assert citation.url == "https://paper.example/1"


def test_long_sentences_are_cut_around_the_trigger(row):
    text = "word " * 100 + "blast " + "tail " * 100
    claim = row().claims[0].model_copy(update={"trigger_start": 500, "evidence": (Span(start=0, end=len(text)),)})
    quote = cite(claim, Report(id="one", text=text)).quote
    assert len(quote) <= QUOTE_CHARACTERS
    assert "blast" in quote
    assert quote.startswith("…")
    assert quote.endswith("…")


@pytest.mark.parametrize(
    ("quote", "shown"),
    [("Write to ada@paper.example now", "Write to [address] now"), ("Call +44 20 7946 0000 now", "Call [number] now"),
     ("12,000 people on 5 March 2024", "12,000 people on 5 March 2024"),
     ("at 14 Mill Lane on Friday", "at [address] on Friday"), ("in 221b, Great Baker Street.", "in [address]."),
     ("au 12 rue de la Paix hier", "au [address] hier"), ("5 Square miles of forest", "5 Square miles of forest"),
     ("killed 3 Main Street shopkeepers", "killed [address] shopkeepers")],
)  # fmt: skip
def test_contacts_are_masked(quote, shown):
    assert mask(quote) == shown


@pytest.mark.parametrize("characters", [20, 60, 1000])
def test_quotes_are_as_long_as_asked_for(row, characters):
    text = "word " * 100 + "blast " + "tail " * 100
    claim = row().claims[0].model_copy(update={"trigger_start": 500, "evidence": (Span(start=0, end=len(text)),)})
    assert 0 < len(cite(claim, Report(id="one", text=text), characters=characters).quote) <= characters


def test_no_quote_where_none_is_asked_for(row):
    claim = row().claims[0]
    assert cite(claim, Report(id="one", text="a blast"), characters=0).quote == ""
    assert cite(claim, Report(id="one", title="Blast, call +44 20 7946 0000", text="a")).title == "Blast, call [number]"

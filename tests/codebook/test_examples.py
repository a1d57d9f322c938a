"""Every example of events.yaml as a report of one sentence: the coder finds its trigger, and nothing in what stands under `not`."""

from collections.abc import Iterator

import pytest

from dateline.codebook import EventTypeEntry, load_codebook
from dateline.records import Report
from dateline.workflow.code import Coder

BOOK = load_codebook()
ENTRIES: list[EventTypeEntry] = [*BOOK.types.values(), BOOK.generic]
EXAMPLES = [(entry.key, text, trigger) for entry in ENTRIES for text, trigger in entry.examples]
NOT = [(entry.key, text) for entry in ENTRIES for text in entry.non_examples]


def _happened(coder: Coder, text: str) -> Iterator[tuple[str, str]]:
    """Triggers told as having happened with the type that they name, or that the claim of this trigger got."""
    report = Report(id="example", text=text)
    told = {mention.text: mention for mention in coder.mentions(report).triggers if mention.happening == "happened"}
    yield from ((words, mention.event_type or "generic") for words, mention in told.items())
    yield from ((claim.trigger, claim.event_type) for claim in coder.code(report).claims if claim.trigger in told)


@pytest.mark.parametrize(("key", "text", "trigger"), EXAMPLES)
def test_an_example_gives_its_trigger(coder: Coder, key: str, text: str, trigger: str) -> None:
    assert (trigger, key) in set(_happened(coder, text))


@pytest.mark.parametrize(("key", "text"), NOT)
def test_an_innocent_sentence_gives_nothing_of_the_type(coder: Coder, key: str, text: str) -> None:
    assert key not in {found for _, found in _happened(coder, text)}


def test_every_type_has_an_example_and_an_innocent_sentence() -> None:
    assert not [entry.key for entry in ENTRIES if not entry.examples or not entry.non_examples]

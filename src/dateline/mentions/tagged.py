"""Triggers that only the learned tagger finds: words that tell of an event and stand in no lexicon.

A reading with scores and the triggers of the codebook go in, the trigger mentions of both come out. Grammar still decides
whether the tagger's words tell of a plan or a trial.
"""

from collections.abc import Iterator, Sequence

from dateline.codebook import Codebook
from dateline.language import Reading
from dateline.mentions.triggers import find_triggers, happening_of
from dateline.records import TriggerMention
from dateline.records.mentions import TAGGER

_TELLING = frozenset("VGOJ")  # tags of words that can tell what happened: verbs, common nouns, adjectives
LEAST = 0.25  # the probability from which a word is worth drafting an event for; whether it stays is decided later


def with_tagged(reading: Reading, codebook: Codebook) -> tuple[TriggerMention, ...]:
    """The triggers of codebook and tagger in text order; the codebook's alone where no tagger has read the report."""
    known = find_triggers(reading, codebook)
    more = list(_tagged(reading, codebook, known))
    return tuple(sorted([*known, *more], key=lambda mention: mention.start)) if more else known


def _tagged(reading: Reading, codebook: Codebook, known: Sequence[TriggerMention]) -> Iterator[TriggerMention]:
    """The tagger's words that overlap no trigger of the codebook, each within one sentence of the story."""
    if reading.scores is None:
        return
    for first, last, event_type, _ in reading.scores.tagged(LEAST):
        sentence = reading.sentence_at(reading.tokens[first].start)
        if sentence is None or sentence.role == "boilerplate":
            continue
        first, last = _content(reading, first, min(last, sentence.last))
        if first == last:
            continue
        start = reading.tokens[first].start
        end, verb = reading.tokens[last - 1].end, reading.tags[first] in "VG"
        if any(start < other.end and other.start < end for other in known):
            continue
        happening, cue = happening_of(reading, codebook, sentence, first, last - first, verb=verb)
        yield TriggerMention(
            start=start,
            end=end,
            text=reading.words(first, last),
            event_type=event_type,
            happening=happening,
            cue=cue or TAGGER,
            verb=verb,
        )


def _content(reading: Reading, first: int, last: int) -> tuple[int, int]:
    """The stretch from its first to its last word that can tell what happened; an empty one where there is none.

    None of them does where all describe something else ("|air| base").
    """
    telling = [k for k in range(first, last) if reading.tags[k] in _TELLING]
    if not telling or all(_describes(reading, k, last) for k in telling):
        return first, first
    return telling[0], telling[-1] + 1


def _describes(reading: Reading, k: int, last: int) -> bool:
    """True where a word belongs to a noun behind the stretch that ends at `last`."""
    chunk = reading.chunk_at(k)
    return chunk is not None and chunk.head >= last and reading.tags[k] in "OJ"

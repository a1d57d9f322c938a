"""Numbers of people, and what befell them: "at least five US troops were wounded", "14 killed and eight wounded".

A reading goes in, count mentions come out, each with its party and its effect. Which event they belong to is settled later.
"""

from collections.abc import Iterator

from dateline.codebook import Codebook
from dateline.language import Reading, Sentence
from dateline.language.chunks import Chunk
from dateline.mentions.counts.nouns import counted_by_nouns
from dateline.mentions.counts.numerals import alone, bare_numbers, shares, toll_numbers
from dateline.mentions.counts.parts import parts_of
from dateline.mentions.counts.quantities import Quantity, quantity_of
from dateline.mentions.counts.verbs import counted_by_verbs
from dateline.records import CountMention
from dateline.records.claims import Effect

_MOVED = 10  # fewer people who "fled" got away, they were not displaced


def _mention(reading: Reading, quantity: Quantity, effect: Effect | None) -> CountMention:
    first, last = quantity.party_first, quantity.party_last
    return CountMention(
        start=reading.tokens[quantity.first].start,
        end=reading.tokens[quantity.last - 1].end,
        text=reading.words(quantity.first, quantity.last),
        min=quantity.low,
        max=quantity.high,
        party=reading.words(first, last) if first < last else "",
        effect=effect,
    )


def _quantities(reading: Reading, codebook: Codebook, sentence: Sentence) -> Iterator[tuple[Quantity, Effect]]:
    """All numbers of people in a sentence with what befell them, a stretch and effect maybe several times."""
    told: list[tuple[Chunk, Effect]] = []
    for found in (counted_by_verbs, counted_by_nouns):
        told.extend(found(reading, codebook, sentence))
    told.extend(parts_of(reading, codebook, sentence, told))
    for chunk, effect in told:
        quantity = None if chunk.pronoun else quantity_of(reading, codebook, chunk, sentence)
        if quantity is not None and not quantity.explicit and _speaks(reading, codebook, chunk, sentence):
            continue
        if (
            quantity is not None
            and effect in ("abducted", "arrested")
            and not _can_be_held(reading, codebook, quantity)
        ):
            continue
        if quantity is not None and (effect != "displaced" or (quantity.low or 0) >= _MOVED):
            yield quantity, effect


def _can_be_held(reading: Reading, codebook: Codebook, quantity: Quantity) -> bool:
    """True where the words name people or nothing: one can seize goods and animals too."""
    first, last = quantity.party_first, quantity.party_last
    found = codebook.people.heads.last_in(reading.lowers, first, last) is not None
    return first >= last or found or "E" in reading.tags[first:last]


def _speaks(reading: Reading, codebook: Codebook, chunk: Chunk, sentence: Sentence) -> bool:
    """True for a phrase at the end of a list that in truth says so ("killed five people, |the army| and medics said")."""
    k = chunk.last
    while k < sentence.last and (reading.lowers[k] in (",", "and") or reading.chunk_at(k) is not None):
        k += 1
    return k < sentence.last and reading.tags[k] == "V" and reading.lowers[k] in codebook.sources.plain_verbs


def find_counts(reading: Reading, codebook: Codebook) -> tuple[CountMention, ...]:
    """The report's counts of people in text order, one per stretch and effect."""
    found: dict[tuple[int, Effect | None], CountMention] = {}
    for sentence in reading.sentences:
        if sentence.role == "boilerplate":
            continue
        for quantity, effect in _quantities(reading, codebook, sentence):
            mention = _mention(reading, quantity, effect)
            found.setdefault((mention.start, effect), mention)
        for number, effect in (
            *shares(reading, sentence),
            *toll_numbers(reading, sentence),
            *bare_numbers(reading, sentence),
        ):
            start = reading.tokens[number.first].start
            if not any(m.start <= start < m.end and m.effect == effect for m in found.values()):
                quantity = Quantity(number.first, number.last, number.last, number.last, number.low, number.high, True)
                found[start, effect] = _mention(reading, quantity, effect)
    if reading.scores is not None:
        found |= {(mention.start, None): mention for mention in _unsaid(reading, codebook, list(found.values()))}
    return tuple(sorted(found.values(), key=lambda mention: (mention.start, mention.end)))


def _unsaid(reading: Reading, codebook: Codebook, known: list[CountMention]) -> Iterator[CountMention]:
    """The other numbers of people in the story, of whom no words near say what befell them; the tagger may know."""
    taken = {k for mention in known for k in range(*reading.range_of(mention.start, mention.end))}
    for chunk in reading.chunks:
        sentence = reading.sentence_at(reading.tokens[chunk.first].start)
        if sentence is None or sentence.role == "boilerplate" or chunk.pronoun or chunk.head in taken:
            continue
        quantity = quantity_of(reading, codebook, chunk, sentence) or alone(reading, chunk, sentence)
        if quantity is not None and taken.isdisjoint(range(quantity.first, quantity.last)):
            taken.update(range(quantity.first, quantity.last))
            yield _mention(reading, quantity, None)

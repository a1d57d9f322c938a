"""Whom a noun or adjective befell: "five deaths", "left 12 dead", "the killing of two men", "12 casualties".

A sentence goes in; noun phrases with the effect that the word names come out.
"""

from collections.abc import Iterator

from dateline.codebook import Codebook
from dateline.language import Reading, Sentence
from dateline.language.chunks import Chunk
from dateline.language.clauses import governor, listed_chunks, subject_of
from dateline.mentions.counts.quantities import DEFINITE
from dateline.mentions.counts.verbs import with_neighbours
from dateline.records.claims import Effect

STATES: dict[str, Effect] = {
    "dead": "killed",
    "wounded": "wounded",
    "injured": "wounded",
    "hurt": "wounded",
    "missing": "missing",
    "displaced": "displaced",
    "homeless": "displaced",
}


def counted_by_nouns(reading: Reading, codebook: Codebook, sentence: Sentence) -> Iterator[tuple[Chunk, Effect]]:
    """Noun phrases with what a noun or an adjective behind them says befell them."""
    for at in range(sentence.first, sentence.last):
        effect = STATES.get(reading.lowers[at])
        if effect is not None and reading.tags[at] not in "VJ":
            yield from ((chunk, effect) for chunk in _in_state(reading, codebook, sentence, at))
        if effect is not None and reading.tags[at] in "JA":
            within = reading.chunk_at(at + 1)  # "two |wounded| men"
            opener = "" if within is None or within.first >= at else reading.lowers[within.first]
            if within is not None and opener and opener not in DEFINITE and reading.tags[within.first] in "DN":
                yield within, effect
        found = codebook.effects.longest(reading.lowers, at, sentence.last)
        chunk = reading.chunk_at(at)
        if found is None or reading.tags[at] not in "OJE" or chunk is None or at != chunk.head:
            continue
        if not found[1].verb or reading.lowers[chunk.last : chunk.last + 1] == ["of"]:  # "the |arrest| of two men"
            of: Effect = found[1].effect  # type: ignore[assignment]
            yield from ((inner, of) for inner in _of_noun(reading, chunk, sentence))


def _in_state(reading: Reading, codebook: Codebook, sentence: Sentence, at: int) -> list[Chunk]:
    """The phrases before "dead": "left two militants and one civilian |dead|"."""
    k = at - 1
    while k > sentence.first and reading.tags[k] == "A":
        k -= 1
    before = reading.chunk_at(k) if k >= sentence.first else None
    if k >= sentence.first and reading.tags[k] == "B":
        before = subject_of(reading, k, sentence.first)  # "five were |hurt|"
    if before is None or before.pronoun or before.last > at:
        return []
    outer = governor(reading, before, sentence.first)  # "left |two members| of the group dead"
    before = outer if reading.tags[outer.first] in "DN" and reading.tags[k] != "B" else before
    return with_neighbours(reading, codebook, before, sentence)


def _of_noun(reading: Reading, chunk: Chunk, sentence: Sentence) -> list[Chunk]:
    """The phrase itself where it counts the noun ("five deaths"), else whom it is told of ("the deaths of |three men|")."""
    counted = reading.chunk_at(chunk.first - 2) if reading.lowers[chunk.first - 1] == "of" else None
    if "N" in reading.tags[chunk.first : chunk.head]:
        return [chunk]
    if counted is not None and set(reading.tags[counted.first : counted.last]) == {"N"}:
        return [chunk]  # "hundreds of |civilian lives|"
    if chunk.last + 1 >= sentence.last or reading.lowers[chunk.last] != "of":
        return []
    k = chunk.last + 1
    while k < sentence.last and reading.tags[k] == "A":
        k += 1
    inner = reading.chunk_at(k)
    return [] if inner is None or inner.pronoun else listed_chunks(reading, inner, sentence.last)

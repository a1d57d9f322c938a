"""Whom a verb befell: "killed 14", "were shot dead", "six others wounded", "sustained injuries", "lost their lives".

A sentence goes in; noun phrases with the effect of their verb come out. Plans, threats and denials give none.
"""

from collections.abc import Iterator

from dateline.codebook import Codebook
from dateline.language import Reading, Sentence
from dateline.language.chunks import Chunk
from dateline.language.clauses import governor, group_start, is_passive, listed_chunks, objects_of, subject_of
from dateline.mentions.counts.quantities import STRICKEN
from dateline.records.claims import Effect

_INTRANSITIVE = frozenset(
    "die dies died dying perish perished disappear disappeared disappears vanished flee fled flees fleeing succumb succumbed go goes went gone".split()
)
_SUFFER = frozenset("suffer suffers suffered suffering sustain sustains sustained sustaining receive received".split())
_LOSE = frozenset("lose loses lost losing".split())
_HELD_TO_BE = frozenset("reported believed feared presumed confirmed found left said seen".split())
_GET = frozenset("get gets got".split())
_QUOTES = frozenset("\"'“‘")
_QUALIFIERS = frozenset("mostly mainly".split())
_OPENERS = _QUALIFIERS | {"including", "among"}
_LEAVE = frozenset("leave leaves left leaving".split())


def counted_by_verbs(reading: Reading, codebook: Codebook, sentence: Sentence) -> Iterator[tuple[Chunk, Effect]]:
    """Noun phrases with what a verb of the sentence says befell them."""
    for at in range(sentence.first, sentence.last):
        if reading.tags[at] not in "VG":
            continue
        if reading.lowers[at] in _SUFFER or reading.lowers[at] in _LOSE:
            yield from _suffered(reading, codebook, sentence, at)
        found = codebook.effects.longest(reading.lowers, at, sentence.last)
        if found is None or not found[1].verb or unreal(reading, codebook, sentence, at):
            continue
        length, entry = found
        effect: Effect = entry.effect  # type: ignore[assignment]  # the loader holds it to the records' list
        for chunk in _befallen(reading, codebook, sentence, at, length):
            yield chunk, effect


def unreal(reading: Reading, codebook: Codebook, sentence: Sentence, at: int) -> bool:
    """True where the words before the verb make it a plan, a possibility, a threat or a denial."""
    lowers, cues = reading.lowers, codebook.cues
    start = group_start(reading, at, sentence.first)
    if cues["planned.modals"].anywhere(lowers, start, at) or "X" in reading.tags[start:at]:
        return True
    if "T" in reading.tags[start:at] and "have" not in lowers[start:at]:
        return True
    comma = max((k + 1 for k in range(max(sentence.first, start - 3), start) if lowers[k] in ",;:"), default=0)
    return cues["planned.before"].anywhere(lowers, max(sentence.first, start - 3, comma), start)


def _befallen(reading: Reading, codebook: Codebook, sentence: Sentence, at: int, length: int) -> list[Chunk]:
    """The noun phrases that the verb's passive subject or active object names, those joined to them too."""
    first, last = sentence.first, sentence.last
    governing = _held(reading, at, first)
    if reading.lowers[at] in _INTRANSITIVE or governing is not None or is_passive(reading, at, first):
        verb = at if governing is None else governing
        subject = _partitive(reading, verb, first) or subject_of(reading, verb, first)
        return with_neighbours(reading, codebook, subject, sentence)
    quoted = at + length < last and reading.lowers[at + length] in _QUOTES
    chunks = objects_of(reading, at + length + quoted, last)
    joined = at + length + 1
    if not chunks and joined < last and reading.tags[joined - 1] == "C" and reading.tags[joined] in "VG":
        chunks = objects_of(reading, joined + 1, last)  # "killing and wounding dozens"
    if chunks or reading.tags[at] != "V":
        return chunks
    k = at - 1
    while k > first and reading.tags[k] == "A":
        k -= 1
    before = reading.chunk_at(k) if k >= first else None  # "14 killed in", "six others wounded"
    return with_neighbours(reading, codebook, before, sentence) if before is not None and not before.pronoun else []


def _partitive(reading: Reading, verb: int, first: int) -> Chunk | None:
    """The whole right before the verb of which "some of", "most of", "one of" takes a part, else None."""
    chunk = reading.chunk_at(group_start(reading, verb, first) - 1)
    if chunk is None or chunk.first - 2 < first or reading.lowers[chunk.first - 1] != "of":
        return None
    return chunk if reading.tags[chunk.first - 2] in "DN" and not chunk.pronoun else None


def _held(reading: Reading, at: int, first: int) -> int | None:
    """The passive that reports the participle ("were |reported| killed"), or None."""
    before = at - 1
    if before <= first:
        return None
    if reading.lowers[before] in _GET or (reading.lowers[before] in _HELD_TO_BE and is_passive(reading, before, first)):
        return before
    return None


def _suffered(reading: Reading, codebook: Codebook, sentence: Sentence, at: int) -> Iterator[tuple[Chunk, Effect]]:
    """Reads "two sustained injuries", "six people lost their lives", "the rebels lost 15 fighters"."""
    for chunk in objects_of(reading, at + 1, sentence.last):
        entry = codebook.effects.longest(reading.lowers, chunk.head, sentence.last)
        if entry is not None and not entry[1].verb and "N" not in reading.tags[chunk.first : chunk.last]:
            effect: Effect = entry[1].effect  # type: ignore[assignment]
            for sufferer in with_neighbours(reading, codebook, subject_of(reading, at, sentence.first), sentence):
                yield sufferer, effect
        elif (
            reading.lowers[at] in _LOSE
            and "N" in reading.tags[chunk.first : chunk.last]
            and _person(codebook, reading, chunk)
        ):
            yield chunk, "killed"


def _person(codebook: Codebook, reading: Reading, chunk: Chunk) -> bool:
    found = codebook.people.heads.last_in(reading.lowers, chunk.first, chunk.head + 1)
    return found is not None and found[0] + found[1] == chunk.head + 1 and found[2] not in ("thing", "organisation")


def with_neighbours(reading: Reading, codebook: Codebook, subject: Chunk | None, sentence: Sentence) -> list[Chunk]:
    """The subject, the phrases coordinated before it ("two men and |a child| died"), and what it is a part of."""
    if subject is None:
        return []
    tags, lowers = reading.tags, reading.lowers
    subject = _whole(reading, subject, sentence)
    found, k = [subject], subject.first - 1
    while k > sentence.first:
        opened = k - 1 if lowers[k - 1 : k + 1] == ["among", "them"] else k
        while opened > sentence.first and tags[opened] == "A" and lowers[opened] not in _OPENERS:
            opened -= 1
        if any(word in STRICKEN for word in lowers[opened : k + 1]):  # "25 |dead| and five wounded"
            break
        if lowers[opened] in _OPENERS:  # "130 people - including 63 soldiers and |20 civilians| - died"
            k = opened - 1
            found = [] if lowers[opened] in _QUALIFIERS else found
        while (
            k > sentence.first and (tags[k] in "AC" or lowers[k] in (",", "-", "–", "(")) and lowers[k] not in STRICKEN
        ):
            k -= 1
        before = reading.chunk_at(k)
        if before is None or before.pronoun or k == subject.first - 1:
            break
        outer = governor(reading, before, sentence.first)  # "two peacekeepers |from Nigeria| and a driver"
        before = outer if reading.tags[outer.first] in "DN" else before
        if _object_of_other(reading, codebook, before, sentence) or _part_of_stricken(reading, before):
            break
        found.insert(0, before)
        k, subject = before.first - 1, before
    return found


def _part_of_stricken(reading: Reading, chunk: Chunk) -> bool:
    """True for a part of those told of before: "56 dead including |11 children| and dozens wounded"."""
    return reading.lowers[chunk.first - 1] in _OPENERS and reading.lowers[chunk.first - 2] in STRICKEN


def _whole(reading: Reading, subject: Chunk, sentence: Sentence) -> Chunk:
    """What a name joined inside a prepositional phrase belongs to: "20 villagers from Arda and |Belt|"."""
    before = subject.first - 1
    if (
        set(reading.tags[subject.first : subject.last]) != {"E"}
        or before <= sentence.first
        or reading.tags[before] != "C"
    ):
        return subject
    other = reading.chunk_at(before - 1)
    outer = governor(reading, other, sentence.first) if other is not None else None
    return subject if outer is None or outer == other or reading.tags[outer.first] not in "DN" else outer


def _object_of_other(reading: Reading, codebook: Codebook, chunk: Chunk, sentence: Sentence) -> bool:
    """True where the phrase hangs on another verb or a preposition, not on the list that the subject closes."""
    k = chunk.first - 1
    while k > sentence.first and reading.tags[k] == "A":
        k -= 1
    if k < sentence.first:
        return False
    if reading.tags[k] in "PT":
        return reading.lowers[k] not in _OPENERS
    return (
        reading.tags[k] in "VG" and reading.lowers[k] not in codebook.sources.verbs and reading.lowers[k] not in _LEAVE
    )


def listed_behind(reading: Reading, at: int, last: int) -> list[Chunk]:
    """The list of noun phrases that begins at token `at`, behind adverbs."""
    while at < last and reading.tags[at] == "A":
        at += 1
    chunk = reading.chunk_at(at) if at < last else None
    return [] if chunk is None or chunk.pronoun else listed_chunks(reading, chunk, last)

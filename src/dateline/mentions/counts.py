"""Numbers of people, and what befell them: "at least five US troops were wounded", "14 killed and eight wounded".

A reading goes in, count mentions come out, each with its party and, where the words near it say so, its effect.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.codebook import Codebook
from dateline.language import Reading, Sentence
from dateline.language.chunks import Chunk
from dateline.language.clauses import is_passive, listed_chunks, objects_of, subject_of
from dateline.mentions.actors import full_last
from dateline.mentions.numbers import Number, number_at
from dateline.records import CountMention
from dateline.records.claims import Effect

_MEASURES = frozenset(
    """year years month months week weeks day days hour hours minute minutes kilometer kilometers kilometre kilometres km mile miles meter meters metre
    metres percent % dollars dollar euros pounds million billion degrees times round rounds rocket rockets missile missiles bomb bombs vehicles cars
    houses homes buildings countries provinces villages points o'clock am pm gmt aircraft planes helicopters ships""".split()
)
_TOTALS = frozenset("toll tolls total".split())
_REST = frozenset("others other more people civilians them those".split())
_ARTICLES = frozenset("a an one".split())


@dataclass(slots=True, frozen=True)
class _Counted:
    """A noun phrase with its number, or without one; `party` are tokens `[party_first:last]`."""

    first: int
    party_first: int
    last: int
    low: int | None
    high: int | None
    explicit: bool
    chunk: Chunk


def _number_in(reading: Reading, chunk: Chunk, sentence: Sentence) -> Number | None:
    """The number that the phrase opens with, with the bounding words before it."""
    for k in range(chunk.first, chunk.last):
        found = number_at(reading, k, sentence.first, sentence.last)
        if found is not None:
            return found
        if reading.tags[k] not in "DNJ" or k > chunk.first + 1:
            return None
    return None


def _counted(reading: Reading, codebook: Codebook, chunk: Chunk, sentence: Sentence) -> _Counted | None:
    """The phrase as a number of people, or None where it counts none."""
    outer = (
        reading.chunk_at(chunk.first - 2)
        if chunk.first - 2 >= sentence.first and reading.lowers[chunk.first - 1] == "of"
        else None
    )
    if outer is not None and set(reading.tags[outer.first : outer.last]) <= {"D", "N"}:
        chunk = outer  # "dozens of |people|": the number stands outside
    number = _number_in(reading, chunk, sentence)
    if (
        number is not None
        and number.low == number.high
        and reading.lowers[number.first].isdigit()
        and 1900 <= (number.low or 0) <= 2100
    ):
        return None
    last, head = full_last(reading, chunk), chunk.head
    if number is not None:
        inner = reading.chunk_at(number.last) if number.last >= chunk.last and number.last < sentence.last else None
        if inner is not None and reading.lowers[number.last - 1] == "of":
            chunk, last, head = inner, inner.last, inner.head
        if reading.lowers[head] in _MEASURES or (
            number.last < sentence.last and reading.lowers[number.last] in _MEASURES
        ):
            return None
        party_first = max(min(number.last, last), chunk.first)
        return _Counted(number.first, party_first, max(last, number.last), number.low, number.high, True, chunk)
    if reading.lowers[head] in codebook.people.no_person or reading.lowers[head] in _MEASURES:
        return None
    found = codebook.people.heads.last_in(reading.lowers, chunk.first, head + 1)
    known = found is not None and found[0] + found[1] == head + 1
    if known and found is not None and found[2] in ("thing", "organisation"):
        return None
    named = reading.tags[head] == "E"
    weapon = codebook.weapons.last_in(reading.lowers, chunk.first, head + 1)
    if weapon is not None and weapon[0] + weapon[1] == head + 1:
        return None
    person = known or not named
    bare = chunk.first
    while bare < chunk.last - 1 and reading.tags[bare] == "D":
        bare += 1
    low, high = _unnumbered(reading, chunk, person=person)
    first = chunk.first if reading.lowers[chunk.first] in _ARTICLES else bare
    return _Counted(first, bare, last, low, high, False, chunk)


def _unnumbered(reading: Reading, chunk: Chunk, *, person: bool) -> tuple[int, int | None]:
    """Bounds of a phrase without a number: one for a single person, two and more for a plural."""
    word = reading.lowers[chunk.head]
    plural = person and (
        word.endswith(("s", "men", "people", "children", "police", "troops"))
        and reading.lowers[chunk.first] not in _ARTICLES
    )
    return (2, None) if plural else (1, 1)


def _mention(reading: Reading, counted: _Counted, effect: Effect | None) -> CountMention:
    party_first = min(counted.party_first, counted.last)
    party = reading.words(party_first, counted.last) if party_first < counted.last else ""
    return CountMention(
        start=reading.tokens[counted.first].start,
        end=reading.tokens[counted.last - 1].end,
        text=reading.words(counted.first, counted.last),
        min=counted.low,
        max=counted.high,
        party=party,
        effect=effect,
    )


def _with_neighbours(reading: Reading, subject: Chunk | None, sentence: Sentence) -> list[Chunk]:
    """The subject and the phrases coordinated before it ("two men and |a child| died")."""
    if subject is None:
        return []
    found, k = [subject], subject.first - 1
    while k > sentence.first and (reading.tags[k] == "C" or reading.lowers[k] == ","):
        k -= 1
        while k > sentence.first and (reading.tags[k] == "A" or reading.lowers[k] in ("at", "least")):
            k -= 1
        before = reading.chunk_at(k)
        if before is None or before.pronoun or reading.tags[before.first - 1 : before.first] == "V":
            break
        found.insert(0, before)
        k = before.first - 1
    return found


_INTRANSITIVE = frozenset(
    "die dies died dying perish perished disappear disappeared disappears vanished flee fled flees succumbed go went gone".split()
)


def _verb_counts(reading: Reading, codebook: Codebook, sentence: Sentence) -> Iterator[tuple[Chunk, Effect]]:
    """Phrases with what an effect verb says befell them."""
    for at in range(sentence.first, sentence.last):
        if reading.tags[at] not in "VG":
            continue
        found = codebook.effects.longest(reading.lowers, at, sentence.last)
        if found is None or not found[1].verb:
            continue
        length, entry = found
        effect: Effect = entry.effect  # type: ignore[assignment]
        if reading.lowers[at] in _INTRANSITIVE or is_passive(reading, at, sentence.first):
            subject = subject_of(reading, at, sentence.first)
            chunks = _with_neighbours(reading, subject, sentence)
        else:
            chunks = objects_of(reading, at + length, sentence.last)
            if not chunks and reading.tags[at] == "V" and entry.founds:
                chunks = _bare_participle(reading, at, sentence)
        for chunk in chunks:
            yield chunk, effect


def _bare_participle(reading: Reading, at: int, sentence: Sentence) -> list[Chunk]:
    """Reads "14 people killed in", "14 killed, eight wounded": a participle right behind what it befell."""
    before = reading.chunk_at(at - 1) if at > sentence.first else None
    return [before] if before is not None and not before.pronoun else []


def _noun_counts(reading: Reading, codebook: Codebook, sentence: Sentence) -> Iterator[tuple[Chunk, Effect]]:
    """Reads "five deaths", "left 12 dead", "the deaths of three men", "death toll … 12", "12 casualties"."""
    lowers = reading.lowers
    for at in range(sentence.first, sentence.last):
        if (
            lowers[at] in ("dead", "wounded", "injured", "hurt", "missing", "displaced", "homeless")
            and reading.tags[at] not in "VJ"
        ):
            effect: Effect = {
                "dead": "killed",
                "missing": "missing",
                "displaced": "displaced",
                "homeless": "displaced",
            }.get(lowers[at], "wounded")  # type: ignore[assignment]
            before = reading.chunk_at(at - 1) if at > sentence.first else None
            if before is not None and not before.pronoun:
                yield before, effect
        found = codebook.effects.longest(lowers, at, sentence.last)
        if found is None or found[1].verb or reading.tags[at] not in "OJE":
            continue
        effect = found[1].effect  # type: ignore[assignment]
        chunk = reading.chunk_at(at)
        if chunk is None or at != chunk.head:
            continue
        if "N" in reading.tags[chunk.first : at]:
            yield chunk, effect
        elif chunk.last + 1 < sentence.last and lowers[chunk.last] == "of":
            inner = reading.chunk_at(chunk.last + 1)
            if inner is not None and not inner.pronoun:
                yield from ((c, effect) for c in listed_chunks(reading, inner, sentence.last))


def _toll_counts(reading: Reading, sentence: Sentence) -> Iterator[tuple[Number, Effect]]:
    """The number that a "death toll" stands at: the first one behind the word in its clause."""
    for at in range(sentence.first, sentence.last):
        if reading.lowers[at] not in _TOTALS:
            continue
        for k in range(at + 1, min(sentence.last, at + 14)):
            number = number_at(reading, k, sentence.first, sentence.last) if reading.tags[k] == "N" else None
            if number is not None:
                unit = reading.lowers[number.last] if number.last < sentence.last else ""
                if unit not in _MEASURES:
                    yield number, "killed"
                break


def _elliptic(reading: Reading, sentence: Sentence) -> Iterator[tuple[Number, Effect]]:
    """Numbers without a noun: "wounded eight", "killing 14 and wounding eight", "eight were wounded", "12 dead"."""
    for at in range(sentence.first, sentence.last):
        effect = _PLAIN_EFFECTS.get(reading.lowers[at])
        if effect is None:
            continue
        back = at - 1
        while back > sentence.first and reading.tags[back] == "A":
            back -= 1
        for k in (at + 1, at + 2, at + 3, back):
            if not sentence.first <= k < sentence.last or reading.tags[k] != "N":
                continue
            number = number_at(reading, k, sentence.first, sentence.last)
            chunk = reading.chunk_at(k)
            alone = chunk is not None and all(tag in "DN" for tag in reading.tags[chunk.first : chunk.last])
            joined = all(reading.tags[j] in "APDX" for j in range(at + 1, k)) if k > at else True
            if number is not None and alone and joined:
                yield number, effect
                break


_PLAIN_EFFECTS: dict[str, Effect] = {
    **dict.fromkeys(("killed", "killing", "kills", "dead", "died"), "killed"),
    **dict.fromkeys(("wounded", "wounding", "wounds", "injured", "injuring", "injures", "hurt", "hurting"), "wounded"),
    **dict.fromkeys(("arrested", "detained", "arresting", "detaining"), "arrested"),
    **dict.fromkeys(("kidnapped", "abducted", "kidnapping", "abducting"), "abducted"),
}


def find_counts(reading: Reading, codebook: Codebook) -> tuple[CountMention, ...]:
    """The report's counts of people in text order, one per stretch and effect."""
    found: dict[tuple[int, Effect | None], CountMention] = {}
    for sentence in reading.sentences:
        if sentence.role == "boilerplate":
            continue
        pairs = [*_verb_counts(reading, codebook, sentence), *_noun_counts(reading, codebook, sentence)]
        for chunk, effect in pairs:
            counted = None if chunk.pronoun else _counted(reading, codebook, chunk, sentence)
            if counted is not None:
                mention = _mention(reading, counted, effect)
                found.setdefault((mention.start, effect), mention)
        for number, effect in [*_toll_counts(reading, sentence), *_elliptic(reading, sentence)]:
            start = reading.tokens[number.first].start
            if not any(m.start <= start < m.end and m.effect == effect for m in found.values()):
                end = reading.tokens[number.last - 1].end
                mention = CountMention(
                    start=start,
                    end=end,
                    text=reading.text[start:end],
                    min=number.low,
                    max=number.high,
                    party="",
                    effect=effect,
                )
                found.setdefault((start, effect), mention)
    return tuple(sorted(found.values(), key=lambda mention: (mention.start, mention.end)))

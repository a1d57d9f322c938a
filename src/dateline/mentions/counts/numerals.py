"""Numbers without a noun: "killed 14 and wounded eight", "12 dead, 30 hurt", "the death toll rose to 34".

A sentence goes in; numbers with their effect come out. Whom they count is carried from the figures around them later.
"""

from collections.abc import Iterator

from dateline.language import Reading, Sentence
from dateline.language.chunks import Chunk
from dateline.mentions.counts.quantities import MEASURES, STRICKEN, Quantity, is_date_or_age
from dateline.mentions.numbers import Number, number_at
from dateline.records.claims import Effect

_TOTALS = frozenset("toll tolls total".split())
_TOWARDS = frozenset("to at is was were stands stood of reached reaching hit passed".split())
_REACH = 22  # tokens behind "toll" in which its number stands
_EFFECTS: dict[str, Effect] = {
    **dict.fromkeys(("killed", "killing", "kills", "dead", "died"), "killed"),
    **dict.fromkeys(("wounded", "wounding", "wounds", "injured", "injuring", "injures", "hurt", "hurting"), "wounded"),
    **dict.fromkeys(("arrested", "detained", "arresting", "detaining"), "arrested"),
    **dict.fromkeys(("kidnapped", "abducted", "kidnapping", "abducting"), "abducted"),
}


def _behind_bounds(reading: Reading, number: Number) -> str:
    """The word before the number and the words that bound it."""
    k = number.first - 1
    while k > 0 and reading.tags[k] == "A":
        k -= 1
    return reading.lowers[max(k, 0)]


def toll_numbers(reading: Reading, sentence: Sentence) -> Iterator[tuple[Number, Effect]]:
    """The number that a "death toll", a "number of wounded" stands at: the first behind the word that leads up to it."""
    for at in range(sentence.first, sentence.last):
        effect = _toll_effect(reading, sentence, at)
        if effect is None:
            continue
        counted = reading.lowers[at] not in _TOTALS
        for k in range(at + 1, min(sentence.last, at + _REACH)):
            number = number_at(reading, k, sentence.first, sentence.last) if reading.tags[k] == "N" else None
            if number is None or ((counted or k > at + 8) and _behind_bounds(reading, number) not in _TOWARDS):
                continue
            unit = reading.lowers[number.last] if number.last < sentence.last else ""
            if unit not in MEASURES:
                yield number, effect
            break


def _toll_effect(reading: Reading, sentence: Sentence, at: int) -> Effect | None:
    """What the toll at a token counts: deaths, or what a "number of people wounded" says; None where none begins."""
    lowers = reading.lowers
    if lowers[at] in _TOTALS:
        return None if lowers[at : at + 2] == ["total", "of"] else "killed"
    if lowers[at : at + 2] != ["number", "of"]:
        return None
    words = lowers[at + 2 : min(sentence.last, at + 9)]
    return next((_EFFECTS[word] for word in words if word in _EFFECTS), None)


def bare_numbers(reading: Reading, sentence: Sentence) -> Iterator[tuple[Number, Effect]]:
    """Numbers that stand alone beside a word of effect, before or behind it."""
    for at in range(sentence.first, sentence.last):
        effect = _EFFECTS.get(reading.lowers[at])
        if effect is None:
            continue
        yield from ((number, effect) for number in _another(reading, sentence, at))
        back = at - 1
        while back > sentence.first and reading.tags[back] == "A":
            back -= 1
        for k in (back, at + 1, at + 2, at + 3):
            if not sentence.first <= k < sentence.last or reading.tags[k] != "N":
                continue
            joined = k < at or all(reading.tags[j] in "AD" for j in range(at + 1, k))
            number = number_at(reading, k, sentence.first, sentence.last)
            if number is not None and joined and _stands_alone(reading, k, number, behind=k > at):
                yield number, effect
                break


def _another(reading: Reading, sentence: Sentence, at: int) -> Iterator[Number]:
    """Reads "killed one and wounded another", "another was wounded": one more of those told of."""
    behind, before = at + 1, at - 1
    while before > sentence.first and reading.tags[before] in "ABH":
        before -= 1
    for k in (behind, before):
        if sentence.first <= k < sentence.last and reading.lowers[k] == "another" and reading.chunk_at(k) is None:
            yield Number(k, k + 1, 1, 1)


def _stands_alone(reading: Reading, at: int, number: Number, *, behind: bool) -> bool:
    """True where the number is the whole noun phrase, no age or measure, and no other verb's subject."""
    chunk = reading.chunk_at(at)
    if chunk is None or any(tag not in "DN" for tag in reading.tags[chunk.first : chunk.last]):
        return False
    unit = reading.lowers[number.last] if number.last < len(reading.lowers) else ""
    if behind and number.last < len(reading.tags) and reading.tags[number.last] in "BVHM":
        return False
    negated = reading.lowers[chunk.first] == "no" or reading.lowers[number.first - 1] == "no"
    return unit not in MEASURES and not negated and not is_date_or_age(reading, number)


def alone(reading: Reading, chunk: Chunk, sentence: Sentence) -> Quantity | None:
    """A noun phrase that is a number and no more ("|five| fatally"); None for any other, for ages, years and measures."""
    number = number_at(reading, chunk.first, sentence.first, sentence.last)
    if number is None or not _stands_alone(reading, chunk.first, number, behind=False):
        return None
    return Quantity(number.first, number.last, number.last, number.last, number.low, number.high, True)


def shares(reading: Reading, sentence: Sentence) -> Iterator[tuple[Number, Effect]]:
    """Reads "14 of the dead", "six of those killed": a part of the people told of."""
    for at in range(sentence.first, sentence.last):
        number = number_at(reading, at, sentence.first, sentence.last) if reading.tags[at] == "N" else None
        end = number.last + 3 if number is not None else sentence.last
        if number is None or end > sentence.last or reading.lowers[number.last] != "of":
            continue
        effect = STRICKEN.get(reading.lowers[end - 1])
        if (
            effect is not None
            and (end == sentence.last or reading.chunk_at(end) is None)
            and reading.lowers[end - 2] in ("the", "those")
        ):
            yield Number(number.first, end, number.low, number.high), effect

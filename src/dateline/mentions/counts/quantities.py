"""How many people a noun phrase stands for: its number with the bounding words, or one for a single person, two for some.

A noun phrase goes in; its quantity comes out, or None where it counts no people (ages, strengths, distances, things).
"""

from dataclasses import dataclass

from dateline.codebook import Codebook
from dateline.language import Reading, Sentence
from dateline.language.chunks import Chunk
from dateline.mentions.actors import full_last
from dateline.mentions.numbers import Number, number_at
from dateline.records.claims import Effect

MEASURES = frozenset(
    """year years month months week weeks day days hour hours minute minutes kilometer kilometers kilometre kilometres km mile miles meter meters metre
    metres percent % dollars dollar euros pounds million billion degrees times round rounds rocket rockets missile missiles bomb bombs vehicles cars
    houses homes buildings countries provinces villages points o'clock am pm gmt aircraft planes helicopters ships tons tonnes kilograms kilos feet
    barrels cases incidents districts towns cities january february march april june july august september october november december jan feb
    mar apr jun jul aug sep sept oct nov dec""".split()
)
STRICKEN: dict[str, Effect] = {
    **dict.fromkeys(("dead", "killed", "victims", "fatalities", "slain"), "killed"),
    **dict.fromkeys(("wounded", "injured"), "wounded"),
    **dict.fromkeys(("arrested", "detained"), "arrested"),
    **dict.fromkeys(("kidnapped", "abducted"), "abducted"),
}
_ARTICLES = frozenset("a an one another".split())
DEFINITE = frozenset("the this that these those his her its their our my your such".split())
_NONE = frozenset("no any every each which what neither none whose nobody".split())
_GROUPS = frozenset("group handful series number groups crowd bunch".split())
_AGE = frozenset("- – ‑ year years old year-old years-old month-old".split())
_STRENGTHS = frozenset("member strong man person".split())
_HYPHENS = (["-"], ["–"], ["‑"])
_QUOTES = frozenset("\"'”’“‘")
_PLURALS = ("s", "men", "people", "children", "police", "troops")
_NOT_PEOPLE = ("thing", "organisation")


@dataclass(slots=True, frozen=True)
class Quantity:
    """Tokens `[first:last]` that give a figure, those of the party in it, its bounds; `explicit`: a number says so."""

    first: int
    last: int
    party_first: int
    party_last: int
    low: int | None
    high: int | None
    explicit: bool


def _number_in(reading: Reading, chunk: Chunk, sentence: Sentence) -> Number | None:
    """The number that the phrase opens with, with the bounding words before it."""
    for k in range(chunk.first, chunk.last):
        found = number_at(reading, k, sentence.first, sentence.last)
        if found is not None:
            return found
        if reading.tags[k] not in "DNJ" or k > chunk.first + 1:
            return None
    return None


def _outer(reading: Reading, chunk: Chunk, sentence: Sentence) -> Chunk:
    """The phrase with the number where that stands outside ("dozens of |people|"), else the phrase itself."""
    if chunk.first - 2 < sentence.first or reading.lowers[chunk.first - 1] != "of":
        return chunk
    outer = reading.chunk_at(chunk.first - 2)
    counts = outer is not None and set(reading.tags[outer.first : outer.last]) <= {"D", "N"}
    return outer if counts and outer is not None else chunk


def _quoted_number(reading: Reading, chunk: Chunk, sentence: Sentence) -> Number | None:
    """The number that stands in quotation marks before the phrase: "nearly 50" |rebels|."""
    quote = chunk.first - 1
    if quote - 1 < sentence.first or reading.lowers[quote] not in _QUOTES or reading.tags[quote - 1] != "N":
        return None
    k = quote - 1
    while k > sentence.first and reading.tags[k - 1] == "N":
        k -= 1
    return number_at(reading, k, sentence.first, quote)


def is_date_or_age(reading: Reading, number: Number) -> bool:
    """True for a bare year, for "aged 12" and for "Smith, 34, was"."""
    figure = reading.lowers[number.last - 1]
    if number.low == number.high and len(figure) == 4 and figure.isdigit() and 1900 <= (number.low or 0) <= 2100:
        return True
    before = reading.lowers[max(0, number.first - 3) : number.first]
    if "aged" in before or "age" in before:
        return True
    chunk = reading.chunk_at(number.first)
    alone = chunk is None or chunk.last <= number.last
    return alone and before[-1:] == [","] and reading.tags[number.first - 2] == "E"


def _of_whom(reading: Reading, number: Number, chunk: Chunk, sentence: Sentence) -> Chunk | None:
    """What a bare number is taken from: "one of |the attackers|"; None where the phrase itself holds the noun."""
    at = number.last if reading.lowers[number.last - 1] == "of" else number.last + 1
    if number.last < chunk.last or at >= sentence.last or reading.lowers[at - 1] != "of":
        return None
    return reading.chunk_at(at)


def _head_kind(reading: Reading, codebook: Codebook, chunk: Chunk) -> str | None:
    """The kind of actor that the phrase's head names, None for an unknown noun or a name."""
    found = codebook.people.heads.last_in(reading.lowers, chunk.first, chunk.head + 1)
    return found[2] if found is not None and found[0] + found[1] == chunk.head + 1 else None


def _no_people(reading: Reading, codebook: Codebook, chunk: Chunk) -> bool:
    """True where the head is a happening, a measure, a thing or a weapon."""
    head = reading.lowers[chunk.head]
    if head in MEASURES or head in codebook.people.no_person:
        return True
    weapon = codebook.weapons.last_in(reading.lowers, chunk.first, chunk.head + 1)
    armed = weapon is not None and weapon[0] + weapon[1] == chunk.head + 1
    return armed or _head_kind(reading, codebook, chunk) in _NOT_PEOPLE


def quantity_of(reading: Reading, codebook: Codebook, chunk: Chunk, sentence: Sentence) -> Quantity | None:
    """The phrase as a number of people, or None where it counts none."""
    chunk = _outer(reading, chunk, sentence)
    if reading.lowers[chunk.first] in _NONE:
        return None
    if reading.lowers[chunk.first : chunk.last] == ["another"]:
        return Quantity(chunk.first, chunk.last, chunk.last, chunk.last, 1, 1, True)
    number = _number_in(reading, chunk, sentence) or _quoted_number(reading, chunk, sentence)
    compound = number is not None and reading.lowers[number.last : number.last + 1] in _HYPHENS
    if number is None or (compound and reading.lowers[number.last + 1] not in _STRENGTHS):
        return _unnumbered(reading, codebook, chunk)  # "a 12-year-old boy" is one
    if is_date_or_age(reading, number) or "S" in reading.tags[number.last : chunk.last]:
        return None
    inner = _of_whom(reading, number, chunk, sentence)
    if inner is not None and not inner.pronoun:
        chunk = inner
    unit = reading.lowers[number.last] if number.last < sentence.last else ""
    if unit in MEASURES or _no_people(reading, codebook, chunk):
        return None
    last = max(_phrase_last(reading, chunk), number.last)
    party = min(max(number.last, chunk.first), last)
    while party < last - 1 and (
        reading.tags[party] == "D" or reading.lowers[party] in _STRENGTHS or reading.lowers[party] in _AGE
    ):
        party += 1
    if inner is not None and inner.pronoun:
        last = max(last, inner.last)
        party = last
    low, high, end = number.low, number.high, last
    if reading.lowers[last : last + 2] in (["at", "least"], ["or", "more"]):
        high, end = None, last + 2  # "20 civilians at least"
    return Quantity(number.first, end, party, last, low, high, True)


def _phrase_last(reading: Reading, chunk: Chunk) -> int:
    """The end of the phrase with its "of", without words of time that were taken into it ("12 people |late|")."""
    full = full_last(reading, chunk)
    return full if full > chunk.last or reading.tags[chunk.head] not in "OE" else chunk.head + 1


def _unnumbered(reading: Reading, codebook: Codebook, chunk: Chunk) -> Quantity | None:
    """A phrase without a number: one for a single person, two or more for an indefinite plural, None for the rest."""
    lowers = reading.lowers
    opener, head = lowers[chunk.first], lowers[chunk.head]
    if head in _GROUPS and chunk.last + 1 < len(lowers) and lowers[chunk.last] == "of":
        inner = reading.chunk_at(chunk.last + 1)
        if inner is not None and not inner.pronoun and not _no_people(reading, codebook, inner):
            number = number_at(reading, inner.first, inner.first, inner.last)
            if number is not None:  # "a group of 23 tourists"
                return Quantity(number.first, inner.last, number.last, inner.last, number.low, number.high, True)
            return Quantity(chunk.first, inner.last, inner.first, inner.last, 2, None, False)
    if _no_people(reading, codebook, chunk) or head in _GROUPS:
        return None
    kind, named = _head_kind(reading, codebook, chunk), reading.tags[chunk.head] == "E"
    personal = head.endswith(("er", "or", "man", "ist", "an")) or "year-old" in lowers[chunk.first : chunk.head]
    if kind is None and not named and not (opener in _ARTICLES and personal):
        return None
    bare = chunk.first
    while bare < chunk.last - 1 and (reading.tags[bare] in "DSN" or lowers[bare] in _AGE):
        bare += 1
    plural = (kind is not None or not named) and head.endswith(_PLURALS) and opener not in _ARTICLES
    if plural and lowers[chunk.first - 2 : chunk.first] in (["some", "of"], ["most", "of"]):
        return Quantity(chunk.first - 2, chunk.last, bare, chunk.last, 2, None, False)
    if plural and (opener in DEFINITE or "S" in reading.tags[chunk.first : chunk.head]):
        return None  # "the soldiers": told of before
    first = chunk.first if opener in _ARTICLES else bare
    last = _phrase_last(reading, chunk)
    return Quantity(first, last, bare, last, 2 if plural else 1, None if plural else 1, False)

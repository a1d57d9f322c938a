"""Parts of totals: "30 people, including five children", "among the dead were two officers", "along with a guard".

Phrases with their effects go in; more of them come out, each with the effect of the total that it is a part of.
"""

from collections.abc import Iterator, Sequence

from dateline.codebook import Codebook
from dateline.language import Reading, Sentence
from dateline.language.chunks import Chunk
from dateline.mentions.counts.quantities import STRICKEN
from dateline.mentions.counts.verbs import listed_behind
from dateline.records.claims import Effect

Told = tuple[Chunk, Effect]

_OPENERS = (
    ("including",),
    ("among", "them"),
    ("along", "with"),
    ("as", "well", "as"),
    ("of", "whom"),
    ("together", "with"),
)
_INCLUDE = frozenset("include includes included".split())


def parts_of(reading: Reading, codebook: Codebook, sentence: Sentence, told: Sequence[Told]) -> Iterator[Told]:
    """The parts that the sentence adds to what it tells."""
    for at in range(sentence.first, sentence.last):
        opener = _opener(reading, at)
        if opener:
            effect = _last_effect(told, at)
            if effect is not None:
                parts = listed_behind(reading, at + opener, sentence.last)
                yield from ((part, effect) for part in parts if _single(reading, part))
        elif reading.lowers[at] in ("among", "the", "those"):
            yield from _among(reading, sentence, at)


def _single(reading: Reading, part: Chunk) -> bool:
    """True where a part is counted, one, or called by name ("including women" adds no figure), and not told of anew."""
    k = part.last
    while k < len(reading.tags) - 1 and reading.tags[k] == "A" and reading.lowers[k] not in STRICKEN:
        k += 1
    if k < len(reading.lowers) and reading.lowers[k] in STRICKEN:
        return False
    tags = reading.tags[part.first : part.last]
    return tags[0] in "DN" or "S" in tags or tags.count("E") >= 2 or reading.tags[part.first - 1] == "A"


def _opener(reading: Reading, at: int) -> int:
    """The length of the words at token `at` that open a list of parts, 0 where none do."""
    for words in _OPENERS:
        if tuple(reading.lowers[at : at + len(words)]) == words:
            return len(words)
    return 0


def _last_effect(told: Sequence[Told], at: int) -> Effect | None:
    """What befell the last phrase before token `at`, a plural or a number."""
    before = [(chunk.first, effect) for chunk, effect in told if chunk.last <= at]
    return max(before)[1] if before else None


def _among(reading: Reading, sentence: Sentence, at: int) -> Iterator[Told]:
    """Reads "X were among the dead", "among those killed were X", "the dead include X", "X were among 20 people killed"."""
    inside = reading.lowers[at] == "among"
    k = at + 1 if inside else at
    j = k + 1
    if k >= sentence.last or reading.lowers[k] not in ("the", "those", "them"):
        counted = listed_behind(reading, k, sentence.last) if inside else []
        if not counted:
            return
        j = counted[0].last
    effect = STRICKEN.get(reading.lowers[j]) if j < sentence.last else None
    if effect is None:
        return
    j += 1
    if j < sentence.last and ((inside and reading.tags[j] == "B") or reading.lowers[j] in _INCLUDE):
        yield from ((chunk, effect) for chunk in listed_behind(reading, j + 1, sentence.last))
    elif inside and reading.tags[at - 1 : at] == "B":
        yield from ((chunk, effect) for chunk in _listed_before(reading, sentence, at - 2))


def _listed_before(reading: Reading, sentence: Sentence, k: int) -> Iterator[Chunk]:
    """The phrases joined by "and", commas or "including" that end at token `k`, the last one first."""
    while k > sentence.first and reading.tags[k] in "AXHB":
        k -= 1
    chunk = reading.chunk_at(k)
    while chunk is not None and not chunk.pronoun:
        yield chunk
        k = chunk.first - 1
        while k > sentence.first and (reading.tags[k] in "AC" or reading.lowers[k] in (",", "including")):
            k -= 1
        chunk = reading.chunk_at(k) if k < chunk.first - 1 else None

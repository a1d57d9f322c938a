"""The grammar around a verb: its subject, its objects, the agent of a passive, walked over tags and noun phrases.

A reading and the index of a verb's token go in, chunks come out. Walks stay inside the sentence; they never guess past it.
"""

from dateline.language.chunks import Chunk
from dateline.language.readings import Reading, Sentence
from dateline.language.tags import lexicon

SUBORDINATORS = frozenset(
    "after before as while when since until because though although whereas if once than where that whether".split()
)
_RELATIVES = frozenset("who which that".split())
_STOPS = frozenset(';:"“”—–')
_REACH = 40  # tokens a walk covers at most


def sentence_of(reading: Reading, token: int) -> Sentence:
    """The sentence that holds a token."""
    found = reading.sentence_at(reading.tokens[token].start)
    assert found is not None
    return found


def group_start(reading: Reading, verb: int, first: int) -> int:
    """The first token of the verb group ("have not been |killed")."""
    k = verb
    while k > first and reading.tags[k - 1] in "BHMAXT":
        k -= 1
    return k


def is_passive(reading: Reading, verb: int, first: int) -> bool:
    """True where a form of "be" governs the participle, or a bare participle follows its noun without an object."""
    form = lexicon().verbs.get(reading.lowers[verb])
    if form is not None and form.kind not in ("both", "participle"):
        return False
    for k in range(verb - 1, group_start(reading, verb, first) - 1, -1):
        if reading.tags[k] == "B":
            return True
        if reading.tags[k] in "HM":
            return False
    if verb + 1 < len(reading.tags) and reading.tags[verb + 1] in "DNJOER":
        return False
    after = reading.lowers[verb + 1] if verb + 1 < len(reading.lowers) else "."
    return after == "by" or (form is not None and form.kind == "participle")


def _through_apposition(reading: Reading, chunk: Chunk, first: int) -> Chunk:
    """The noun before "X, a Y, did": the chunk itself unless commas set it off behind another one."""
    before, after = chunk.first - 1, chunk.last
    if (
        before - 1 < first
        or after >= len(reading.lowers)
        or reading.lowers[before] != ","
        or reading.lowers[after] != ","
    ):
        return chunk
    outer = reading.chunk_at(before - 1)
    return outer if outer is not None and outer.first >= first else chunk


def governor(reading: Reading, chunk: Chunk, first: int) -> Chunk:
    """The noun phrase a chunk hangs on through prepositions ("gunmen |in the city|" gives "gunmen")."""
    seen = chunk
    while seen.first - 1 >= first:
        before = seen.first - 1
        if reading.tags[before] != "P" or reading.lowers[before] in SUBORDINATORS:
            break
        outer = reading.chunk_at(before - 1) if before - 1 >= first else None
        if outer is None:
            break
        seen = outer
    return seen


def _in_phrase(reading: Reading, chunk: Chunk, first: int) -> bool:
    """True where the chunk is the object of a preposition, not the subject of a clause."""
    before = chunk.first - 1
    return before >= first and reading.tags[before] in "PT" and reading.lowers[before] not in SUBORDINATORS


def subject_of(reading: Reading, verb: int, first: int) -> Chunk | None:
    """The noun phrase that does what the verb says (of a passive: that suffers it), or None where none is near."""
    k, coordinated = group_start(reading, verb, first) - 1, False
    stop = max(first, verb - _REACH)
    while k >= stop:
        tag, lower = reading.tags[k], reading.lowers[k]
        chunk = reading.chunk_at(k)
        if chunk is not None:
            if _in_phrase(reading, chunk, first):
                k = chunk.first - 2
                continue
            return None if coordinated and k < verb - _REACH else _through_apposition(reading, chunk, first)
        if tag == "W" and lower in _RELATIVES:
            behind = k - 2 if k - 1 >= first and reading.lowers[k - 1] == "," else k - 1
            head = reading.chunk_at(behind) if behind >= first else None
            return (
                governor(reading, head, first)
                if head and lower == "which" and _in_phrase(reading, head, first)
                else head
            )
        if tag in "VG":
            return subject_of(reading, k, first)
        if lower in _STOPS:
            return None
        coordinated = coordinated or tag == "C"
        k -= 1
    return None


def listed_chunks(reading: Reading, chunk: Chunk, last: int) -> list[Chunk]:
    """The chunk and those joined to it by "and" or commas ("workers, police and civilians"), never a new clause."""
    found, seen = [chunk], chunk
    while seen.last < last - 1:
        k = seen.last
        if reading.lowers[k] == "," and k + 1 < last and reading.tags[k + 1] == "C":
            k += 1
        if not (reading.tags[k] == "C" or reading.lowers[k] == ","):
            break
        k += 1
        while k < last and reading.tags[k] == "A":
            k += 1
        joined = reading.chunk_at(k) if k < last else None
        if joined is None or joined.pronoun or (joined.last < last and reading.tags[joined.last] in "VBHMW"):
            break
        if reading.lowers[seen.last] == "," and not _list_goes_on(reading, joined, last):
            break
        found.append(joined)
        seen = joined
    return found


def _list_goes_on(reading: Reading, chunk: Chunk, last: int) -> bool:
    """True where "and" follows the chunk, at once or after more members of the list."""
    k = chunk.last
    while k < last and (reading.lowers[k] == "," or reading.chunk_at(k) is not None):
        k += 1
    return k < last and reading.tags[k] == "C"


def objects_of(reading: Reading, end: int, last: int, after: tuple[str, ...] = ()) -> list[Chunk]:
    """The noun phrases behind a verb that ends before token `end`; behind a preposition only one of `after`."""
    k = end
    while (
        k < last
        and (reading.tags[k] == "A" or reading.lowers[k] in ("up", "down", "out", "off"))
        and reading.lowers[k] not in after
    ):
        k += 1
    if k < last and reading.lowers[k] in after:
        k += 1
        while k < last and reading.tags[k] == "A":
            k += 1
    elif k < last and reading.tags[k] in "PT":
        return []
    chunk = reading.chunk_at(k) if k < last else None
    return [] if chunk is None else listed_chunks(reading, chunk, last)


def behind(reading: Reading, start: int, last: int, words: frozenset[str], *, reach: int = 12) -> list[Chunk]:
    """The noun phrases behind the first of `words` after token `start`, met before another verb; [] where none is."""
    for k in range(start, min(last, start + reach)):
        if (
            reading.tags[k] in "BHMW"
            or reading.lowers[k] in _STOPS
            or (reading.tags[k] == "V" and reading.lowers[k - 1] != ",")
        ):
            break
        if reading.lowers[k] in words:
            j = k + 1
            while j < last and reading.tags[j] == "A":
                j += 1
            chunk = reading.chunk_at(j) if j < last else None
            return [] if chunk is None else listed_chunks(reading, chunk, last)
    return []

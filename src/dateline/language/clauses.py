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
_INSERTING = frozenset(",-–—")
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


def may_be_passive(reading: Reading, verb: int) -> bool:
    """True where the form of the verb can be a participle of the passive ("seized", never "seizes")."""
    form = lexicon().verbs.get(reading.lowers[verb])
    return form is None or form.kind in ("both", "participle", "flat")


def is_passive(reading: Reading, verb: int, first: int) -> bool:
    """True where a form of "be" governs the participle, or a bare participle follows its noun without an object."""
    form = lexicon().verbs.get(reading.lowers[verb])
    if not may_be_passive(reading, verb):
        return False
    start = group_start(reading, verb, first)
    auxiliaries = reading.tags[start:verb]
    if "B" in auxiliaries:
        return True
    if "H" in auxiliaries or "M" in auxiliaries:
        return False
    joined = _joined_verb(reading, start, first)
    if joined is not None and is_passive(reading, joined, first):
        return True
    if verb + 1 < len(reading.tags) and reading.tags[verb + 1] in "DNJOER":
        return False
    after = reading.lowers[verb + 1] if verb + 1 < len(reading.lowers) else "."
    return after == "by" or (form is not None and form.kind == "participle")


def _joined_verb(reading: Reading, start: int, first: int) -> int | None:
    """The verb that "and" joins to the verb group at `start` ("was |shot| and killed"), at once before it; else None."""
    k = start - 1
    if k - 1 >= first and reading.tags[k] == "C" and reading.tags[k - 1] in "VG":
        return k - 1
    return None


def _through_apposition(reading: Reading, chunk: Chunk, first: int) -> Chunk:
    """The noun before "X, a Y, did" or "X, or Z, did": the chunk itself unless commas set it off behind another one."""
    before, after = chunk.first - 1, chunk.last
    if before > first and reading.lowers[before] == "or":
        before -= 1
    elif before > first and reading.lowers[before] == "not":  # "X, and not Y, did"
        before -= 2 if reading.tags[before - 1] == "C" else 1
    if (
        before - 1 < first
        or after >= len(reading.lowers)
        or reading.lowers[before] != ","
        or reading.lowers[after] != ","
    ):
        return chunk
    outer = reading.chunk_at(before - 1)
    return governor(reading, outer, first) if outer is not None and outer.first >= first else chunk


def content(reading: Reading, chunk: Chunk) -> Chunk:
    """What a bare quantity counts: "thousands |of people|" gives "people"; any other phrase is its own content."""
    if (
        set(reading.tags[chunk.first : chunk.last]) <= {"D", "N"}
        and chunk.last + 1 < len(reading.lowers)
        and reading.lowers[chunk.last] == "of"
    ):
        inner = reading.chunk_at(chunk.last + 1)
        return content(reading, inner) if inner is not None and not inner.pronoun else chunk
    return chunk


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


def _carried(reading: Reading, chunk: Chunk, first: int) -> bool:
    """True for the second thing that somebody is told of "with" ("attackers with rifles and |vests|")."""
    before = chunk.first - 1
    if before - 1 <= first or reading.lowers[before] != "and":
        return False
    other = reading.chunk_at(before - 1)
    return other is not None and other.first > first and reading.lowers[other.first - 1] == "with"


def _verb_before(reading: Reading, token: int, first: int) -> int | None:
    """The nearest verb to the left of `token` in the sentence, over anything but a sign that ends a clause."""
    for k in range(token - 1, max(first, token - _REACH) - 1, -1):
        if reading.tags[k] in "VG":
            return k
        if reading.lowers[k] in _STOPS:
            return None
    return None


def _object_verb(reading: Reading, chunk: Chunk, first: int) -> int | None:
    """The verb whose object the chunk is by its place right behind it, or None."""
    k = chunk.first - 1
    while k >= first and reading.tags[k] == "A":
        k -= 1
    return k if k >= first and reading.tags[k] in "VG" else None


def _attributive(reading: Reading, verb: int, first: int) -> bool:
    """True for the participle that describes the noun right before it ("gunmen |wearing| masks")."""
    return reading.tags[verb] == "G" and verb > first and reading.chunk_at(verb - 1) is not None


def _opening(reading: Reading, closing: int, stop: int) -> int:
    """The token of the bracket that the one at `closing` closes, or `closing` itself where none stands near."""
    return next((k for k in range(closing - 1, stop - 1, -1) if reading.lowers[k] in "(["), closing)


def _over_insertion(reading: Reading, before: int, stop: int) -> int:
    """The token before what two commas or dashes set off right before a verb ("two nurses, |seized in May|, were freed")."""
    sign = reading.lowers[before]
    if before <= stop or sign not in _INSERTING:
        return before
    opening = next((k for k in range(before - 1, stop, -1) if reading.lowers[k] == sign), stop)
    return opening - 1 if opening > stop and (sign != "," or reading.tags[opening + 1] in "VGP") else before


def _related(reading: Reading, relative: int, first: int) -> Chunk | None:
    """The noun phrase that a relative stands for ("|gunmen|, who", "the head |of the group| which")."""
    behind = relative - 1
    if behind >= first and reading.lowers[behind] == ",":
        behind -= 1
    if behind >= first and reading.lowers[behind] in ")]":
        behind = _opening(reading, behind, first) - 1
    head = reading.chunk_at(behind) if behind >= first else None
    if head is not None and reading.lowers[relative] == "which" and _in_phrase(reading, head, first):
        return governor(reading, head, first)
    return head


def subject_of(reading: Reading, verb: int, first: int) -> Chunk | None:
    """The noun phrase that does what the verb says (of a passive: that suffers it), or None where none is near."""
    start = group_start(reading, verb, first)
    before = start - 1
    if reading.tags[verb] == "G" and "B" not in reading.tags[start:verb] and reading.chunk_at(before) is None:
        main = _verb_before(reading, start, first)  # "attacked a post, |killing| five"
        return subject_of(reading, main, first) if main is not None else None
    stop = max(first, verb - _REACH)
    k, joined = _over_insertion(reading, before, stop), False
    while k >= stop:
        tag, lower = reading.tags[k], reading.lowers[k]
        if lower in ")]":
            k = _opening(reading, k, stop) - 1
            continue
        chunk = reading.chunk_at(k)
        if chunk is not None:
            if _in_phrase(reading, chunk, first) or _carried(reading, chunk, first):
                k = chunk.first - 2
                continue
            governing = _object_verb(reading, chunk, first)
            if governing is not None and (joined or _attributive(reading, governing, first)):
                # "stormed a bank and |took| hostages", "a man carrying a rifle |fired|"
                return subject_of(reading, governing, first)
            return content(reading, _through_apposition(reading, chunk, first))
        if tag == "W" and lower in _RELATIVES:
            return _related(reading, k, first)
        if tag in "VG":
            return subject_of(reading, k, first)
        if lower in _STOPS:
            return None
        joined = joined or tag == "C"
        k -= 1
    return None


def listed_chunks(reading: Reading, chunk: Chunk, last: int, *, pair: bool = False) -> list[Chunk]:
    """The chunk and those joined to it by "and" or commas ("workers, police and civilians"), never a new clause.

    In a `pair` ("between soldiers and rebels") the second belongs to the first, whatever follows.
    """
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
        if joined is None or joined.pronoun:
            break
        if not (pair and len(found) == 1) and joined.last < last and reading.tags[joined.last] in "VBHMW":
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
    return [] if chunk is None else [content(reading, c) for c in listed_chunks(reading, chunk, last)]


def behind(reading: Reading, start: int, last: int, words: frozenset[str], *, reach: int = 14) -> list[Chunk]:
    """The noun phrases behind the first of `words` after token `start`, met before another clause; [] where none is."""
    for k in range(start, min(last, start + reach)):
        if reading.tags[k] in "BHMW" or reading.lowers[k] in _STOPS:
            break
        if reading.tags[k] == "V" and not (reading.lowers[k - 1] in (",", "and") or _by_follows(reading, k, last)):
            break
        if reading.lowers[k] in words:
            j = k + 1
            while j < last and reading.tags[j] == "A":
                j += 1
            chunk = reading.chunk_at(j) if j < last else None
            if chunk is None:
                return []
            pair = reading.lowers[k] == "between"
            return [content(reading, c) for c in listed_chunks(reading, chunk, last, pair=pair)]
    return []


def _by_follows(reading: Reading, verb: int, last: int) -> bool:
    """True for the participle of a reduced relative: "strikes |conducted| by", "attacks |carried| out by"."""
    return "by" in reading.lowers[verb + 1 : min(last, verb + 3)]

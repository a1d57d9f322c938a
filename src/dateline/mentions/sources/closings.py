"""Who closes a sentence without a comma ("shells hit the market in Ostra residents said"), and who goes on in "-ing".

A reading and a reporting verb go in, the noun phrase that speaks comes out, or None where the plain grammar holds.
"""

from dateline.codebook import Codebook
from dateline.language import Reading, Sentence
from dateline.language.chunks import Chunk
from dateline.language.clauses import governor, group_start

_BEHIND = 20  # tokens that may follow the verb that closes a sentence ("said |in a statement on Friday|")
_PERSON = 2  # capitalised words that make a name
_TELLING = frozenset(("told", "tells"))


def closing_speaker(reading: Reading, codebook: Codebook, verb: int, sentence: Sentence) -> Chunk | None:
    """The speaker right before a verb that closes its sentence, where no comma parts him from what he says."""
    chunk = reading.chunk_at(group_start(reading, verb, sentence.first) - 1)
    if chunk is None or chunk.pronoun or chunk.first <= sentence.first:
        return None
    if reading.tags[verb] == "G" and reading.lowers[chunk.first - 1] == "with":
        return chunk  # "…, with |officials| saying that a mill was burned"
    if not _closes(reading, verb, sentence):
        return None
    return _speaking(reading, codebook, chunk, sentence) if _tells(reading, codebook, chunk, sentence) else None


def _closes(reading: Reading, verb: int, sentence: Sentence) -> bool:
    """True where nothing that could be said follows the verb: its listener, a time, a place, a statement."""
    after = verb + 1
    if after < sentence.last and reading.lowers[verb] not in _TELLING and reading.tags[after] not in "APY":
        return False
    rest = reading.tags[after : sentence.last]
    return len(rest) <= _BEHIND and not set(rest) & set("VBHMGW") and "," not in reading.lowers[after : sentence.last]


def _tells(reading: Reading, codebook: Codebook, chunk: Chunk, sentence: Sentence) -> bool:
    """True where a clause with its verb runs up to the phrase, and not a relative one that describes who speaks."""
    for k in range(chunk.first - 1, sentence.first, -1):
        if reading.tags[k] in "YW" and reading.lowers[k] not in "()":
            return False
        if reading.tags[k] == "V":
            opens = group_start(reading, k, sentence.first) - 1
            described = reading.chunk_at(opens - 1) if reading.tags[opens] == "W" else None
            return reading.tags[opens] != "Y" and not (described and _head(reading, codebook, described))
    return False


def _head(reading: Reading, codebook: Codebook, chunk: Chunk) -> str | None:
    """The kind of source that the noun at the end of the phrase is one for."""
    found = codebook.sources.heads.last_in(reading.lowers, chunk.first, chunk.last)
    return found[2] if found is not None and found[0] + found[1] == chunk.last else None


def _speaking(reading: Reading, codebook: Codebook, chunk: Chunk, sentence: Sentence) -> Chunk | None:
    """The part of the phrase that speaks: all of it, or its end where it runs on from an object ("Ostra |residents|")."""
    before = reading.tags[chunk.first - 1]
    outer = reading.chunk_at(chunk.first - 1 - (before == "P"))
    if outer is not None and (outer.pronoun or outer.first <= sentence.first):
        return None
    if before not in "PTVGC":
        return None if outer is not None and _describes(reading, codebook, chunk, outer, sentence) else chunk
    begin = _begin(reading, codebook, chunk)
    inside = begin is not None and begin > chunk.first + (reading.tags[chunk.first] == "D")
    role = outer is not None and reading.lowers[outer.last - 1] in codebook.sources.roles
    goes_on = outer is not None and (role or _head(reading, codebook, outer) is not None)
    if begin is not None and inside and not (goes_on and reading.lowers[chunk.first - 1] == "for"):
        return Chunk(begin, chunk.last, chunk.head)
    if before != "P":
        return chunk if begin is not None and before != "G" else None
    return _speaking(reading, codebook, outer, sentence) if outer is not None and goes_on else None


def _describes(reading: Reading, codebook: Codebook, chunk: Chunk, outer: Chunk, sentence: Sentence) -> bool:
    """True for a phrase that tells what the source named right before it is ("the Observatory, |a monitoring group|")."""
    kind = _head(reading, codebook, chunk)
    named = _head(reading, codebook, governor(reading, outer, sentence.first))
    return reading.lowers[chunk.first] in ("a", "an") and kind is not None and kind == named


def _begin(reading: Reading, codebook: Codebook, chunk: Chunk) -> int | None:
    """The token at which the source that the phrase ends in begins, with titles and adjectives; None where none is clear."""
    tags, lowers, sources = reading.tags, reading.lowers, codebook.sources
    found = sources.heads.last_in(lowers, chunk.first, chunk.last)
    end = found[0] + found[1] if found is not None else chunk.first
    if found is None or set(tags[end : chunk.last]) - {"E"} or (end < chunk.last and lowers[end - 1].endswith("s")):
        begin = chunk.last - len(tags[chunk.first : chunk.last]) + len(tags[chunk.first : chunk.last].rstrip("E"))
        return begin if chunk.last - begin >= _PERSON and begin > chunk.first and tags[begin - 1] == "O" else None
    begin = found[0]
    while begin > chunk.first and (
        tags[begin - 1] == "J"
        or sources.heads.longest(lowers, begin - 1, begin)
        or sources.anonymous.longest(lowers, begin - 1, end)
    ):
        begin -= 1
    if begin - 1 > chunk.first and tags[begin - 1] == "E" and tags[begin - 2] == "O":
        begin -= 1  # "killed two guards |US| officials said"
    return begin


def first_teller(reading: Reading, codebook: Codebook, verb: int, sentence: Sentence) -> int | None:
    """The reporting verb that an "-ing" form goes on from ("told Ostra Radio |adding|"), None where its own noun speaks."""
    chunk = reading.chunk_at(verb - 1) if reading.tags[verb] == "G" else None
    before = reading.lowers[chunk.first - 1] if chunk is not None else ""
    if chunk is None or before == "with" or before in codebook.sources.said_verbs - _TELLING:
        return None
    said = (k for k in range(chunk.first - 1, sentence.first, -1) if reading.tags[k] == "V")
    return next((k for k in said if reading.lowers[k] in codebook.sources.said_verbs), None)

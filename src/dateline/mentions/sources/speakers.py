"""Who speaks in a sentence: the noun phrases behind reporting verbs, "according to", claims of responsibility, quotes.

A sentence of a reading goes in, speaking phrases come out, pronouns among them. What they are is settled elsewhere.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.codebook import Codebook
from dateline.language import Reading, Sentence
from dateline.language.chunks import Chunk
from dateline.language.clauses import (
    governor,
    group_start,
    is_passive,
    listed_chunks,
    objects_of,
    subject_of,
)
from dateline.mentions.sources.closings import closing_speaker, first_teller

RESPONSIBILITY = "claimed responsibility"
ADMISSION = "said it did"
_SELF = frozenset(("it", "they", "its", "their", "we", "our"))
_REACH = 12  # tokens behind a verb in which its agent or its listener may stand
_ASIDES = 3  # commas over which a speaker may be set off from his verb
_PERSON = 2  # capitalised words that make a name
_NO_OBJECT = frozenset(("of", "to", "in", "by", "for", "as"))
_TELLING = frozenset(("told", "tells", "telling", "tell"))
_LIVES = frozenset(("life", "lives"))
_SEEING = frozenset(("saw", "seen", "sees", "witnessed", "counted"))
_QUOTES = frozenset(('"', "“", "”", "'", "’"))
_ENDS = "YPWAG"


@dataclass(slots=True, frozen=True)
class Speaker:
    """A phrase that speaks: the reporting words, and `sure` where the grammar leaves no doubt that it names a speaker."""

    chunk: Chunk
    verb: str
    sure: bool = False


def speakers(reading: Reading, codebook: Codebook, sentence: Sentence) -> Iterator[Speaker]:
    """The speakers of a sentence in the order of their reporting words; one may come twice."""
    lexicon, lowers = codebook.sources, reading.lowers
    for at in range(sentence.first, sentence.last):
        if lowers[at] == "according" and at + 2 < sentence.last and lowers[at + 1] == "to":
            yield from _accorded(reading, codebook, at + 2, sentence)
        elif reading.tags[at] not in "VG":
            continue
        elif lexicon.responsibility.longest(lowers, at, sentence.last):
            yield from _claimants(reading, at, sentence)
        elif lowers[at] in lexicon.quote_verbs:
            yield from _quoted(reading, at, sentence)
        elif lowers[at] in lexicon.plain_verbs:
            yield from _tellers(reading, codebook, at, sentence)
        elif lowers[at] in _SEEING:
            yield from _eyewitnesses(reading, codebook, at, sentence)
        elif lowers[at] in lexicon.issue_verbs:
            yield from _issuers(reading, codebook, at, sentence)


def _accorded(reading: Reading, codebook: Codebook, at: int, sentence: Sentence) -> Iterator[Speaker]:
    """Who stands behind "according to", cut where without a comma the next clause begins ("to |activists| troops shelled")."""
    chunk, lexicon = reading.chunk_at(at), codebook.sources
    if chunk is not None and chunk.last < sentence.last and reading.tags[chunk.last] in "VBHM":
        for k in range(at, chunk.head):
            found = lexicon.heads.longest(reading.lowers, k, chunk.head)
            if found is not None or reading.lowers[k] in lexicon.carriers:
                end = k + (found[0] if found is not None else 1)
                yield Speaker(Chunk(chunk.first, end, end - 1), "according to", sure=True)
                return
    yield from _listed(reading, at, sentence, "according to")


def _listed(reading: Reading, at: int, sentence: Sentence, verb: str) -> Iterator[Speaker]:
    chunk = reading.chunk_at(at) if at < sentence.last else None
    if chunk is not None:
        for one in listed_chunks(reading, chunk, sentence.last):
            yield Speaker(one, verb, sure=one is chunk)


def _agent(reading: Reading, verb: int, sentence: Sentence) -> int | None:
    """The token after the "by" that a passive verb governs, or None."""
    for k in range(verb + 1, min(sentence.last, verb + _REACH)):
        if reading.lowers[k] == "by":
            return k + 1
        if reading.tags[k] in "VGMWY":
            return None
    return None


def _claimants(reading: Reading, verb: int, sentence: Sentence) -> Iterator[Speaker]:
    """Who claimed the act: the subject of "claimed responsibility", the agent of "was claimed by"."""
    agent = _agent(reading, verb, sentence)
    if agent is not None:
        yield from _listed(reading, agent, sentence, RESPONSIBILITY)
        return
    chunk = _set_off(reading, verb, sentence) or subject_of(reading, verb, sentence.first)
    if chunk is not None and not _denied(reading, chunk):
        yield Speaker(_apposed(reading, chunk, sentence), RESPONSIBILITY, sure=True)


def _apposed(reading: Reading, chunk: Chunk, sentence: Sentence) -> Chunk:
    """The name that "the group" with its relative clause describes ("|X|, the group that claimed"), else the phrase itself."""
    before = chunk.first - 1
    described = before > sentence.first and reading.lowers[before] == "," and reading.tags[chunk.first] == "D"
    if not described or chunk.last >= sentence.last or reading.tags[chunk.last] != "W":
        return chunk
    name = reading.chunk_at(before - 1)
    if name is None or name.first < sentence.first or set(reading.tags[name.first : name.last]) - {"E", "D"}:
        return chunk
    return chunk if name.first > sentence.first and reading.tags[name.first - 1] in "PTC" else name


def _denied(reading: Reading, chunk: Chunk) -> bool:
    """True for "no group", "nobody": there is nobody who speaks."""
    return reading.lowers[chunk.first] in ("no", "nobody", "none")


def _quoted(reading: Reading, verb: int, sentence: Sentence) -> Iterator[Speaker]:
    """Both ends of "quoted", "citing": the outlet that quotes and whom it quotes."""
    passive = is_passive(reading, verb, sentence.first)
    chunk = subject_of(reading, verb, sentence.first)
    if chunk is not None:
        yield Speaker(chunk, reading.lowers[verb])
    agent = _agent(reading, verb, sentence) if passive else None
    others = [] if passive and agent is None else objects_of(reading, agent or verb + 1, sentence.last)
    for one in others:
        yield Speaker(one, "quoting" if passive else "quoted")


def _tellers(reading: Reading, codebook: Codebook, verb: int, sentence: Sentence) -> Iterator[Speaker]:
    """The subject of a reporting verb with those joined to it, or the agent of a passive one; who was told is no source."""
    word = reading.lowers[verb]
    after = reading.lowers[verb + 1] if verb + 1 < sentence.last else "."
    agent = _agent(reading, verb, sentence) if after == "by" else None
    if agent is not None:
        yield from _listed(reading, agent, sentence, word)
        return
    if _takes_lives(reading, verb, sentence) or reading.lowers[max(0, verb - 2) : verb] == ["according", "to"]:
        return  # "according to |reports|" holds no verb
    if after in _NO_OBJECT and word not in codebook.sources.said_verbs:
        return
    if reading.tags[verb] == "V" and is_passive(reading, verb, sentence.first):
        return
    chunk = _speaker(reading, codebook, verb, sentence)
    if chunk is None:
        return
    manner = "not " + word if _negated(reading, verb, sentence) else word
    manner = ADMISSION if manner == word and _admits(reading, codebook, verb, sentence) else manner
    yield Speaker(chunk, manner)
    joined = _joined(reading, codebook, chunk, sentence)
    if joined is not None:
        yield Speaker(joined, manner)


def _takes_lives(reading: Reading, verb: int, sentence: Sentence) -> bool:
    """True for "claimed 40 lives": something kills, and nobody speaks."""
    taken = objects_of(reading, verb + 1, sentence.last)[:1]
    return any(reading.lowers[thing.last - 1] in _LIVES for thing in taken)


def _eyewitnesses(reading: Reading, codebook: Codebook, verb: int, sentence: Sentence) -> Iterator[Speaker]:
    """The reporter or monitor who saw or counted what the report then tells ("an agency |photographer| saw")."""
    chunk = subject_of(reading, verb, sentence.first)
    if chunk is None:
        return
    nouns = (codebook.sources.heads.longest(reading.lowers, k, chunk.last) for k in range(chunk.first, chunk.last))
    if any(noun is not None and noun[1] in ("media", "ngo_un") for noun in nouns):
        yield Speaker(chunk, reading.lowers[verb])


def _admits(reading: Reading, codebook: Codebook, verb: int, sentence: Sentence) -> bool:
    """True for "said that its fighters had carried out", "said it was behind": the speaker tells of its own act."""
    k = _content_at(reading, verb, sentence)
    if reading.lowers[verb] in codebook.sources.deny_verbs or k >= sentence.last or reading.lowers[k] not in _SELF:
        return False
    return codebook.sources.acts.first_in(reading.lowers, k, min(sentence.last, k + 7)) is not None


def _content_at(reading: Reading, verb: int, sentence: Sentence) -> int:
    """The token at which what is said begins: behind "that", over "on its website" and the like, else right behind the verb."""
    for k in range(verb + 1, min(sentence.last, verb + _REACH)):
        if reading.lowers[k] == "that":
            return k + 1
        if reading.tags[k] in "VGBHMY":
            break
    return verb + 1


def _issuers(reading: Reading, codebook: Codebook, verb: int, sentence: Sentence) -> Iterator[Speaker]:
    """The subject of "issued a statement", "put the toll at"; the agent of "a video published by"."""
    issued = codebook.sources.carriers | codebook.sources.accounts
    if is_passive(reading, verb, sentence.first):
        thing = reading.chunk_at(verb - 1) or subject_of(reading, verb, sentence.first)
        agent = _agent(reading, verb, sentence)
        if agent is not None and thing is not None and reading.lowers[thing.last - 1] in issued:
            yield from _listed(reading, agent, sentence, reading.lowers[verb])
        return
    objects = objects_of(reading, verb + 1, sentence.last)[:1]
    if objects and reading.lowers[objects[0].last - 1] in issued:
        chunk = _speaker(reading, codebook, verb, sentence)
        if chunk is not None:
            yield Speaker(chunk, reading.lowers[verb])


def _negated(reading: Reading, verb: int, sentence: Sentence) -> bool:
    """True for "could not confirm", "did not say"."""
    start = group_start(reading, verb, sentence.first)
    return "X" in reading.tags[start:verb]


def _speaker(reading: Reading, codebook: Codebook, verb: int, sentence: Sentence) -> Chunk | None:
    """The subject of a reporting verb, or what stands behind it in an inverted tag ("…, said Capt. X")."""
    closing = closing_speaker(reading, codebook, verb, sentence)
    if closing is not None:
        return closing
    before = reading.lowers[verb - 1] if verb > sentence.first else ""
    behind = reading.chunk_at(verb + 1) if verb + 1 < sentence.last else None
    inverted = behind is not None and not behind.pronoun and _closes(reading, behind, sentence)
    inverted = inverted and reading.lowers[verb] not in _TELLING
    if inverted and behind is not None and before in _QUOTES:
        return behind
    if inverted and behind is not None and before == "," and _can_speak(reading, codebook, behind):
        return behind
    main = first_teller(reading, codebook, verb, sentence)
    teller = _speaker(reading, codebook, main, sentence) if main is not None else None
    if teller is not None:
        return teller
    subject = _set_off(reading, verb, sentence) or subject_of(reading, verb, sentence.first)
    subject = _before_apposition(reading, codebook, subject, sentence)
    said = reading.lowers[verb] in codebook.sources.said_verbs
    heard = subject is not None and (subject.pronoun or _can_speak(reading, codebook, subject))
    if said and inverted and not heard and behind is not None and _names(reading, codebook, behind):
        return behind
    return subject


def _set_off(reading: Reading, verb: int, sentence: Sentence) -> Chunk | None:
    """The noun before what commas set off from its verb: "|X|, who leads it, said", "|X|, 40, owner of a shop, told"."""
    comma = group_start(reading, verb, sentence.first) - 1
    if comma <= sentence.first or reading.lowers[comma] != ",":
        return None
    commas = [k for k in range(sentence.first + 1, comma) if reading.lowers[k] == ","]
    for k in reversed(commas[-_ASIDES:]):
        outer = reading.chunk_at(k - 1)
        if outer is None or outer.pronoun or outer.first < sentence.first:
            continue
        opens = reading.tags[k + 1]
        named = reading.tags[k - 1] == "E" and reading.tokens[outer.head].text[0].isupper()
        if opens in "WG" or reading.lowers[k + 1] in ("speaking", "citing", "quoting"):
            return governor(reading, outer, sentence.first)
        if named and opens == "O":
            return governor(reading, outer, sentence.first)
        alone = reading.tags[outer.first - 1] not in "PTC" and "C" not in reading.tags[k:comma]
        if named and opens == "D" and alone and reading.lowers[k + 1] in ("a", "an", "the"):
            return outer  # "|X|, an affiliate of Y, said"
    return None


def _before_apposition(reading: Reading, codebook: Codebook, chunk: Chunk | None, sentence: Sentence) -> Chunk | None:
    """The name before a description that no comma sets off ("|the Observatory| a monitoring group based in London said")."""
    before = chunk.first - 1 if chunk is not None else -1
    if chunk is None or before <= sentence.first:
        return chunk
    if reading.tags[before] == "G":
        before -= 1  # "|the Observatory| monitoring group"
    elif reading.lowers[chunk.first] not in ("a", "an", "the"):
        return chunk
    outer = reading.chunk_at(before)
    if outer is None or outer.pronoun or "E" in reading.tags[chunk.first : chunk.last]:
        return chunk
    outer = governor(reading, outer, sentence.first)
    person = reading.tags[outer.first : outer.last].count("E") >= _PERSON and reading.tags[outer.last - 1] == "E"
    return outer if person or _names(reading, codebook, outer) else chunk


def _names(reading: Reading, codebook: Codebook, chunk: Chunk) -> bool:
    """True where a noun of the phrase is one for sources."""
    return codebook.sources.heads.last_in(reading.lowers, chunk.first, chunk.last) is not None


def _can_speak(reading: Reading, codebook: Codebook, chunk: Chunk) -> bool:
    """True where the phrase is one for sources or ends in a name."""
    return _names(reading, codebook, chunk) or reading.tags[chunk.last - 1] == "E"


def _closes(reading: Reading, chunk: Chunk, sentence: Sentence) -> bool:
    """True where nothing but a sign, a preposition, a relative or what the name's bearer is follows: the phrase speaks."""
    if chunk.last >= sentence.last or reading.tags[chunk.last] in _ENDS:
        return True
    bearer = reading.chunk_at(chunk.last) if reading.tags[chunk.last - 1] == "E" else None
    return bearer is not None and (bearer.last >= sentence.last or reading.tags[bearer.last] in _ENDS)


def _joined(reading: Reading, codebook: Codebook, chunk: Chunk, sentence: Sentence) -> Chunk | None:
    """The first member of a subject of two ("|police| and witnesses said")."""
    k = chunk.first - 1
    if k - 1 < sentence.first or reading.tags[k] != "C" or reading.lowers[k] not in ("and", "&"):
        return None
    first = reading.chunk_at(k - 1)
    if first is None or first.pronoun or first.first < sentence.first or not _names(reading, codebook, first):
        return None
    before = reading.tags[first.first - 1] if first.first > sentence.first else "Y"
    return None if before in "PVGT" else first

"""Who is said to say what: the source phrase, its kind, the reporting verb, the stretch of text it covers.

A reading goes in, source mentions come out. Which event each one is credited for is settled with the claims.
"""

from collections.abc import Iterator

from dateline.actors import Registry
from dateline.codebook import Codebook
from dateline.language import Reading, Sentence
from dateline.language.chunks import Chunk
from dateline.language.clauses import objects_of, sentence_of, subject_of
from dateline.records import SourceMention
from dateline.records.claims import SourceKind

_GROUP_KINDS = ("rebel", "political_militia", "identity_militia")
_BY_ACTOR: dict[str, SourceKind] = {"state_force": "official", "international": "ngo_un", "organisation": "other"}
_NAMED_PERSON = 2  # capitalised words that make a name of a person


def _phrase_end(reading: Reading, chunk: Chunk, last: int) -> int:
    """The end of the phrase with "of X", "for X", "in X", and the name that an apposition adds ("spokesman |for the army|")."""
    end = chunk.last
    while end + 1 < last and reading.lowers[end] in ("of", "for", "in", "at", "from", "with"):
        inner = reading.chunk_at(end + 1)
        if inner is None or inner.pronoun:
            break
        end = inner.last
        if reading.lowers[inner.first - 1] in ("in", "at", "from", "with"):
            break
    if end + 1 < last and reading.lowers[end] == "," and reading.tags[end + 1] == "E":
        name = reading.chunk_at(end + 1)
        if (
            name is not None
            and name.last < last
            and reading.lowers[name.last] == ","
            and set(reading.tags[name.first : name.last]) == {"E"}
        ):
            end = name.last
    return end


def _kind(
    reading: Reading, codebook: Codebook, registry: Registry, first: int, last: int, words: str
) -> tuple[SourceKind | None, tuple[str, ...]]:
    """The kind of source that tokens `[first:last]` name, with registry ids; None where they name no speaker."""
    lowers = reading.lowers
    sources = codebook.sources
    actors = registry.in_text(words) if "E" in reading.tags[first:last] else ()
    ids = tuple(dict.fromkeys(actor.id for actor in actors))
    core = next((k for k in range(first, last) if reading.tags[k] == "P"), last)
    head = sources.heads.last_in(lowers, first, core)
    kind: SourceKind | None = head[2] if head else None  # type: ignore[assignment]
    if kind is None and actors:
        kind = "armed_group" if actors[0].kind in _GROUP_KINDS else _BY_ACTOR.get(actors[0].kind, "other")
    elif (
        kind in ("official", "other", "armed_group")
        and any(actor.kind in _GROUP_KINDS for actor in actors)
        and head
        and head[0] + head[1] == core
    ):
        kind = "armed_group"
    if kind is None and reading.tags[first:core].count("E") >= _NAMED_PERSON:
        kind = "other"
    if kind is None and "E" in reading.tags[first:core]:
        kind = "official" if registry.find(words) else "other"
    if kind in ("official", "other") and sources.anonymous.anywhere(lowers, first, last):
        kind = "official_anonymous"
    return kind, ids


def _anonymous_nearby(reading: Reading, codebook: Codebook, sentence: Sentence) -> bool:
    """True where the sentence says that its speaker hides his name."""
    return codebook.sources.anonymous.anywhere(reading.lowers, sentence.first, sentence.last)


def _speakers(reading: Reading, codebook: Codebook, sentence: Sentence) -> Iterator[tuple[Chunk, str, bool]]:
    """Phrases that speak in this sentence with the reporting words; the flag says that words must name a speaker."""
    sources, lowers = codebook.sources, reading.lowers
    for at in range(sentence.first, sentence.last):
        if lowers[at] == "according" and at + 2 < sentence.last and lowers[at + 1] == "to":
            chunk = reading.chunk_at(at + 2)
            if chunk is not None:
                yield chunk, "according to", False
        elif reading.tags[at] in "VG" and sources.responsibility.longest(lowers, at, sentence.last):
            chunk = subject_of(reading, at, sentence.first)
            if chunk is not None:
                yield chunk, "claimed responsibility", False
        elif reading.tags[at] == "V" and lowers[at] in sources.plain_verbs:
            chunk = _speaker(reading, at, sentence)
            if chunk is not None:
                yield chunk, lowers[at], True


def _speaker(reading: Reading, verb: int, sentence: Sentence) -> Chunk | None:
    """The subject of a reporting verb, or what stands behind it in an inverted tag ("…, said Capt. X")."""
    before = reading.lowers[verb - 1] if verb > sentence.first else ""
    if before in (",", '"', "”", "'", "’") and verb + 1 < sentence.last:
        chunk = reading.chunk_at(verb + 1)
        if chunk is not None and not chunk.pronoun and _closes(reading, chunk, sentence):
            return chunk
    return subject_of(reading, verb, sentence.first)


def _closes(reading: Reading, chunk: Chunk, sentence: Sentence) -> bool:
    """True where nothing but a sign, a preposition or a relative follows: the phrase speaks and is not spoken of."""
    return chunk.last >= sentence.last or reading.tags[chunk.last] in "YPWA"


def _outlet(reading: Reading, verb: str, sentence: Sentence, start: int) -> tuple[str, ...]:
    """The outlet that was told ("told Reuters")."""
    for at in range(start, min(sentence.last, start + 8)):
        if reading.lowers[at] in ("told", "tells", "telling"):
            for chunk in objects_of(reading, at + 1, sentence.last):
                if "E" in reading.tags[chunk.first : chunk.last]:
                    return (reading.words(chunk.first, chunk.last),)
    return ()


def find_sources(reading: Reading, registry: Registry, codebook: Codebook) -> tuple[SourceMention, ...]:
    """The report's source mentions in text order; a pronoun speaks for the last source named before it."""
    mentions: list[SourceMention] = []
    for sentence in reading.sentences:
        if sentence.role == "boilerplate":
            continue
        anonymous = _anonymous_nearby(reading, codebook, sentence)
        for chunk, verb, must_name in _speakers(reading, codebook, sentence):
            mention = _mention(reading, codebook, registry, chunk, verb, must_name=must_name, anonymous=anonymous)
            mention = _referred(mentions, reading, sentence, verb) if chunk.pronoun else mention
            if mention is not None and all(
                (m.start, m.content_start) != (mention.start, mention.content_start) for m in mentions
            ):
                mentions.append(mention)
    return tuple(mentions)


def _referred(mentions: list[SourceMention], reading: Reading, sentence: Sentence, verb: str) -> SourceMention | None:
    """The last source named before a speaking pronoun, covering the pronoun's sentence."""
    earlier = [
        m for m in mentions if m.start < sentence.start and (m.verb != "claimed responsibility" or verb != "said")
    ]
    if not earlier or (sentence_of(reading, reading.token_at(earlier[-1].start)).index < sentence.index - 3):
        return None
    return earlier[-1].model_copy(update={"content_start": sentence.start, "content_end": sentence.end, "verb": verb})


def _mention(
    reading: Reading,
    codebook: Codebook,
    registry: Registry,
    chunk: Chunk,
    verb: str,
    *,
    must_name: bool,
    anonymous: bool,
) -> SourceMention | None:
    sentence = sentence_of(reading, chunk.first)
    first = chunk.first
    while first < chunk.last - 1 and reading.tags[first] == "D" and reading.lowers[first] not in ("a", "an"):
        first += 1
    if reading.lowers[first] in ("a", "an", "the", "its", "their"):
        first += 1
    last = _phrase_end(reading, chunk, sentence.last)
    words = reading.words(first, last)
    kind, actors = _kind(reading, codebook, registry, first, last, words)
    if kind is None and must_name:
        return None
    if verb == "claimed responsibility" and kind in (None, "other"):
        kind = "armed_group"
    if anonymous and kind == "official" and reading.tags[first:last].count("E") < _NAMED_PERSON + 1:
        kind = "official_anonymous"
    return SourceMention(
        start=reading.tokens[first].start,
        end=reading.tokens[last - 1].end,
        text=words,
        kind=kind or "other",
        verb=verb,
        actors=actors,
        via=_outlet(reading, verb, sentence, last),
        content_start=sentence.start,
        content_end=sentence.end,
    )

"""Who is said to say what: the source phrase, its kind, the reporting verb, the stretch of text it covers.

A reading goes in, source mentions come out. Which event each one is credited for is settled with the claims.
"""

from collections.abc import Iterable, Iterator

from dateline.actors import Registry
from dateline.codebook import Codebook
from dateline.language import Reading, Sentence
from dateline.language.chunks import Chunk
from dateline.language.clauses import objects_of, sentence_of, subject_of
from dateline.records import PlaceMention, SourceMention
from dateline.records.claims import SourceKind

_GROUP_KINDS = ("rebel", "political_militia", "identity_militia")
_BY_ACTOR: dict[str, SourceKind] = {"state_force": "official", "international": "ngo_un", "organisation": "other"}
_NAMED_PERSON = 2  # capitalised words that make a name of a person
_SHORT = 2  # capitalised words of a name that a longer one may complete


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
    named = "E" in reading.tags[first:last]
    actors = registry.in_text(words) if named else ()
    ids = tuple(dict.fromkeys(actor.id for actor in actors))
    kind = _kind_of_words(reading, codebook, first, last)
    groups = any(actor.kind in _GROUP_KINDS for actor in actors)
    if groups and kind in (None, "official", "other", "armed_group"):
        kind = "armed_group"
    elif kind is None and actors:
        kind = _BY_ACTOR.get(actors[0].kind, "other")
    if kind is None and named:
        kind = "other"
    if kind in ("official", "other") and codebook.sources.anonymous.anywhere(reading.lowers, first, last):
        kind = "official_anonymous"
    return kind, ids


def _kind_of_words(reading: Reading, codebook: Codebook, first: int, last: int) -> SourceKind | None:
    """The kind that the nouns of the phrase give: the body named in it before the role of the person who speaks for it."""
    sources, lowers = codebook.sources, reading.lowers
    core = next((k for k in range(first, last) if reading.tags[k] == "P"), last)
    plain = next((k for k in range(first, core) if reading.tags[k] == "E"), core)
    head = (sources.heads.last_in(lowers, first, plain) if plain > first else None) or sources.heads.last_in(
        lowers, first, core
    )
    role = head is not None and lowers[head[0] + head[1] - 1] in sources.roles
    if head is None or role:
        found = (sources.heads.longest(lowers, k, last) for k in range(first, last))
        body = next((f[1] for f in found if f is not None and f[1] in sources.bodies), None)
        if body is not None:
            return body  # type: ignore[return-value]
    if head is None and core < last:
        head = sources.heads.last_in(lowers, core, last)
    return head[2] if head is not None else None  # type: ignore[return-value]


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
        elif reading.tags[at] in "VG" and lowers[at] in sources.plain_verbs:
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


def find_sources(
    reading: Reading, registry: Registry, codebook: Codebook, places: Iterable[PlaceMention] = ()
) -> tuple[SourceMention, ...]:
    """The report's source mentions in text order; a pronoun speaks for the last source named before it.

    `places` tell capitals and countries that speak ("Moscow said") from persons.
    """
    seats = {place.start for place in places if place.name is not None}
    mentions: list[SourceMention] = []
    for sentence in reading.sentences:
        if sentence.role == "boilerplate":
            continue
        anonymous = _anonymous_nearby(reading, codebook, sentence)
        for chunk, verb, must_name in _speakers(reading, codebook, sentence):
            mention = _mention(reading, codebook, registry, chunk, verb, must_name=must_name, anonymous=anonymous)
            mention = _referred(mentions, reading, sentence, verb) if chunk.pronoun else mention
            if mention is not None and mention.kind == "other" and mention.start in seats:
                mention = mention.model_copy(update={"kind": "official"})
            if mention is not None and all(
                (m.start, m.content_start) != (mention.start, mention.content_start) for m in mentions
            ):
                mentions.append(mention)
    return tuple(_canonical(mentions, codebook))


def _names(words: str, codebook: Codebook) -> frozenset[str]:
    """The capitalised words of a phrase that are no plain noun for a source ("Police" opens a sentence, "Khan" is a name)."""
    capital = (word.strip(".,()").casefold() for word in words.split() if word[0].isupper())
    return frozenset(word for word in capital if word and codebook.sources.heads.longest([word], 0) is None)


def _canonical(mentions: list[SourceMention], codebook: Codebook) -> list[SourceMention]:
    """Each mention in the fullest words that the report gives its speaker: "Khan" becomes "police chief Imran Khan"."""
    by_names = [(_names(m.text, codebook), m) for m in mentions]
    full: list[SourceMention] = []
    for names, mention in by_names:
        fuller = [m for other, m in by_names if names and names < other and len(names) <= _SHORT]
        best = max(fuller, key=lambda m: (len(m.text), -m.start), default=None)
        if best is None and not names and mention.kind == "ngo_un":
            best = _only_named(mentions, codebook, "ngo_un")
        if best is None:
            full.append(mention)
        else:
            shared = {"start": best.start, "end": best.end, "text": best.text, "kind": best.kind, "actors": best.actors}
            full.append(mention.model_copy(update=shared))
    return full


def _only_named(mentions: list[SourceMention], codebook: Codebook, kind: SourceKind) -> SourceMention | None:
    """The one named source of this kind in the report ("a monitor" before "the Syrian Observatory"), None where there are more."""
    named = {m.text: m for m in mentions if m.kind == kind and _names(m.text, codebook)}
    return next(iter(named.values())) if len({frozenset(_names(text, codebook)) for text in named}) == 1 else None


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
    if kind == "other" and last + 1 < sentence.last and reading.lowers[last] == ",":
        role = reading.chunk_at(last + 1)
        kind = (
            _kind_of_words(reading, codebook, role.first, _phrase_end(reading, role, sentence.last)) if role else None
        ) or kind
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

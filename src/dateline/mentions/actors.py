"""Noun phrases that name people, forces, groups or things: their head, their kind, the registry's ids.

A reading goes in, actor mentions come out. It decides nothing about who did what.
"""

from dateline.actors import Registry
from dateline.codebook import Codebook
from dateline.language import Reading
from dateline.language.chunks import Chunk
from dateline.records import ActorMention
from dateline.records.claims import ActorKind

_OF = frozenset(("of",))
_BELONGING = frozenset(
    "member members leader leaders commander commanders group groups government families family supporters crowd head".split()
)


def bare_first(reading: Reading, chunk: Chunk) -> int:
    """The first token of the phrase after articles, possessives and numbers ("their three |unarmed soldiers|")."""
    k = chunk.first
    while k < chunk.last - 1 and (reading.tags[k] in "DN" or reading.lowers[k] in ("least", "more", "other")):
        if (
            reading.tags[k] == "N"
            and reading.lowers[k][-2:] in ("st", "nd", "rd", "th")
            and reading.lowers[k][0].isdigit()
        ):
            break
        k += 1
    return k


def full_last(reading: Reading, chunk: Chunk) -> int:
    """The end of the phrase with its "of" ("members |of the Congress party|")."""
    if (
        reading.lowers[chunk.last - 1] not in _BELONGING
        or chunk.last + 1 >= len(reading.lowers)
        or reading.lowers[chunk.last] not in _OF
    ):
        return chunk.last
    inner = reading.chunk_at(chunk.last + 1)
    if inner is None or inner.pronoun:
        return chunk.last
    if "O" in reading.tags[inner.first : inner.last - 1] and reading.tags[inner.last - 1] == "E":
        return _second_name(reading, inner)
    return inner.last


def _second_name(reading: Reading, chunk: Chunk) -> int:
    """The end of "|the groups X| and Y": a plural noun before a name has two."""
    if chunk.last + 1 >= len(reading.lowers) or reading.lowers[chunk.last] != "and":
        return chunk.last
    other = reading.chunk_at(chunk.last + 1)
    plural = any(reading.tags[k] == "O" and reading.lowers[k].endswith("s") for k in range(chunk.first, chunk.last - 1))
    if other is None or not plural or set(reading.tags[other.first : other.last]) != {"E"}:
        return chunk.last
    return other.last


def kind_of(reading: Reading, chunk: Chunk, codebook: Codebook) -> ActorKind | None:
    """The kind of actor the phrase's head names, None where it names neither people nor things that are attacked."""
    found = codebook.people.heads.last_in(reading.lowers, chunk.first, chunk.head + 1)
    if found is None or found[0] + found[1] != chunk.head + 1:
        return None
    kind: ActorKind = found[2]  # type: ignore[assignment]  # the loader holds the kinds to the records' list
    return kind


def find_actors(reading: Reading, registry: Registry, codebook: Codebook) -> tuple[ActorMention, ...]:
    """The report's actor mentions in text order."""
    mentions = []
    for chunk in reading.chunks:
        if chunk.pronoun:
            continue
        mention = _mention(reading, chunk, registry, codebook)
        if mention is not None:
            mentions.append(mention)
    return tuple(mentions)


def _mention(reading: Reading, chunk: Chunk, registry: Registry, codebook: Codebook) -> ActorMention | None:
    first, last = bare_first(reading, chunk), full_last(reading, chunk)
    named = "E" in reading.tags[first:last]
    kind = kind_of(reading, chunk, codebook)
    if kind is None and not named:
        return None
    words = reading.words(first, last)
    actors = registry.in_text(words) if named else ()
    if actors and kind in (None, "unknown", "organisation"):
        kind = actors[0].kind
    return ActorMention(
        start=reading.tokens[first].start,
        end=reading.tokens[last - 1].end,
        text=words,
        head=reading.lowers[chunk.head],
        kind=kind or "unknown",
        actors=tuple(dict.fromkeys(actor.id for actor in actors)),
    )

"""The stage's entry: the mentions of one report, kind by kind. Pure: a reading and the lexicons in, mentions out."""

from dateline.actors import Registry
from dateline.codebook import Codebook
from dateline.gazetteer import Gazetteer
from dateline.language import Reading
from dateline.mentions.actors import find_actors
from dateline.mentions.counts import find_counts
from dateline.mentions.places import find_places
from dateline.mentions.sources import find_sources
from dateline.mentions.tagged import with_tagged
from dateline.mentions.times import find_times
from dateline.mentions.weapons import find_weapons
from dateline.records import Mentions
from dateline.records.mentions import MentionKind


def find_mentions(
    reading: Reading,
    *,
    gazetteer: Gazetteer,
    actors: Registry,
    codebook: Codebook,
    only: MentionKind | None = None,
) -> Mentions:
    """Places, times, counts, actors, sources, weapons and triggers of one report, each kind in text order.

    Args:
        reading: the report as read.
        gazetteer: places by name.
        actors: the registry.
        codebook: its lexicons.
        only: the one kind that is wanted; the others are then left empty.
    """

    def wants(kind: MentionKind) -> bool:
        return only in (None, kind)

    places = find_places(reading, gazetteer) if wants("place") or wants("source") else ()
    return Mentions(
        report=reading.report.id,
        places=places,
        times=find_times(reading) if wants("time") else (),
        counts=find_counts(reading, codebook) if wants("count") else (),
        actors=find_actors(reading, actors, codebook) if wants("actor") else (),
        sources=find_sources(reading, actors, codebook, places) if wants("source") else (),
        weapons=find_weapons(reading, codebook) if wants("weapon") else (),
        triggers=with_tagged(reading, codebook) if wants("trigger") else (),
    )

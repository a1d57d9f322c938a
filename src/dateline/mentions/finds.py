"""The stage's entry: all mentions of one report, kind by kind. Pure: a reading and the lexicons in, mentions out."""

from dateline.actors import Registry
from dateline.codebook import Codebook
from dateline.gazetteer import Gazetteer
from dateline.language import Reading
from dateline.mentions.actors import find_actors
from dateline.mentions.counts import find_counts
from dateline.mentions.places import find_places
from dateline.mentions.sources import find_sources
from dateline.mentions.times import find_times
from dateline.mentions.triggers import find_triggers
from dateline.mentions.weapons import find_weapons
from dateline.records import Mentions


def find_mentions(reading: Reading, *, gazetteer: Gazetteer, actors: Registry, codebook: Codebook) -> Mentions:
    """Places, times, counts, actors, sources, weapons and triggers of one report, each kind in text order."""
    places = find_places(reading, gazetteer)
    return Mentions(
        report=reading.report.id,
        places=places,
        times=find_times(reading),
        counts=find_counts(reading, codebook),
        actors=find_actors(reading, actors, codebook),
        sources=find_sources(reading, actors, codebook, places),
        weapons=find_weapons(reading, codebook),
        triggers=find_triggers(reading, codebook),
    )

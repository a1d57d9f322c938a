"""The word lists of `data/words.yaml` as sets, read once; they tell places from people, organisations and ordinary words."""

from dataclasses import dataclass
from functools import cache

from dateline.codebook.lists import read_yaml


@dataclass(slots=True, frozen=True)
class Words:
    """Sets of lower-case words by what they tell; `adjectives` maps "European" to the name of its place."""

    titles: frozenset[str]
    given_names: frozenset[str]
    name_joints: frozenset[str]
    organisations: frozenset[str]
    sites: frozenset[str]
    thoroughfares: frozenset[str]
    regions: frozenset[str]
    surroundings: frozenset[str]
    settlements: frozenset[str]
    small_kinds: frozenset[str]
    lead_words: frozenset[str]
    modifiers: frozenset[str]
    directions: frozenset[str]
    place_words: frozenset[str]
    strong_words: frozenset[str]
    actor_words: frozenset[str]
    speech: frozenset[str]
    utterances: frozenset[str]
    actor_nouns: frozenset[str]
    undergone: frozenset[str]
    never: frozenset[str]
    function_words: frozenset[str]
    ordinary: frozenset[str]
    adjectives: dict[str, str]


@cache
def words() -> Words:
    """The lists, read on first use."""
    lists = read_yaml("dateline.mentions.places", "data/words.yaml")
    adjectives = lists.pop("adjectives")
    sets = {name: frozenset(map(str, value.split())) for name, value in lists.items()}
    return Words(adjectives=adjectives, **sets)

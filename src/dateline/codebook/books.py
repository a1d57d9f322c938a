"""What the codebook holds once loaded: event types, triggers, effects, people, weapons, sources, cues.

Immutable by convention; every stage receives the same object. The data stands in data/*.yaml.
"""

from dataclasses import dataclass

from dateline.codebook.phrases import Phrases


@dataclass(slots=True, frozen=True)
class EventTypeEntry:
    """One event type: its label for people, its linking family, the nearest ACLED sub-event, and texts that test it.

    `examples` are pairs of text and trigger; in `non_examples` nothing of the type may be found.
    """

    key: str
    label: str
    family: str
    acled: str
    examples: tuple[tuple[str, str], ...]
    non_examples: tuple[str, ...]


@dataclass(slots=True, frozen=True)
class TriggerEntry:
    """A word that may name an event. `event_type` None: generic violence, settled by weapon and parties.

    `after` are prepositions before which the target may stand, and must where it is `bound`; `objects` and `subjects` the
    classes one of which the verb's object and subject must have; `tail` words that must follow with the object between
    ("took five people |hostage|").
    """

    event_type: str | None
    verb: bool
    after: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()
    bound: bool = False
    subjects: tuple[str, ...] = ()
    tail: tuple[str, ...] = ()


@dataclass(slots=True, frozen=True)
class EffectEntry:
    """A word that says what befell people; `founds` where, alone, it names an event of its own."""

    effect: str
    verb: bool
    founds: bool = False


@dataclass(slots=True, frozen=True)
class WeaponEntry:
    """A weapon's class and the event type its use points to; `strong` where that settles a generic trigger."""

    weapon_class: str
    event_type: str
    strong: bool


@dataclass(slots=True, frozen=True)
class SourceLexicon:
    """Heads of source phrases by kind, reporting verbs, and what marks anonymity, responsibility, denial, doubt.

    `carriers` are words for what somebody issues ("statement"), `accounts` for what he gives ("toll"); `hiding` says of a speaker that he hides; `unnamed` heads that hide who speaks ("source"),
    `unnamed_single` those that do so in the singular; `open_offices` and `open_single` are modifiers with which they do not.
    """

    heads: Phrases[str]
    bodies: frozenset[str]
    roles: frozenset[str]
    verbs: frozenset[str]
    plain_verbs: frozenset[str]
    said_verbs: frozenset[str]
    quote_verbs: frozenset[str]
    carriers: frozenset[str]
    issue_verbs: frozenset[str]
    accounts: frozenset[str]
    anonymous: Phrases[bool]
    hiding: Phrases[bool]
    unnamed: frozenset[str]
    unnamed_single: frozenset[str]
    open_offices: frozenset[str]
    open_single: frozenset[str]
    responsibility: Phrases[bool]
    acts: Phrases[bool]
    deny_verbs: frozenset[str]


@dataclass(slots=True, frozen=True)
class PeopleLexicon:
    """Nouns for people, groups and things by kind of actor, and the sets that decide who fights and who is counted.

    `nobody` are adjectives that name no party, `harmless` people who do no violence, `settlements` what is too large a target.
    """

    heads: Phrases[str]
    armed_kinds: frozenset[str]
    group_heads: frozenset[str]
    no_person: frozenset[str]
    combatants: frozenset[str]
    vehicles: frozenset[str]
    vessels: frozenset[str]
    places: frozenset[str]
    nobody: frozenset[str]
    harmless: frozenset[str]
    settlements: frozenset[str]


@dataclass(slots=True, frozen=True)
class Codebook:
    """The whole codebook. `cues` are phrases by the path of their list in happenings.yaml ("planned.before").

    `object_classes` give words that are a class of object by themselves ("shots"), beside people, places and weapons.
    """

    version: str
    types: dict[str, EventTypeEntry]
    generic: EventTypeEntry
    generic_defaults: dict[str, str]
    backward: frozenset[str]
    triggers: Phrases[tuple[TriggerEntry, ...]]
    effects: Phrases[EffectEntry]
    object_classes: dict[str, str]
    light_verbs: Phrases[bool]
    victim_verbs: frozenset[str]
    people: PeopleLexicon
    weapons: Phrases[WeaponEntry]
    sources: SourceLexicon
    cues: dict[str, Phrases[bool]]

    def label(self, event_type: str) -> str:
        """The event type's name in words."""
        return self.types[event_type].label

    def family(self, event_type: str) -> str:
        """The family used for linking: fight, bomb, crowd, arrest, seizure, abduction, ground or agreement."""
        return self.types[event_type].family

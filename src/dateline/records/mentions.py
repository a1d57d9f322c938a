"""Mentions: typed stretches of one report's text with their normalised values, before any event is assembled."""

from typing import Literal

from pydantic import Field

from dateline.records.claims import ActorKind, Effect, EventType, PlaceLevel, PlaceRelation, SourceKind
from dateline.records.frames import Record
from dateline.values import Days

MentionKind = Literal["place", "time", "count", "actor", "source", "weapon", "trigger"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
Happening = Literal["happened", "planned", "denied", "history", "court", "exercise", "accident", "figurative"]


class Mention(Record):
    """`text` is the report's `[start:end]`, half-open, in code points."""

    start: int
    end: int
    text: str


class PlaceCandidate(Record):
    """A place that a name may mean: `likelihood` from 0 to 1 among all places of that name, `reasons` in words."""

    name: str
    country: str | None
    admin1: str | None
    level: PlaceLevel
    lat: float
    lon: float
    geonames_id: int | None
    likelihood: float
    reasons: tuple[str, ...] = ()


class PlaceMention(Mention):
    """A place name and where it lies; `lat` and `lon` are None where nothing in the gazetteer fits, or nothing decides.

    `use` is `associative` for demonyms, adjectives, metonyms and places inside names: listed, never an event's place.
    `radius_km` is how far from the point the truth may lie. `rules` names what inferred a field that no words beside the
    name say. `candidates` are the likeliest places of the name, the likeliest first; () where it can only mean one.
    """

    use: Literal["literal", "associative"] = "literal"
    name: str | None = None
    country: str | None = None
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    level: PlaceLevel | None = None
    radius_km: float | None = None
    geonames_id: int | None = None
    relation: PlaceRelation | None = None
    rules: dict[str, str] = Field(default_factory=dict)
    candidates: tuple[PlaceCandidate, ...] = ()


class TimeMention(Mention):
    """A TIMEX3: `type` and `value` by that standard; `days` is the calendar interval, None where it has none.

    `rules` names what inferred the days where no words say them, or why a date has none.
    """

    type: TimexType
    value: str
    days: Days | None = None
    rules: dict[str, str] = Field(default_factory=dict)


class CountMention(Mention):
    """A number of people with the noun it counts: `min` and `max` by the codebook's table, `party` without the number.

    `effect` is None where nothing near it says what befell them.
    """

    min: int | None
    max: int | None
    party: str
    effect: Effect | None = None


class ActorMention(Mention):
    """A noun phrase naming people, a force or a group; `actors` are registry ids, `head` the noun it turns on."""

    head: str
    kind: ActorKind
    actors: tuple[str, ...] = ()


class SourceMention(Mention):
    """Who is said to say something; `verb` the reporting words, `content_start`/`content_end` what they cover."""

    kind: SourceKind
    verb: str | None = None
    actors: tuple[str, ...] = ()
    via: tuple[str, ...] = ()
    content_start: int | None = None
    content_end: int | None = None


class WeaponMention(Mention):
    """A weapon; `weapon_class` is the codebook's key for its kind."""

    weapon_class: str


TAGGER = "tagger"  # the cue of a trigger that stands in no lexicon: only the learned tagger knows it


class TriggerMention(Mention):
    """Words that may name an event, and whether they tell of one that took place.

    `event_type` is None for generic violence ("attack", "killed"), which weapon and parties settle; `effect` is set where
    the words say what befell people; `after` are prepositions before which the target may stand; `cue` the words that
    make it something else than told as happened.
    """

    event_type: EventType | None
    happening: Happening
    verb: bool
    effect: Effect | None = None
    after: tuple[str, ...] = ()
    cue: str | None = None


class Mentions(Record):
    """All mentions of one report, each kind in text order."""

    report: str
    places: tuple[PlaceMention, ...] = ()
    times: tuple[TimeMention, ...] = ()
    counts: tuple[CountMention, ...] = ()
    actors: tuple[ActorMention, ...] = ()
    sources: tuple[SourceMention, ...] = ()
    weapons: tuple[WeaponMention, ...] = ()
    triggers: tuple[TriggerMention, ...] = ()

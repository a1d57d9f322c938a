"""Claims: one event as one report tells it. The gold set's record with Dateline's additions, and nothing unquoted.

Every offset counts code points of the report's text. Everything that no words say stands in `rules` by field.
"""

from typing import Literal

from pydantic import Field, SerializerFunctionWrapHandler, model_serializer

from dateline.records.frames import Record
from dateline.records.makers import Maker
from dateline.records.reports import ReportRef, Unreadable
from dateline.values import Days, Span

EventType = Literal[
    "armed_clash", "air_drone_strike", "shelling_missile", "suicide_bomb", "explosive", "chemical_weapon", "attack",
    "abduction", "sexual_violence", "protest", "riot", "force_against_protesters", "arrest", "weapons_seizure",
    "territory_change", "force_movement", "agreement", "property_destruction",
]  # fmt: skip
Granularity = Literal["single", "aggregate"]
Certainty = Literal["reported", "alleged", "disputed"]
Scope = Literal["political", "criminal", "unclear"]
Confidence = Literal["high", "medium", "low"]
Effect = Literal["killed", "wounded", "abducted", "arrested", "missing", "displaced", "unspecified"]
SourceKind = Literal["official", "official_anonymous", "armed_group", "witness", "media", "ngo_un", "other"]
ActorKind = Literal[
    "state_force", "rebel", "political_militia", "identity_militia", "rioters", "protesters", "civilian",
    "international", "organisation", "thing", "unknown",
]  # fmt: skip
PlaceLevel = Literal["site", "settlement", "admin2", "admin1", "country", "area", "line", "water"]
PlaceRelation = Literal["near", "direction", "between", "along", "outskirts"]
WhyNone = Literal[
    "statement", "plan_or_threat", "history", "court", "exercise", "accident", "crime", "sport_or_metaphor", "opinion",
    "diplomacy", "other",
]  # fmt: skip
SideOfRow = Literal["initiator", "target", "bystander", "unknown"]
SideOfSource = Literal["initiator", "target", "third", "unknown"]
RelationKind = Literal["part_of", "preceded_by", "retaliation_for", "claimed_by", "denied_by", "update_of"]


class ClaimDate(Days):
    """The event's days; `span` is None where a rule of the claim gave them; `said_by` indexes the claim's sources."""

    span: Span | None = None
    said_by: tuple[int, ...] = ()


class ClaimPlace(Record):
    """The most specific place as written, and where the gazetteer puts it.

    `country` is ISO 3166 alpha-2; `radius_km` how far from the point the truth may lie.
    """

    text: str
    start: int
    country: str | None = None
    admin1: str | None = None
    lat: float | None = Field(default=None, ge=-90, le=90)
    lon: float | None = Field(default=None, ge=-180, le=180)
    level: PlaceLevel | None = None
    radius_km: float | None = Field(default=None, ge=0, le=21_000)
    geonames_id: int | None = None
    relation: PlaceRelation | None = None


class Participant(Record):
    """An initiator or a target in the report's words; `actors` are registry ids ("U.S. and Iraqi forces" has two)."""

    text: str
    start: int
    actors: tuple[str, ...] = ()
    kind: ActorKind = "unknown"
    said_by: tuple[int, ...] = ()


class Weapon(Record):
    """A weapon used in the event, or seized where the event is a seizure."""

    text: str
    start: int


class Casualty(Record):
    """One figure: party × effect × bounds × claimants, with its words.

    `min` and `max` follow the codebook's table alone, None where the words set no bound. `said_by` indexes the claim's
    sources, empty where the reporter tells it. `part_of` is the row that holds the total. `severity`, `cause` and
    `supersedes` ("rises to") are the report's words, None where it has none.
    """

    text: str
    start: int
    party: str
    effect: Effect
    min: int | None
    max: int | None
    said_by: tuple[int, ...] = ()
    actors: tuple[str, ...] = ()
    side: SideOfRow = "unknown"
    part_of: int | None = None
    severity: str | None = None
    cause: str | None = None
    status: Literal["combatant", "civilian", "unknown"] = "unknown"
    preliminary: bool = False
    supersedes: str | None = None


class Source(Record):
    """Who says so; `via` are the outlets from the claimant outwards, `verb` the words that report it."""

    text: str
    start: int
    kind: SourceKind
    actors: tuple[str, ...] = ()
    side: SideOfSource = "unknown"
    via: tuple[str, ...] = ()
    verb: str | None = None


class Relation(Record):
    """How this event stands to another of the report (`to`, its index), or to a source that claims or denies it."""

    kind: RelationKind
    to: int | None = None
    source: int | None = None
    span: Span
    asserted: bool = True


class Claim(Record):
    """One event as one report tells it. A machine's claim is a candidate until a person accepts it."""

    id: str
    report: ReportRef
    event_type: EventType
    trigger: str
    trigger_start: int
    granularity: Granularity = "single"
    certainty: Certainty = "reported"
    date: ClaimDate | None = None
    place: ClaimPlace | None = None
    initiators: tuple[Participant, ...] = ()
    targets: tuple[Participant, ...] = ()
    weapons: tuple[Weapon, ...] = ()
    main: bool = False
    scope: Scope = "unclear"
    casualties: tuple[Casualty, ...] = ()
    sources: tuple[Source, ...] = ()
    confidence: Confidence = "low"
    field_confidence: dict[str, Confidence] = Field(default_factory=dict)
    evidence: tuple[Span, ...] = ()
    maker: Maker
    rules: dict[str, str] = Field(default_factory=dict)
    relations: tuple[Relation, ...] = ()


class Proposal(Record):
    """What a newer coder says beside a claim that a person accepted; `beside` is that claim's id."""

    id: str
    report: str
    beside: str
    claim: Claim


class NoEvent(Record):
    """Why a report has no claims: it tells of none (`why`), or it could not be read (`unread`)."""

    why: WhyNone | None = None
    unread: Unreadable | None = None

    @model_serializer(mode="wrap")
    def _told(self, plain: SerializerFunctionWrapHandler):  # type: ignore[no-untyped-def]  # a type would blur the schema
        return {key: value for key, value in plain(self).items() if value is not None}


class Coding(Record):
    """What one report came to: its claims, or why there are none."""

    claims: tuple[Claim, ...] = ()
    none: NoEvent | None = None

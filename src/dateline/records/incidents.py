"""Incidents: the claims that tell of one happening, with reasons; and their values under one named policy."""

import datetime as dt
from typing import Literal

from dateline.records.claims import Certainty, ClaimPlace, Confidence, Effect, EventType, PlaceLevel, Scope
from dateline.records.frames import Record
from dateline.values import Days

Grade = Literal["confirmed", "corroborated", "single source", "contested", "discounted"]
PolicyName = Literal["majority", "acled", "ucdp", "airwars", "ibc", "latest"]
IncidentRelationKind = Literal["part_of", "preceded_by", "retaliation_for", "update_of"]


class Membership(Record):
    """A claim's place in an incident; `reasons` are sentences a person can read ("same day, 3 km apart")."""

    claim: str
    report: str
    founding: bool = False
    reasons: tuple[str, ...] = ()


class IncidentRelation(Record):
    """How this incident stands to another, and which claim says so (None: a person)."""

    kind: IncidentRelationKind
    to: str
    claim: str | None = None
    asserted: bool = True


class Incident(Record):
    """The claims that tell of one happening; founding claims first, in order of publication. `aliases` are ids it had."""

    id: str
    members: tuple[Membership, ...]
    aliases: tuple[str, ...] = ()
    relations: tuple[IncidentRelation, ...] = ()


class Support(Record):
    """How a value came about: claims that agree, claims that differ, and the rule that chose."""

    support: tuple[str, ...] = ()
    dissent: tuple[str, ...] = ()
    rule: str


class ResolvedDate(Support):
    """The days, or None where no claim gives any."""

    value: Days | None


class ResolvedPlace(Support):
    """The place, or None where no claim gives any."""

    value: ClaimPlace | None


class ResolvedText(Support):
    """One code or phrase, or None."""

    value: str | None


class ResolvedParties(Support):
    """Names of the parties in the words of the fullest claim, most often named first."""

    value: tuple[str, ...]
    actors: tuple[str, ...] = ()


class FigureRow(Record):
    """One casualty row of a claim (`index`) in the ledger of a figure: its words as the policy reads them, and who says so.

    `claimants` is empty where the reporter tells it. `adds`: it adds to a figure told before ("another three").
    `rejected` is the reason why it is not used, None where it is.
    """

    claim: str
    index: int
    text: str
    effect: Effect
    low: int | None
    best: int | None
    high: int | None
    claimants: tuple[str, ...] = ()
    outlet: str | None = None
    published: dt.date | None = None
    adds: bool = False
    rejected: str | None = None


class ResolvedFigure(Support):
    """Killed, wounded… among one party: `low` <= `best` <= `high`; None is "not bounded", never zero.

    `part_of` is the index of the figure that already counts these people; only figures without one may be summed.
    `rows` is the ledger behind it. `unreported`: the policy writes 0 where no report says anything.
    """

    effect: Effect
    party: str
    side: Literal["initiator", "target", "bystander", "unknown"] = "unknown"
    status: Literal["combatant", "civilian", "unknown"] = "unknown"
    low: int | None
    best: int | None
    high: int | None
    part_of: int | None = None
    provisional: bool = False
    unreported: bool = False
    rows: tuple[FigureRow, ...] = ()


class DeathsBySide(Record):
    """The best numbers of dead as UCDP splits them: side a, side b, civilians, and those of whom nothing is known."""

    a: int = 0
    b: int = 0
    civilians: int = 0
    unknown: int = 0


class Resolved(Record):
    """An incident's values under one policy, and its grade with the number of independent sources behind it.

    `without` are the kinds of claimants left out of the figures; `rejected` the rows of figures that have none left.
    `deaths` only under `ucdp`, None where no dead are reported; `policy_grade` is the policy's own word, only of `airwars`.
    """

    incident: str
    policy: PolicyName
    title: str
    event_type: EventType
    type_support: Support
    date: ResolvedDate
    place: ResolvedPlace
    initiators: ResolvedParties
    targets: ResolvedParties
    weapons: ResolvedParties
    figures: tuple[ResolvedFigure, ...] = ()
    rejected: tuple[FigureRow, ...] = ()
    without: tuple[str, ...] = ()
    deaths: DeathsBySide | None = None
    certainty: Certainty
    scope: Scope
    grade: Grade
    policy_grade: str | None = None
    independent_sources: int
    synthetic: bool = False


class Bounds(Record):
    """Low, best and high over parties that count nobody twice; None is "not bounded"."""

    low: int | None
    best: int | None
    high: int | None


class Listed(Record):
    """An event as another dataset's file lists it: its words and codes, days and place with their precision, its dead.

    `code` is ACLED's sub-event type or UCDP's `type_of_violence`. No text stands behind `place`, so its `start` is 0.
    `actors` are the sides as written, `registry` for each the ids of who it is. `deaths` are as written: ACLED's 0 may mean "not told".
    """

    dataset: Literal["acled", "ucdp"]
    id: str
    line: int
    code: str
    days: Days
    place: ClaimPlace
    actors: tuple[str, ...] = ()
    registry: tuple[tuple[str, ...], ...] = ()
    deaths: Bounds
    sources: str | None = None


class Summary(Record):
    """One row of all incidents under the default policy: what filters, map and timeline need, and no more.

    `lat`, `lon` are None where there is no point to draw: no place, a country, or a movement of forces. `reports` counts
    reports, `sources` independent sources; `reviewed`: a person accepted a founding claim; `claimants` are kinds of source.
    """

    id: str
    title: str
    event_type: EventType
    days: Days | None
    place: str | None
    country: str | None
    lat: float | None
    lon: float | None
    level: PlaceLevel | None
    radius_km: float | None
    grade: Grade
    scope: Scope
    killed: Bounds | None
    wounded: Bounds | None
    reports: int
    sources: int
    claimants: tuple[str, ...]
    reviewed: bool
    provisional: bool
    confidence: Confidence
    aggregate: bool
    synthetic: bool

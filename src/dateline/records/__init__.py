"""The records: reports, mentions, claims, incidents, resolved values, judgements, and who made them.

Frozen and strict; the gold set's codebook, field for field, plus what provenance needs. They hold no logic of a stage.
"""

from dateline.records.attachments import Attachments, attach, latest, standing, verdicts
from dateline.records.claims import (
    Casualty,
    Claim,
    ClaimDate,
    ClaimPlace,
    Coding,
    NoEvent,
    Participant,
    Proposal,
    Relation,
    Source,
    Weapon,
)
from dateline.records.corrections import corrected, refusals
from dateline.records.incidents import (
    Bounds,
    DeathsBySide,
    FigureRow,
    Incident,
    IncidentRelation,
    Listed,
    Membership,
    Resolved,
    ResolvedDate,
    ResolvedFigure,
    ResolvedParties,
    ResolvedPlace,
    ResolvedText,
    Summary,
    Support,
)
from dateline.records.judgements import CORRECTABLE, Adoption, Anchor, Double, Judgement
from dateline.records.makers import Maker
from dateline.records.mentions import (
    ActorMention,
    CountMention,
    Mention,
    Mentions,
    PlaceCandidate,
    PlaceMention,
    SourceMention,
    TimeMention,
    TriggerMention,
    WeaponMention,
)
from dateline.records.reports import InboxRow, Report, ReportRef, Tombstone
from dateline.records.schemas import CodedReport, json_schema

__all__ = [
    "CORRECTABLE", "ActorMention", "Adoption", "Anchor", "Attachments", "Bounds", "Casualty", "Claim", "ClaimDate",
    "ClaimPlace", "CodedReport", "Coding", "CountMention", "DeathsBySide", "Double", "FigureRow", "InboxRow", "Incident",
    "IncidentRelation", "Judgement", "Listed", "Maker", "Membership", "Mention", "Mentions", "NoEvent", "Participant",
    "PlaceCandidate", "PlaceMention", "Proposal", "Relation", "Report", "ReportRef", "Resolved", "ResolvedDate", "ResolvedFigure",
    "ResolvedParties", "ResolvedPlace", "ResolvedText", "Source", "SourceMention", "Summary", "Support", "TimeMention",
    "Tombstone", "TriggerMention", "Weapon", "WeaponMention", "attach", "corrected", "json_schema", "latest",
    "refusals", "standing", "verdicts",
]  # fmt: skip

"""The records: reports, mentions, claims, incidents, resolved values, judgements, and who made them.

Frozen and strict; the gold set's codebook, field for field, plus what provenance needs. They hold no logic of a stage.
"""

from dateline.records.attachments import attach, standing
from dateline.records.claims import (
    Casualty,
    Claim,
    ClaimDate,
    ClaimPlace,
    Coding,
    NoEvent,
    Participant,
    Relation,
    Source,
    Weapon,
)
from dateline.records.incidents import (
    DeathsBySide,
    FigureRow,
    Incident,
    IncidentRelation,
    Membership,
    Resolved,
    ResolvedDate,
    ResolvedFigure,
    ResolvedParties,
    ResolvedPlace,
    ResolvedText,
    Support,
)
from dateline.records.judgements import Anchor, Judgement
from dateline.records.makers import Maker
from dateline.records.mentions import (
    ActorMention,
    CountMention,
    Mention,
    Mentions,
    PlaceMention,
    SourceMention,
    TimeMention,
    TriggerMention,
    WeaponMention,
)
from dateline.records.reports import Report, ReportRef
from dateline.records.schemas import CodedReport, json_schema

__all__ = [
    "ActorMention", "Anchor", "Casualty", "Claim", "ClaimDate", "ClaimPlace", "CodedReport", "Coding", "CountMention",
    "DeathsBySide", "FigureRow", "Incident", "IncidentRelation", "Judgement", "Maker", "Membership", "Mention", "Mentions", "NoEvent", "Participant",
    "PlaceMention", "Relation", "Report", "ReportRef", "Resolved", "ResolvedDate", "ResolvedFigure", "ResolvedParties",
    "ResolvedPlace", "ResolvedText", "Source", "SourceMention", "Support", "TimeMention", "TriggerMention", "Weapon",
    "WeaponMention", "attach", "json_schema", "standing",
]  # fmt: skip

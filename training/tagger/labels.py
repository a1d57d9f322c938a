"""What the network's outputs mean, in their order; labels.json tells the same to those who run it."""

from typing import get_args

from dateline.claims.figures.choices import OTHER
from dateline.claims.figures.choices import SLOTS as EFFECTS
from dateline.records.claims import Certainty, EventType, SourceKind

TYPES: tuple[str, ...] = get_args(EventType)
CERTAINTIES: tuple[str, ...] = get_args(Certainty)
KINDS: tuple[str, ...] = get_args(SourceKind)
SLOTS = ("initiators", "targets", "weapons", "sources", "place", "date", *EFFECTS, OTHER, "again")
AGAIN = SLOTS.index("again")  # no filler but another trigger of the same event
FILLED = AGAIN
SINGLE = ("recorded", "tells")  # yes or no, before the types
LATER = ("aggregate", "main", "criminal")  # yes or no, behind types and certainties
EVENT = len(SINGLE) + len(TYPES) + len(CERTAINTIES) + len(LATER)

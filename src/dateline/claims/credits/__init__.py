"""Credit: which speakers of a report are a source of which event, by a score with features that a person can read."""

from dateline.claims.credits.assignments import assign_sources, claim_sources, speakers
from dateline.claims.credits.scores import OWNED, Ground, features, stretch

__all__ = ["OWNED", "Ground", "assign_sources", "claim_sources", "features", "speakers", "stretch"]

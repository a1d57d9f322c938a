"""Merging: which triggers tell of one event. Grammar binds some; for the others a score with features that a person can read."""

from dateline.claims.merges.bonds import only_planned
from dateline.claims.merges.events import merge
from dateline.claims.merges.scores import features, likeness

__all__ = ["features", "likeness", "merge", "only_planned"]

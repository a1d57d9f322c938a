"""How likely a drafted event is one that a careful coder would record, and how it would be coded: features, then a probability."""

from dateline.claims.confidences.scores import (
    FLOOR,
    HIGH,
    LEAD_FLOOR,
    MEDIUM,
    PLAN_FLOOR,
    TAGGED_FLOOR,
    features,
    in_words,
    probability,
)

__all__ = ["FLOOR", "HIGH", "LEAD_FLOOR", "MEDIUM", "PLAN_FLOOR", "TAGGED_FLOOR", "features", "in_words", "probability"]

"""The fitted weights of this stage: a file of data/ holds those of one choice, by question where it has several.

data/rules holds what was fitted on grammar alone, data/both what was fitted with the tagger's scores among the features.
"""

from collections.abc import Mapping
from typing import Literal

from dateline.codebook.weights import probability, read_weights, total

__all__ = ["Evidence", "fitted", "probability", "total"]

Evidence = Literal["rules", "both"]


def fitted(evidence: Evidence, name: str, question: str | None = None) -> Mapping[str, float]:
    """The weight of each feature in data/EVIDENCE/NAME.json; of one of its questions where it holds several."""
    held = read_weights("dateline.claims", f"data/{evidence}/{name}.json")
    weights: Mapping[str, float] = held if question is None else held[question]
    return weights

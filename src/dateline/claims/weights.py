"""The fitted weights of this stage: a file of data/ holds those of one choice, by question where it has several."""

from collections.abc import Mapping

from dateline.codebook.weights import probability, read_weights, total

__all__ = ["fitted", "probability", "total"]


def fitted(name: str, question: str | None = None) -> Mapping[str, float]:
    """The weight of each feature in data/NAME.json; of one of its questions where it holds several."""
    held = read_weights("dateline.claims", f"data/{name}.json")
    weights: Mapping[str, float] = held if question is None else held[question]
    return weights

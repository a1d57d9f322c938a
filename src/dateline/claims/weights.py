"""Fitted weights applied: the sums they give to an event's features, and the probability that a sum stands for.

A file of data/ holds the weights of one choice, by question where it has several; training/ fits them.
"""

import json
import math
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def _weights(name: str) -> dict[str, Any]:
    raw = files("dateline.claims").joinpath(f"data/{name}.json").read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(raw)["weights"]
    return loaded


def fitted(name: str, question: str | None = None) -> Mapping[str, float]:
    """The weight of each feature in data/NAME.json; of one of its questions where it holds several."""
    weights: Mapping[str, float] = _weights(name) if question is None else _weights(name)[question]
    return weights


def total(found: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The weighted sum of the features; those without a weight count nothing."""
    known, whole = weights.get, 0.0
    for name, value in found.items():  # a loop, for it runs a thousand times a report
        whole += value * known(name, 0.0)
    return whole


def probability(found: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The share of cases with such features of which the answer is yes: the logistic of their sum."""
    return 1.0 / (1.0 + math.exp(-total(found, weights)))

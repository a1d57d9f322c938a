"""Fitted weights that lie beside code as JSON, of whichever package keeps them, and how they are applied to features.

Features go in, their weighted sum or its logistic comes out. Nothing is fitted here: training/ does that.
"""

import json
import math
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def read_weights(package: str, path: str) -> Any:
    """The weights of the file at a path inside a package: by feature, or by question and feature; read once."""
    return json.loads(files(package).joinpath(path).read_text(encoding="utf-8"))["weights"]


def total(found: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The weighted sum of the features; those without a weight count nothing."""
    known, whole = weights.get, 0.0
    for name, value in found.items():  # a loop, for it runs a thousand times a report
        whole += value * known(name, 0.0)
    return whole


def probability(found: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The share of cases with such features of which the answer is yes: the logistic of their sum."""
    return 1.0 / (1.0 + math.exp(-total(found, weights)))

"""The linking model: frozen weights and thresholds by which two claims are judged to tell of one happening.

A data file goes in, a `Model` comes out. training/linking.py fits it; nothing here learns.
"""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal, Self

View = Literal["whole", "brief", "words"]


@dataclass(slots=True, frozen=True)
class Model:
    """Weights by view and feature, and the mean likelihoods from which groups join, and events told in passing join them.

    Views: `whole` compares main events with their whole reports, `brief` an event told in passing by its own sentences,
    `words` reports of which nothing is coded.
    """

    version: str
    weights: Mapping[View, Mapping[str, float]]
    threshold: float
    passing: float

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Self:
        """The model that a parsed data file holds."""
        return cls(str(data["version"]), data["weights"], float(data["threshold"]), float(data["passing"]))

    @property
    def floor(self) -> float:
        """The likelihood below which a pair by itself never makes two groups one."""
        return min(self.threshold, self.passing)

    def likelihood(self, view: View, features: Mapping[str, float]) -> float:
        """From 0 to 1 how likely two claims with such features tell of one happening."""
        weights = self.weights[view]
        known, whole = weights.get, weights["bias"]
        for name, value in features.items():
            whole += value * known(name, 0.0)
        return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, whole))))


@cache
def shipped() -> Model:
    """The model that comes with Dateline."""
    raw = files("dateline.incidents").joinpath("data/linking.json").read_text(encoding="utf-8")
    return Model.of(json.loads(raw))

"""Weights of a choice among options: those under which the right ones are likeliest.

Choices with the features of every option go in, weights by feature come out.
"""

from collections import Counter
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

STRENGTH = 1.0  # the inverse of the penalty on large weights
RARE = 4  # a feature seen less often gets no weight


class Choice(NamedTuple):
    """One choice of a report: the features of each option, and which coders took."""

    report: str
    found: dict[str, dict[str, float]]
    right: str


def fit_choice(found: list[Choice]) -> tuple[dict[str, float], dict[str, Any]]:
    """The weights, and how many of the choices that they were fitted on they get right."""
    seen = Counter(name for one in found for features in one.found.values() for name in features)
    names = {name: at for at, name in enumerate(sorted(name for name, times in seen.items() if times >= RARE))}
    options = {name: at for at, name in enumerate(sorted({name for one in found for name in one.found}))}
    table = np.zeros((len(found), len(options), len(names)))
    for i, one in enumerate(found):
        for option, features in one.found.items():
            for name, value in features.items():
                if name in names:
                    table[i, options[option], names[name]] = value
    right = np.array([options[one.right] for one in found])
    rows = np.arange(len(found))

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        scores = table @ weights
        shares = np.exp(scores - scores.max(1, keepdims=True))
        shares /= shares.sum(1, keepdims=True)
        missed = shares.copy()
        missed[rows, right] -= 1
        slope = np.einsum("it,itf->f", missed, table) + weights / STRENGTH
        return float(-np.log(shares[rows, right]).sum() + (weights**2).sum() / (2 * STRENGTH)), slope

    weights = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B").x
    figures = {"choices": len(found), "right": round(float(((table @ weights).argmax(1) == right).mean()), 4)}
    return {name: round(float(weight), 3) for name, weight in zip(names, weights, strict=True)}, figures

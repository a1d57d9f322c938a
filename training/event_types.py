"""Fits claims/data/both/types.json: of which type an event is, by the tagger and by what grammar settled on.

In: coded reports (`--reports FILE…`), the tagger's scores of them (`--taggers`). Out: the weights of the choice.
"""

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np
from coded import Coded, options, scenes, the_coder, write
from merges import claimant
from numpy.typing import NDArray
from scipy.optimize import minimize

from dateline.claims.codings import drafts_of
from dateline.claims.types import type_features
from dateline.codebook import Codebook

STRENGTH = 1.0  # the inverse of the penalty on large weights
RARE = 4  # a feature seen less often gets no weight


class Choice(NamedTuple):
    """One draft: the features of each type, and which type coders gave its event."""

    report: str
    found: dict[str, dict[str, float]]
    right: str


def choices(told: Coded, codebook: Codebook) -> Iterator[Choice]:
    """The drafts of one report that a gold event claims."""
    hints = told.scene.hints
    assert hints is not None, "types are only weighed with a tagger; name it with --taggers"
    for draft in drafts_of(told.scene, codebook):
        claimed = claimant(told.gold, draft)
        if claimed is not None:
            yield Choice(told.report, type_features(hints, draft), told.gold[claimed]["event_type"])


def fit(found: list[Choice]) -> tuple[dict[str, float], dict[str, Any]]:
    """The weights under which the right types are likeliest, and how many drafts they get right."""
    seen = [name for one in found for features in one.found.values() for name in features]
    names = [name for name in sorted(set(seen)) if seen.count(name) >= RARE]
    types = sorted({name for one in found for name in one.found})
    table = np.zeros((len(found), len(types), len(names)))
    for i, one in enumerate(found):
        for kind, features in one.found.items():
            for name, value in features.items():
                if name in names:
                    table[i, types.index(kind), names.index(name)] = value
    right = np.array([types.index(one.right) for one in found])
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
    figures = {"drafts": len(found), "right": round(float(((table @ weights).argmax(1) == right).mean()), 4)}
    return {name: round(float(weight), 3) for name, weight in zip(names, weights, strict=True)}, figures


def main() -> None:
    """Fit, print the figures, write the weights."""
    chosen = options(__doc__)
    coder = the_coder(chosen.taggers)
    weights, figures = fit([one for told in scenes(chosen.reports, coder) for one in choices(told, coder.codebook)])
    print("type", json.dumps(figures))
    write("types", chosen.reports, figures, weights, taggers=chosen.taggers)


if __name__ == "__main__":
    main()

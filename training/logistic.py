"""Logistic weights over named features, with figures from five folds that keep reports whole."""

import argparse
import json
from collections import Counter
from collections.abc import Iterable
from typing import Any

import numpy as np
from coded import write
from numpy.typing import NDArray
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, brier_score_loss
from sklearn.model_selection import GroupKFold, cross_val_predict

RARE = 4  # a feature seen less often gets no weight
SMALL = 0.01  # a weight below it says nothing
Features = dict[str, float]


def _matrix(found: list[Features]) -> tuple[DictVectorizer, Any]:
    """The features as a matrix, without the rare ones and the constant."""
    counts = Counter(name for one in found for name in one)
    vectorizer = DictVectorizer()
    common = [{name: value for name, value in one.items() if counts[name] >= RARE and name != "bias"} for one in found]
    return vectorizer, vectorizer.fit_transform(common)


def _across(reports: list[str], matrix: Any, labels: list[bool], strength: float, often: list[float]) -> Any:
    """The share predicted for each row from the folds that do not hold its report."""
    model, folds = LogisticRegression(C=strength, max_iter=3000), GroupKFold(5)
    counted = {"sample_weight": often}
    shares = cross_val_predict(model, matrix, labels, groups=reports, cv=folds, method="predict_proba", params=counted)
    return shares[:, 1]


def predicted(reports: list[str], found: list[Features], labels: list[bool], strength: float) -> NDArray[np.float64]:
    """The share predicted for each row by weights that were not fitted on its report."""
    shares: NDArray[np.float64] = _across(reports, _matrix(found)[1], labels, strength, [1.0] * len(labels))
    return shares


def fit(
    reports: list[str], found: list[Features], labels: list[bool], strength: float, counted: list[float] | None = None
) -> tuple[Features, dict[str, float]]:
    """Weights by feature ("bias" first), and the figures of predictions on reports not fitted on.

    `counted` is how often each row counts, once where it is left out.
    """
    often = counted or [1.0] * len(labels)
    vectorizer, matrix = _matrix(found)
    shares = _across(reports, matrix, labels, strength, often)
    figures = {
        "rows": len(labels),
        "share": round(sum(labels) / len(labels), 4),
        "average_precision": round(float(average_precision_score(labels, shares)), 4),
        "brier": round(float(brier_score_loss(labels, shares)), 4),
    }
    model = LogisticRegression(C=strength, max_iter=3000).fit(matrix, labels, sample_weight=often)
    weights = dict(zip(vectorizer.feature_names_, (round(float(w), 3) for w in model.coef_[0]), strict=True))
    kept = {name: weight for name, weight in sorted(weights.items()) if abs(weight) >= SMALL}
    return {"bias": round(float(model.intercept_[0]), 3)} | kept, figures


def fit_and_write(
    name: str, question: str, rows: Iterable[tuple[str, Features, bool]], chosen: argparse.Namespace, strength: float
) -> None:
    """Fits one question on rows of report, features and answer; prints the figures, writes claims/data/NAME.json."""
    reports, found, labels = (list(column) for column in zip(*rows, strict=True))
    weights, figures = fit(reports, found, labels, strength)
    print(question, json.dumps(figures))
    write(name, chosen.reports, figures, weights, taggers=chosen.taggers)

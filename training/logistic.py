"""Logistic weights over named features, with figures from five folds that keep reports whole."""

from collections import Counter

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, brier_score_loss
from sklearn.model_selection import GroupKFold, cross_val_predict

RARE = 4  # a feature seen less often gets no weight
SMALL = 0.01  # a weight below it says nothing
Features = dict[str, float]


def fit(
    reports: list[str], found: list[Features], labels: list[bool], strength: float, counted: list[float] | None = None
) -> tuple[Features, dict[str, float]]:
    """Weights by feature ("bias" first), and the figures of predictions on reports not fitted on.

    `counted` is how often each row counts, once where it is left out.
    """
    often = {"sample_weight": counted or [1.0] * len(labels)}
    counts = Counter(name for one in found for name in one)
    common = [{name: value for name, value in one.items() if counts[name] >= RARE and name != "bias"} for one in found]
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform(common)
    model = LogisticRegression(C=strength, max_iter=3000)
    folds = GroupKFold(5)
    shares = cross_val_predict(model, matrix, labels, groups=reports, cv=folds, method="predict_proba", params=often)[
        :, 1
    ]
    figures = {
        "rows": len(labels),
        "share": round(sum(labels) / len(labels), 4),
        "average_precision": round(float(average_precision_score(labels, shares)), 4),
        "brier": round(float(brier_score_loss(labels, shares)), 4),
    }
    model.fit(matrix, labels, **often)
    weights = dict(zip(vectorizer.feature_names_, (round(float(w), 3) for w in model.coef_[0]), strict=True))
    kept = {name: weight for name, weight in sorted(weights.items()) if abs(weight) >= SMALL}
    return {"bias": round(float(model.intercept_[0]), 3)} | kept, figures

"""Fits the weights of claims/data/weights.json: which drafted events coders record, and how they code them.

In: coded reports (`--reports FILE…`, lines with `text` and `events`), the gazetteer. Out: the weights of each question, with
the hashes of the inputs and cross-validated figures. Needs the dependency group `training`.
"""

import argparse
import json
from pathlib import Path
from typing import Any

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, brier_score_loss
from sklearn.model_selection import GroupKFold, cross_val_predict

from dateline.claims.codings import draft_events
from dateline.claims.confidences import features
from dateline.claims.drafts import Draft, Scene
from dateline.language import read
from dateline.mentions import find_mentions
from dateline.quality.pairs import pair_events
from dateline.records import Report
from dateline.settings import Settings
from dateline.values import digest
from dateline.workflow.code import Coder, open_coder

TARGET = Path(__file__).parents[1] / "src/dateline/claims/data/weights.json"
RARE = 4  # a feature seen less often gets no weight
ANSWERS = {
    "aggregate": ("granularity", "aggregate"),
    "alleged": ("certainty", "alleged"),
    "disputed": ("certainty", "disputed"),
}
Row = tuple[str, dict[str, float], dict[str, Any] | None]


def as_event(draft: Draft) -> dict[str, Any]:
    """The draft as the scorer's pairing wants an event."""
    place, days = draft.place, draft.date.days if draft.date else None
    return {
        "event_type": draft.event_type,
        "trigger": draft.trigger.text,
        "trigger_start": draft.trigger.start,
        "date": {"start": str(days.start), "end": str(days.end)} if days else None,
        "place": {"text": place.text, "start": place.start, "country": place.country} if place else None,
        "initiators": [{"text": p.text, "start": p.start} for p in draft.initiators],
        "targets": [{"text": p.text, "start": p.start} for p in draft.targets],
        "casualties": [
            {"text": c.text, "start": c.start, "party": c.party, "effect": c.effect, "min": c.min, "max": c.max}
            for c in draft.figures
        ],
    }


def rows_of(path: Path, coder: Coder) -> list[Row]:
    """Report id, features and the gold event (None: coders recorded none) of every drafted event of a file."""
    rows: list[Row] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        gold = json.loads(line)
        report = Report(id=gold["id"], title=gold["title"], published=gold["published"], text=gold["text"])
        reading = read(report)
        mentions = find_mentions(reading, gazetteer=coder.gazetteer, actors=coder.actors, codebook=coder.codebook)
        scene = Scene.of(reading, mentions)
        events = draft_events(scene, coder.codebook)
        gold_of = {j: i for i, j in pair_events(gold["events"], [as_event(event) for event in events]).pairs}
        for j, event in enumerate(events):
            known = gold["events"][gold_of[j]] if j in gold_of else None
            rows.append((gold["id"], features(scene, coder.codebook, event, events), known))
    return rows


def fit(
    groups: list[str], found: list[dict[str, float]], labels: list[bool], strength: float
) -> tuple[dict[str, float], dict[str, float]]:
    """Weights of one question and its figures over five folds that keep reports whole."""
    counts: dict[str, int] = {}
    for one in found:
        for name in one:
            counts[name] = counts.get(name, 0) + 1
    common = [{name: value for name, value in one.items() if counts[name] >= RARE and name != "bias"} for one in found]
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform(common)
    model = LogisticRegression(C=strength, max_iter=3000)
    shares = cross_val_predict(model, matrix, labels, groups=groups, cv=GroupKFold(5), method="predict_proba")[:, 1]
    figures = {
        "events": len(labels),
        "share": round(sum(labels) / len(labels), 4),
        "average_precision": round(float(average_precision_score(labels, shares)), 4),
        "brier": round(float(brier_score_loss(labels, shares)), 4),
    }
    model.fit(matrix, labels)
    weights = dict(zip(vectorizer.feature_names_, (round(float(w), 3) for w in model.coef_[0]), strict=True))
    bias = {"bias": round(float(model.intercept_[0]), 3)}
    return bias | {name: weight for name, weight in sorted(weights.items()) if abs(weight) >= 0.01}, figures


def main() -> None:
    """Fit every question, print the figures, write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", nargs="+", type=Path, required=True)
    parser.add_argument("--strength", type=float, default=0.1, help="inverse of the penalty on large weights")
    options = parser.parse_args()
    coder = open_coder(Settings())
    rows = [row for path in options.reports for row in rows_of(path, coder)]
    weights, figures = {}, {}
    weights["recorded"], figures["recorded"] = fit(
        [r[0] for r in rows], [r[1] for r in rows], [r[2] is not None for r in rows], options.strength
    )
    known = [(group, found, event) for group, found, event in rows if event is not None]
    for question, (field, answer) in ANSWERS.items():
        labels = [event.get(field) == answer for _, _, event in known]
        weights[question], figures[question] = fit(
            [k[0] for k in known], [k[1] for k in known], labels, options.strength
        )
    for question, measured in figures.items():
        print(question, json.dumps(measured))
    inputs = {path.name: digest(path.read_bytes()) for path in options.reports}
    text = json.dumps({"inputs": inputs, "figures": figures, "weights": weights}, indent=1)
    TARGET.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

"""Fits the weights of claims/data/credits.json: which speakers coders credit for an event.

In: coded reports (`--reports FILE…`, lines with `text` and `events`), the gazetteer. Out: the weights, with the counts,
the hashes of the inputs and the cross-validated figures they were fitted with. Needs the dependency group `training`.
"""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from weights import RARE, as_event
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, brier_score_loss
from sklearn.model_selection import GroupKFold, cross_val_predict

from dateline.claims.codings import draft_events, likely
from dateline.claims.credits import Ground, features, speakers
from dateline.claims.drafts import Scene
from dateline.language import read
from dateline.mentions import find_mentions
from dateline.quality.matches import same_source
from dateline.quality.pairs import pair_events
from dateline.records import Report
from dateline.settings import Settings
from dateline.values import digest
from dateline.workflow.code import open_coder

TARGET = Path(__file__).parents[1] / "src/dateline/claims/data/credits.json"


def rows_of(path: Path, coder: Any) -> list[tuple[str, dict[str, float], bool]]:
    """Report id, features and label of every speaker with every event that coders recorded too."""
    rows = []
    for line in path.read_text(encoding="utf-8").splitlines():
        gold = json.loads(line)
        report = Report(id=gold["id"], title=gold["title"], published=gold["published"], text=gold["text"])
        reading = read(report)
        mentions = find_mentions(reading, gazetteer=coder.gazetteer, actors=coder.actors, codebook=coder.codebook)
        scene = Scene.of(reading, mentions)
        events = likely(scene, coder.codebook, draft_events(scene, coder.codebook))
        pairs = pair_events(gold["events"], [as_event(event) for event in events]).pairs
        ground = Ground(scene, events)
        for told in speakers(scene):
            said = {"text": told[0].text, "start": told[0].start, "kind": told[0].kind}
            for i, j in pairs:
                credited = any(same_source(source, said) for source in gold["events"][i]["sources"])
                rows.append((gold["id"], features(ground, told, events[j]), credited))
    return rows


def _f1(labels: list[bool], taken: list[bool]) -> float:
    right = sum(label and took for label, took in zip(labels, taken, strict=True))
    return round(2 * right / max(sum(labels) + sum(taken), 1), 4)


def main() -> None:
    """Fit, report, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", nargs="+", type=Path, required=True)
    parser.add_argument("--strength", type=float, default=0.1, help="inverse of the penalty on large weights")
    options = parser.parse_args()
    coder = open_coder(Settings())
    rows = [row for path in options.reports for row in rows_of(path, coder)]
    groups, found, labels = [r[0] for r in rows], [r[1] for r in rows], [r[2] for r in rows]
    counts: dict[str, int] = {}
    for one in found:
        for name in one:
            counts[name] = counts.get(name, 0) + 1
    found = [{name: value for name, value in one.items() if counts[name] >= RARE and name != "bias"} for one in found]
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform(found)
    model = LogisticRegression(C=options.strength, max_iter=2000)
    shares = cross_val_predict(model, matrix, labels, groups=groups, cv=GroupKFold(5), method="predict_proba")[:, 1]
    figures = {
        "pairs": len(labels),
        "credited": round(sum(labels) / len(labels), 4),
        "average_precision": round(average_precision_score(labels, shares), 4),
        "brier": round(brier_score_loss(labels, shares), 4),
        "best_f1": max(_f1(labels, [share >= step / 50 for share in shares]) for step in range(5, 30)),
    }
    sys.stdout.write(json.dumps(figures) + "\n")
    model.fit(matrix, labels)
    weights = dict(zip(vectorizer.feature_names_, (round(float(w), 3) for w in model.coef_[0]), strict=True))
    weights = {"bias": round(float(model.intercept_[0]), 3)} | {name: w for name, w in sorted(weights.items()) if w}
    inputs = {path.name: digest(path.read_bytes()) for path in options.reports}
    TARGET.write_text(
        json.dumps({"inputs": inputs, "figures": figures, "weights": weights}, indent=1) + "\n", encoding="utf-8"
    )


if __name__ == "__main__":
    main()

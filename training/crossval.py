"""How well triggers, merging and confidence find events, by cross-validation: one figure with less noise than the sets' own.

In: coded reports (`--reports FILE…`, those for measuring may be among them: nothing is written). Out: for each floor of the
probability, precision, recall and F1 over all events. Needs the dependency group `training`.
"""

import numpy as np
from coded import options, scenes, the_coder
from logistic import Features, predicted
from weights import EVERY, drafted

FLOORS = (0.30, 0.33, 0.36, 0.39, 0.42, 0.45)


def main() -> None:
    """Draft, pair with what coders recorded, predict each report from the others, print a line a floor."""
    chosen = options(__doc__)
    coder = the_coder(chosen.taggers)
    reports: list[str] = []
    found: list[Features] = []
    labels: list[bool] = []
    recorded = 0
    for report, scene, gold in scenes(chosen.reports, coder):
        told = [event for event in gold if event.get("scope") != "criminal"]
        recorded += len(told)
        for one, known in drafted(scene, coder.codebook, told):
            reports.append(report)
            found.append(one)
            labels.append(known is not None)
    right = np.array(labels)
    shares = predicted(reports, found, labels, EVERY)
    print(f"{len(labels)} drafts; {right.sum() / recorded:.3f} of {recorded} events have one")
    for floor in FLOORS:
        kept = shares >= floor
        hits = int((right & kept).sum())
        precision, recall = hits / max(int(kept.sum()), 1), hits / recorded
        print(f"{floor:.2f}  P {precision:.3f}  R {recall:.3f}  F1 {2 * hits / (int(kept.sum()) + recorded):.4f}")


if __name__ == "__main__":
    main()

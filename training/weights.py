"""Fits claims/data/weights.json: which drafted events coders record, and how they code them.

In: coded reports (`--reports FILE…`), the gazetteer. Out: the weights of each question. Needs the dependency group `training`.
"""

import json
from collections.abc import Iterator
from typing import Any

from coded import as_event, options, scenes, the_coder, write
from logistic import Features, fit

from dateline.claims.codings import draft_events
from dateline.claims.confidences import features
from dateline.claims.drafts import Scene
from dateline.codebook import Codebook
from dateline.quality.pairs import pair_events

ANSWERS = {
    "aggregate": ("granularity", "aggregate"),
    "alleged": ("certainty", "alleged"),
    "disputed": ("certainty", "disputed"),
}
EVERY, FEW = 0.03, 0.1  # the inverse of the penalty on large weights: of a question to all rows, to the recorded ones


def _but_word(question: str, found: Features) -> Features:
    """The features without the trigger's own word: how it is spelled decides nothing about how an event is coded.

    Doubt and denial are too rare for the tagger to have learned them: what it says of them is left out too.
    """
    left = ("lemma=",) if question == "aggregate" else ("lemma=", "tagger")
    return {name: value for name, value in found.items() if not name.startswith(left)}


def drafted(
    scene: Scene, codebook: Codebook, gold: list[dict[str, Any]]
) -> Iterator[tuple[Features, dict[str, Any] | None]]:
    """The features of each event drafted of a report, and the gold event that it is, None where coders recorded none."""
    events = draft_events(scene, codebook)
    gold_of = {j: gold[i] for i, j in pair_events(gold, [as_event(event) for event in events]).pairs}
    for j, event in enumerate(events):
        yield features(scene, codebook, event, events), gold_of.get(j)


def main() -> None:
    """Fit every question, print the figures, write the weights."""
    chosen = options(__doc__)
    coder = the_coder(chosen.taggers)
    rows = []  # report, features, the gold event or None where coders recorded none
    for report, scene, gold in scenes(chosen.reports, coder):
        rows += [(report, *row) for row in drafted(scene, coder.codebook, gold)]
    weights, figures = {}, {}
    reports, found, recorded = zip(*rows, strict=True)
    labels = [event is not None for event in recorded]
    weights["recorded"], figures["recorded"] = fit(list(reports), list(found), labels, EVERY)
    known_rows = [row for row in rows if row[2] is not None]
    for question, (field, answer) in ANSWERS.items():
        labels = [event[field] == answer for _, _, event in known_rows if event is not None]
        parts = [row[0] for row in known_rows], [_but_word(question, row[1]) for row in known_rows]
        weights[question], figures[question] = fit(*parts, labels, FEW)
    for question, measured in figures.items():
        print(question, json.dumps(measured))
    write("weights", chosen.reports, figures, weights, taggers=chosen.taggers)


if __name__ == "__main__":
    main()

"""Fits claims/data/merges.json: which two drafts tell of one event.

In: coded reports (`--reports FILE…`), the gazetteer. Out: the weights. Needs the dependency group `training`.
A gold event claims the drafts whose trigger is its own, or that stand beside its words and are clearly likest to it. Drafts
are merged as gold says; each meets every event told before it that gold claims too. What gold does not claim stays alone.
"""

import json
from collections import Counter
from typing import Any

from coded import as_event, options, scenes, the_coder, write
from logistic import Features, fit

from dateline.claims.codings import drafts_of
from dateline.claims.drafts import Draft, Scene
from dateline.claims.merges import merge
from dateline.claims.merges.scores import features, possible
from dateline.codebook import Codebook
from dateline.quality.pairs import likeness

STRENGTH = 0.1  # the inverse of the penalty on large weights
RARER = 3.0  # how often reports count that are not of the commonest publisher, whose manner would decide alone
CLAIMED, CLEARLY = 1.8, 0.6  # how like a gold event a draft must be that is claimed, and how much liker than the next
BESIDE = 60  # characters from a trigger in which a gold event's words speak for it
WORTH = {"trigger": 3.0, "casualties": 2.0, "place": 1.0, "initiators": 1.0, "targets": 1.0, "weapons": 1.0}


def words_of(event: dict[str, Any]) -> list[tuple[int, float]]:
    """The offsets of what a gold event quotes, each with what it is worth."""
    found = [(event["trigger_start"], WORTH["trigger"])]
    for slot in ("casualties", "place", "initiators", "targets", "weapons"):
        fillers = event.get(slot) or []
        found += [(one["start"], WORTH[slot]) for one in (fillers if isinstance(fillers, list) else [fillers])]
    return [(start, worth) for start, worth in found if isinstance(start, int)]


def claimant(gold: list[dict[str, Any]], draft: Draft) -> int | None:
    """The index of the gold event that claims a draft, or None where none or more than one might."""
    start, end = draft.trigger.start, draft.trigger.end
    scored = []
    for i, event in enumerate(gold):
        if event["trigger_start"] < end and start < event["trigger_start"] + len(event["trigger"]):
            return i
        alike, words = likeness(event, as_event(draft)), words_of(event)
        told = sum(worth for at, worth in words if draft.sentence.start <= at < draft.sentence.end)
        near = sum(abs(at - start) < BESIDE for at, _ in words)
        if alike:
            scored.append((alike + min(told, 4.0) / 2 + near / 2, -i, told))
    scored.sort(reverse=True)
    if not scored or scored[0][0] < CLAIMED or not scored[0][2]:
        return None
    return -scored[0][1] if len(scored) == 1 or scored[0][0] - scored[1][0] >= CLEARLY else None


def rows_of(scene: Scene, codebook: Codebook, gold: list[dict[str, Any]]) -> list[tuple[Features, bool]]:
    """The features of every draft with every event before it that both are claimed, and whether by one gold event."""
    drafts, rows = drafts_of(scene, codebook), []
    claimed = {draft.trigger.start: claimant(gold, draft) for draft in drafts}

    def by_gold(scene: Scene, codebook: Codebook, events: list[Draft], draft: Draft) -> Draft | None:
        known = [
            (event, next((c for t in event.triggers if (c := claimed[t.start]) is not None), None)) for event in events
        ]
        mine = claimed[draft.trigger.start]
        if mine is None:
            return None
        for event, theirs in known:
            if theirs is not None and possible(scene, codebook, event, draft):
                rows.append((features(scene, codebook, events, event, draft), theirs == mine))
        return next((event for event, theirs in known if theirs == mine), None)

    merge(scene, codebook, drafts, by_gold)
    return rows


def main() -> None:
    """Fit, print the figures, write the weights."""
    chosen = options(__doc__)
    coder = the_coder(chosen.taggers)
    publishers: Counter[str | None] = Counter()
    found: list[tuple[str, str | None, Features, bool]] = []
    for report, scene, gold in scenes(chosen.reports, coder):
        publisher = scene.reading.report.publisher
        publishers[publisher] += 1
        found += [(report, publisher, *row) for row in rows_of(scene, coder.codebook, gold)]
    commonest = publishers.most_common(1)[0][0]
    reports, names, rows, labels = (list(column) for column in zip(*found, strict=True))
    counted = [1.0 if name == commonest else RARER for name in names]
    weights, figures = fit(reports, rows, labels, STRENGTH, counted)
    print("same event", json.dumps(figures))
    write("merges", chosen.reports, figures, weights, taggers=chosen.taggers)


if __name__ == "__main__":
    main()

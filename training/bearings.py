"""Fits claims/data/bearings.json: which mentions are the place and the date of an event, or none.

In: coded reports (`--reports FILE…`), the gazetteer. Out: the weights. Needs the dependency group `training`.
Events are merged with the weights that stand, so run it twice after a change of features.
"""

import json
from collections import Counter
from collections.abc import Hashable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from coded import Drafter, as_event, options, scenes, the_coder, write
from numpy.typing import NDArray
from scipy.optimize import minimize
from sklearn.feature_extraction import DictVectorizer
from sklearn.model_selection import GroupKFold

from dateline.claims.bearings import Bearings, places, times
from dateline.claims.bearings.paths import Story
from dateline.claims.codings import draft_events
from dateline.claims.drafts import Draft
from dateline.quality.matches import same_days, same_place
from dateline.quality.pairs import pair_events

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
RARE = 5  # a feature seen less often gets no weight


class Row(NamedTuple):
    """One mention that may be an event's place or date."""

    report: str
    event: int
    value: Hashable
    found: dict[str, float]
    right: bool


class Gold(NamedTuple):
    """One event whose draft was found, and whether coders gave it a place or a date."""

    event: int
    told: bool


STRENGTH = 0.2  # the inverse of the penalty on large weights


def _place_rows(
    bearings: Bearings, event: Draft, story: Story, gold: Any
) -> Iterator[tuple[Hashable, dict[str, float], bool]]:
    for place in bearings.near_places(bearings.reach(event), story.main):
        right = bool(gold) and same_place(gold, {"text": place.text, "start": place.start, "country": place.country})
        yield places.value_of(place), places.features(bearings.scene, event, place, bearings.places, story), right


def _date_rows(
    bearings: Bearings, event: Draft, story: Story, gold: Any
) -> Iterator[tuple[Hashable, dict[str, float], bool]]:
    for time in bearings.near_times(bearings.reach(event), story.main):
        assert time.days is not None
        days = {"start": str(time.days.start), "end": str(time.days.end)}
        right = bool(gold) and same_days(gold, days)
        yield time.days, times.features(bearings.scene, event, time, bearings.times, story), right


def rows_of(paths: list[Path], coder: Drafter) -> dict[str, tuple[list[Row], list[Gold]]]:
    """The rows of all paired events, and what coders gave each of them, for places and for dates."""
    rows: dict[str, tuple[list[Row], list[Gold]]] = {"place": ([], []), "date": ([], [])}
    number = 0
    for report, scene, gold in scenes(paths, coder):
        events = draft_events(scene, coder.codebook)
        bearings = Bearings(scene)
        for i, j in pair_events(gold, [as_event(event) for event in events]).pairs:
            number += 1
            story = bearings.story(events[j], events)
            for kind, make in (("place", _place_rows), ("date", _date_rows)):
                wanted = gold[i].get(kind)
                rows[kind][1].append(Gold(number, bool(wanted)))
                made = make(bearings, events[j], story, wanted)
                rows[kind][0].extend(Row(report, number, *one) for one in made)
    return rows


def figures_of(rows: list[Row], golds: list[Gold], shares: list[float]) -> dict[str, Any]:
    """F1, threshold, precision and recall of the likeliest value of each event, at every threshold."""
    together: dict[tuple[int, Hashable], tuple[float, bool]] = {}
    for row, share in zip(rows, shares, strict=True):
        before, right = together.get((row.event, row.value), (0.0, False))
        together[row.event, row.value] = (before + float(share), right or row.right)
    best: dict[int, tuple[float, bool]] = {}
    for (event, _), one in together.items():
        best[event] = max(best.get(event, (0.0, False)), one)
    told = sum(gold.told for gold in golds)
    possible = len({row.event for row in rows if row.right})
    table = []
    for percent in range(10, 75, 5):
        coded = [right for share, right in best.values() if share >= percent / 100]
        right = sum(coded)
        table.append(
            (round(2 * right / (told + len(coded)), 4), percent, round(right / len(coded), 3), round(right / told, 3))
        )
    return {"events": len(golds), "told": told, "possible": possible, "mentions": len(rows), "by_threshold": table}


def _shares(weights: Floats, matrix: Any, events: Ints) -> tuple[Floats, Floats]:
    """How likely each mention is its event's, and how likely none of the event's mentions is."""
    scores, none, number = matrix @ weights[:-1], weights[-1], int(events.max()) + 1
    most = np.full(number, none)
    np.maximum.at(most, events, scores)
    raised, nothing = np.exp(scores - most[events]), np.exp(none - most)
    whole = nothing.copy()
    np.add.at(whole, events, raised)
    return raised / whole[events], nothing / whole


def _fitted(matrix: Any, right: Floats, events: Ints, strength: float) -> Floats:
    """The weights under which the right mentions of each event, or none where there are none, are likeliest."""
    number, width = int(events.max()) + 1, matrix.shape[1]
    told = np.zeros(number)
    np.maximum.at(told, events, right)

    def loss(weights: Floats) -> tuple[float, Floats]:
        shares, nothing = _shares(weights, matrix, events)
        hit = np.zeros(number)
        np.add.at(hit, events, shares * right)
        hit = np.where(told > 0, hit, nothing) + 1e-300
        wanted = shares * right / hit[events] * told[events]
        slope = matrix.T @ (shares - wanted) + weights[:width] / strength
        total = -np.log(hit).sum() + (weights[:width] ** 2).sum() / (2 * strength)
        return float(total), np.append(slope, (nothing - (told == 0)).sum())

    found: Floats = minimize(loss, np.zeros(width + 1), jac=True, method="L-BFGS-B", options={"maxiter": 300}).x
    return found


def fit(rows: list[Row], golds: list[Gold], strength: float) -> tuple[dict[str, float], dict[str, Any]]:
    """The weights, and their cross-validated figures."""
    counts = Counter(name for row in rows for name in row.found)
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform(
        [{name: value for name, value in row.found.items() if counts[name] >= RARE} for row in rows]
    )
    right = np.array([float(row.right) for row in rows])
    _, events = np.unique([row.event for row in rows], return_inverse=True)
    shares = np.zeros(len(rows))
    for seen, held in GroupKFold(5).split(matrix, right, [row.report for row in rows]):
        weights = _fitted(matrix[seen], right[seen], events[seen], strength)
        shares[held] = _shares(weights, matrix[held], events[held])[0]
    weights = _fitted(matrix, right, events, strength)
    named = {name: round(float(w), 3) for name, w in zip([*vectorizer.feature_names_, "none"], weights, strict=True)}
    return {name: w for name, w in sorted(named.items()) if w}, figures_of(rows, golds, list(shares))


def main() -> None:
    """Fit, print the figures, write the weights."""
    chosen = options(__doc__)
    rows = rows_of(chosen.reports, the_coder(chosen.taggers))
    fitted = {kind: fit(*pair, STRENGTH) for kind, pair in rows.items()}
    for kind, (_, figures) in fitted.items():
        print(kind, json.dumps(figures))
    figures = {kind: measured for kind, (_, measured) in fitted.items()}
    write(
        "bearings",
        chosen.reports,
        figures,
        {kind: weights for kind, (weights, _) in fitted.items()},
        taggers=chosen.taggers,
    )


if __name__ == "__main__":
    main()

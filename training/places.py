"""Fits mentions/places/data/places.json: what speaks for each place that a name may mean.

In: reports with `toponyms` and their points, or coded ones with the countries of events' places (`--reports FILE…`), and
the gazetteer. Out: the weights, and with `--crossval` the
share of right names among all with a point, on reports not fitted on: folds over all files, and each file by the others.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from coded import the_coder
from numpy.typing import NDArray
from scipy.optimize import minimize
from sklearn.feature_extraction import DictVectorizer
from sklearn.model_selection import KFold

from dateline.codebook.weights import total
from dateline.gazetteer import Entry, Gazetteer
from dateline.language import Reading, read
from dateline.mentions.places import given_candidates
from dateline.mentions.places.evidence import Features, Name, names_of, weigh
from dateline.mentions.places.recognise import Scan
from dateline.mentions.places.resolve import link_parents
from dateline.records import Report
from dateline.values import Point, digest, distance_km

DATA = Path(__file__).parents[1] / "src/dateline/mentions/places/data/places.json"
NEAR = 161.0  # km within which a place counts as found, as in the published comparisons
STRENGTH = 3.0  # the inverse of the penalty on large weights
ROUNDS = 3  # the others' likely meanings are features, so weights are fitted on those that the last weights gave
MOST = 3.0  # times that a small file counts
OFTEN = 4  # mentions of one name in one report that count
HELD = {
    "kind told": 4.0,
    "alternate": -0.5,
}  # not fitted: towns and provinces of one name lie too close to be told apart
START: Features = {"country share": 2.4, "region share": 1.6, "close": 1.2, "inside": 6.0, "behind": -1.0}

Floats = NDArray[np.float64]


class Told(NamedTuple):
    """One report's names; for each its mentions with a point in the gold, and how many of them each entry is right for."""

    file: str
    names: list[Name]
    right: list[tuple[int, list[int]]]
    points: int


def _is_right(entry: Entry, gold: dict[str, Any]) -> bool:
    same = entry.geonames_id is not None and str(entry.geonames_id) == str(gold["geonames_id"])
    here = Point(lat=entry.lat, lon=entry.lon)
    return same or distance_km(here, Point(lat=gold["lat"], lon=gold["lon"])) < NEAR


def told(paths: list[Path], gazetteer: Gazetteer) -> Iterator[Told]:
    """The reports of the files with their names and what is right: by the points of toponyms, or events' countries."""
    for file, line in ((path.stem, line) for path in paths for line in path.open(encoding="utf-8")):
        row = json.loads(line)
        reading = read(Report(**{key: row.get(key) for key in ("id", "title", "published", "text")}))
        yield (
            _by_points(file, reading, row, gazetteer)
            if "toponyms" in row
            else _by_events(file, reading, row, gazetteer)
        )


def _by_points(file: str, reading: Reading, row: dict[str, Any], gazetteer: Gazetteer) -> Told:
    gold = {(one["start"], one["end"]): one for one in row["toponyms"] if one["lat"] is not None}
    spans = [(one["start"], one["end"]) for one in row["toponyms"]]
    candidates = sorted(given_candidates(reading, gazetteer, spans), key=lambda candidate: candidate.start)
    link_parents(reading.text, candidates)
    names = names_of(candidates)
    right = []
    for name in names:
        points = [gold[span] for span in ((one.start, one.end) for one in name.mentions) if span in gold]
        right.append((len(points), [sum(_is_right(entry, point) for point in points) for entry in name.entries]))
    return Told(file, names, right, len(gold))


def _by_events(file: str, reading: Reading, row: dict[str, Any], gazetteer: Gazetteer) -> Told:
    """Right are all entries of an event's place in the country that coders gave; names of one country teach nothing."""
    candidates = Scan(reading, gazetteer).run()
    link_parents(reading.text, candidates)
    gold = [event["place"] for event in row["events"] if event.get("place") and event["place"].get("country")]
    names, right = names_of(candidates), []
    for name in names:
        spans = [(one.start, one.end) for one in name.mentions if not one.demonym]
        within = {
            place["country"] for place in gold for start, end in spans
            if start < place["start"] + len(place["text"]) and place["start"] < end
        }  # fmt: skip
        open_still = len({entry.country for entry in name.entries}) > 1
        right.append((int(open_still), [int(open_still and entry.country in within) for entry in name.entries]))
    return Told(file, names, right, sum(any(found) for _, found in right))


class Choice(NamedTuple):
    """One name with a right entry among several: how often it counts, and for each entry its features and whether it is right."""

    often: float
    found: list[Features]
    right: list[bool]


def _choices(reports: list[Told], weights: Features, counted: dict[str, float]) -> Iterator[Choice]:
    """The names that teach something, with what the others of their report likely mean by these weights."""
    for report in reports:
        weigh(report.names, weights)
        for name, (mentions, right) in zip(report.names, report.right, strict=True):
            if any(right) and len(right) > 1:
                found = [own | more for own, more in zip(name.fixed, name.around, strict=True)]
                yield Choice(min(mentions, OFTEN) * counted[report.file], found, [hits > 0 for hits in right])


def _fitted(choices: list[Choice]) -> Features:
    """The weights under which the right entries of each name are likeliest."""
    rows = [found for choice in choices for found in choice.found]
    events = np.repeat(np.arange(len(choices)), [len(choice.found) for choice in choices])
    often = np.array([choice.often for choice in choices])
    right = np.array([float(hit) for choice in choices for hit in choice.right])
    offsets = np.array([total(found, HELD) for found in rows])
    vectorizer = DictVectorizer()
    free = [{name: value for name, value in found.items() if name not in HELD} for found in rows]
    matrix = vectorizer.fit_transform(free).tocsr()

    def loss(weights: Floats) -> tuple[float, Floats]:
        sums = matrix @ weights + offsets
        most = np.full(len(often), -np.inf)
        np.maximum.at(most, events, sums)
        raised = np.exp(sums - most[events])
        whole, hit = np.zeros(len(often)), np.full(len(often), 1e-12)
        np.add.at(whole, events, raised)
        shares = raised / whole[events]
        np.add.at(hit, events, shares * right)
        slope = matrix.T @ ((shares - shares * right / hit[events]) * often[events]) + weights / STRENGTH
        return float(-(often * np.log(hit)).sum() + (weights**2).sum() / (2 * STRENGTH)), slope

    found: Floats = minimize(loss, np.zeros(matrix.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 300}).x
    return dict(zip(vectorizer.feature_names_, map(float, found), strict=True)) | HELD


def fit(reports: list[Told]) -> Features:
    """The weights; files with fewer places count more, so that no one kind of news decides."""
    sizes = Counter[str]()
    for report in reports:
        sizes[report.file] += report.points
    counted = {file: min(MOST, max(sizes.values()) / size) for file, size in sizes.items()}
    weights = START | HELD
    for _ in range(ROUNDS):
        weights = _fitted(list(_choices(reports, weights, counted)))
    return weights


def hits(reports: list[Told], weights: Features) -> int:
    """How many mentions the likeliest entry of their name is right for."""
    found = 0
    for report in reports:
        weigh(report.names, weights)
        for name, (_, right) in zip(report.names, report.right, strict=True):
            found += right[max(range(len(name.sums)), key=name.sums.__getitem__)]
    return found


def crossval(reports: list[Told]) -> dict[str, float]:
    """Share of right names by file, by weights fitted on other reports, and on other files."""
    files = sorted({report.file for report in reports})
    points = {file: sum(report.points for report in reports if report.file == file) for file in files}
    found = dict.fromkeys(files, 0)
    for seen, held in KFold(5, shuffle=True, random_state=1).split(reports):
        weights = fit([reports[i] for i in seen])
        for file in files:
            found[file] += hits([reports[i] for i in held if reports[i].file == file], weights)
    figures = {f"{file} folds": round(found[file] / points[file], 4) for file in files}
    for file in files if len(files) > 1 else ():
        weights = fit([report for report in reports if report.file != file])
        own = hits([report for report in reports if report.file == file], weights)
        figures[f"{file} by the others"] = round(own / points[file], 4)
    return figures


def main() -> None:
    """Fit, print the figures, write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", nargs="+", type=Path, required=True)
    parser.add_argument("--crossval", action="store_true", help="measure on reports not fitted on, and write nothing")
    chosen = parser.parse_args()
    reports = list(told(chosen.reports, the_coder().coder.gazetteer))
    if chosen.crossval:
        print(json.dumps(crossval(reports)))
        return
    weights = {name: round(weight, 3) for name, weight in sorted(fit(reports).items()) if abs(weight) >= 0.01}
    inputs = {path.name: digest(path.read_bytes()) for path in chosen.reports}
    DATA.write_text(json.dumps({"inputs": inputs, "weights": weights}, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

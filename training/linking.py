"""Fits incidents/data/linking.json and words.txt: how likely two claims tell of one happening, and what words weigh.

In: reports with `incident_id` (`--linking FILE…`, each counts the same), streams of reports (`--streams FILE…`), more texts for
the words (`--texts FILE…`), the gazetteer. Out: weights by view, the threshold, figures by cross-validation over incidents. Needs the group `training`.
Codings are kept under `--cache`, for coding takes longer than fitting; clear it when the coder changes.
"""

import argparse
import datetime as dt
import json
import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from math import log
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from codings import coded_reports
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from tallies import Tally, shown

from dateline.incidents.linking import Model, link_reports, unbounded, wordings
from dateline.incidents.linking.blocks import candidate_pairs
from dateline.incidents.linking.fields import published, told_by_fields
from dateline.incidents.linking.wordings import Wording, Wordings, headline, words_of
from dateline.incidents.places import compare
from dateline.records import Claim, Coding, Report
from dateline.values import digest

DATA = Path(__file__).parents[1] / "src/dateline/incidents/data"
STRENGTH = 0.05  # the inverse of the penalty on large weights, for features of like spread
ROWS = 20_000  # what each file counts for, however many pairs it has
THRESHOLD, PASSING = 0.25, 0.6  # mean likelihoods from which groups join, and events told in passing join them
MOVED = 0.08  # what pairs made to look of one week count for, beside those found so
WEEK = 7  # days
MOVED_FROM = 0.12  # likeness of texts
ALIKE_FROM = 0.08
SHARE_KEPT = {"whole": 1.0, "brief": 0.2}  # of the pairs of different incidents
ENOUGH = 60_000  # rows of a file that are of different incidents
STREAM = 0.05  # what a stream counts for beside a file of incidents
STREAM_DAYS = 3
UNDATED = 0.3  # of a stream's pairs come without their days
VERSION = "3"
FOLDS = 5
SCALE = 3_000  # reports that the weight of a word is reckoned for
FEWEST = 6  # reports that hold a word of the list, so that it names nobody in particular
Features = dict[str, float]


class Told(NamedTuple):
    """One report with what it was coded to, and the incident that it tells of."""

    report: Report
    coding: Coding
    incident: str


def read_lines(path: Path) -> list[dict[str, Any]]:
    """The reports of a file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def told(path: Path, cache: Path) -> list[Told]:
    """The reports of a file with their codings and incidents; a report without an incident has one of its own."""
    incident = {line["id"]: line.get("incident_id") or f"alone {line['id']}" for line in read_lines(path)}
    return [Told(report, coding, incident[report.id]) for report, coding in coded_reports(path, cache)]


def word_list(paths: Sequence[Path]) -> str:
    """Lines of a weight and the words that have it: how seldom the reports of a file hold them, averaged over files."""
    shares: Counter[str] = Counter()
    held: Counter[str] = Counter()
    for path in paths:
        lines = read_lines(path)
        found = Counter(word for line in lines for word in set(words_of(f"{line.get('title') or ''}\n{line['text']}")))
        held.update(found)
        for word, count in found.items():
            shares[word] += SCALE * count / len(lines) / len(paths)
    weights: dict[float, list[str]] = defaultdict(list)
    for word in sorted(held):
        if held[word] >= FEWEST:
            weights[min(round(log((SCALE + 1) / (shares[word] + 1)), 1), wordings.UNSEEN)].append(word)
    return "".join(f"{weight} {' '.join(words)}\n" for weight, words in sorted(weights.items()))


class Row(NamedTuple):
    """Two reports by index, the features of their pair under a view; `moved` where they were made to look of one week.

    `count` is for how many pairs it stands.
    """

    one: int
    other: int
    view: str
    features: Features
    count: float = 1.0
    moved: bool = False


def _main(coding: Coding) -> Claim | None:
    return next((claim for claim in coding.claims if claim.main and not unbounded(claim)), None)


def rows_of(reports: Sequence[Told]) -> list[Row]:
    """The pairs of a file's main claims that read alike, whole, and again as if one or both were told in passing.

    Files hold few incidents of one week, streams hold many: the likest reports of different incidents come again as if they
    had come out, and their events had been, within a week.
    """
    mains = [(number, claim) for number, one in enumerate(reports) if (claim := _main(one.coding))]
    numbers, claims = [number for number, _ in mains], [claim for _, claim in mains]
    incidents = [reports[number].incident for number in numbers]
    whole = [Wording.of(claim, reports[number].report) for number, claim in mains]
    passing = [claim.model_copy(update={"main": False}) for claim in claims]
    brief = [Wording.of(claim, reports[number].report) for number, claim in zip(numbers, passing, strict=True)]
    size, rows, chance = len(claims), list[Row](), random.Random(0)
    for view, held, texts in (("whole", claims, whole), ("brief", [*claims, *passing], [*whole, *brief])):
        for one, other, said in _alike(Wordings(texts)):
            if view == "brief" and (other < size or one % size == other % size):
                continue
            ids, first, second = (numbers[one % size], numbers[other % size]), held[one], held[other]
            same = incidents[one % size] == incidents[other % size]
            if same or chance.random() < SHARE_KEPT[view]:
                rows.append(_row(view, ids, first, second, said, 1.0 if same else 1 / SHARE_KEPT[view]))
            if not same and said["text"] >= MOVED_FROM and chance.random() < SHARE_KEPT[view]:
                moved = _moved(first, second, chance.randint(-WEEK, WEEK), chance.randint(-WEEK, WEEK))
                rows.append(_row(view, ids, first, moved, said, moved=True))
    return _thinned(rows + list(_worded(reports)), reports)


def _alike(words: Wordings) -> Iterator[tuple[int, int, Features]]:
    """Pairs of texts that are at least a little alike, with their likenesses."""
    for one in range(words.count):
        near = words.near(one, ALIKE_FROM)
        yield from words.each(np.full((near > one).sum(), one), near[near > one])


def _row(
    view: str,
    ids: tuple[int, int],
    first: Claim,
    second: Claim,
    said: Features,
    count: float = 1.0,
    *,
    moved: bool = False,
) -> Row:
    fields = {key: value for part in told_by_fields(first, second) for key, value in part.features.items()}
    return Row(*ids, view, {**fields, **said}, count, moved)


def _moved(one: Claim, other: Claim, published_gap: int, event_gap: int) -> Claim:
    """The second claim with its days as near to the first one's as the gaps say."""
    report, date = other.report, other.date
    if one.report.published and report.published:
        moved = one.report.published + dt.timedelta(days=published_gap)
        shift = moved - report.published
        report = report.model_copy(update={"published": moved})
        if date and not one.date:
            date = date.model_copy(update={"start": date.start + shift, "end": date.end + shift})
    if one.date and date:
        start = one.date.start + dt.timedelta(days=event_gap)
        date = date.model_copy(update={"start": start, "end": start + (date.end - date.start)})
    return other.model_copy(update={"report": report, "date": date})


def rows_of_stream(reports: Sequence[Told]) -> list[Row]:
    """Pairs of main claims that tell of different happenings, whole and as if told in passing.

    A stream holds each happening once or a few times in a few days: two reports further apart in time, or of places apart,
    tell of two.
    """
    mains = [(number, claim) for number, one in enumerate(reports) if (claim := _main(one.coding))]
    numbers, claims = [number for number, _ in mains], [claim for _, claim in mains]
    words, rows = Wordings([Wording.of(claim, reports[number].report) for number, claim in mains]), []
    chance = random.Random(0)
    for one, other, said in words.each(*candidate_pairs(claims, words)):
        first, second = claims[one], claims[other]
        days = [claim.report.published for claim in (first, second)]
        far = days[0] and days[1] and abs((days[0] - days[1]).days) > STREAM_DAYS
        if far or compare(first.place, second.place).standing in ("apart", "abroad"):
            if chance.random() < UNDATED:
                first, second = _undated(first), _undated(second)
            for view in ("whole", "brief"):
                rows.append(_row(view, (numbers[one], numbers[other]), first, second, said))
    return _thinned(rows, reports)


def _thinned(rows: list[Row], reports: Sequence[Told]) -> list[Row]:
    """The rows with fewer of different incidents, each of which then stands for more."""
    apart = sum(reports[row.one].incident != reports[row.other].incident for row in rows)
    share, chance, kept = min(1.0, ENOUGH / max(1, apart)), random.Random(1), list[Row]()
    for row in rows:
        if reports[row.one].incident == reports[row.other].incident:
            kept.append(row)
        elif chance.random() < share:
            kept.append(row._replace(count=row.count / share))
    return kept


def _undated(claim: Claim) -> Claim:
    return claim.model_copy(update={"date": None, "report": claim.report.model_copy(update={"published": None})})


def _worded(reports: Sequence[Told]) -> Iterator[Row]:
    words = Wordings([headline(one.report) for one in reports])
    for one in range(len(reports)):
        near = words.near(one, 0.1)
        near = near[near > one]
        for _, other, said in words.each(np.full(len(near), one), near):
            first, second = reports[one].report.published, reports[other].report.published
            yield Row(one, other, "words", {**published(first, second).features, **said})
            if reports[one].incident != reports[other].incident:
                soon = published(first, first and second and first + dt.timedelta(days=(one + other) % 4))
                yield Row(one, other, "words", {**soon.features, **said}, 1.0, True)


class Rows(NamedTuple):
    """The rows of a file, the incident of each of its reports, and what the file counts for."""

    rows: list[Row]
    incidents: list[str]
    worth: float = 1.0


def fit(view: str, sets: Sequence[Rows]) -> Features:
    """The weights of a view on rows of several files, each with the incident of each report."""
    found, labels, counted = [], [], []
    for rows, incidents, worth in sets:
        mine = [row for row in rows if row.view == view]
        found += [row.features for row in mine]
        labels += [incidents[row.one] == incidents[row.other] for row in mine]
        sums = {moved: sum(row.count for row in mine if row.moved is moved) or 1.0 for moved in (False, True)}
        shares = {False: worth * ROWS / sums[False], True: worth * MOVED * ROWS / sums[True]}
        counted += [shares[row.moved] * row.count for row in mine]
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform(found).tocsc()
    spread = np.sqrt(np.asarray(matrix.multiply(matrix).mean(axis=0)).ravel()) + 1e-9
    scaled = matrix.multiply(1 / spread).tocsr()
    model = LogisticRegression(C=STRENGTH, max_iter=3000).fit(scaled, labels, sample_weight=counted)
    weights = {
        str(name): round(float(weight), 3)
        for name, weight in zip(vectorizer.feature_names_, model.coef_[0] / spread, strict=True)
    }
    return {"bias": round(float(model.intercept_[0]), 3)} | {
        name: weight for name, weight in sorted(weights.items()) if abs(weight) >= 0.005
    }


def weights_of(sets: Sequence[Rows]) -> dict[str, Features]:
    """The weights of every view."""
    return {view: fit(view, sets) for view in ("whole", "brief", "words")}


def folds(incidents: Sequence[str], seed: int) -> list[int]:
    """By report the fold that its incident is in."""
    names = sorted(set(incidents))
    random.Random(seed).shuffle(names)
    fold = {name: at % FOLDS for at, name in enumerate(names)}
    return [fold[name] for name in incidents]


def sets_of(files: dict[str, list[Told]], streams: dict[str, list[Told]]) -> list[Rows]:
    """The pairs of all files that are fitted on."""
    sets = [Rows(rows_of(reports), [one.incident for one in reports]) for reports in files.values()]
    for reports in streams.values():
        sets.append(Rows(rows_of_stream(reports), [one.incident for one in reports], STREAM))
    return sets


def across(
    files: dict[str, list[Told]], sets: Sequence[Rows], seeds: int, thresholds: Sequence[float]
) -> Iterator[tuple[str, float, int, Tally]]:
    """How each file is linked by weights that were not fitted on the incidents looked at, by file, threshold and seed.

    All reports of a file are linked in every fold, so that an incident has all its look-alikes about it.
    """
    for seed in range(seeds):
        found: dict[tuple[str, float], Tally] = defaultdict(Tally)
        for fold in range(FOLDS):
            others = []
            for rows, incidents, worth in sets:
                of = folds(incidents, seed)
                others.append(Rows([row for row in rows if fold not in (of[row.one], of[row.other])], incidents, worth))
            weights = weights_of(others)
            for name, reports in files.items():
                for threshold in thresholds:
                    model = Model.of({"version": "", "threshold": threshold, "passing": PASSING, "weights": weights})
                    linked = link_reports(
                        [one.report for one in reports], {one.report.id: one.coding for one in reports}, model=model
                    )
                    gold = [one.incident for one in reports]
                    looked = (at for at, its in enumerate(folds(gold, seed)) if its == fold)
                    found[name, threshold].add([one.report for one in reports], gold, linked, looked)
        yield from ((name, threshold, seed, tally) for (name, threshold), tally in found.items())


def main() -> None:
    """Fit, print the figures, write the model."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--linking", nargs="+", type=Path, required=True)
    parser.add_argument("--streams", nargs="*", type=Path, default=[])
    parser.add_argument("--texts", nargs="*", type=Path, default=[])
    parser.add_argument("--cache", type=Path, default=Path(".cache/linking"))
    parser.add_argument("--crossval", type=int, default=1, metavar="SEEDS", help="how many times; 0 for none")
    parser.add_argument("--thresholds", nargs="+", type=float, default=[THRESHOLD])
    chosen = parser.parse_args()
    (DATA / "words.txt").write_text(word_list([*chosen.linking, *chosen.streams, *chosen.texts]), encoding="utf-8")
    files = {path.stem: told(path, chosen.cache) for path in chosen.linking}
    sets = sets_of(files, {path.stem: told(path, chosen.cache) for path in chosen.streams})
    found: dict[str, list[dict[str, float]]] = defaultdict(list)
    for name, threshold, _, tally in across(files, sets, chosen.crossval, chosen.thresholds):
        found[f"{name} from {threshold}"].append(tally.figures())
        print(name, threshold, shown(tally), flush=True)
    figures = {
        name: {key: round(float(np.mean([one[key] for one in runs])), 3) for key in runs[0]}
        for name, runs in found.items()
    }
    inputs = {path.name: digest(path.read_bytes()) for path in (*chosen.linking, *chosen.streams, *chosen.texts)}
    model = {
        "version": VERSION,
        "threshold": THRESHOLD,
        "passing": PASSING,
        "inputs": inputs,
        "figures": figures,
        "weights": weights_of(sets),
    }
    (DATA / "linking.json").write_text(json.dumps(model, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

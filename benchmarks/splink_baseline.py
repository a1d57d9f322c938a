"""The baseline of linking: Splink 5 on DuckDB, fitted on labels, one row a report, beside Dateline's own figures.

    .venv/bin/python benchmarks/splink_baseline.py [--seeds 3] [--sets conflict gva] [--linkers splink dateline] [--cache DIR]

Needs the groups `baseline` and `training`. A row holds the main claim's days, place, type, killed, wounded and parties, the day of
publication, and the text, compared by one cosine of weighed words. m and the threshold of average linkage are fitted on the
incidents of four folds, of each set alone, and looked at on the fifth; u comes from random pairs. Dateline is fitted and looked
at on the same folds (training/linking.py), with one model and one threshold for both sets.
"""

import argparse
import logging
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

sys.path.append(str(Path(__file__).parents[1] / "training"))
sys.path.pop(0)  # this folder has a `linking` of its own

from linking import FOLDS, THRESHOLD, Told, across, folds, sets_of, told
from splink import DuckDBAPI, Linker, SettingsCreator
from splink import comparison_level_library as levels
from splink import comparison_library as comparisons
from tallies import Tally, shown

from dateline.incidents.linking.clusters import Clustering
from dateline.incidents.linking.fields import unbounded, window
from dateline.incidents.linking.wordings import Wording, Wordings
from dateline.incidents.words import family, is_vague, tokens
from dateline.records import Claim

SETS = Path(__file__).parents[2] / "shared" / "benchmarks" / "linking"
NAMES = ("conflict", "gva")
STREAMS = (
    SETS.parent / "load" / "current_events.jsonl",
)  # what no two reports of are one, as Dateline is fitted on them
CELL, WEEK = 0.5, 7  # degrees and days of a cell in which two reports are compared
TOP = 20  # telling words of a text; two that are shared bring two reports together at any time
RANDOM_PAIRS = 1_000_000
UNTRAINED = 0.002  # the share of matches at a level that no labels show
LEAST = 0.0005  # a likelihood below it counts as none
RAREST = 0.00001
THRESHOLDS = [0.01, 0.02, 0.03] + [round(0.05 * step, 2) for step in range(1, 20)]
COSINES = (0.6, 0.45, 0.35, 0.25, 0.15, 0.08)


def row_of(number: int, one: Told, top: Sequence[int]) -> dict[str, Any]:
    """What Splink is given of a report."""
    claim = next((claim for claim in one.coding.claims if claim.main and not unbounded(claim)), None)
    day = one.report.published
    days = window(claim) if claim else None
    stated = days if days and days.stated else None
    place = claim.place if claim and claim.place and claim.place.level != "country" else None
    spot = place if place and place.lat is not None and place.lon is not None else None
    words = sorted(word for word in top if word >= 0)
    return {
        "unique_id": number,
        "published": day.toordinal() if day else None,
        "week": day.toordinal() // WEEK if day else None,
        "first": stated.start.toordinal() if stated else None,
        "last": stated.end.toordinal() if stated else None,
        "country": claim.place.country if claim and claim.place else None,
        "lat": spot.lat if spot else None,
        "lon": spot.lon if spot else None,
        "cell": f"{spot.lat // CELL} {spot.lon // CELL}" if spot else None,
        "type": claim.event_type if claim else None,
        "family": family(claim.event_type) if claim else None,
        "killed": _number(claim, "killed"),
        "wounded": _number(claim, "wounded"),
        "parties": sorted(_parties(claim)) if claim else [],
        "pairs": [f"{first} {second}" for at, first in enumerate(words) for second in words[at + 1 :]],
    }


def _number(claim: Claim | None, effect: str) -> int | None:
    return (
        max((row.min for row in claim.casualties if row.effect == effect and row.min is not None), default=None)
        if claim
        else None
    )


def _parties(claim: Claim) -> set[str]:
    named = [one for one in (*claim.initiators, *claim.targets) if one.actors or not is_vague(one.text)]
    return {name for one in named for name in (one.actors or (" ".join(tokens(one.text)),))}


def _levels(name: str, null: str, *conditions: str) -> Any:
    """A comparison whose levels are SQL conditions, the strictest first."""
    return comparisons.CustomComparison(
        [levels.NullLevel(null) if null.isidentifier() else levels.CustomLevel(null).configure(is_null_level=True),
         *(_seldom(levels.CustomLevel(condition)) for condition in conditions), _seldom(levels.ElseLevel())],
        output_column_name=name,
    )  # fmt: skip


def _seldom(level: Any) -> Any:
    """A level of which no two reports of one incident are, unless labels say otherwise."""
    return level.configure(m_probability=UNTRAINED)


def _counts(name: str) -> Any:
    gap, most = f'abs("{name}_l" - "{name}_r")', f'greatest("{name}_l", "{name}_r")'
    return _levels(name, name, f"{gap} = 0 and {most} > 3", f"{gap} = 0", f"{gap} <= 0.2 * {most} + 1")


def settings(prior: float) -> SettingsCreator:
    """Comparisons and blocking."""
    gap = 'greatest("first_l", "first_r") - least("last_l", "last_r")'
    later = 'abs("published_l" - "published_r")'
    cosine = 'cosine("unique_id_l", "unique_id_r")'
    unplaced = '("lat_l" is null or "lat_r" is null) and ("country_l" is null or "country_r" is null or "country_l" = "country_r")'
    km = levels.DistanceInKMLevel
    place = comparisons.CustomComparison(
        [levels.CustomLevel(unplaced).configure(is_null_level=True), _seldom(levels.CustomLevel('"country_l" <> "country_r"')),
         *(_seldom(level) for level in (km("lat", "lon", 2), km("lat", "lon", 20), km("lat", "lon", 60), levels.ElseLevel()))],
        output_column_name="place",
    )  # fmt: skip
    shared = 'len(list_intersect("parties_l", "parties_r"))'
    near = "l.week between r.week - 1 and r.week + 1"
    return SettingsCreator(
        link_type="dedupe_only",
        probability_two_random_records_match=prior,
        blocking_rules_to_generate_predictions=[
            near,
            "l.cell = r.cell and l.first between r.first - 3 and r.first + 3",
            {"blocking_rule": "l.pairs = r.pairs", "arrays_to_explode": ["pairs"]},
        ],
        comparisons=[
            _levels("days", "first", f"{gap} <= 0", f"{gap} <= 1", f"{gap} <= 3", f"{gap} <= 7"),
            _levels("published", "published", f"{later} = 0", f"{later} <= 1", f"{later} <= 3", f"{later} <= 7", f"{later} <= 14", f"{later} <= 60"),
            place,
            _levels("type", "type", '"type_l" = "type_r"', '"family_l" = "family_r"'),
            _counts("killed"),
            _counts("wounded"),
            _levels("parties", 'len("parties_l") = 0 or len("parties_r") = 0', f"{shared} >= 2", f"{shared} >= 1"),
            _levels("text", "unique_id", *(f"{cosine} >= {least}" for least in COSINES)),
        ],
    )  # fmt: skip


def unmixed(model: dict[str, Any], prior: float) -> dict[str, Any]:
    """The model with u of pairs that do not match: among random ones some do, and of 271 reports not few."""
    for comparison in model["comparisons"]:
        for level in comparison["comparison_levels"]:
            if "u_probability" in level and "m_probability" in level:
                mixed = level["u_probability"] - prior * level["m_probability"]
                level["u_probability"] = max(mixed / (1 - prior), RAREST)
    return model


@dataclass(slots=True)
class Baseline:
    """A set of reports as Splink has them."""

    reports: list[Told]
    rows: list[dict[str, Any]]
    alike: Any

    @classmethod
    def of(cls, reports: list[Told]) -> "Baseline":
        """The rows of reports, and their words."""
        words = Wordings([Wording(f"{one.report.title or ''}\n{one.report.text}", "") for one in reports])
        top = words.top(TOP).tolist()
        alike = np.zeros((len(reports), len(reports)), dtype=np.float32)
        for at in range(len(reports)):
            near = words.near(at, COSINES[-1])
            for _, other, said in words.each(np.full(len(near), at), near):
                alike[at, other] = said["text"]
        return cls(reports, [row_of(at, one, top[at]) for at, one in enumerate(reports)], alike)

    def cosines(self, ones: pa.ChunkedArray, others: pa.ChunkedArray) -> pa.Array:
        """The likeness of the texts of pairs of rows."""
        return pa.array(self.alike[ones.to_numpy(), others.to_numpy()].astype(float))

    def likely(self, fitted: set[int]) -> dict[tuple[int, int], float]:
        """By pair of rows how likely Splink holds them for one, fitted on some of the rows."""
        labelled = [row | {"incident": self.reports[row["unique_id"]].incident if row["unique_id"] in fitted else None}
                    for row in self.rows]  # fmt: skip
        database = DuckDBAPI()
        database.duckdb_con.create_function("cosine", self.cosines, ["BIGINT", "BIGINT"], "DOUBLE", type="arrow")
        incidents = defaultdict(int)
        for at in fitted:
            incidents[self.reports[at].incident] += 1
        matches = sum(count * (count - 1) / 2 for count in incidents.values())
        prior = matches / (len(fitted) * (len(fitted) - 1) / 2)
        linker = Linker(database.register(pa.Table.from_pylist(labelled)), settings(prior), log_level=None)
        linker.training.estimate_u_using_random_sampling(max_pairs=RANDOM_PAIRS, seed=1)
        linker.training.estimate_m_from_label_column("incident")
        table = database.register(pa.Table.from_pylist(labelled))
        linker = Linker(table, unmixed(linker.misc.save_model_to_json(), prior), log_level=None)
        found = linker.inference.predict(threshold_match_probability=LEAST).as_record_list()
        return {tuple(sorted((row["unique_id_l"], row["unique_id_r"]))): row["match_probability"] for row in found}

    def linked(self, likely: dict[tuple[int, int], float], threshold: float) -> dict[str, str | None]:
        """The group of each report by average linkage."""
        groups = Clustering.of(len(self.rows), likely, ()).agglomerate(threshold)
        return {self.reports[at].report.id: str(group[0]) for group in groups for at in group}

    def tally(self, linked: dict[str, str | None], looked: Sequence[int], tally: Tally) -> Tally:
        """The tally with some of the reports counted."""
        tally.add([one.report for one in self.reports], [one.incident for one in self.reports], linked, looked)
        return tally


def looked_at(baseline: Baseline, seed: int) -> tuple[Tally, list[float]]:
    """How the reports of each fold are linked as the other folds would have it, and the thresholds that they chose."""
    tally, chosen = Tally(), []
    of = folds([one.incident for one in baseline.reports], seed)
    for fold in range(FOLDS):
        fitted, left = (
            [at for at, its in enumerate(of) if its != fold],
            [at for at, its in enumerate(of) if its == fold],
        )
        likely = baseline.likely(set(fitted))
        by_threshold = {threshold: baseline.linked(likely, threshold) for threshold in THRESHOLDS}
        best = max(THRESHOLDS, key=lambda least: baseline.tally(by_threshold[least], fitted, Tally()).figures()["b3"])
        chosen.append(best)
        baseline.tally(by_threshold[best], left, tally)
    return tally, chosen


def theirs(files: dict[str, list[Told]], seeds: int) -> Iterator[str]:
    """Splink's figures, with the thresholds that the folds chose."""
    for name, reports in files.items():
        baseline = Baseline.of(reports)
        for seed in range(seeds):
            started = time.perf_counter()
            tally, thresholds = looked_at(baseline, seed)
            spent = time.perf_counter() - started
            yield f"{name:9} Splink 5 {seed}: {shown(tally)}  thresholds {thresholds}  {spent:.0f} s"


def ours(
    files: dict[str, list[Told]], streams: dict[str, list[Told]], seeds: int, looked: Sequence[str]
) -> Iterator[str]:
    """Dateline's figures on the same folds."""
    for name, _, seed, tally in across(
        {name: files[name] for name in looked}, sets_of(files, streams), seeds, [THRESHOLD]
    ):
        yield f"{name:9} Dateline {seed}: {shown(tally)}"


def main() -> None:
    """Print a line for each set, seed and linker."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cache", type=Path, default=Path(".cache/linking"))
    parser.add_argument("--seeds", type=int, default=1, help="in how many ways incidents are dealt to folds")
    parser.add_argument("--sets", nargs="+", choices=NAMES, default=NAMES, help="those looked at; both are fitted on")
    parser.add_argument("--linkers", nargs="+", choices=("splink", "dateline"), default=["splink", "dateline"])
    chosen = parser.parse_args()
    logging.getLogger("splink").setLevel(logging.ERROR)
    files = {name: told(SETS / f"{name}.jsonl", chosen.cache) for name in NAMES}
    if "splink" in chosen.linkers:
        for line in theirs({name: files[name] for name in chosen.sets}, chosen.seeds):
            print(line, flush=True)
    if "dateline" in chosen.linkers:
        streams = {path.stem: told(path, chosen.cache) for path in STREAMS}
        for line in ours(files, streams, chosen.seeds, chosen.sets):
            print(line, flush=True)


if __name__ == "__main__":
    main()

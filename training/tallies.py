"""How well reports are linked: B-cubed, pairs and look-alikes as ../shared/benchmarks/linking/score.py has them.

The incident that each report tells of and the one that it was given go in, figures with their spread over incidents come
out: 1,000 draws of incidents with replacement, a wrong pair counting half to the incident of either report.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from dateline.records import Report

LOOK_ALIKE_DAYS = 7
DRAWS = 1_000
Sums = Any  # of a row: reports, precision, recall, pairs joined, right, both, look-alikes, look-alikes joined


@dataclass(slots=True)
class Tally:
    """By incident the sums over its reports that were looked at."""

    sums: dict[str, Sums] = field(default_factory=lambda: defaultdict(lambda: np.zeros(8)))

    def add(
        self, reports: Sequence[Report], gold: Sequence[str], linked: dict[str, str | None], looked: Iterable[int]
    ) -> None:
        """Counts some of the reports, by index, each held against all others."""
        mine = [linked.get(report.id) or f"alone {report.id}" for report in reports]
        both, of_gold, of_mine = Counter(zip(gold, mine, strict=True)), Counter(gold), Counter(mine)
        golds, mines = (np.unique(names, return_inverse=True)[1] for names in (gold, mine))
        days = np.array([report.published.toordinal() if report.published else np.nan for report in reports])
        for at in looked:
            joined, right = mines == mines[at], golds == golds[at]
            alike = ~right & (np.abs(days - days[at]) <= LOOK_ALIKE_DAYS)
            pairs = [
                (joined.sum() - 1),
                (right.sum() - 1),
                ((joined & right).sum() - 1),
                alike.sum(),
                (alike & joined).sum(),
            ]
            shared = both[gold[at], mine[at]]
            self.sums[gold[at]] += [1, shared / of_mine[mine[at]], shared / of_gold[gold[at]], *(n / 2 for n in pairs)]

    def figures(self) -> dict[str, float]:
        """B-cubed, its precision and recall, pairs F1, and the share of look-alikes that were joined."""
        found = _figures(sum(self.sums.values())[None, :])
        return {name: round(float(values[0]), 4) for name, values in found.items()}

    def spread(self, seed: int = 0) -> dict[str, tuple[float, float]]:
        """By figure the interval that holds 95 % of the draws of incidents."""
        table = np.array([self.sums[name] for name in sorted(self.sums)])
        times = np.random.default_rng(seed).multinomial(len(table), np.full(len(table), 1 / len(table)), size=DRAWS)
        bounds = {name: np.percentile(values, (2.5, 97.5)) for name, values in _figures(times @ table).items()}
        return {name: (round(float(low), 3), round(float(high), 3)) for name, (low, high) in bounds.items()}


def _figures(rows: Sums) -> dict[str, Sums]:
    reports, precision, recall, joined, right, both, alike, merged = np.maximum(rows, 1e-12).T
    precision, recall = precision / reports, recall / reports
    return {
        "b3": 2 * precision * recall / (precision + recall),
        "b3 precision": precision,
        "b3 recall": recall,
        "pairs": 2 * both / (joined + right),
        "look-alikes joined": merged / alike,
    }


def shown(tally: Tally) -> str:
    """The figures of a tally with their intervals, for a line of a table."""
    spread = tally.spread()
    return "  ".join(
        f"{name} {value:.3f} [{spread[name][0]:.3f} {spread[name][1]:.3f}]" for name, value in tally.figures().items()
    )

"""How alike the headlines and leads of reports are: cosine of TF-IDF vectors, in plain Python.

Reports go in, likenesses by report id come out. It knows nothing of events.
"""

import collections
import datetime as dt
import math
import re
from collections.abc import Iterable

from dateline.records import Report

LEAD_CHARACTERS = 400
WINDOW_DAYS = 14
_WORD = re.compile(r"[^\W_]{2,}")


def _words(report: Report) -> collections.Counter[str]:
    lead = report.text[:LEAD_CHARACTERS]
    title = report.title or ""
    text = lead if title and lead.startswith(title) else f"{title} {lead}"
    return collections.Counter(word.casefold() for word in _WORD.findall(text))


class Likenesses:
    """Cosines between the headlines and leads of a fixed set of reports."""

    def __init__(self, reports: Iterable[Report]) -> None:
        every = sorted(reports, key=lambda report: report.id)
        counts = {report.id: _words(report) for report in every}
        found_in = collections.Counter(word for words in counts.values() for word in words)
        self._published = {report.id: report.published for report in every}
        self._vectors: dict[str, dict[str, float]] = {}
        self._holders: dict[str, list[str]] = collections.defaultdict(list)
        for report_id, words in counts.items():
            weights = {
                word: (1 + math.log(count)) * math.log((1 + len(every)) / found_in[word])
                for word, count in words.items()
            }
            norm = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
            self._vectors[report_id] = {word: weight / norm for word, weight in weights.items() if weight > 0}
            for word in self._vectors[report_id]:
                if found_in[word] <= max(100, len(every) // 20):  # commoner words would pair everything with everything
                    self._holders[word].append(report_id)

    def cosine(self, one: str, other: str) -> float:
        """The cosine of two reports by id, 0 to 1; 0 where one is not in the set."""
        first, second = self._vectors.get(one, {}), self._vectors.get(other, {})
        if len(first) > len(second):
            first, second = second, first
        return sum(weight * second.get(word, 0.0) for word, weight in first.items())

    def _within_days(self, one: str, other: str) -> bool:
        first, second = self._published[one], self._published[other]
        if first is None or second is None:
            return True
        return abs(first - second) <= dt.timedelta(days=WINDOW_DAYS)

    def nearest(self, report_id: str, floor: float) -> list[tuple[float, str]]:
        """Other reports published within 14 days and at least `floor` alike, the most alike first."""
        sums: dict[str, float] = collections.defaultdict(float)
        for word, weight in self._vectors.get(report_id, {}).items():
            for other in self._holders[word]:
                sums[other] += weight * self._vectors[other][word]
        alike = [
            (round(self.cosine(report_id, other), 6), other)
            for other, cosine in sums.items()
            if other != report_id and cosine >= floor / 2 and self._within_days(report_id, other)
        ]
        alike = [pair for pair in alike if pair[0] >= floor]
        return sorted(alike, key=lambda pair: (-pair[0], pair[1]))

"""Groups by average linkage: two groups join while their members, on average, agree well enough and none is barred.

Numbered items with pair scores go in, groups come out. It knows nothing of claims. Connected components would chain
look-alikes together; an average does not. A pair without a score counts as 0.
"""

import heapq
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

Pair = tuple[int, int]


def components(size: int, ones: NDArray[np.int64], others: NDArray[np.int64]) -> NDArray[np.int64]:
    """By item the number of its component, where pairs tie items: no group reaches beyond one."""
    ties = sparse.coo_matrix((np.ones(len(ones), dtype=bool), (ones, others)), shape=(size, size))
    return np.asarray(sparse.csgraph.connected_components(ties, directed=False)[1], dtype=np.int64)


def pair(one: int, other: int) -> Pair:
    """The two in order, as every mapping of pairs is keyed."""
    return (one, other) if one < other else (other, one)


@dataclass(slots=True)
class Clustering:
    """Groups named by their lowest member, with the sums of scores between them, and items that must never join.

    Items bound together (`bind`) weigh as one, and go by what any of them has to say: what a person put together stays with
    what either belonged to.
    """

    members: dict[int, list[int]]
    home: dict[int, int]
    sums: dict[int, dict[int, float]]
    barred: dict[int, set[int]]
    weights: dict[int, int]

    @classmethod
    def of(cls, size: int, scores: Mapping[Pair, float], barred: Iterable[Pair]) -> "Clustering":
        """Items 0 to `size`, each alone."""
        alone = range(size)
        clustering = cls(
            {item: [item] for item in alone}, {item: item for item in alone}, {item: {} for item in alone},
            {item: set() for item in alone}, dict.fromkeys(alone, 1),
        )  # fmt: skip
        for (one, other), score in scores.items():
            clustering.sums[one][other] = clustering.sums[other][one] = score
        for one, other in barred:
            clustering.barred[one].add(other)
            clustering.barred[other].add(one)
        return clustering

    def mean(self, one: int, other: int) -> float:
        """The average score between the items of two groups."""
        return round(self.sums[one].get(other, 0.0) / (self.weights[one] * self.weights[other]), 9)

    def may_join(self, one: int, other: int) -> bool:
        """True where no bar lies between two groups."""
        return not self.barred[one] & set(self.members[other])

    def bind(self, one: int, other: int) -> bool:
        """Makes one group of two whatever their scores, before any others join; False where a bar lies between them."""
        first, second = self.home[one], self.home[other]
        if first != second and self.may_join(first, second):
            name = self._merge(first, second, bound=True)
            self.weights[name] = 1
        return self.home[one] == self.home[other]

    def _merge(self, one: int, other: int, *, bound: bool = False) -> int:
        name, gone = pair(one, other)
        ours, theirs = self.sums[name], self.sums.pop(gone)
        self.home |= dict.fromkeys(self.members[gone], name)
        self.members[name] = sorted(self.members[name] + self.members.pop(gone))
        self.barred[name] |= self.barred.pop(gone)
        self.weights[name] += self.weights.pop(gone)
        self.sums[name] = {}
        for third in sorted((ours.keys() | theirs.keys()) - {name, gone}):
            self.sums[third].pop(gone, None)
            scores = [found[third] for found in (ours, theirs) if third in found]
            self.sums[name][third] = self.sums[third][name] = max(scores) if bound else sum(scores)
        return name

    def agglomerate(self, threshold: float) -> list[list[int]]:
        """Join the two groups that agree best, again and again, while the mean is at least `threshold`."""
        heap = [
            (-mean, one, other)
            for one, others in self.sums.items()
            for other in others
            if one < other and (mean := self.mean(one, other)) >= threshold
        ]
        heapq.heapify(heap)
        while heap:
            negative, one, other = heapq.heappop(heap)
            if one not in self.members or other not in self.members or self.mean(one, other) != -negative:
                continue
            if not self.may_join(one, other):
                continue
            name = self._merge(one, other)
            for third in self.sums[name]:
                if (mean := self.mean(name, third)) >= threshold:
                    heapq.heappush(heap, (-mean, *pair(name, third)))
        return [self.members[name] for name in sorted(self.members)]

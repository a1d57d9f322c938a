"""Groups by average linkage: two groups join while their members, on average, agree well enough and none is barred.

Numbered items with pair scores go in, groups come out. It knows nothing of claims. Connected components would chain
look-alikes together; an average does not.
"""

import heapq
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

Pair = tuple[int, int]


def pair(one: int, other: int) -> Pair:
    """The two in order, as every mapping of pairs is keyed."""
    return (one, other) if one < other else (other, one)


@dataclass(slots=True)
class _Edge:
    """The sum of scores between two groups and how many pairs gave it."""

    total: float
    pairs: int

    def plus(self, other: "_Edge") -> "_Edge":
        return _Edge(self.total + other.total, self.pairs + other.pairs)

    @property
    def mean(self) -> float:
        return round(self.total / self.pairs, 9)


@dataclass(slots=True)
class Clustering:
    """Groups named by their lowest member, with what lies between them. No edge between two groups: they never join."""

    members: dict[int, list[int]]
    edges: dict[int, dict[int, _Edge]]
    barred: dict[int, set[int]] = field(default_factory=dict)

    @classmethod
    def of(cls, size: int, scores: Mapping[Pair, float], barred: Iterable[Pair]) -> "Clustering":
        """Items 0 to `size`, each alone; pairs without a score, and those `barred`, stay apart."""
        clustering = cls({item: [item] for item in range(size)}, {item: {} for item in range(size)})
        clustering.barred = {item: set() for item in range(size)}
        for one, other in barred:
            clustering.barred[one].add(other)
            clustering.barred[other].add(one)
        for (one, other), score in scores.items():
            if other not in clustering.barred[one]:
                clustering.edges[one][other] = clustering.edges[other][one] = _Edge(score, 1)
        return clustering

    def group_of(self, item: int) -> int:
        """The name of the group that holds an item."""
        return next(name for name, items in self.members.items() if item in items)

    def may_join(self, one: int, other: int) -> bool:
        """True where no bar lies between two groups."""
        return not self.barred[one] & set(self.members[other])

    def join(self, one: int, other: int, *, forced: bool = False) -> int:
        """Make one group of two, and name it.

        A forced join keeps what lies between either and a third; another only what lies between both and the third.
        """
        name, gone = pair(one, other)
        ours, theirs = self.edges[name], self.edges.pop(gone)
        thirds = (ours.keys() | theirs.keys() if forced else ours.keys() & theirs.keys()) - {name, gone}
        self.members[name] = sorted(self.members[name] + self.members.pop(gone))
        self.barred[name] |= self.barred.pop(gone)
        for third in (ours.keys() | theirs.keys()) - {name, gone}:
            self.edges[third].pop(gone, None)
            self.edges[third].pop(name, None)
        self.edges[name] = {}
        for third in thirds:
            edge = ours[third].plus(theirs[third]) if third in ours and third in theirs else None
            edge = edge or ours.get(third) or theirs[third]
            if self.may_join(name, third):
                self.edges[name][third] = self.edges[third][name] = edge
        return name

    def agglomerate(self, threshold: float) -> list[list[int]]:
        """Join the two groups that agree best, again and again, while the mean is at least `threshold`."""
        heap = [
            (-edge.mean, one, other)
            for one, edges in self.edges.items()
            for other, edge in edges.items()
            if one < other and edge.mean >= threshold
        ]
        heapq.heapify(heap)
        while heap:
            negative, one, other = heapq.heappop(heap)
            edge = self.edges.get(one, {}).get(other)
            if edge is None or edge.mean != -negative:
                continue
            name = self.join(one, other)
            for third, edge in self.edges[name].items():
                if edge.mean >= threshold:
                    heapq.heappush(heap, (-edge.mean, *pair(name, third)))
        return [self.members[name] for name in sorted(self.members)]

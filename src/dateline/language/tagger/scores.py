"""What the tagger makes of one report: words that tell of events, and, for each trigger asked about, its event and fillers.

All values are log-odds (natural logarithm) unless said otherwise; indexes are those of the reading's tokens.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from dateline.records import Maker
from dateline.records.claims import Certainty, EventType, SourceKind

Floats = NDArray[np.float32]
UNSEEN = -6.0  # the log-odds of a filler that stands outside the window in which the trigger was read


@dataclass(slots=True, frozen=True)
class Labels:
    """What the model's outputs mean, in their order: event types, slots, certainties, kinds of source."""

    types: tuple[EventType, ...]
    slots: tuple[str, ...]
    certainties: tuple[Certainty, ...]
    kinds: tuple[SourceKind, ...]


@dataclass(slots=True)
class Told:
    """What the tagger makes of one trigger.

    `recorded`: that a coder names an event by it; `tells`: that it tells of a recorded event, first or again. `types` and
    `certainties` are log-probabilities by name. `links`: slots by tokens, that the token fills the slot of its event, of
    the tokens from `first` on that stand in the window; of all others the model says nothing (`UNSEEN`).
    """

    recorded: float
    tells: float
    aggregate: float
    main: float
    criminal: float
    types: Mapping[str, float]
    certainties: Mapping[Certainty, float]
    first: int
    links: Floats = field(repr=False)
    last: int = field(init=False)  # the token after the last one that stands in the window
    _sums: list[list[float]] = field(init=False, repr=False)  # of the links up to each token, by slot

    def __post_init__(self) -> None:
        self.last = self.first + self.links.shape[1]
        self._sums = np.pad(np.cumsum(self.links, axis=1, dtype=np.float64), ((0, 0), (1, 0))).tolist()

    def mean(self, slot: int, first: int, last: int) -> float:
        """The mean of the links of tokens `[first:last]` to a slot."""
        begin = first if first > self.first else self.first  # asked too often for max and min
        end = last if last < self.last else self.last
        if begin >= end:
            return UNSEEN
        sums, seen = self._sums[slot], end - begin
        told = sums[end - self.first] - sums[begin - self.first]
        return (told + UNSEEN * (last - first - seen)) / (last - first)


@dataclass(slots=True)
class Scores:
    """The scores of one report, as log-probabilities by token.

    `triggers`: by none and each type, that the token tells of an event; `kinds`: of which kind a source is that it names.
    Triggers are asked about together (`ask`), for the model reads the report once for each of them; what was asked stays.
    """

    unseen: ClassVar[float] = UNSEEN
    labels: Labels
    maker: Maker
    triggers: Floats
    kinds: Floats
    answer: Callable[[Sequence[tuple[int, int]]], list[Told]] = field(repr=False)
    known: dict[tuple[int, int], Told] = field(default_factory=dict, repr=False)

    def ask(self, spans: Sequence[tuple[int, int]]) -> list[Told]:
        """What is made of each trigger, given as tokens `[first:last]`."""
        new = [span for span in dict.fromkeys(spans) if span not in self.known]
        if new:
            self.known.update(zip(new, self.answer(new), strict=True))
        return [self.known[span] for span in spans]

    def kind(self, first: int, last: int) -> dict[SourceKind, float]:
        """By kind, how likely a source named by tokens `[first:last]` is of it: the mean of their log-probabilities."""
        means = self.kinds[first:last].mean(0)
        return {name: float(value) for name, value in zip(self.labels.kinds, means, strict=True)}

    def tagged(self, least: float) -> list[tuple[int, int, EventType, float]]:
        """The stretches of tokens that tell of an event with at least this probability: first, last, type, probability."""
        chances = 1.0 - np.exp(self.triggers[:, 0])
        found: list[tuple[int, int, EventType, float]] = []
        k = 0
        while k < len(chances):
            if chances[k] < least:
                k += 1
                continue
            first = k
            while k < len(chances) and chances[k] >= least:
                k += 1
            best = int(np.exp(self.triggers[first:k, 1:]).sum(0).argmax())
            found.append((first, k, self.labels.types[best], float(chances[first:k].max())))
        return found

"""What the learned tagger says of a report's triggers, as log-odds that this stage weighs beside what grammar says.

A reading with scores goes in; an event is asked about by its triggers. Where no tagger has read, there are no hints.
"""

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dateline.language import Reading
from dateline.records import TriggerMention

if TYPE_CHECKING:
    from dateline.language.tagger import Scores, Told

Triggers = Sequence[TriggerMention]
LEAST = 1e-3  # a probability below it is this one


@dataclass(slots=True, frozen=True)
class Hints:
    """The tagger's scores of one report; of an event's triggers the one that says most counts."""

    reading: Reading
    scores: "Scores"

    @classmethod
    def of(cls, reading: Reading) -> "Hints | None":
        """The hints of a reading; None where no tagger has read it."""
        return None if reading.scores is None else cls(reading, reading.scores)

    def foresee(self, triggers: Iterable[TriggerMention]) -> None:
        """Ask about these triggers at once, which is quicker than one by one."""
        self.scores.ask([self.reading.range_of(trigger.start, trigger.end) for trigger in triggers])

    def told(self, triggers: Triggers) -> list["Told"]:
        """What the tagger makes of each trigger."""
        return self.scores.ask([self.reading.range_of(trigger.start, trigger.end) for trigger in triggers])

    def word(self, triggers: Triggers) -> float:
        """That one of the words themselves tells of an event, by what the tagger makes of each token: log-odds."""
        ranges = [self.reading.range_of(trigger.start, trigger.end) for trigger in triggers]
        none = min(float(self.scores.triggers[first:last, 0].min()) for first, last in ranges)
        return math.log(max(1.0 - math.exp(none), LEAST)) - none

    def links(self, triggers: Triggers, slot: str) -> "Links":
        """How likely each stretch of the text fills a slot of the event."""
        at = self.scores.labels.slots.index(slot)
        return Links(self.reading, at, self.told(triggers), self.scores.unseen)

    def evidence(self, triggers: Triggers, own: TriggerMention, slot: str, start: int, end: int) -> dict[str, float]:
        """What the event's triggers say of characters `[start:end]`, as features: together, most of them, and its own."""
        return self.links(triggers, slot).features(triggers.index(own), start, end)

    def link(self, triggers: Triggers, slot: str, start: int, end: int) -> float:
        """That characters `[start:end]` fill a slot of the event: log-odds."""
        return self.links(triggers, slot)(start, end)


@dataclass(slots=True)
class Links:
    """One slot of one event, by each of its triggers.

    Of most of a long text a trigger says nothing, so only those are asked that were read in a window with the stretch.
    """

    reading: Reading
    slot: int
    told: list["Told"]
    unseen: float  # what a trigger says of a stretch outside its window
    _in_order: list["Told"] = field(init=False)  # of their windows, which begin and end in one order
    _firsts: list[int] = field(init=False)
    _lasts: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self._in_order = sorted(self.told, key=lambda told: told.first)
        self._firsts, self._lasts = [told.first for told in self._in_order], [told.last for told in self._in_order]

    def __call__(self, start: int, end: int) -> float:
        """That characters `[start:end]` fill the slot: log-odds, by the trigger that says so most."""
        return self._most(self._each(*self.reading.range_of(start, end)))

    def _most(self, found: list[float]) -> float:
        return max(found if len(found) == len(self.told) else [*found, self.unseen])

    def _each(self, first: int, last: int) -> list[float]:
        """The same of tokens by each trigger that says something of them."""
        seen = self._in_order[bisect_right(self._lasts, first) : bisect_left(self._firsts, last)]
        return [told.mean(self.slot, first, last) for told in seen]

    def reach(self) -> tuple[int, int]:
        """The characters of which any trigger says anything."""
        tokens = self.reading.tokens
        return tokens[self._firsts[0]].start, tokens[self._lasts[-1] - 1].end

    def features(self, own: int, start: int, end: int) -> dict[str, float]:
        """The log-odds as features: by the trigger that says so most, by all, and by the event's own, the one at `own`."""
        first, last = self.reading.range_of(start, end)
        found = self._each(first, last)
        most, whole = self._most(found), sum(found) + self.unseen * (len(self.told) - len(found))
        return {
            "tagger": most,
            "tagger for it": max(most, 0.0),
            "tagger of all": whole / len(self.told),
            "tagger of its own": self.told[own].mean(self.slot, first, last),
        }

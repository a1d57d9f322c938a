"""What the learned tagger says of a report's triggers, as log-odds that this stage weighs beside what grammar says.

A reading with scores goes in; an event is asked about by its triggers. Where no tagger has read, there are no hints.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
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
        return Links(self.reading, [told.running[at] for told in self.told(triggers)])

    def evidence(self, triggers: Triggers, own: TriggerMention, slot: str, start: int, end: int) -> dict[str, float]:
        """What the event's triggers say of characters `[start:end]`, as features: together, most of them, and its own."""
        return self.links(triggers, slot).features(triggers.index(own), start, end)

    def link(self, triggers: Triggers, slot: str, start: int, end: int) -> float:
        """That characters `[start:end]` fill a slot of the event: log-odds."""
        return self.links(triggers, slot)(start, end)


@dataclass(slots=True, frozen=True)
class Links:
    """One slot of one event: by trigger, the sums of the log-odds up to each token."""

    reading: Reading
    running: list[list[float]]

    def __call__(self, start: int, end: int) -> float:
        """That characters `[start:end]` fill the slot: log-odds, by the trigger that says so most."""
        return max(self.each(start, end))

    def each(self, start: int, end: int) -> list[float]:
        """The same by each trigger, in their order."""
        first, last = self.reading.range_of(start, end)
        return [(row[last] - row[first]) / (last - first) for row in self.running]

    def features(self, own: int, start: int, end: int) -> dict[str, float]:
        """The log-odds as features: by the trigger that says so most, by all, and by the event's own, the one at `own`."""
        every = self.each(start, end)
        most = max(every)
        return {
            "tagger": most,
            "tagger for it": max(most, 0.0),
            "tagger of all": sum(every) / len(every),
            "tagger of its own": every[own],
        }

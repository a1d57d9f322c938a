"""Where a filler without a match stands on the other side: inexactly in its slot, in another slot, another event, or nowhere.

A filler and the other side's events go in, one of the kinds of WHERE goes out. It compares words and days; it never counts.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from dateline.quality.matches import Event, Filler, fillers, overlapping, same_days, same_words

Where = Literal["inexact", "other slot", "other event", "both other", "nowhere", "unpaired"]
WHERE: tuple[tuple[Where, str], ...] = (
    ("inexact", "its words stand there, cut or valued otherwise"),
    ("other slot", "in another slot of the same event"),
    ("other event", "in the same slot of another event"),
    ("both other", "in another slot of another event"),
    ("nowhere", "in no event of the report"),
    ("unpaired", "its event has no partner"),
)
_WORDED = ("initiators", "targets", "weapons", "place", "sources", "casualties")


@dataclass(slots=True, frozen=True)
class Whereabouts:
    """Where the other side has a filler, and under which slot where that is another."""

    where: Where
    slot: str | None = None

    @property
    def words(self) -> str:
        """What a list of causes adds for it; empty where there is nothing to add."""
        if self.where == "other event":
            return "stands in another event of the report"
        if self.slot is None:
            return ""
        return f"stands under {self.slot}{' of another event' if self.where == 'both other' else ''}"


def whereabouts(slot: str, one: Filler, events: Sequence[Event], partner: int | None) -> Whereabouts:
    """Where the other side's `events` have a filler of `slot` that matches nothing in `partner`, the event of its own."""
    if partner is None:
        return Whereabouts("unpaired")
    own, others = events[partner], [event for k, event in enumerate(events) if k != partner]
    if _stands(one, own, slot):
        return Whereabouts("inexact")
    slots = [other for other in _WORDED if other != slot] if slot in _WORDED else []
    for other in slots:
        if _stands(one, own, other):
            return Whereabouts("other slot", other)
    if any(_stands(one, event, slot) for event in others):
        return Whereabouts("other event")
    for other in slots:
        if any(_stands(one, event, other) for event in others):
            return Whereabouts("both other", other)
    return Whereabouts("nowhere")


def _stands(one: Filler, event: Event, slot: str) -> bool:
    """True where the event has the filler's words, or its days, in this slot; a casualty also by the words of its party."""
    if slot == "date":
        return any(same_days(one, other) for other in fillers(event, slot))
    named = [*fillers(event, slot)]
    named += [{"text": row["party"]} for row in named if row.get("party")]
    return any(same_words(one, other) or overlapping(one, other) for other in named)

"""What costs most: every missed and spurious filler of a slot with its cause, and what is taken for what.

Gold and coded reports go in, lists by slot go out, the commonest causes first. It only looks; scoring is elsewhere.
"""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from dateline.quality.matches import CODES, SLOTS, Event, Filler, Matches, fillers, match_fillers, same_words
from dateline.quality.pairs import Pairing, pair_events
from dateline.quality.scores import AnyReport, selected
from dateline.quality.whereabouts import Whereabouts, whereabouts

LOST_WITH_EVENT = "its event was not coded"
FIRED_WITH_EVENT = "its event is not in the gold"
EMPTY = "nothing coded here"
UNASKED = "nothing in the gold here"
EVENT = "event"
_CODE = {"sources": "kind", "casualties": "effect"}  # of slots whose fillers are words with a code
_NEAR_TRIGGER = 12  # characters


@dataclass(slots=True, frozen=True)
class Erratum:
    """A filler that only one side has: in which report and which of that side's events, its words, and why.

    `where` is where the other side has it; `instead` is what stands there in its place.
    """

    report: str
    event: int
    words: str
    cause: str
    where: Whereabouts | None = None
    instead: tuple[str, ...] = ()


@dataclass(slots=True)
class SlotErrors:
    """One slot's errors: gold fillers `found` and `missed`, coded ones `right` and `spurious`.

    `confusions` counts (gold, coded) codes where a slot has codes: of events, or of fillers with the same words in paired
    events; None where one side has no such event or filler.
    """

    slot: str
    found: int = 0
    right: int = 0
    missed: list[Erratum] = field(default_factory=list)
    spurious: list[Erratum] = field(default_factory=list)
    confusions: Counter[tuple[str | None, str | None]] = field(default_factory=Counter)

    def causes(self, *, spurious: bool = False) -> list[tuple[str, int]]:
        """How often each cause stands behind what was missed (or was spurious), commonest first."""
        return Counter(error.cause for error in (self.spurious if spurious else self.missed)).most_common()

    def where(self, *, spurious: bool = False) -> Counter[Whereabouts]:
        """How often the other side has what was missed (or was spurious) in which place; empty for events and codes."""
        return Counter(error.where for error in (self.spurious if spurious else self.missed) if error.where)

    def as_dict(self) -> dict[str, Any]:
        """Plain JSON: the four counts, the confusions, and where each side's lone fillers stand on the other."""
        confusions = [{"gold": one, "coded": other, "count": n} for (one, other), n in self.confusions.most_common()]
        gold, coded = (
            [{"where": at.where, "slot": at.slot, "count": n} for at, n in self.where(spurious=side).most_common()]
            for side in (False, True)
        )
        counts = {"found": self.found, "missed": len(self.missed), "right": self.right, "spurious": len(self.spurious)}
        return {**counts, "confusions": confusions, "missed_where": gold, "spurious_where": coded}


def filler_words(filler: Filler, slot: str) -> str:
    """A filler as a person reads it: codes as they are, figures with bounds, places with country, dates as days."""
    if not isinstance(filler, dict):
        return str(filler)
    if slot == "date":
        start, end = filler.get("start"), filler.get("end")
        return f"{start}" if start == end else f"{start}…{end}"
    words = str(filler.get("text") or "")
    if slot == "casualties":
        low, high = ("?" if filler.get(key) is None else filler[key] for key in ("min", "max"))
        return f"{words} [{filler.get('effect')} {low}–{high}; {filler.get('party') or '?'}]"
    if slot == "sources":
        return f"{words} [{filler.get('kind')}]"
    if slot == "place":
        return f"{words} [{filler.get('country') or '?'}]"
    return words


def event_words(event: Event) -> str:
    """An event as a person reads it in a list: type and trigger."""
    return f"{event.get('event_type')}: {event.get('trigger')}"


def _nearest_event(event: Event, others: Sequence[Event], side: str) -> tuple[str, tuple[str, ...]]:
    """Why an event found no partner among the other side's: none at all, none near its trigger, or unlike or taken."""
    if not others:
        return f"the report has no {side} event", ()
    start = event.get("trigger_start")
    near = [other for other in others if isinstance(start, int) and isinstance(other.get("trigger_start"), int)
            and abs(other["trigger_start"] - start) < _NEAR_TRIGGER]  # fmt: skip
    if not near:
        return f"no {side} event near its trigger", ()
    return f"{side} events near it are unlike, or paired with others", tuple(event_words(other) for other in near)


def _days_apart(gold: Filler, coded: Filler) -> str:
    try:
        first, other = dt.date.fromisoformat(gold["start"]), dt.date.fromisoformat(coded["start"])
        length = dt.date.fromisoformat(gold["end"]) - first
        other_length = dt.date.fromisoformat(coded["end"]) - other
    except (KeyError, TypeError, ValueError):
        return "not days"
    if first == other:
        return "same start, shorter" if other_length < length else "same start, longer"
    apart = (other - first).days
    size = next((name for limit, name in ((1, "1 day"), (7, "2-7 days"), (31, "8-31 days")) if abs(apart) <= limit), "")
    return f"{size or 'over a month'} {'late' if apart > 0 else 'early'}"


def _figure_differs(gold: Filler, coded: Filler) -> str:
    same_bounds = (gold.get("min"), gold.get("max")) == (coded.get("min"), coded.get("max"))
    if not same_bounds and gold.get("effect") == coded.get("effect") and same_words(gold, coded):
        return "same words, other bounds"
    if same_bounds and gold.get("effect") == coded.get("effect"):
        return "other party"
    if same_bounds:
        return "other effect"
    return "other figure"


_PRECISE: dict[str, Callable[[Filler, Filler], str]] = {
    "date": lambda gold, coded: _days_apart(gold, coded),
    "place": lambda gold, coded: "same words, other country" if same_words(gold, coded) else "other place",
    "sources": lambda gold, coded: "same words, other kind" if same_words(gold, coded) else "other source",
    "casualties": _figure_differs,
}


def _difference(slot: str, one: Filler, others: Sequence[Filler], *, gold_first: bool) -> str:
    """How `one` differs from the nearest of the fillers on the other side."""
    precise = _PRECISE.get(slot)
    if precise is None:
        return "differs"
    told = [precise(one, other) if gold_first else precise(other, one) for other in others]
    return next((words for words in told if words.startswith("same")), told[0])


def _code_of(slot: str, filler: Filler | None) -> str | None:
    code: str | None = filler and filler.get(_CODE[slot]) if slot in _CODE else filler
    return code


@dataclass(slots=True)
class _Comparison:
    """One report's events on both sides, paired, and the errors found so far."""

    report: str
    gold: Sequence[Event]
    coded: Sequence[Event]
    pairing: Pairing

    def fill(self, errors: SlotErrors) -> None:
        """Add this report's errors to its slot's."""
        slot = errors.slot
        if slot == EVENT:
            return self._fill_events(errors)
        for i in self.pairing.missed:
            lost = fillers(self.gold[i], slot)
            errors.missed.extend(self._erratum(slot, i, want, (), None, gold=True) for want in lost)
            errors.confusions.update((code, None) for code in lost if slot in CODES)
        for j in self.pairing.spurious:
            fired = fillers(self.coded[j], slot)
            errors.spurious.extend(self._erratum(slot, j, have, (), None, gold=False) for have in fired)
            errors.confusions.update((None, code) for code in fired if slot in CODES)
        for i, j in self.pairing.pairs:
            self._fill_pair(errors, i, j)
        return None

    def _fill_events(self, errors: SlotErrors) -> None:
        errors.found += len(self.pairing.pairs)
        errors.right += len(self.pairing.pairs)
        for i in self.pairing.missed:
            cause, near = _nearest_event(self.gold[i], self.coded, "coded")
            errors.missed.append(Erratum(self.report, i, event_words(self.gold[i]), cause, instead=near))
        for j in self.pairing.spurious:
            cause, near = _nearest_event(self.coded[j], self.gold, "gold")
            errors.spurious.append(Erratum(self.report, j, event_words(self.coded[j]), cause, instead=near))

    def _fill_pair(self, errors: SlotErrors, i: int, j: int) -> None:
        slot = errors.slot
        wanted, given = fillers(self.gold[i], slot), fillers(self.coded[j], slot)
        matches = match_fillers(wanted, given, slot)
        errors.found += matches.found
        errors.right += matches.right
        lone_gold = [wanted[a] for a, b in matches.pairs if b is None and a is not None]
        lone_coded = [given[b] for a, b in matches.pairs if a is None and b is not None]
        errors.missed.extend(self._erratum(slot, i, want, lone_coded, j, gold=True) for want in lone_gold)
        errors.spurious.extend(self._erratum(slot, j, have, lone_gold, i, gold=False) for have in lone_coded)
        if slot in CODES or slot in _CODE:
            errors.confusions.update(_code_pairs(slot, wanted, given, matches))

    def _erratum(
        self, slot: str, event: int, one: Filler, others: Sequence[Filler], partner: int | None, *, gold: bool
    ) -> Erratum:
        """A filler of the gold, or a coded one, that has none like it in the other side's event, its `partner`."""
        where = None if slot in CODES else whereabouts(slot, one, self.coded if gold else self.gold, partner)
        if partner is None:
            cause = LOST_WITH_EVENT if gold else FIRED_WITH_EVENT
        elif others:
            cause = _difference(slot, one, others, gold_first=gold)
        else:
            cause = EMPTY if gold else UNASKED
        cause = f"{cause}; {where.words}" if where and where.words else cause
        instead = tuple(filler_words(other, slot) for other in others)
        return Erratum(self.report, event, filler_words(one, slot), cause, where, instead)


def _code_pairs(
    slot: str, wanted: Sequence[Filler], given: Sequence[Filler], matches: Matches
) -> list[tuple[str | None, str | None]]:
    """The (gold, coded) codes of one slot in two paired events: of what matches, of what shares its words, of what is alone."""
    pairs = [(wanted[a], given[b]) for a, b in matches.pairs if a is not None and b is not None]
    lone_gold = [wanted[a] for a, b in matches.pairs if a is not None and b is None]
    lone_coded = [given[b] for a, b in matches.pairs if a is None and b is not None]
    for want in lone_gold:
        near = next((k for k, have in enumerate(lone_coded) if slot in CODES or same_words(want, have)), None)
        pairs.append((want, None if near is None else lone_coded.pop(near)))
    pairs += [(None, have) for have in lone_coded]
    return [(_code_of(slot, one), _code_of(slot, other)) for one, other in pairs]


def errors_by_slot(
    gold: Iterable[AnyReport],
    coded: Iterable[AnyReport],
    *,
    slots: Iterable[str] = (EVENT, *SLOTS),
    long: bool = False,
    confident: bool = False,
) -> dict[str, SlotErrors]:
    """Missed and spurious fillers with their causes, and the confusions, of each slot: "event" or one of SLOTS."""
    errors = {slot: SlotErrors(slot) for slot in slots}
    for report, wanted, given in selected(gold, coded, long=long, confident=confident):
        comparison = _Comparison(str(report["id"]), wanted, given, pair_events(wanted, given))
        for slot_errors in errors.values():
            comparison.fill(slot_errors)
    return errors

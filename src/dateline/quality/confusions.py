"""What costs most: every missed and spurious filler of a slot with its cause, and what is taken for what.

Gold and coded reports go in, lists by slot go out, the commonest causes first. It only looks; scoring is elsewhere.
"""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from dateline.quality.matches import SLOTS, Event, Filler, fillers, match_fillers, same, same_words
from dateline.quality.pairs import Pairing, pair_events
from dateline.quality.scores import AnyReport, selected

LOST_WITH_EVENT = "its event was not coded"
FIRED_WITH_EVENT = "its event is not in the gold"
EMPTY = "nothing coded here"
UNASKED = "nothing in the gold here"
ELSEWHERE = "stands in another event of the report"
EVENT = "event"
_NEAR_TRIGGER = 12  # characters


@dataclass(slots=True, frozen=True)
class Missed:
    """A gold filler that was not found: in which report and gold event, its words, why, and what stood there instead."""

    report: str
    event: int
    words: str
    cause: str
    instead: tuple[str, ...] = ()


@dataclass(slots=True, frozen=True)
class Spurious:
    """A coded filler that is not in the gold: in which report and coded event, its words, and why."""

    report: str
    event: int
    words: str
    cause: str
    instead: tuple[str, ...] = ()


@dataclass(slots=True)
class SlotErrors:
    """One slot's errors; `confusions` counts (gold, coded) codes: types, kinds of source, effects, dates as "3 days late"."""

    slot: str
    found: int = 0
    missed: list[Missed] = field(default_factory=list)
    spurious: list[Spurious] = field(default_factory=list)
    confusions: Counter[tuple[str, str]] = field(default_factory=Counter)

    def causes(self, *, spurious: bool = False) -> list[tuple[str, int]]:
        """How often each cause stands behind what was missed (or was spurious), commonest first."""
        return Counter(error.cause for error in (self.spurious if spurious else self.missed)).most_common()


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


def _code_of(filler: Filler, slot: str) -> str | None:
    """The code in which two fillers of a slot can be confused, None where they hold words only."""
    if not isinstance(filler, dict):
        return str(filler)
    key = {"sources": "kind", "casualties": "effect", "place": "country"}.get(slot)
    return None if key is None else str(filler.get(key))


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
            errors.missed.extend(self._missed(slot, i, want, ()) for want in fillers(self.gold[i], slot))
        for j in self.pairing.spurious:
            errors.spurious.extend(self._spurious(slot, j, have, ()) for have in fillers(self.coded[j], slot))
        for i, j in self.pairing.pairs:
            self._fill_pair(errors, i, j)
        return None

    def _fill_events(self, errors: SlotErrors) -> None:
        errors.found += len(self.pairing.pairs)
        for i in self.pairing.missed:
            cause, near = _nearest_event(self.gold[i], self.coded, "coded")
            errors.missed.append(Missed(self.report, i, event_words(self.gold[i]), cause, near))
        for j in self.pairing.spurious:
            cause, near = _nearest_event(self.coded[j], self.gold, "gold")
            errors.spurious.append(Spurious(self.report, j, event_words(self.coded[j]), cause, near))

    def _fill_pair(self, errors: SlotErrors, i: int, j: int) -> None:
        slot = errors.slot
        wanted, given = fillers(self.gold[i], slot), fillers(self.coded[j], slot)
        matches = match_fillers(wanted, given, slot)
        errors.found += matches.found
        lone_gold = [wanted[a] for a, b in matches.pairs if b is None and a is not None]
        lone_coded = [given[b] for a, b in matches.pairs if a is None and b is not None]
        errors.missed.extend(self._missed(slot, i, want, lone_coded, j) for want in lone_gold)
        errors.spurious.extend(self._spurious(slot, j, have, lone_gold, i) for have in lone_coded)
        for want in lone_gold:
            self._confuse(errors, want, lone_coded)

    def _confuse(self, errors: SlotErrors, want: Filler, others: Sequence[Filler]) -> None:
        slot = errors.slot
        near = next(
            (have for have in others if isinstance(have, str) or slot == "date" or same_words(want, have)), None
        )
        if near is None:
            return
        codes = (
            ("as in gold", _days_apart(want, near)) if slot == "date" else (_code_of(want, slot), _code_of(near, slot))
        )
        if codes[0] and codes[1] and codes[0] != codes[1]:
            errors.confusions[codes[0], codes[1]] += 1

    def _missed(self, slot: str, i: int, want: Filler, others: Sequence[Filler], partner: int | None = None) -> Missed:
        cause = self._cause(slot, want, others, partner, gold=True)
        return Missed(self.report, i, filler_words(want, slot), cause, tuple(filler_words(o, slot) for o in others))

    def _spurious(
        self, slot: str, j: int, have: Filler, others: Sequence[Filler], partner: int | None = None
    ) -> Spurious:
        cause = self._cause(slot, have, others, partner, gold=False)
        return Spurious(self.report, j, filler_words(have, slot), cause, tuple(filler_words(o, slot) for o in others))

    def _cause(self, slot: str, one: Filler, others: Sequence[Filler], partner: int | None, *, gold: bool) -> str:
        """Why a filler of the gold, or a coded one, has none like it in the other side's event, its `partner`."""
        if partner is None:
            return LOST_WITH_EVENT if gold else FIRED_WITH_EVENT
        empty = EMPTY if gold else UNASKED
        cause = _difference(slot, one, others, gold_first=gold) if others else empty
        events = (event for k, event in enumerate(self.coded if gold else self.gold) if k != partner)
        elsewhere = isinstance(one, dict) and any(
            same(slot, one, far) if gold else same(slot, far, one) for event in events for far in fillers(event, slot)
        )
        return f"{cause}; {ELSEWHERE}" if elsewhere else cause


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


def type_confusions(
    gold: Iterable[AnyReport], coded: Iterable[AnyReport], *, long: bool = False, confident: bool = False
) -> dict[tuple[str, str], int]:
    """How often a gold type was coded as which: paired events, and "—" for events missed or fired; commonest first."""
    counts: Counter[tuple[str, str]] = Counter()
    for _, wanted, given in selected(gold, coded, long=long, confident=confident):
        pairing = pair_events(wanted, given)
        counts.update((str(wanted[i].get("event_type")), str(given[j].get("event_type"))) for i, j in pairing.pairs)
        counts.update((str(wanted[i].get("event_type")), "—") for i in pairing.missed)
        counts.update(("—", str(given[j].get("event_type"))) for j in pairing.spurious)
    return dict(counts.most_common())

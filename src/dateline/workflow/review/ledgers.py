"""The judgements of a project in memory: read once, then only what came since, so that one decision costs one decision.

A store goes in, judgements by id, in time and by text come out. It decides nothing and writes nothing.
"""

import datetime as dt
import threading
from bisect import insort
from collections.abc import Iterable
from itertools import takewhile

from dateline.records import Judgement, standing
from dateline.store import Store

ByText = dict[str, tuple[Judgement, ...]]
_HELD = ("_standing", "_naming", "_against", "_places", "every")


class Ledger:
    """What was judged up to a position of the chain. What it hands out is never changed, so that any thread may ask."""

    def __init__(self) -> None:
        self.position = 0
        self.every: dict[str, Judgement] = {}
        self._standing: set[str] = set()
        self._naming: ByText = {}
        self._against: dict[str, tuple[str, ...]] = {}  # by judgement those that take it back
        self._places: dict[str, int] = {}
        self._stand: tuple[Judgement, ...] | None = None
        self._lock = threading.Lock()

    @classmethod
    def of(cls, store: Store) -> "Ledger":
        """The ledger as the project stands now."""
        ledger = cls()
        ledger.catch_up(store)
        return ledger

    def copy(self) -> "Ledger":
        """One that `put` may change."""
        with self._lock:
            return self._copied()

    def catch_up(self, store: Store) -> None:
        """Reads what came since; all of it anew where a report was erased, whose judgements are gone."""
        with self._lock:
            position = store.judgement_position()
            if position == self.position:
                return
            more, new = self._copied(), _between(store, self.position, position)
            if len(new) < position - self.position:
                more, new = Ledger(), _between(store, 0, position)
            more.put(one for _, one in new)
            more._places |= {one.id: at for at, one in new}
            for name in _HELD:
                setattr(self, name, getattr(more, name))
            self._stand = more._stand
            self.position = position

    def put(self, judgements: Iterable[Judgement]) -> None:
        """Counts judgements in that are about to be stored; only in a copy that nobody else asks."""
        new = list(judgements)
        self.every |= {one.id: one for one in new}
        for one in new:
            for text in {end.text_sha256 for end in (one.anchor, one.other) if end}:
                self._naming[text] = (*self._naming.get(text, ()), one)
            for name in one.withdraws:
                self._against[name] = (*self._against.get(name, ()), one.id)
        moved = self._moved(new)
        now = standing(self.every[name] for name in moved)
        self._standing = (self._standing - moved) | {one.id for one in now}
        if self._stand is not None:
            kept = [one for one in self._stand if one.id not in moved]
            for one in now:
                insort(kept, one, key=in_time)
            self._stand = tuple(kept)

    @property
    def stand(self) -> tuple[Judgement, ...]:
        """The judgements that nobody took back, oldest first."""
        with self._lock:
            if self._stand is None:
                self._stand = tuple(sorted((self.every[name] for name in self._standing), key=in_time))
            return self._stand

    def stands(self, judgement_id: str) -> bool:
        """True where nobody took it back."""
        return judgement_id in self._standing

    def on(self, texts: Iterable[str]) -> list[Judgement]:
        """All judgements that name some texts, those taken back among them, oldest first."""
        found = {one.id: one for text in set(texts) for one in self._naming.get(text, ())}
        return sorted(found.values(), key=in_time)

    def standing_on(self, texts: Iterable[str]) -> list[Judgement]:
        """The judgements that name some texts and that nobody took back, oldest first."""
        return [one for one in self.on(texts) if one.id in self._standing]

    def anchored_in(self, texts: Iterable[str]) -> list[Judgement]:
        """The judgements that are anchored in some texts and that nobody took back, oldest first."""
        wanted = set(texts)
        return [one for one in self.standing_on(wanted) if one.anchor.text_sha256 in wanted]

    def since(self, position: int, texts: Iterable[str]) -> list[Judgement]:
        """The judgements that name some texts and came after a position of the chain, oldest first."""
        return [one for one in self.on(texts) if self._places.get(one.id, 0) > position]

    def after(self, position: int) -> list[Judgement]:
        """All judgements that came after a position of the chain, the last first."""
        with self._lock:
            return list(takewhile(lambda one: self._places[one.id] > position, reversed(self.every.values())))

    def place_of(self, judgement_id: str) -> int:
        """The position of a judgement in the chain."""
        return self._places[judgement_id]

    def _copied(self) -> "Ledger":
        other = Ledger()
        other.position, other._stand = self.position, self._stand
        for name in _HELD:
            setattr(other, name, getattr(self, name).copy())
        return other

    def _moved(self, new: Iterable[Judgement]) -> set[str]:
        """The new judgements, and all that a chain of taking back ties to them: whose standing they may change."""
        found, ready = set[str](), [one.id for one in new]
        while ready:
            name = ready.pop()
            if name not in found and name in self.every:
                found.add(name)
                ready += [*self.every[name].withdraws, *self._against.get(name, ())]
        return found


def in_time(one: Judgement) -> tuple[dt.datetime, str]:
    """When it was decided; the order of all judgements."""
    return (one.when, one.id)


def _between(store: Store, seen: int, position: int) -> list[tuple[int, Judgement]]:
    """The judgements after one position of the chain and up to another; what comes in meanwhile is for the next time."""
    return [(at, one) for at, one in store.judgements_after(seen) if at <= position]

"""When a coded filler of a slot is the same as a gold one: quoted words, figures, places, dates, codes.

Two events' fillers of one slot go in, which of them match goes out. The definitions are those of the field's shared
scorer, so that figures compare; it knows nothing of pairing events.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

Event = Mapping[str, Any]
Filler = Any  # a dict for quoted slots, a string for codes

CODES = ("type", "granularity", "certainty")
QUOTED = ("date", "place", "initiators", "targets", "weapons", "casualties", "sources")
SLOTS = CODES + QUOTED
PARTIES = ("initiators", "targets")

_US = re.compile(r"\bU\.\s?S\.?(?!\w)")
_WORD = re.compile(r"\w+")
_EMPTY_WORDS = frozenset("a about an and around at by in least more near of on some than the to up".split())
_SHARED = 0.5  # of all words of both mentions
_SHARED_IN_PLACE = 0.25  # where the two overlap in the text


@dataclass(slots=True, frozen=True)
class Matches:
    """Fillers of one slot in two paired events: `pairs` of indexes that match, None where a filler has no partner."""

    pairs: tuple[tuple[int | None, int | None], ...]
    found: int
    right: int


@lru_cache(maxsize=20_000)
def content_words(text: str | None) -> frozenset[str]:
    """The words of a mention that tell it from others, casefolded; "U.S." counts as "american"."""
    found: list[str] = _WORD.findall(_US.sub("american", text or "").casefold())
    return frozenset(found) - _EMPTY_WORDS


def _text(filler: Filler) -> str:
    return filler.get("text") or ""


def overlapping(one: Filler, other: Filler) -> bool:
    """True where both mentions have offsets and share a character."""
    start, other_start = one.get("start"), other.get("start")
    if not isinstance(start, int) or not isinstance(other_start, int):
        return False
    return start < other_start + len(_text(other)) and other_start < start + len(_text(one))


def same_words(one: Filler, other: Filler) -> bool:
    """True where two mentions share half of their words, or a quarter at the same spot."""
    words, other_words = content_words(one.get("text")), content_words(other.get("text"))
    if not words or not other_words:
        return _text(one).casefold() == _text(other).casefold()
    share = len(words & other_words) / len(words | other_words)
    return share >= _SHARED or (share >= _SHARED_IN_PLACE and overlapping(one, other))


def same_party(gold: Filler, coded: Filler) -> bool:
    """As `same_words`, or the coded mention is a part of the gold one at the same spot."""
    if same_words(gold, coded):
        return True
    return overlapping(gold, coded) and content_words(coded.get("text")) <= content_words(gold.get("text"))


def same_figure(gold: Filler, coded: Filler) -> bool:
    """Effect and both bounds equal, and the parties share a word, are unsaid, or overlap."""
    if any(gold.get(key) != coded.get(key) for key in ("effect", "min", "max")):
        return False
    party, other = content_words(gold.get("party")), content_words(coded.get("party"))
    return not party or not other or not party.isdisjoint(other) or overlapping(gold, coded)


def same_place(gold: Filler, coded: Filler) -> bool:
    """The same words, unless both name a country and the countries differ."""
    countries = {gold.get("country"), coded.get("country")} - {None, ""}
    return len(countries) < 2 and same_words(gold, coded)


def same_days(gold: Filler, coded: Filler) -> bool:
    """The same first and last day; precision does not count."""
    return bool((gold.get("start"), gold.get("end")) == (coded.get("start"), coded.get("end")))


def same_source(gold: Filler, coded: Filler) -> bool:
    """The same words and the same kind of source."""
    return bool(gold.get("kind") == coded.get("kind")) and same_words(gold, coded)


def _equal(gold: Filler, coded: Filler) -> bool:
    return bool(gold == coded)


_SAME = {
    "date": same_days,
    "place": same_place,
    "initiators": same_party,
    "targets": same_party,
    "weapons": same_words,
    "casualties": same_figure,
    "sources": same_source,
}


def same(slot: str, gold: Filler, coded: Filler) -> bool:
    """True where a coded filler of `slot` counts as the gold one."""
    return _SAME.get(slot, _equal)(gold, coded)


def fillers(event: Event, slot: str) -> list[Filler]:
    """What an event has in a slot, always as a list; figures that say "none" (max 0) are left out."""
    if slot == "type":
        return [event.get("event_type")]
    value = event.get(slot)
    if value is None:
        return []
    if slot == "casualties":
        return [row for row in value if row.get("max") != 0]
    return list(value) if isinstance(value, (list, tuple)) else [value]


def match_fillers(gold: Sequence[Filler], coded: Sequence[Filler], slot: str) -> Matches:
    """Which fillers match: one to one in order, but a party may stand for several ("U.S." and "Iraqi forces")."""
    shared = slot in PARTIES
    pairs: list[tuple[int | None, int | None]] = []
    used: set[int] = set()
    for i, want in enumerate(gold):
        free = (j for j, have in enumerate(coded) if (shared or j not in used) and same(slot, want, have))
        partner = next(free, None)
        pairs.append((i, partner))
        if partner is not None:
            used.add(partner)
    found = sum(partner is not None for _, partner in pairs)
    right = len(used)
    for j, have in enumerate(coded):
        if j not in used:
            partner = next((i for i, want in enumerate(gold) if same(slot, want, have)), None) if shared else None
            right += partner is not None
            pairs.append((partner, j))
    return Matches(tuple(pairs), found, right if shared else found)

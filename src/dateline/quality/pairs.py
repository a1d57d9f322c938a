"""Which coded event is which gold event of the same report: one to one, the likest first.

Two lists of events go in, index pairs and what stays alone go out. Likeness looks at type, trigger, days, place,
parties and figures; its weights are the shared scorer's and are added in its order, so that ties fall alike.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.quality.matches import PARTIES, Event, fillers, match_fillers, same_place

PAIRED_FROM = 1.2

_FAMILIES = {
    "fight": ("armed_clash", "attack", "air_drone_strike", "shelling_missile", "chemical_weapon", "sexual_violence",
              "property_destruction"),
    "bomb": ("explosive", "suicide_bomb"),
    "crowd": ("force_against_protesters", "protest", "riot"),
    "ground": ("force_movement", "territory_change"),
    "abduction": ("abduction",),
    "arrest": ("arrest",),
    "seizure": ("weapons_seizure",),
    "agreement": ("agreement",),
}  # fmt: skip
_FAMILY_OF = {event_type: family for family, types in _FAMILIES.items() for event_type in types}
_BESIDE_FIGHT = {"bomb", "ground", "crowd"}
_SAME_SPOT, _SAME_PASSAGE = 12, 150  # characters between two triggers


@dataclass(slots=True, frozen=True)
class Pairing:
    """Index pairs (gold, coded), likest first, and the indexes that found no partner."""

    pairs: tuple[tuple[int, int], ...]
    missed: tuple[int, ...]
    spurious: tuple[int, ...]


def _type_likeness(gold: Event, coded: Event) -> float:
    one, other = _FAMILY_OF.get(gold.get("event_type", "")), _FAMILY_OF.get(coded.get("event_type", ""))
    if one == other:
        return 1.0 if gold.get("event_type") == coded.get("event_type") else 0.6
    if "fight" in (one, other) and (one in _BESIDE_FIGHT or other in _BESIDE_FIGHT):
        return 0.3
    return 0.0


def _trigger_likeness(gold: Event, coded: Event) -> float:
    one, other = gold.get("trigger_start"), coded.get("trigger_start")
    if not isinstance(one, int) or not isinstance(other, int):
        return 0.0
    gap = abs(one - other)
    return 0.8 if gap < _SAME_SPOT else 0.4 if gap < _SAME_PASSAGE else 0.0


def _days_likeness(gold: Event, coded: Event) -> float:
    one, other = gold.get("date"), coded.get("date")
    if not one or not other:
        return 0.0
    before = (other.get("end") or "9") < one["start"]
    after = (other.get("start") or "0") > one["end"]
    return -0.4 if before or after else 0.4


def _place_likeness(gold: Event, coded: Event) -> float:
    one, other = gold.get("place"), coded.get("place")
    if not one or not other:
        return 0.0
    return 0.4 if same_place(one, other) else -0.2


def _shared(gold: Event, coded: Event, slot: str) -> int:
    return match_fillers(fillers(gold, slot), fillers(coded, slot), slot).found


def likeness(gold: Event, coded: Event) -> float:
    """How alike two events of one report are, from 0 (types that cannot be the same) to about 4.6."""
    total = _type_likeness(gold, coded)
    if not total:
        return 0.0
    total += _trigger_likeness(gold, coded)
    total += _days_likeness(gold, coded)
    total += _place_likeness(gold, coded)
    for slot in PARTIES:
        total += 0.4 if _shared(gold, coded, slot) else 0.0
    return total + 0.6 * min(2, _shared(gold, coded, "casualties"))


def pair_events(gold: Sequence[Event], coded: Sequence[Event]) -> Pairing:
    """The pairing of one report's events: greedy from the likest pair down, ties to the earlier events."""
    ranked = sorted((-likeness(g, c), i, j) for i, g in enumerate(gold) for j, c in enumerate(coded))
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for unlike, i, j in ranked:
        if -unlike >= PAIRED_FROM and i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    missed = tuple(i for i in range(len(gold)) if i not in pairs)
    return Pairing(tuple(pairs.items()), missed, tuple(j for j in range(len(coded)) if j not in taken))

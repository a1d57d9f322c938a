"""Weapons used in an event, apart from those only carried; in a seizure, those seized.

A scene and its events go in; each event receives its weapons in text order, of "a bomb" and "the car bomb" the likelier
name, or the fuller where it is nearly as likely. Also the suicide bombers, who are named like weapons.
"""

from dateline.claims.drafts import Draft, Scene
from dateline.claims.weapons.scores import PEOPLE, Arsenal, features, head, probability
from dateline.records import ActorMention, Weapon, WeaponMention

FLOOR = 0.3  # share of event-and-weapon pairs that coders record, below which the event is left without the weapon

SURE_FLOOR = 0.45  # the same before the events are judged

_BY_THE_ARMED = frozenset("attack explosive suicide_bomb".split())  # what attackers carried they used there, if likely


def assign_weapons(scene: Scene, events: list[Draft]) -> None:
    """Give each event the weapons that it was done with, anew; a doubtful event needs the better reasons."""
    arsenal = Arsenal(scene, events)
    for event in events:
        floor = FLOOR if event.probability < 1.0 else SURE_FLOOR
        best: dict[str, tuple[float, WeaponMention]] = {}
        for named in arsenal.weapons:
            found = features(arsenal, named, event)
            likely = probability(scene, found)
            if _ruled_out(found, event) or event.probability * likely < floor:
                continue
            weapon = arsenal.nearest(named, event)
            worth = likely * (1 + len(weapon.text.split()))
            if worth > best.get(head(weapon), (0.0, weapon))[0]:
                best[head(weapon)] = worth, weapon
        event.weapons = sorted((weapon for _, weapon in best.values()), key=lambda weapon: weapon.start)


def _ruled_out(found: dict[str, float], event: Draft) -> bool:
    """True for what was only carried, and for what no such event is done with where another weapon or event is nearer."""
    if event.event_type == "weapons_seizure":
        return False
    if "carried=True" in found:
        return event.event_type not in _BY_THE_ARMED
    return "fits=False" in found and ("bound=own" not in found or "beaten by fit=True fits=False" in found)


def bombers(scene: Scene, draft: Draft) -> list[ActorMention]:
    """The suicide bombers that the event's sentences name: they are the initiators where nobody else is."""
    found = [
        w for i in sorted(draft.sentences) for w in scene.weapons.get(i, ()) if w.text.split()[-1].casefold() in PEOPLE
    ]
    return [
        ActorMention(start=w.start, end=w.end, text=w.text, head=w.text.split()[-1].casefold(), kind="rebel")
        for w in found[:1]
    ]


def weapon_records(draft: Draft) -> tuple[Weapon, ...]:
    """The weapons as the claim records them."""
    return tuple(Weapon(text=weapon.text, start=weapon.start) for weapon in draft.weapons)

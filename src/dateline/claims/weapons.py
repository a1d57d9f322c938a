"""Weapons used in an event, apart from those only carried; in a seizure, those seized.

A scene and a draft go in, the event's weapons come out in text order.
"""

from dateline.claims.drafts import Draft, Scene
from dateline.records import ActorMention, Weapon, WeaponMention

_CARRYING = frozenset("armed carrying carried wearing possessed equipped stockpile stockpiles".split())
_PEOPLE = frozenset("bomber bombers attacker attackers".split())
_WEAPONLESS = frozenset("agreement protest force_movement territory_change arrest".split())


def used_weapons(scene: Scene, draft: Draft) -> list[WeaponMention]:
    """The weapons of the event's sentences that the words put to use, each wording once."""
    if draft.event_type in _WEAPONLESS:
        return []
    reading = scene.reading
    found: dict[str, WeaponMention] = {}
    for index in sorted(draft.sentences):
        for weapon in scene.weapons.get(index, ()):
            at = reading.token_at(weapon.start)
            before = reading.lowers[max(0, at - 4) : at]
            if weapon.weapon_class == "suicide" or (draft.event_type != "weapons_seizure" and set(before) & _CARRYING):
                continue
            if draft.event_type != "weapons_seizure" and weapon.weapon_class == "arms":
                continue
            found.setdefault(weapon.text.casefold(), weapon)
    return list(found.values())


def bombers(scene: Scene, draft: Draft) -> list[ActorMention]:
    """The suicide bombers that the event's sentences name: they are the initiators where nobody else is."""
    found = [
        w for i in sorted(draft.sentences) for w in scene.weapons.get(i, ()) if w.text.split()[-1].casefold() in _PEOPLE
    ]
    return [
        ActorMention(start=w.start, end=w.end, text=w.text, head=w.text.split()[-1].casefold(), kind="rebel")
        for w in found[:1]
    ]


def weapon_records(draft: Draft) -> tuple[Weapon, ...]:
    """The weapons as the claim records them."""
    return tuple(Weapon(text=weapon.text, start=weapon.start) for weapon in draft.weapons)

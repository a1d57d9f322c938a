"""Weapons used in an event, apart from those only carried; in a seizure, those seized.

A scene and a draft go in, the event's weapons come out in text order. A weapon counts only for a type of event that is
done with its class: a sentence that tells of an air strike after a roadside bomb holds one weapon for each.
"""

from dateline.claims.drafts import Draft, Scene
from dateline.records import ActorMention, Weapon, WeaponMention

_CARRYING = frozenset("armed carrying carried wearing possessed equipped stockpile stockpiles".split())
_LIST = 16  # tokens over which a list of things carried is followed back
_PEOPLE = frozenset("bomber bombers attacker attackers".split())
_INSTRUMENT = frozenset("with using".split())
_ANY = frozenset("aircraft chemical rocket grenade bomb gun blade vehicle".split())
_CLASSES = {
    "armed_clash": frozenset("gun grenade blade".split()),
    "air_drone_strike": frozenset("aircraft rocket".split()),
    "shelling_missile": frozenset(("rocket",)),
    "suicide_bomb": frozenset("suicide bomb".split()),
    "explosive": frozenset("bomb grenade".split()),
    "chemical_weapon": frozenset("chemical aircraft rocket".split()),
    "attack": _ANY,
    "abduction": frozenset("gun blade".split()),
    "riot": frozenset("crowd_control blade gun bomb".split()),
    "force_against_protesters": frozenset("crowd_control gun grenade".split()),
    "weapons_seizure": _ANY | {"arms", "suicide"},
    "property_destruction": _ANY,
}
_NEARBY = frozenset("explosive shelling_missile".split())  # a neighbouring sentence may name what was used


def _uses(scene: Scene, draft: Draft, weapon: WeaponMention) -> bool:
    """True where the event can be done with the weapon and no word says that it was only carried."""
    last = weapon.text.split()[-1].casefold()
    classes = _CLASSES.get(draft.event_type)
    if classes is None or last in _PEOPLE or last.endswith("fire"):
        return False
    if draft.event_type == "weapons_seizure":
        return weapon.weapon_class in classes
    at = scene.reading.token_at(weapon.start)
    before = scene.reading.lowers[max(0, at - 4) : at]
    by_words = bool(before) and before[-1] in _INSTRUMENT and draft.sentence.first <= at < draft.sentence.last
    return (weapon.weapon_class in classes or by_words) and not _carried(scene, at)


def _carried(scene: Scene, at: int) -> bool:
    """True where a word for carrying stands before the weapon or before the list in which it stands."""
    reading = scene.reading
    first = reading.sentences[scene.index_of(reading.tokens[at].start)].first
    k = at
    while k > first and at - k < _LIST and (reading.tags[k - 1] in "NJOEC" or reading.lowers[k - 1] == ","):
        k -= 1
    near = range(max(first, min(k - 2, at - 4)), at)
    return any(reading.lowers[i] in _CARRYING and reading.lowers[i + 1] != "out" for i in near)


def used_weapons(scene: Scene, draft: Draft, events: list[Draft]) -> list[WeaponMention]:
    """The weapons that the event's sentences put to use, each kind once; else those of a sentence next to them."""
    found = _used_in(scene, draft, draft.sentences)
    if not found and draft.event_type in _NEARBY:
        taken = {index for event in events for index in event.sentences}
        found = _used_in(scene, draft, {i + step for i in draft.sentences for step in (-1, 1)} - taken)
    return found


def _used_in(scene: Scene, draft: Draft, sentences: set[int]) -> list[WeaponMention]:
    """The weapons put to use there, of "a bomb" and "the car bomb" only the fuller name."""
    fullest: dict[str, WeaponMention] = {}
    for index in sorted(sentences):
        for weapon in scene.weapons.get(index, ()):
            if _uses(scene, draft, weapon):
                head = weapon.text.split()[-1].casefold().removesuffix("s")
                known = fullest.get(head)
                if known is None or len(known.text.split()) < len(weapon.text.split()):
                    fullest[head] = weapon
    return sorted(fullest.values(), key=lambda weapon: weapon.start)


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

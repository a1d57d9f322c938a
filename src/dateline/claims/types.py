"""The type of an event whose trigger is generic ("attack", "killed"): settled by weapon, then by parties, then by default.

A scene and a draft go in, the draft's type is set; what was inferred stands in the draft's rules.
"""

from dateline.claims.drafts import Draft, Scene
from dateline.codebook import Codebook
from dateline.records import ActorMention, WeaponMention

_REFINABLE = frozenset(("explosive", "attack", "armed_clash", "shelling_missile"))
_STATE = frozenset(("state_force", "international"))


def _weapon_near(scene: Scene, codebook: Codebook, draft: Draft) -> WeaponMention | None:
    """The weapon that settles the type: one in the trigger's own phrase, else the nearest strong one of its sentence."""
    found = scene.weapons.get(draft.sentence.index, [])
    strong = [w for w in found if _entry_is_strong(codebook, w)]
    suicide = [w for w in strong if w.weapon_class == "suicide"]
    if not strong:
        return None
    return suicide[0] if suicide else min(strong, key=lambda w: abs(w.start - draft.trigger.start))


def _entry_is_strong(codebook: Codebook, weapon: WeaponMention) -> bool:
    words = weapon.text.casefold().split()
    found = codebook.weapons.last_in(words, 0, len(words))
    return found is not None and found[2].strong


def _type_of_weapon(codebook: Codebook, weapon: WeaponMention) -> str:
    words = weapon.text.casefold().split()
    found = codebook.weapons.last_in(words, 0, len(words))
    assert found is not None
    return found[2].event_type


def _fights_back(codebook: Codebook, parties: list[ActorMention]) -> bool:
    """True where some party is armed by its kind."""
    return any(p.kind in codebook.people.armed_kinds for p in parties)


def _by_parties(codebook: Codebook, draft: Draft) -> str:
    """Armed against armed is a clash, armed against anyone else an attack; a force that nobody is said to attack too."""
    victims = [*draft.targets]
    if _fights_back(codebook, victims) and (not draft.initiators or _fights_back(codebook, draft.initiators)):
        return "armed_clash"
    return "attack"


def _is_arrest(scene: Scene, codebook: Codebook, draft: Draft) -> bool:
    """True for a taking of people by any side ("captured") that a state did, or that befell fighters of no state."""
    if codebook.cues["custody"].longest(scene.reading.lowers, draft.at) is None:
        return False
    doers, victims = {p.kind for p in draft.initiators}, {p.kind for p in draft.targets}
    return bool(doers & _STATE) or (not doers and "rebel" in victims)


def settle_type(scene: Scene, codebook: Codebook, draft: Draft) -> None:
    """Set the draft's event type from its trigger, refined by the weapons of its sentence and the parties."""
    named = draft.trigger.event_type
    weapon = _weapon_near(scene, codebook, draft)
    if named == "explosive" and weapon is not None and weapon.weapon_class in ("suicide", "aircraft"):
        draft.event_type = _type_of_weapon(codebook, weapon)
        draft.rules["event_type"] = f"weapon: {weapon.weapon_class}"
    elif named == "shelling_missile" and weapon is not None and weapon.weapon_class == "aircraft":
        draft.event_type = "air_drone_strike"
        draft.rules["event_type"] = "weapon: aircraft"
    elif named == "abduction" and _is_arrest(scene, codebook, draft):
        draft.event_type = "arrest"
        draft.rules["event_type"] = "parties"
    elif named is not None:
        draft.event_type = named
    elif weapon is not None and (draft.trigger.effect is None or weapon.weapon_class != "gun"):
        draft.event_type, draft.generic = _type_of_weapon(codebook, weapon), True
        draft.rules["event_type"] = f"weapon: {weapon.weapon_class}"
    else:
        draft.generic = True
        word = draft.trigger.text.casefold()
        by_parties = _by_parties(codebook, draft)
        default = codebook.generic_defaults.get(word)
        draft.event_type = default if default and by_parties == "attack" else by_parties
        draft.rules["event_type"] = "default of the word" if default and by_parties == "attack" else "parties"

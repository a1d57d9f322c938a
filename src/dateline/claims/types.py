"""The type of an event whose trigger is generic ("attack", "killed"): settled by weapon, then by parties, then by default.

A scene and a draft go in, the draft's type is set; what was inferred stands in the draft's rules.
"""

from dateline.claims.drafts import Draft, Scene
from dateline.claims.hints import Hints
from dateline.claims.weights import total
from dateline.codebook import Codebook
from dateline.language.clauses import is_passive, objects_of, subject_of
from dateline.records import ActorMention, WeaponMention

_STATE = frozenset(("state_force", "international"))
_TAKEN = frozenset(("state_force", "civilian", "international", "thing"))  # whom others than states capture
_CROWDS = frozenset(("protesters", "rioters"))
_CROWD_HEADS = ("protest", "demonstrat", "marcher", "riot", "crowd", "mourner")
_FORCES = frozenset("army military police nato security militant rebel insurgent taliban".split())
_SHOTS = frozenset("shoot shot shoots shooting gunned open opened fired fire firing fires".split())


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


def _armed(codebook: Codebook, party: ActorMention) -> bool:
    """True for those who fight, by kind or as the owner of what is attacked ("an |army| post")."""
    if party.kind in codebook.people.armed_kinds:
        return True
    words = party.text.casefold().split()
    return party.kind == "thing" and any(word in codebook.people.combatants or word in _FORCES for word in words[:-1])


def _fights_back(codebook: Codebook, parties: list[ActorMention]) -> bool:
    """True where some party is armed."""
    return any(_armed(codebook, party) for party in parties)


def _crowd_type(draft: Draft) -> str | None:
    """What it is called where a crowd takes part: a riot if the crowd does it, force against protesters if a state does."""
    if any(party.kind in _CROWDS for party in draft.initiators):
        return "riot"
    if any(party.head.startswith(_CROWD_HEADS) for party in draft.targets) and all(
        p.kind in _STATE for p in draft.initiators
    ):
        return "force_against_protesters" if draft.initiators else None
    return None


def _by_parties(codebook: Codebook, draft: Draft) -> str:
    """Armed against armed is a clash, armed against anyone else an attack; a force that nobody is said to attack too."""
    if _fights_back(codebook, draft.targets) and (not draft.initiators or _fights_back(codebook, draft.initiators)):
        return "armed_clash"
    return "attack"


def _is_arrest(scene: Scene, codebook: Codebook, draft: Draft) -> bool:
    """True for a taking of people by any side ("captured") that a state did, or of whom no rebel would take hostage."""
    if codebook.cues["custody"].longest(scene.reading.lowers, draft.at) is None:
        return False
    doers, victims = {p.kind for p in draft.initiators}, {p.kind for p in draft.targets}
    return bool(doers & _STATE) or (not doers and not victims & _TAKEN)


def _is_place_taken(scene: Scene, codebook: Codebook, draft: Draft) -> bool:
    """True where what was "seized" or "captured" is a place by name."""
    reading, sentence = scene.reading, draft.sentence
    if codebook.cues["custody"].longest(reading.lowers, draft.at) is None or draft.targets:
        return False
    taken = objects_of(reading, draft.at + draft.length, sentence.last)[:1]
    if is_passive(reading, draft.at, sentence.first):
        subject = subject_of(reading, draft.at, sentence.first)
        taken = [] if subject is None else [subject]
    heads = [reading.tokens[chunk.head].start for chunk in taken]
    return any(p.start <= at < p.end for at in heads for p in scene.places.get(sentence.index, ()))


def _refined(codebook: Codebook, draft: Draft, named: str) -> str:
    """The type that the trigger names, but for what its parties make another: shots at fighters, clashes with a crowd."""
    crowd = _crowd_type(draft)
    if named == "armed_clash" and (crowd == "riot" or any(p.kind in _CROWDS for p in draft.targets)):
        return "riot"
    if named != "attack":
        return named
    if crowd is not None:
        return crowd
    word = draft.trigger.text.casefold().split()[0]
    shot = word in _SHOTS and draft.initiators
    return "armed_clash" if shot and _by_parties(codebook, draft) == "armed_clash" else named


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
    elif named == "abduction" and _is_place_taken(scene, codebook, draft):
        draft.event_type = "territory_change"
        draft.rules["event_type"] = "a place was taken"
    elif named == "abduction" and _is_arrest(scene, codebook, draft):
        draft.event_type = "arrest"
        draft.rules["event_type"] = "parties"
    elif named is not None:
        draft.event_type = _refined(codebook, draft, named)
        if draft.event_type != named:
            draft.rules["event_type"] = "parties"
    elif weapon is not None and (draft.trigger.effect is None or weapon.weapon_class != "gun"):
        draft.event_type, draft.generic = _type_of_weapon(codebook, weapon), True
        draft.rules["event_type"] = f"weapon: {weapon.weapon_class}"
    else:
        draft.generic = True
        word = draft.trigger.text.casefold()
        by_parties = _crowd_type(draft) or _by_parties(codebook, draft)
        default = codebook.generic_defaults.get(word)
        draft.event_type = default if default and by_parties == "attack" else by_parties
        draft.rules["event_type"] = "default of the word" if default and by_parties == "attack" else "parties"


def weigh_type(scene: Scene, draft: Draft) -> None:
    """Set the type to the likeliest by the tagger and by the one that was settled; as it is where no tagger has read."""
    if scene.hints is None:
        return
    reason = draft.rules.get("event_type", "")
    told = reason if reason.startswith("weapon") else "generic" if draft.generic else "named"
    draft.by_grammar = draft.event_type, told
    weights = scene.fitted("types")
    found = type_features(scene.hints, draft)
    best = max(found, key=lambda name: total(found[name], weights))
    if best != draft.event_type:
        draft.event_type, draft.generic = best, True
        draft.rules["event_type"] = "tagger"


def type_features(hints: Hints, draft: Draft) -> dict[str, dict[str, float]]:
    """By type, what speaks for it: the tagger's log-probability, and that grammar settled on it."""
    told = hints.told(draft.words)
    found = {name: {"tagger": sum(one.types[name] for one in told) / len(told)} for name in told[0].types}
    ruled, kind = draft.by_grammar
    found[ruled] |= {f"ruled={kind}": 1.0, f"ruled={kind} {ruled}": 1.0}
    return found


def settle_whole(scene: Scene, event: Draft) -> None:
    """Make a bombing a suicide bombing where another sentence of the same event tells of the bomber."""
    if event.event_type != "explosive":
        return
    if any(w.weapon_class == "suicide" for i in event.sentences for w in scene.weapons.get(i, ())):
        event.event_type = "suicide_bomb"
        event.rules["event_type"] = "weapon: suicide"

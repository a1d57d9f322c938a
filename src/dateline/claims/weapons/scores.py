"""How likely an event was done with a weapon: what kind of each, how far apart they stand, the words around the weapon.

The mentions of one weapon and an event go in, features and a probability come out. The weights stand in
data/weapons.json, fitted on coded reports by training/weapons.py; here they are only applied.
"""

import math

from dateline.claims import weights
from dateline.claims.drafts import Draft, Scene
from dateline.records import WeaponMention

PEOPLE = frozenset("bomber bombers attacker attackers".split())
_CARRYING = frozenset("armed carrying carried wearing possessed equipped stockpile stockpiles".split())
_LISTING = frozenset((",", "and", "or"))
_LIST = 16  # tokens over which a list of things carried is followed back
_BETWEEN = 6  # tokens between two weapons of one list
_NEAR = 8  # tokens before a weapon whose verb says what was done with it
_FAR = 3  # sentences; what lies farther apart is simply far
_TOKENS = 60  # tokens apart that are simply many
_USES = {
    "threw": "throw thrown throwing threw hurled hurling lobbed lobbing tossed pelted",
    "fired": "fire fired fires firing launch launched launches launching unleashed shot shooting lobbed opened",
    "used": "use used uses using with armed involving via by",
    "set off": "detonate detonated detonates detonating exploded explode explodes exploding blew planted triggered went "
    "hit struck strapped",
    "dropped": "drop dropped drops dropping",
    "driven": "drive drove driven driving ram rammed ramming plough ploughed plow plowed crashed slammed",
    "found": "found find seized seize seizing discovered recovered confiscated defused dismantled uncovered cache "
    "intercepted destroyed including smuggled smuggling hidden",
    "had": "have has had hold holding held bought sell sold supply supplied supplying deliver delivered sent stolen "
    "captured producing making built building without against",
}
_ANY = frozenset("aircraft chemical rocket grenade bomb gun blade vehicle".split())
_FITTING = {  # the classes that an event of this type is done with
    "armed_clash": frozenset("gun grenade blade".split()),
    "air_drone_strike": frozenset("aircraft rocket".split()),
    "shelling_missile": frozenset("rocket aircraft".split()),
    "suicide_bomb": frozenset("suicide bomb vehicle".split()),
    "explosive": frozenset("bomb grenade".split()),
    "chemical_weapon": frozenset("chemical aircraft rocket".split()),
    "attack": _ANY,
    "abduction": frozenset("gun blade".split()),
    "protest": frozenset(("crowd_control",)),
    "riot": frozenset("crowd_control blade gun bomb".split()),
    "force_against_protesters": frozenset("crowd_control gun grenade".split()),
    "weapons_seizure": _ANY | {"arms", "suicide"},
    "property_destruction": _ANY,
}
_USE_OF = {word: use for use, words in _USES.items() for word in words.split()}


class Arsenal:
    """A scene's weapons, those of the same name together, with its events: how far apart they stand, worked out once."""

    def __init__(self, scene: Scene, events: list[Draft]) -> None:
        self.scene = scene
        self.events = events
        named: dict[str, list[WeaponMention]] = {}
        for weapon in scene.mentions.weapons:
            if head(weapon) not in ("bomber", "attacker"):
                named.setdefault(weapon.text.casefold(), []).append(weapon)
        self.weapons = list(named.values())
        self.starts = sorted(scene.reading.token_at(t.start) for t in scene.mentions.triggers)
        self._apart: dict[tuple[int, int], tuple[int, int]] = {}
        self.triggers = {id(event): [scene.reading.token_at(t.start) for t in event.triggers] for event in events}

    def nearest(self, named: list[WeaponMention], event: Draft) -> WeaponMention:
        """The mention of the weapon that stands nearest to the event's words."""
        return min(named, key=lambda weapon: self.apart(weapon, event))

    def apart(self, weapon: WeaponMention, event: Draft) -> tuple[int, int]:
        """Sentences and tokens from the mention to the event's nearest words."""
        key = weapon.start, id(event)
        if key not in self._apart:
            index, at = self.scene.index_of(weapon.start), self.scene.reading.token_at(weapon.start)
            tokens = min(abs(at - k) for k in self.triggers[id(event)])
            self._apart[key] = event.apart(index), tokens
        return self._apart[key]


def head(weapon: WeaponMention) -> str:
    """The weapon's last word, singular: what "two bombs" and "the car bomb" share."""
    return weapon.text.split()[-1].casefold().removesuffix("s")


def features(arsenal: Arsenal, named: list[WeaponMention], event: Draft) -> dict[str, float]:
    """What speaks for and against the event being done with the weapon; of its mentions the nearest counts."""
    scene, weapon = arsenal.scene, arsenal.nearest(named, event)
    sentences, tokens = arsenal.apart(weapon, event)
    found = {
        "bias": 1.0,
        "mentions": math.log(len(named)),
        "events": math.log(len(arsenal.events)),
        "sentences": math.log(len(scene.reading.sentences)),
        "words": math.log(len(weapon.text.split())),
        "tokens": math.log1p(min(tokens, _TOKENS)),
        "tokens in its sentence": math.log1p(tokens) if sentences == 0 else 0.0,
    }
    marks = _kinds(arsenal, weapon, event) + _distances(arsenal, weapon, event) + _wording(scene, weapon, event)
    marks += _others(arsenal, named, weapon, event) + _side(arsenal, weapon, event)
    links = [scene.linked(event, "weapons", other.start, other.end) for other in named]
    return found | dict.fromkeys(marks, 1.0) | max(links, key=lambda link: link.get("tagger", 0.0))


def _fits(weapon: WeaponMention, event: Draft) -> bool:
    return weapon.weapon_class in _FITTING.get(event.event_type, ())


def _kinds(arsenal: Arsenal, weapon: WeaponMention, event: Draft) -> list[str]:
    """Whether such events are done with such weapons, and whether the report names the weapon more fully."""
    kind = f"type={event.event_type}"
    fuller = any(
        head(other[0]) == head(weapon) and len(other[0].text.split()) > len(weapon.text.split())
        for other in arsenal.weapons
    )
    return [
        kind,
        f"fits={_fits(weapon, event)}",
        f"pair={event.event_type} {weapon.weapon_class}",
        f"class={weapon.weapon_class}",
        f"head={head(weapon)}",
        f"head={head(weapon)} {kind}",
        f"fuller={fuller}",
    ]


def _distances(arsenal: Arsenal, weapon: WeaponMention, event: Draft) -> list[str]:
    """Where the weapon stands, and whether it stands nearer to another event, one of the same type or one that it fits."""
    events, apart = arsenal.events, arsenal.apart(weapon, event)
    where = _where(arsenal, weapon, event, apart[0])
    fits, bound = f"fits={_fits(weapon, event)}", f"bound={_bound(arsenal, weapon, event)}"
    rivals = [other for other in events if other is not event and arsenal.apart(weapon, other) < apart]
    nearer, better = f"nearer={bool(rivals)}", f"better={any(_fits(weapon, other) for other in rivals)}"
    same = any(other.event_type == event.event_type for other in events if other is not event)
    beside = (
        *(fits, bound, nearer, better, f"type={event.event_type}"),
        *(f"single={len(events) == 1}", f"first={event is events[0]}", f"same type={same} {nearer}"),
    )
    return [where, bound, f"{fits} {bound}", f"{fits} {better}", *(f"{where} {other}" for other in beside)]


def _where(arsenal: Arsenal, weapon: WeaponMention, event: Draft, sentences: int) -> str:
    """Where the weapon stands: in the event's words, in its first sentence, a later one, or so many sentences off."""
    if any(t.start < weapon.end and weapon.start < t.start + len(t.text) for t in event.triggers):
        return "in=trigger"
    index = arsenal.scene.index_of(weapon.start)
    if index == event.sentence.index:
        return "in=its sentence"
    if sentences == 0:
        return "in=later sentence"
    after = any(i < index for i in event.sentences)
    told = any(index in other.sentences for other in arsenal.events)
    return f"{'after' if after else 'before'}={min(sentences, _FAR)} told={told}"


def _bound(arsenal: Arsenal, weapon: WeaponMention, event: Draft) -> str:
    """Whose words for violence stand nearest to the weapon in its sentence: the event's, another's, or nobody's."""
    scene = arsenal.scene
    at = scene.reading.token_at(weapon.start)
    sentence = scene.reading.sentences[scene.index_of(weapon.start)]
    near = [k for k in arsenal.starts if sentence.first <= k < sentence.last]
    if not near:
        return "none"
    gap = min(abs(k - at) for k in near)
    own = arsenal.triggers[id(event)]
    if any(abs(k - at) == gap for k in own):
        return "own"
    others = (k for triggers in arsenal.triggers.values() for k in triggers)
    return "other" if any(abs(k - at) == gap for k in others) else "uncoded"


def _others(arsenal: Arsenal, named: list[WeaponMention], weapon: WeaponMention, event: Draft) -> list[str]:
    """Whether other weapons stand nearer to the event, and whether it stands in one list with others."""
    fits, apart = f"fits={_fits(weapon, event)}", arsenal.apart(weapon, event)
    others = [other for other in arsenal.weapons if other is not named]
    nearest = [arsenal.nearest(other, event) for other in others]
    nearer = [w for w in nearest if head(w) != head(weapon) and arsenal.apart(w, event) < apart]
    beaten = any(_fits(w, event) for w in nearer)
    of_class = any(w.weapon_class == weapon.weapon_class for w in nearer)
    listed = [w for other in others for w in other if _in_one_list(arsenal.scene, w, weapon)]
    return [
        f"beaten={bool(nearer)}",
        f"beaten by fit={beaten} {fits}",
        f"beaten by class={of_class}",
        f"only={not others}",
        f"listed={bool(listed)}",
        f"listed with fit={any(_fits(w, event) for w in listed)} {fits}",
    ]


def _in_one_list(scene: Scene, one: WeaponMention, other: WeaponMention) -> bool:
    """True where only commas, "and" and nouns stand between two weapons ("rifles, small arms and grenades")."""
    reading = scene.reading
    first, last = (one, other) if one.start < other.start else (other, one)
    begin, end = reading.token_at(first.end - 1) + 1, reading.token_at(last.start)
    between = range(begin, end)
    if not 0 < len(between) <= _BETWEEN:
        return False
    signs = [i for i in between if reading.lowers[i] in _LISTING]
    return bool(signs) and all(i in signs or reading.tags[i] in "JOEDN" for i in between)


def _side(arsenal: Arsenal, weapon: WeaponMention, event: Draft) -> list[str]:
    """On which side of the event's nearest word the weapon stands in its sentence, and what kind of word that is."""
    reading, index = arsenal.scene.reading, arsenal.scene.index_of(weapon.start)
    if index not in event.sentences:
        return []
    at = reading.token_at(weapon.start)
    near = min(arsenal.triggers[id(event)], key=lambda k: abs(k - at))
    side = f"side={'before' if at < near else 'after'}"
    return [side, f"{side} of={reading.tags[near]}", f"{side} class={weapon.weapon_class} of={reading.tags[near]}"]


def _wording(scene: Scene, weapon: WeaponMention, event: Draft) -> list[str]:
    """What the words around the weapon say: what was done with it, whether it does something, what noun follows."""
    reading = scene.reading
    first, last = reading.token_at(weapon.start), reading.token_at(weapon.end - 1)
    chunk = reading.chunk_at(first)
    begin = chunk.first if chunk is not None else first
    sentence = reading.sentences[scene.index_of(weapon.start)]
    before = reading.lowers[max(sentence.first, begin - _NEAR) : begin]
    carried = _carried(scene, first)
    use = "carried" if carried else next((_USE_OF[word] for word in reversed(before) if word in _USE_OF), "-")
    after = reading.lowers[last + 1] if last + 1 < sentence.last else "."
    follows = reading.tags[last + 1] if last + 1 < sentence.last else "."
    compound = chunk is not None and last + 1 < chunk.last
    does = next((_USE_OF[word] for word in reading.lowers[last + 1 : last + 4] if word in _USE_OF), "-")
    kind = f"type={event.event_type}"
    before_it = reading.lowers[begin - 1] if begin > sentence.first and reading.tags[begin - 1] in "PG" else "-"
    marks = [
        f"use={use}",
        f"use={use} {kind}",
        f"use={use} class={weapon.weapon_class}",
        f"use={use} fits={_fits(weapon, event)}",
        f"does={does}",
        f"does={does} class={weapon.weapon_class}",
        f"follows={follows}",
        f"compound={compound}",
        f"compound={compound} {kind}",
        f"carried={carried}",
        f"preposition={before_it}",
        f"opens={reading.tags[begin]}",
        f"plural={weapon.text.casefold().endswith('s')}",
        f"headline={sentence.role == 'headline'}",
    ]
    return [*marks, f"noun={after}"] if compound else marks


def _carried(scene: Scene, at: int) -> bool:
    """True where a word for carrying stands before the weapon or before the list in which it stands."""
    reading = scene.reading
    first = reading.sentences[scene.index_of(reading.tokens[at].start)].first
    k = at
    while k > first and at - k < _LIST and (reading.tags[k - 1] in "NJOEC" or reading.lowers[k - 1] == ","):
        k -= 1
    near = range(max(first, min(k - 2, at - 4)), at)
    return any(reading.lowers[i] in _CARRYING and reading.lowers[i + 1] != "out" for i in near)


def probability(scene: Scene, found: dict[str, float]) -> float:
    """The share of weapons with such features that coders record; features without a weight count nothing."""
    return weights.probability(found, scene.fitted("weapons"))

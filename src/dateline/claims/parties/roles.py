"""Who did it to whom: initiators and targets of one trigger from the grammar around it.

A scene and a draft go in, the draft's parties are filled. Nobody is named that the clause does not name; a pronoun
stands for the last party that could be meant.
"""

from dateline.claims.drafts import Draft, Scene
from dateline.claims.parties.ascriptions import ascribed, suspected
from dateline.codebook import Codebook
from dateline.language.chunks import Chunk
from dateline.language.clauses import behind, governor, is_passive, listed_chunks, objects_of, sentence_of, subject_of
from dateline.records import ActorMention

_BY = frozenset(("by",))
_NOBODY = frozenset("no nobody none neither".split())  # "no group claimed responsibility"
_PASSING = 3  # sentences behind an event in which somebody is blamed without a word on what for
_BLAMED = ("rebel", "political_militia", "identity_militia", "state_force")
_AGAINST = frozenset("on against at targeting of into upon toward towards".split())
_WITH = frozenset(("with",))
_PLURAL_PRONOUNS = frozenset("they them their he him she it".split())
_COUNTRY = ("country",)
_CROWD = frozenset("protest riot agreement force_movement".split())
_ASCRIBED = {"blamed": "on", "claimed": "by", "attributed": "to", "ascribed": "to"}
_BOMBS = frozenset("explosive suicide_bomb".split())
_WHERE = frozenset("at near outside inside in of into on by through against to beside".split())
_STRUCK_REACH = 18
_MODIFIER_TAGS = frozenset("EJO")


def _is_actor(mention: ActorMention | None, *, victim: bool) -> bool:
    """True where the mention can be a party: anyone or anything as a target, only those who act as an initiator."""
    if mention is None:
        return False
    if victim:
        return True
    return mention.kind not in ("thing", "unknown") or bool(mention.actors)


def _party(scene: Scene, codebook: Codebook, chunk: Chunk, *, victim: bool) -> ActorMention | None:
    """The actor mention of a noun phrase if it can be a party: no event words, no time, no weapon but one that acts."""
    reading = scene.reading
    mention = scene.actor_of(chunk.first)
    if mention is not None and not victim and (_names_event(scene, codebook, chunk, weapons=False)):
        return None
    if mention is not None and _is_actor(mention, victim=victim):
        return mention
    if mention is not None and not victim and "E" in reading.tags[chunk.first : chunk.last]:
        return mention
    weapon = codebook.weapons.last_in(reading.lowers, chunk.first, chunk.head + 1)
    if (
        not victim
        and weapon is not None
        and weapon[0] + weapon[1] == chunk.head + 1
        and weapon[2].weapon_class in ("aircraft", "suicide")
    ):
        return _as_mention(scene, chunk)
    return None


def _as_mention(scene: Scene, chunk: Chunk) -> ActorMention:
    reading = scene.reading
    first = chunk.first
    while first < chunk.last - 1 and reading.tags[first] in "DN":
        first += 1
    start, end = reading.tokens[first].start, reading.tokens[chunk.last - 1].end
    return ActorMention(
        start=start, end=end, text=reading.text[start:end], head=reading.lowers[chunk.head], kind="unknown"
    )


def _names_event(scene: Scene, codebook: Codebook, chunk: Chunk, *, weapons: bool = True) -> bool:
    """True where the phrase's head is a trigger noun or, unless left out, a weapon ("the blast", "a car bomb")."""
    lowers = scene.reading.lowers
    for book in (codebook.triggers, codebook.weapons) if weapons else (codebook.triggers,):
        found = book.last_in(lowers, chunk.first, chunk.head + 1)
        if found is not None and found[0] + found[1] == chunk.head + 1:
            return True
    return False


def _antecedent(scene: Scene, drafts: list[Draft], before: int, first: int) -> list[ActorMention]:
    """Whom a pronoun stands for: who speaks or acts before it in its sentence, else the last draft's initiators or targets."""
    reading = scene.reading
    for k in range(before - 1, first - 1, -1):
        chunk = reading.chunk_at(k)
        if chunk is None or chunk.pronoun or k != chunk.first or (k > first and reading.tags[k - 1] == "P"):
            continue
        mention = scene.actor_of(k)
        if mention is not None and _is_actor(mention, victim=False):
            return [mention]
    for draft in reversed(drafts):
        if draft.at < before and (draft.initiators or draft.targets):
            return draft.initiators or draft.targets
    return []


def _parties(
    scene: Scene, codebook: Codebook, chunks: list[Chunk], drafts: list[Draft], *, victim: bool
) -> list[ActorMention]:
    found: list[ActorMention] = []
    for chunk in chunks:
        if scene.reading.lowers[chunk.first] in _NOBODY and not victim:
            continue
        if chunk.pronoun:
            if scene.reading.lowers[chunk.first] in _PLURAL_PRONOUNS and not victim:
                found += _antecedent(scene, drafts, chunk.first, sentence_of(scene.reading, chunk.first).first)
            continue
        mention = _party(scene, codebook, chunk, victim=victim)
        if mention is not None:
            found.append(mention)
    return found


def _befalls(draft: Draft) -> bool:
    """True for a verb that without an object tells what befell its subject ("nine hostages |kidnapped| on Monday")."""
    return draft.trigger.effect is not None or draft.trigger.event_type in ("abduction", "arrest")


def _verbal(scene: Scene, codebook: Codebook, draft: Draft, drafts: list[Draft]) -> None:
    """Parties of a verb: subject and object, or sufferer and "by" of a passive."""
    reading, sentence, end = scene.reading, draft.sentence, draft.at + draft.length
    subject = subject_of(reading, draft.at, sentence.first)
    if is_passive(reading, draft.at, sentence.first):
        chunks = [subject] if subject is not None else []
        draft.targets += _parties(scene, codebook, chunks, drafts, victim=True)
        draft.initiators += _parties(scene, codebook, behind(reading, end, sentence.last, _BY), drafts, victim=False)
        return
    objects = objects_of(reading, end, sentence.last, draft.trigger.after)
    if not objects and draft.trigger.after:
        objects = behind(reading, end, sentence.last, frozenset(draft.trigger.after), reach=8)
    if not objects and subject is not None and _befalls(draft):
        draft.targets += _parties(scene, codebook, [subject], drafts, victim=True)
        return
    if subject is not None and _names_event(scene, codebook, subject):
        draft.linked = subject.head
    if subject is not None:
        draft.initiators += _parties(scene, codebook, [subject], drafts, victim=False)
    if objects and _names_event(scene, codebook, objects[0]) and scene.actor_of(objects[0].first) is None:
        more = behind(reading, objects[0].last, sentence.last, _AGAINST - {"of"}, reach=6)
        objects = more
    draft.targets += _parties(scene, codebook, objects, drafts, victim=True)


def _inside(scene: Scene, codebook: Codebook, draft: Draft, chunk: Chunk) -> None:
    """A party named within the trigger's own phrase: "Israeli airstrike", "rebel attack", "the army's long shelling"."""
    reading = scene.reading
    first, last = chunk.first, draft.at + _leading_party(scene, codebook, draft)
    while first < last and reading.tags[first] in "DN":
        first += 1
    owner = next((k for k in range(last - 1, first, -1) if reading.tags[k] == "S"), None)
    if owner is not None:
        last = owner
    while last > first and codebook.weapons.longest(reading.lowers, last - 1, last):
        last -= 1
    led = reading.tokens[last - 1].text if last > first else ""
    if led[-4:] == "-led" and led[0].isupper():
        start = reading.tokens[last - 1].start
        draft.initiators.append(
            ActorMention(start=start, end=start + len(led) - 4, text=led[:-4], head=led[:-4].casefold(), kind="unknown")
        )
        return
    if last <= first or not set(reading.tags[first:last]) <= _MODIFIER_TAGS:
        return
    mention = _named_inside(scene, codebook, draft, chunk, first, last)
    if mention is not None and not _is_location(scene, draft, mention, below=_COUNTRY):
        draft.initiators.append(mention)


def _leading_party(scene: Scene, codebook: Codebook, draft: Draft) -> int:
    """How many tokens of the trigger itself name a party ("|insurgent| attack"), before at least one more token."""
    if scene.reading.lowers[draft.at] in codebook.people.nobody:
        return 0
    found = codebook.people.heads.longest(scene.reading.lowers, draft.at, draft.at + draft.length - 1)
    return found[0] if found is not None and found[1] in codebook.people.armed_kinds else 0


def _named_inside(
    scene: Scene, codebook: Codebook, draft: Draft, chunk: Chunk, first: int, last: int
) -> ActorMention | None:
    """The party that tokens `[first:last]` of the chunk name: a name, or a noun for armed people; None where neither."""
    reading = scene.reading
    actor = codebook.people.heads.longest(reading.lowers, last - 1, last)
    if "E" not in reading.tags[first:last] and (actor is None or actor[1] not in codebook.people.armed_kinds):
        return None
    whole = scene.actor_of(chunk.first)
    opens = first == draft.sentence.first or reading.tags[first - 1] == "Y"
    if last - first == 1 and opens and actor is None and not _known_name(scene, draft, first):
        return None
    ids = whole.actors if whole is not None else ()
    kind = actor[1] if actor is not None else whole.kind if whole is not None and ids else "unknown"
    start, end = reading.tokens[first].start, reading.tokens[last - 1].end
    return ActorMention(
        start=start, end=end, text=reading.text[start:end], head=reading.lowers[last - 1], kind=kind, actors=ids
    )


def _known_name(scene: Scene, draft: Draft, token: int) -> bool:
    """True where a capital at the sentence's start is one of a known place or actor ("Turkish shelling", not "Fierce")."""
    start = scene.reading.tokens[token].start
    mention = scene.actor_of(token)
    places = scene.places.get(draft.sentence.index, ())
    return bool(mention is not None and mention.actors) or any(place.start == start for place in places)


def _light_subject(scene: Scene, codebook: Codebook, draft: Draft, chunk: Chunk, drafts: list[Draft]) -> None:
    """The subject of "launched", "carried out" and the like where the trigger's phrase is the object, also as "a series of"."""
    reading, first = scene.reading, draft.sentence.first
    k = governor(reading, chunk, first).first - 1
    while k >= first and (reading.tags[k] in "AS" or reading.lowers[k] in ("out", "up")):
        k -= 1  # "carried out |Sunday's| attack"
    if k < first or reading.tags[k] not in "VG" or not codebook.light_verbs.longest(reading.lowers, k):
        return
    if is_passive(reading, k, first):
        return
    subject = subject_of(reading, k, first)
    if subject is not None and reading.lowers[k] not in codebook.victim_verbs:
        draft.initiators += _parties(scene, codebook, [subject], drafts, victim=False)


def _blamed(scene: Scene, start: int, last: int) -> list[Chunk]:
    """Whom an event is "blamed on" or "claimed by", in the trigger's own sentence."""
    reading = scene.reading
    for k in range(start, last - 1):
        after = _ASCRIBED.get(reading.lowers[k])
        if after is not None and reading.lowers[k + 1] == after:
            return objects_of(reading, k + 1, last, (after,))
    return []


def _from(scene: Scene, codebook: Codebook, start: int, last: int) -> list[Chunk]:
    """The force that fire comes "from", never a place."""
    found = behind(scene.reading, start, last, frozenset(("from",)), reach=4)
    mentions = [scene.actor_of(chunk.first) for chunk in found]
    return found if mentions and mentions[0] is not None and mentions[0].kind in codebook.people.armed_kinds else []


def _both_sides(scene: Scene, start: int, last: int) -> list[Chunk]:
    """The two sides that "between" names behind the trigger, at once or after its verb ("clashes broke out between")."""
    reading = scene.reading
    for k in range(start, min(last - 1, start + 10)):
        if reading.lowers[k] in (",", ";", ":") or reading.tags[k] == "W":
            break
        if reading.lowers[k] != "between":
            continue
        chunk = reading.chunk_at(k + 1)
        found = listed_chunks(reading, chunk, last) if chunk is not None else []
        if len(found) == 1 and found[0].last < last - 1 and reading.tags[found[0].last] == "C":
            other = reading.chunk_at(found[0].last + 1)
            found += [other] if other is not None else []
        return found if len(found) > 1 else []
    return []


def _done_at(scene: Scene, codebook: Codebook, end: int, last: int) -> int | None:
    """The token behind the passive verb of which the trigger is the subject ("the strike |was carried out| on"), if any."""
    reading, k = scene.reading, end
    while k < last and reading.tags[k] in "BHAM":
        k += 1
    light = codebook.light_verbs.longest(reading.lowers, k) if end < k < last and reading.tags[k] == "V" else None
    return k + light[0] if light is not None and "B" in reading.tags[end:k] else None


def _nominal(scene: Scene, codebook: Codebook, draft: Draft, drafts: list[Draft]) -> None:
    """Parties of a noun: what stands inside its phrase, before it as a light verb's subject, behind it after by, on, between."""
    reading, last = scene.reading, draft.sentence.last
    chunk = reading.chunk_at(draft.at)
    end = draft.at + draft.length if chunk is None else max(chunk.last, draft.at + draft.length)
    if chunk is not None:
        _inside(scene, codebook, draft, chunk)
        _light_subject(scene, codebook, draft, chunk, drafts)
    both = _both_sides(scene, end, last)
    if both:
        sides = _parties(scene, codebook, both, drafts, victim=False)
        draft.initiators += sides if draft.trigger.event_type == "agreement" else sides[:1]
        draft.targets += [] if draft.trigger.event_type == "agreement" else sides[1:]
        return
    if not draft.initiators:
        doers = behind(reading, end, last, _BY) or _blamed(scene, end, last) or _from(scene, codebook, end, last)
        draft.initiators += _parties(scene, codebook, doers, drafts, victim=False)
    done = _done_at(scene, codebook, end, last)
    if done is not None:
        if not draft.initiators:
            draft.initiators += _parties(scene, codebook, behind(reading, done, last, _BY), drafts, victim=False)
        end = done
    targets = behind(reading, end, last, _AGAINST, reach=8)
    draft.targets += [p for p in _parties(scene, codebook, targets, drafts, victim=True) if p not in draft.initiators]
    opposed = _parties(scene, codebook, behind(reading, end, last, _WITH, reach=3), drafts, victim=False)
    if draft.initiators:
        draft.targets += opposed
    else:
        draft.initiators += opposed  # "killed in clashes with troops": the troops are who the report names first


_POINTS = ("settlement", "site")  # such places hardly ever act, whatever their grammar


def _is_location(scene: Scene, draft: Draft, party: ActorMention, *, below: tuple[str, ...] = ("site",)) -> bool:
    """True where the party is a place name and nothing else, of no level in `below`: it says where, not whom."""
    if party.kind not in ("unknown", "thing"):
        return False
    return any(
        place.start <= party.start
        and party.end <= place.end
        and (place.use == "literal" or place.level in _POINTS)
        and place.level not in below
        for place in scene.places.get(draft.sentence.index, ())
    )


def _struck(scene: Scene, codebook: Codebook, draft: Draft) -> list[ActorMention]:
    """The thing at, near or outside which a bomb went off: in news it is what the bomb was meant for."""
    reading = scene.reading
    for k in range(draft.at + draft.length, min(draft.sentence.last - 1, draft.at + _STRUCK_REACH)):
        if reading.tags[k] in "W" or reading.lowers[k] in (";", ":"):
            break
        if reading.lowers[k] not in _WHERE:
            continue
        chunk = reading.chunk_at(k + 1)
        mention = scene.actor_of(chunk.first) if chunk is not None else None
        if mention is not None and mention.kind == "thing" and mention.head not in codebook.people.settlements:
            return [mention]
    return []


def assign_roles(scene: Scene, codebook: Codebook, draft: Draft, drafts: list[Draft]) -> None:
    """Fill a draft's initiators and targets; `drafts` are those before it, for its pronouns."""
    if draft.trigger.verb:
        _verbal(scene, codebook, draft, drafts)
    else:
        _nominal(scene, codebook, draft, drafts)
    doer = ascribed(scene, draft.at, draft.sentence.first)
    if doer is not None and scene.reading.lowers[doer.first] not in ("he", "she"):
        named = _parties(scene, codebook, [doer], drafts, victim=False)
        draft.initiators = named or draft.initiators
    if draft.trigger.event_type == "protest":
        draft.targets.clear()  # what a protest is against is no target (codebook, decisions)
    if draft.trigger.event_type in _BOMBS and not any(party.kind == "thing" for party in draft.targets):
        draft.targets += _struck(scene, codebook, draft)
    draft.targets = [party for party in draft.targets if not _is_location(scene, draft, party)]
    crowd = draft.trigger.event_type in _CROWD
    draft.initiators = [
        party
        for party in draft.initiators
        if not _is_location(scene, draft, party) and (crowd or party.text.casefold() not in codebook.people.harmless)
    ]


def suspects(scene: Scene, event: Draft, events: list[Draft]) -> list[ActorMention]:
    """The armed parties that a sentence not far behind the event's blames, where no other event was told between."""
    count = len(scene.reading.sentences)
    behind_it = {i + k for i in event.sentences for k in range(_PASSING + 1) if i + k < count}
    told = [i for i in sorted(behind_it) if _told_last(events, i) is event]
    mentions = [scene.actor_of(chunk.first) for i in told for chunk in suspected(scene, i)]
    return [m for m in mentions if m is not None and m.kind in _BLAMED and (m.actors or m.text[0].isupper())]


def _told_last(events: list[Draft], index: int) -> Draft | None:
    """The event that a sentence tells of, else the one told last before it."""
    before = [
        (max(i for i in e.sentences if i <= index), -k, e) for k, e in enumerate(events) if min(e.sentences) <= index
    ]
    return max(before, key=lambda entry: entry[:2])[2] if before else None

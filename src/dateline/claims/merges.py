"""Which triggers tell of one event: grammar binds some, a definite article refers back, alike ones in alike settings join.

Drafts in text order go in, fewer come out, each with all its triggers, parties and sentences.
"""

from dateline.claims.bearings.times import of_speech
from dateline.claims.drafts import DOERS, Draft, Scene
from dateline.claims.verdicts import granularity_of
from dateline.codebook import Codebook
from dateline.language.chunks import Chunk
from dateline.records import ActorMention

# Weights of the evidence that two triggers tell of one event, set on the training reports (CONTRIBUTING, "Measuring").
SAME_EVENT = 1.6
DEFINITE = 0.2
SHARED_PARTY = 0.7
OTHER_PARTY = 0.7
SHARED_SETTING = 0.8
OTHER_PLACE = 0.3
OTHER_GRAIN = 1.1
MAIN = 1.0
PLANNED = 0.5
NEAR = 0.4

_STEM = 4  # letters in a noun by which a longer one is known
_BACK_REACH = 8  # tokens behind a verb of effect in which the event stands that it is told of
_END_REACH = 4  # sentences behind an event in which the end of its doers is told
_NEW = frozenset(
    "another second third separate other also earlier previous similar fourth later subsequent elsewhere separately".split()
)
_BACK = frozenset("the this that these those its their".split())
_BOMBS = {"explosive", "suicide_bomb"}
_POINTS = ("settlement", "site")
_NEAR = {frozenset(("fight", "bomb")), frozenset(("fight", "crowd"))}


def _determiner(scene: Scene, draft: Draft) -> str:
    """Tells "back" for "the attack", "new" for "another attack" or "a separate attack", else ""."""
    reading = scene.reading
    chunk = reading.chunk_at(draft.at)
    if draft.trigger.verb and draft.trigger.effect is not None:
        return "back" if _refers_back(scene, draft) else ""
    if draft.trigger.verb or chunk is None:
        return ""
    words = set(reading.lowers[chunk.first : chunk.last])
    before = reading.lowers[chunk.first - 1] if chunk.first > draft.sentence.first else ""
    if words & _NEW or before in _NEW:
        return "new"
    return "back" if reading.lowers[chunk.first] in _BACK else ""


def _refers_back(scene: Scene, draft: Draft) -> bool:
    """True for an effect that befell in something told before ("were killed |in the attack|")."""
    reading, last = scene.reading, min(draft.sentence.last, draft.at + draft.length + _BACK_REACH)
    return any(
        reading.lowers[k] in ("in", "during", "by")
        and k + 2 < last
        and reading.lowers[k + 1] in _BACK
        and _is_event(scene, reading.chunk_at(k + 1))
        for k in range(draft.at + draft.length, last)
    )


def _is_event(scene: Scene, chunk: Chunk | None) -> bool:
    """True where a noun phrase turns on the name of an event."""
    at = scene.reading.tokens[chunk.head].start if chunk is not None else -1
    return any(t.start <= at < t.end and not t.verb for t in scene.mentions.triggers)


def _alike(codebook: Codebook, one: Draft, other: Draft) -> bool:
    """True where the two types can be one event's: equal, or near and at least one of them inferred."""
    if one.event_type == other.event_type:
        return True
    if {one.event_type, other.event_type} == _BOMBS:
        return True  # "the bombing" is the suicide bombing told before
    if _fired_at(one, other):
        return True
    families = frozenset((codebook.family(one.event_type), codebook.family(other.event_type)))
    return (one.generic or other.generic) and (len(families) == 1 or families in _NEAR)


def _fired_at(one: Draft, other: Draft) -> bool:
    """True for a shelling and the words that somebody "fired at" the same target."""
    types = {one.event_type, other.event_type}
    return types == {"shelling_missile", "attack"} and bool(_words(one, "targets") & _words(other, "targets"))


def _words(draft: Draft, side: str) -> set[str]:
    return {word for party in getattr(draft, side) for word in party.text.casefold().split()}


def _akin(ones: list[ActorMention], others: list[ActorMention]) -> bool:
    """True where one thing's noun is made of the other's: a "military base" may be the "airbase" told of later."""
    return any(
        a.kind == b.kind == "thing" and (a.head.endswith(b.head) or b.head.endswith(a.head))
        for a in ones
        for b in others
        if min(len(a.head), len(b.head)) >= _STEM
    )


def _one_named(ones: list[ActorMention], others: list[ActorMention]) -> bool:
    """True for things of which only one side has a name: "a camp" may well be "the Gao airbase"."""
    return all(party.kind == "thing" for party in (*ones, *others)) and all(p.text.islower() for p in ones) != all(
        p.text.islower() for p in others
    )


def _party_score(one: Draft, other: Draft, manner: str) -> float:
    """Evidence from the parties: shared words speak for one event, two full and disjoint sides against it.

    Who else is said to have done what "the attack" refers back to is blamed for the same event.
    """
    score = 0.0
    for side in ("initiators", "targets"):
        mine, theirs = _words(one, side), _words(other, side)
        if mine & theirs or _akin(getattr(one, side), getattr(other, side)):
            score += SHARED_PARTY
        elif (
            mine
            and theirs
            and (side == "targets" or manner != "back")
            and not _one_named(getattr(one, side), getattr(other, side))
        ):
            score -= OTHER_PARTY
    return score


def _told_doers(scene: Scene, draft: Draft) -> bool:
    """True where those who did it were told of before: "the attackers", "the gunmen"."""
    lowers = scene.reading.lowers
    heads = [(scene.reading.token_at(party.start), party.head) for party in draft.initiators]
    return bool(heads) and all(head in DOERS and lowers[max(k - 1, 0)] in _BACK for k, head in heads)


def _setting_score(scene: Scene, one: Draft, other: Draft) -> float | None:
    """Evidence from days and places; None where they contradict each other.

    The day on which it is said is none on which "|the bombers| attacked the terminal, he told reporters on Friday".
    """
    score = 0.0
    if one.date and other.date and one.date.days and other.date.days:
        spoken = of_speech(scene.reading, other.date) and _told_doers(scene, other)
        if one.date.days.gap(other.date.days) > 0 and not spoken:
            return None
        score += SHARED_SETTING if one.date.days == other.date.days else 0.0
    a, b = one.place, other.place
    if a is None or b is None:
        return score
    if a.country and b.country and a.country != b.country:
        return None
    if a.level == b.level and (a.name == b.name or (a.lat is not None and (a.lat, a.lon) == (b.lat, b.lon))):
        return score + SHARED_SETTING
    if a.level in _POINTS and b.level in _POINTS and a.level == b.level:
        return score - OTHER_PLACE
    return score - (OTHER_PLACE if a.admin1 and b.admin1 and a.admin1 != b.admin1 else 0.0)


def _fight(draft: Draft) -> bool:
    """True for a clash of which both sides are named: whatever weapons it saw, it stays one."""
    return draft.event_type == "armed_clash" and bool(draft.initiators) and bool(draft.targets)


def _means(scene: Scene, kept: Draft, taken: Draft) -> bool:
    """True for strikes that were only one part of a fight of two sides ("the raid began |with air strikes|")."""
    chunk = scene.reading.chunk_at(taken.at)
    if not _fight(kept) or chunk is None:
        return False
    return not taken.trigger.verb and scene.reading.lowers[chunk.first - 1] == "with"


def _by_weapon(draft: Draft) -> bool:
    """True where a weapon settled the type, which tells more than who was struck."""
    return draft.rules.get("event_type", "").startswith("weapon")


def _absorb(scene: Scene, kept: Draft, taken: Draft) -> None:
    """One event out of two: the kept one's trigger stands, what it lacks comes from the other."""
    if {kept.event_type, taken.event_type} == _BOMBS:
        kept.event_type = "suicide_bomb"
    if kept.generic and not taken.generic and not _means(scene, kept, taken):
        kept.event_type, kept.generic = taken.event_type, False
        kept.rules.pop("event_type", None)
        if kept.trigger.effect is not None and kept.sentence.index == taken.sentence.index:
            kept.trigger, kept.at, kept.length = taken.trigger, taken.at, taken.length
    elif kept.generic and _by_weapon(taken) and not _by_weapon(kept) and not _fight(kept):
        kept.event_type, kept.rules["event_type"] = taken.event_type, taken.rules["event_type"]
    for side in ("initiators", "targets"):
        mine = getattr(kept, side)
        known = {p.text.casefold() for p in mine}
        mine.extend(p for p in getattr(taken, side) if p.text.casefold() not in known)
    kept.date = kept.date or taken.date
    kept.place = kept.place or taken.place
    kept.triggers.append(taken.trigger)
    kept.sentences |= taken.sentences | {taken.sentence.index}


def _bound(events: list[Draft], draft: Draft) -> Draft | None:
    """The event that the grammar of the sentence binds this trigger to ("the blast killed", "shot and killed")."""
    same = [e for e in events if draft.sentence.index in e.sentences]
    if same and only_planned(same[-1]) != only_planned(draft):
        return None
    if draft.linked is not None:
        for event in same:
            if 0 <= draft.linked - event.at < max(event.length, 3):
                return event
    if draft.trigger.effect is not None and same and not _own_doer(same[-1], draft):
        return same[-1]
    if same and same[-1].trigger.effect is not None and not draft.trigger.verb:
        return same[-1]
    return None


def _overcome(scene: Scene, events: list[Draft], draft: Draft) -> Draft | None:
    """The event whose doers were killed or wounded in the end ("five of |the attackers| were shot dead by police")."""
    if draft.trigger.effect is None or not draft.targets or not events:
        return None
    reading = scene.reading
    for party in draft.targets:
        k = reading.token_at(party.start) - 1
        if party.head not in DOERS or k < draft.sentence.first or reading.lowers[k] not in _BACK:
            return None
    near = [event for event in events if draft.sentence.index - max(event.sentences) <= _END_REACH]
    doing = [event for event in near if _words(event, "initiators") & DOERS]
    return doing[0] if doing else None


def only_planned(draft: Draft) -> bool:
    """True for what is only told as a plan."""
    return all(trigger.happening == "planned" for trigger in draft.triggers or [draft.trigger])


def _own_doer(event: Draft, draft: Draft) -> bool:
    """True where the second clause names its own initiator, other than the event's ("…, while gunmen killed four")."""
    mine, theirs = _words(draft, "initiators"), _words(event, "initiators")
    return bool(mine) and draft.at > event.at and not mine & theirs and draft.linked is None


def _set_apart(scene: Scene, codebook: Codebook, event: Draft, draft: Draft) -> bool:
    """True where words between two triggers of one sentence set them apart in time ("came a day after |a raid|")."""
    if draft.sentence.index not in event.sentences:
        return False
    reading = scene.reading
    mine = [t for t in event.triggers if draft.sentence.start <= t.start < draft.trigger.start]
    if not mine:
        return False
    between = reading.token_at(mine[-1].end - 1) + 1, draft.at
    return any(
        codebook.cues[f"relations.{cue}"].first_in(reading.lowers, *between) is not None
        for cue in ("followed", "preceded", "retaliation_for")
    )


def _last_word(draft: Draft) -> str:
    return draft.trigger.text.split()[-1].casefold()


def likeness(scene: Scene, codebook: Codebook, event: Draft, draft: Draft, *, main: bool) -> float:
    """How much speaks for one event told twice; negative where words or settings forbid it."""
    if _set_apart(scene, codebook, event, draft):
        return -1.0
    manner = _determiner(scene, draft)
    setting = _setting_score(scene, event, draft)
    if manner == "new" or setting is None or not _alike(codebook, event, draft):
        return -1.0
    distance = draft.sentence.index - max(event.sentences)
    score = 1.0 if event.event_type == draft.event_type and not draft.generic else 0.5
    score += DEFINITE if manner == "back" or draft.backward else 0.0
    score += (MAIN if main else 0.0) + (NEAR if distance <= 2 else 0.0)
    headed = event.sentence.role == "headline" and _last_word(event) == _last_word(draft)
    if not headed and granularity_of(scene, codebook, event) != granularity_of(scene, codebook, draft):
        score -= OTHER_GRAIN
    if only_planned(draft) and not only_planned(event):
        score -= PLANNED
    return score + setting + _party_score(event, draft, manner)


def _earlier(scene: Scene, codebook: Codebook, events: list[Draft], draft: Draft) -> Draft | None:
    """The event that this trigger most likely tells of again, or None where it is a new one."""
    scored = [(likeness(scene, codebook, event, draft, main=event is events[0]), i) for i, event in enumerate(events)]
    best = max(scored, default=None)
    return events[best[1]] if best is not None and best[0] >= SAME_EVENT else None


def merge(scene: Scene, codebook: Codebook, drafts: list[Draft]) -> list[Draft]:
    """The events of the report in order of first mention."""
    events: list[Draft] = []
    for draft in drafts:
        draft.triggers, draft.sentences = [draft.trigger], {draft.sentence.index}
        ended = _overcome(scene, events, draft)
        if ended is not None:
            ended.triggers.append(draft.trigger)
            ended.sentences.add(draft.sentence.index)
            continue
        event = _bound(events, draft) or _earlier(scene, codebook, events, draft)
        if event is not None:
            _absorb(scene, event, draft)
        elif not draft.backward:
            events.append(draft)
    return events

"""Which triggers tell of one event: grammar binds some, a definite article refers back, alike ones in alike settings join.

Drafts in text order go in, fewer come out, each with all its triggers, parties and sentences.
"""

from dateline.claims.drafts import Draft, Scene
from dateline.codebook import Codebook

_NEW = frozenset(
    "another second third separate other also earlier previous similar fourth later subsequent elsewhere separately".split()
)
_BACK = frozenset("the this that these those its their".split())
_NEAR = {frozenset(("fight", "bomb")), frozenset(("fight", "crowd"))}


def _determiner(scene: Scene, draft: Draft) -> str:
    """Tells "back" for "the attack", "new" for "another attack" or "a separate attack", else ""."""
    reading = scene.reading
    chunk = reading.chunk_at(draft.at)
    if draft.trigger.verb or chunk is None:
        return ""
    words = set(reading.lowers[chunk.first : chunk.last])
    before = reading.lowers[chunk.first - 1] if chunk.first > draft.sentence.first else ""
    if words & _NEW or before in _NEW:
        return "new"
    return "back" if reading.lowers[chunk.first] in _BACK else ""


def _alike(codebook: Codebook, one: Draft, other: Draft) -> bool:
    """True where the two types can be one event's: equal, or near and at least one of them inferred."""
    if one.event_type == other.event_type:
        return True
    families = frozenset((codebook.family(one.event_type), codebook.family(other.event_type)))
    return (one.generic or other.generic) and (len(families) == 1 or families in _NEAR)


def _shares(one: Draft, other: Draft) -> bool:
    """True where they name the same party in words."""
    for side in ("initiators", "targets"):
        mine = {word for p in getattr(one, side) for word in p.text.casefold().split()}
        theirs = {word for p in getattr(other, side) for word in p.text.casefold().split()}
        if mine & theirs:
            return True
    return False


def _contradicts(one: Draft, other: Draft) -> bool:
    """True where days, countries or settlements of the two cannot be the same."""
    if one.date and other.date and one.date.days and other.date.days and one.date.days.gap(other.date.days) > 0:
        return True
    a, b = one.place, other.place
    if a is None or b is None:
        return False
    if a.country and b.country and a.country != b.country:
        return True
    points = ("settlement", "site")
    return (
        a.level in points
        and b.level in points
        and a.name != b.name
        and a.geonames_id != b.geonames_id
        and a.level == b.level
    )


def _absorb(kept: Draft, taken: Draft) -> None:
    """One event out of two: the kept one's trigger stands, what it lacks comes from the other."""
    if kept.generic and not taken.generic:
        kept.event_type, kept.generic = taken.event_type, False
        kept.rules.pop("event_type", None)
        if kept.trigger.effect is not None and kept.sentence.index == taken.sentence.index:
            kept.trigger, kept.at, kept.length = taken.trigger, taken.at, taken.length
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
    if draft.linked is not None:
        for event in same:
            if any(abs(draft.linked - event.at) <= event.length for _ in (0,)):
                return event
    if draft.trigger.effect is not None and same:
        return same[-1]
    if same and same[-1].trigger.effect is not None and not draft.trigger.verb:
        return same[-1]
    return None


def _earlier(scene: Scene, codebook: Codebook, events: list[Draft], draft: Draft) -> Draft | None:
    """The event of an earlier sentence that this trigger tells of again, or None where it is a new one."""
    manner = _determiner(scene, draft)
    if manner == "new":
        return None
    for event in reversed(events):
        if _contradicts(event, draft) or not _alike(codebook, event, draft):
            continue
        near = draft.sentence.index - max(event.sentences) <= 2
        if manner == "back" or draft.backward:
            return event
        if draft.trigger.effect is not None and near and not draft.place and not draft.date:
            return event
        if _shares(event, draft) and (near or event is events[0]):
            return event
        if event is events[0] and not draft.place and not draft.date and near:
            return event
    return None


def merge(scene: Scene, codebook: Codebook, drafts: list[Draft]) -> list[Draft]:
    """The events of the report in order of first mention."""
    events: list[Draft] = []
    for draft in drafts:
        draft.triggers, draft.sentences = [draft.trigger], {draft.sentence.index}
        event = _bound(events, draft) or _earlier(scene, codebook, events, draft)
        if event is not None:
            _absorb(event, draft)
        elif not draft.backward:
            events.append(draft)
    return events

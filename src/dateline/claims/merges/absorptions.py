"""One event out of two drafts of it: the first keeps its trigger and gets from the second what it lacks."""

from dateline.claims.drafts import Draft, Scene

BOMBS = {"explosive", "suicide_bomb"}


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


def _things_only(kept: Draft, taken: Draft) -> bool:
    """True for things destroyed in what killed people: that is no mere destruction of property."""
    return taken.event_type == "property_destruction" and (kept.trigger.effect is not None or _fight(kept))


def absorb(scene: Scene, kept: Draft, taken: Draft) -> None:
    """One event out of two: the kept one's trigger stands, what it lacks comes from the other; nobody changes sides."""
    if kept.event_type == "explosive" and taken.event_type == "suicide_bomb":
        kept.event_type, kept.rules["event_type"] = "suicide_bomb", "told of again as a suicide bombing"
    if kept.generic and not taken.generic and not _means(scene, kept, taken) and not _things_only(kept, taken):
        kept.event_type, kept.generic = taken.event_type, False
        kept.rules.pop("event_type", None)
        if kept.trigger.effect is not None and kept.sentence.index == taken.sentence.index:
            kept.trigger, kept.at, kept.length = taken.trigger, taken.at, taken.length
    elif kept.generic and _by_weapon(taken) and not _by_weapon(kept) and not _fight(kept):
        kept.event_type, kept.rules["event_type"] = taken.event_type, taken.rules["event_type"]
    known = {p.text.casefold() for p in (*kept.initiators, *kept.targets)}
    for side in ("initiators", "targets"):
        mine = getattr(kept, side)
        mine.extend(p for p in getattr(taken, side) if p.text.casefold() not in known)
    kept.date = kept.date or taken.date
    kept.place = kept.place or taken.place
    kept.triggers.append(taken.trigger)
    kept.sentences |= taken.sentences | {taken.sentence.index}

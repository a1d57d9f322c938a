"""What grammar says of two triggers: that they tell of one event ("the blast killed"), or of two ("a day after |a raid|").

A scene, events and a draft go in; nothing is weighed here.
"""

from dateline.claims.drafts import DOERS, Draft, Scene
from dateline.codebook import Codebook

BACK = frozenset("the this that these those its their".split())
_END_REACH = 4  # sentences behind an event in which the end of its doers is told


def words_of(draft: Draft, side: str) -> set[str]:
    """The words of the draft's initiators or targets."""
    return {word for party in getattr(draft, side) for word in party.text.casefold().split()}


def bound(events: list[Draft], draft: Draft) -> Draft | None:
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


def overcome(scene: Scene, events: list[Draft], draft: Draft) -> Draft | None:
    """The event whose doers were killed or wounded in the end ("five of |the attackers| were shot dead by police")."""
    if draft.trigger.effect is None or not draft.targets or not events:
        return None
    reading = scene.reading
    for party in draft.targets:
        k = reading.token_at(party.start) - 1
        if party.head not in DOERS or k < draft.sentence.first or reading.lowers[k] not in BACK:
            return None
    near = [event for event in events if draft.sentence.index - max(event.sentences) <= _END_REACH]
    doing = [event for event in near if words_of(event, "initiators") & DOERS]
    return doing[0] if doing else None


def only_planned(draft: Draft) -> bool:
    """True for what is only told as a plan."""
    return all(trigger.happening == "planned" for trigger in draft.triggers or [draft.trigger])


def _own_doer(event: Draft, draft: Draft) -> bool:
    """True where the second clause names its own initiator, other than the event's ("…, while gunmen killed four")."""
    mine, theirs = words_of(draft, "initiators"), words_of(event, "initiators")
    return bool(mine) and draft.at > event.at and not mine & theirs and draft.linked is None


def set_apart(scene: Scene, codebook: Codebook, event: Draft, draft: Draft) -> bool:
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

"""The events of a report: drafts of one trigger each go in, in text order; fewer come out, each with all that tells of it.

What grammar binds is joined at once; any other draft joins the event that it most likely tells of again, or is a new one.
"""

from collections.abc import Callable

from dateline.claims.drafts import Draft, Scene
from dateline.claims.merges.absorptions import absorb
from dateline.claims.merges.bonds import bound, overcome
from dateline.claims.merges.scores import likeness
from dateline.codebook import Codebook

SAME = 0.54  # from here on two drafts are one event: when unsure, keep two

Choice = Callable[[Scene, Codebook, list[Draft], Draft], Draft | None]


def likeliest(scene: Scene, codebook: Codebook, events: list[Draft], draft: Draft) -> Draft | None:
    """The event that this draft most likely tells of again, or None where it is a new one."""
    scored = [(likeness(scene, codebook, events, event, draft), i) for i, event in enumerate(events)]
    best = max(scored, default=None)
    return events[best[1]] if best is not None and best[0] >= SAME else None


def merge(scene: Scene, codebook: Codebook, drafts: list[Draft], choose: Choice = likeliest) -> list[Draft]:
    """The events of the report in order of first mention; `choose` decides where grammar binds nothing."""
    events: list[Draft] = []
    for draft in drafts:
        draft.triggers, draft.sentences = [draft.trigger], {draft.sentence.index}
        ended = overcome(scene, events, draft)
        if ended is not None:
            ended.triggers.append(draft.trigger)
            ended.sentences.add(draft.sentence.index)
            continue
        event = bound(events, draft) or choose(scene, codebook, events, draft)
        if event is not None:
            absorb(scene, event, draft)
        elif not draft.backward:
            events.append(draft)
    return events

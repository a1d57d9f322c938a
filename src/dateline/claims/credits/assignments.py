"""Sources: who is credited for an event, and the record of each.

Events and source mentions go in; each event receives the mentions of the speakers who tell of it.
"""

from dateline.claims.credits.scores import Ground, features, key, probability, side_of
from dateline.claims.drafts import Draft, Scene
from dateline.records import Source, SourceMention

# The share of speaker-and-event pairs that coders record, below which none is credited, by what it is judged on; below it the
# same for who alone gives one of the event's figures, which would else be nobody's.
FLOOR = {"rules": 0.2, "both": 0.25}
SOLE_FLOOR = {"rules": 0.15, "both": 0.19}
# And for who condoles or condemns, which tells nothing of the event itself.
SYMPATHY_FLOOR = {"rules": 0.3, "both": 0.45}
OUTLET_FLOOR = 0.4  # the same for an outlet that tells nothing of the event: it reports much else


def speakers(scene: Scene) -> list[list[SourceMention]]:
    """The mentions of each speaker of the report, in text order."""
    told: dict[str, list[SourceMention]] = {}
    for mention in scene.mentions.sources:
        told.setdefault(key(mention), []).append(mention)
    return list(told.values())


def assign_sources(scene: Scene, events: list[Draft]) -> None:
    """Credit each speaker to the events that he tells of, anew; a doubtful event needs the better reasons."""
    for event in events:
        event.sources.clear()
    ground = Ground(scene, events)
    for told in speakers(scene):
        for event in events:
            found = features(ground, told, event)
            floor = _floor(scene, found)
            if event.probability * probability(scene, found) >= floor:
                event.sources.extend(told)


def _floor(scene: Scene, found: dict[str, float]) -> float:
    """The share from which a speaker with these features is credited."""
    if "told=nothing" in found and "kind=media" in found:
        return OUTLET_FLOOR
    if "sympathy" in found:
        return SYMPATHY_FLOOR[scene.evidence]
    return (SOLE_FLOOR if "sole figure=True" in found else FLOOR)[scene.evidence]


def claim_sources(draft: Draft) -> tuple[Source, ...]:
    """The event's sources, each once, in text order."""
    seen: dict[str, SourceMention] = {}
    for mention in sorted(draft.sources, key=lambda m: m.start):
        seen.setdefault(key(mention), mention)
    return tuple(
        Source(
            text=m.text,
            start=m.start,
            kind=m.kind,
            actors=m.actors,
            side=side_of(draft, m),
            via=m.via,
            verb=m.verb,
        )
        for m in seen.values()
    )

"""Sources: who is credited for an event, and the record of each.

Events and source mentions go in; each event receives the mentions whose stretch of text tells of it.
"""

from dateline.claims.drafts import Draft, Scene
from dateline.records import Source, SourceMention
from dateline.records.claims import SideOfSource

_RESPONSIBILITY = "claimed responsibility"


def _covers(mention: SourceMention, start: int) -> bool:
    return (
        mention.content_start is not None
        and mention.content_end is not None
        and mention.content_start <= start < mention.content_end
    )


def assign_sources(scene: Scene, events: list[Draft]) -> None:
    """Credit each source to the events told in its stretch of text; a claim of responsibility to the last event before it."""
    for mention in scene.mentions.sources:
        told = [
            event
            for event in events
            if any(_covers(mention, t.start) for t in event.triggers)
            or any(_covers(mention, count.start) for count in event.figures)
        ]
        index = scene.index_of(mention.content_start or mention.start)
        if not told:
            told = [e for e in events if min(e.sentences) < index][:1] if mention.verb == _RESPONSIBILITY else []
        for event in told:
            event.sources.append(mention)


def _key(mention: SourceMention) -> str:
    return " ".join(mention.text.casefold().split())


def _side(draft: Draft, mention: SourceMention) -> SideOfSource:
    """Which party the source belongs to, by registry ids or shared words; third where neither."""
    words = set(_key(mention).split())
    for side, parties in (("initiator", draft.initiators), ("target", draft.targets)):
        for party in parties:
            if (
                set(party.actors) & set(mention.actors)
                or party.text.casefold() in _key(mention)
                or words <= set(party.text.casefold().split())
            ):
                return "initiator" if side == "initiator" else "target"
    return "third" if draft.initiators or draft.targets else "unknown"


def claim_sources(draft: Draft) -> tuple[Source, ...]:
    """The event's sources, each once, in text order."""
    seen: dict[str, SourceMention] = {}
    for mention in sorted(draft.sources, key=lambda m: m.start):
        seen.setdefault(_key(mention), mention)
    return tuple(
        Source(
            text=m.text,
            start=m.start,
            kind=m.kind,
            actors=m.actors,
            side=_side(draft, m),
            via=m.via,
            verb=m.verb,
        )
        for m in seen.values()
    )

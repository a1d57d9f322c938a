"""How a trigger's own phrase refers: back to something told ("the attack"), to something new ("another attack"), or neither.

A scene and a draft go in; no event is compared here.
"""

from dateline.claims.drafts import DOERS, Draft, Scene
from dateline.claims.merges.bonds import BACK
from dateline.language.chunks import Chunk

NEW = frozenset(
    "another second third separate other also earlier previous similar fourth later subsequent elsewhere separately".split()
)
_BACK_REACH = 8  # tokens behind a verb of effect in which the event stands that it is told of


def determiner(scene: Scene, draft: Draft) -> str:
    """Tells "back" for "the attack", "new" for "another attack" or "a separate attack", else ""."""
    reading = scene.reading
    chunk = reading.chunk_at(draft.at)
    if draft.trigger.verb and draft.trigger.effect is not None:
        return "back" if _refers_back(scene, draft) else ""
    if draft.trigger.verb or chunk is None:
        return ""
    words = set(reading.lowers[chunk.first : chunk.last])
    before = reading.lowers[chunk.first - 1] if chunk.first > draft.sentence.first else ""
    if words & NEW or before in NEW:
        return "new"
    return "back" if reading.lowers[chunk.first] in BACK else ""


def _refers_back(scene: Scene, draft: Draft) -> bool:
    """True for an effect that befell in something told before ("were killed |in the attack|")."""
    reading, last = scene.reading, min(draft.sentence.last, draft.at + draft.length + _BACK_REACH)
    return any(
        reading.lowers[k] in ("in", "during", "by")
        and k + 2 < last
        and reading.lowers[k + 1] in BACK
        and _is_event(scene, reading.chunk_at(k + 1))
        for k in range(draft.at + draft.length, last)
    )


def _is_event(scene: Scene, chunk: Chunk | None) -> bool:
    """True where a noun phrase turns on the name of an event."""
    at = scene.reading.tokens[chunk.head].start if chunk is not None else -1
    return any(t.start <= at < t.end and not t.verb for t in scene.mentions.triggers)


def told_doers(scene: Scene, draft: Draft) -> bool:
    """True where those who did it were told of before: "the attackers", "the gunmen"."""
    lowers = scene.reading.lowers
    heads = [(scene.reading.token_at(party.start), party.head) for party in draft.initiators]
    return bool(heads) and all(head in DOERS and lowers[max(k - 1, 0)] in BACK for k, head in heads)

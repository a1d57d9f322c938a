"""Who gives a figure: the sources of its event whose words cover it.

A count and the event's sources go in, their indexes come out; none where only the reporter tells it.
"""

from dateline.claims.drafts import Draft, Scene
from dateline.records import CountMention, Source, SourceMention

_NO_FIGURES = frozenset(("claimed responsibility", "was told", "denied", "denies"))
_JOINTS = (["and"], [",", "and"], ["and", "the"], [","])


def claimants(scene: Scene, draft: Draft, count: CountMention, sources: tuple[Source, ...]) -> tuple[int, ...]:
    """Indexes of the sources that give the figure: the nearest one whose words cover it, with those joined to it."""
    index = scene.index_of(count.start)
    covering = [m for m in draft.sources if _covers(m, count.start) and m.verb not in _NO_FIGURES]
    if not covering:
        return ()
    near = [m for m in covering if scene.index_of(m.start) == index] or covering
    nearest = min(near, key=lambda m: abs(m.start - count.start))
    texts = {m.text.casefold() for m in near if m is nearest or _joined(scene, nearest, m)}
    return tuple(i for i, source in enumerate(sources) if source.text.casefold() in texts)


def _covers(mention: SourceMention, start: int) -> bool:
    begin, end = mention.content_start, mention.content_end
    return begin is not None and end is not None and begin <= start < end


def _joined(scene: Scene, one: SourceMention, other: SourceMention) -> bool:
    """True where "and" joins the two speakers of one verb ("the army and |witnesses| said")."""
    first, second = sorted((one, other), key=lambda m: m.start)
    between = scene.reading.text[first.end : second.start].casefold().split()
    return one.verb == other.verb and between in _JOINTS

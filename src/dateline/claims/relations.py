"""How events of one report stand to each other, where its words say so: in retaliation for, preceded by, part of.

Scene and events go in, relations by event come out, each with the words that tell it; "unclear whether" is not asserted.
"""

from dateline.claims.drafts import Draft, Scene
from dateline.codebook import Codebook
from dateline.records import Relation
from dateline.records.claims import RelationKind
from dateline.values import Span

REACH = 12  # tokens between a cue and the trigger on either side
# The cue's list, the kind of relation, and whether the event told first is the one that stands in it.
_CUES: tuple[tuple[str, RelationKind, bool], ...] = (
    ("relations.retaliation_for", "retaliation_for", True),
    ("relations.followed", "preceded_by", True),
    ("relations.preceded", "preceded_by", False),
    ("relations.part_of", "part_of", True),
)


def _told_at(events: list[Draft], scene: Scene, first: int, last: int) -> list[tuple[int, int, int]]:
    """Event index, trigger token and its end for all triggers within tokens `[first:last]`, in text order."""
    reading = scene.reading
    start, end = reading.tokens[first].start, reading.tokens[last - 1].end
    found = [
        (reading.token_at(trigger.start), reading.token_at(trigger.end - 1) + 1, index)
        for index, event in enumerate(events)
        for trigger in event.triggers
        if start <= trigger.start < end
    ]
    return [(index, at, stop) for at, stop, index in sorted(found)]


def relations_of(scene: Scene, codebook: Codebook, events: list[Draft]) -> dict[int, list[Relation]]:
    """The relations of each event to others of its report, by the index of the event they belong to."""
    found: dict[int, list[Relation]] = {}
    lowers = scene.reading.lowers
    for sentence in scene.reading.sentences:
        told = _told_at(events, scene, sentence.first, sentence.last)
        if len({index for index, _, _ in told}) < 2:
            continue
        unsure = codebook.cues["relations.unsure"].first_in(lowers, sentence.first, sentence.last) is not None
        at = sentence.first
        while at < sentence.last:
            cue = _cue_at(codebook, lowers, at, sentence.last)
            if cue is not None:
                _relate(scene, told, (at, at + cue[0]), cue[1], cue[2], not unsure, found)
            at += cue[0] if cue is not None else 1
    return found


def _cue_at(codebook: Codebook, lowers: list[str], at: int, last: int) -> tuple[int, RelationKind, bool] | None:
    """Length, kind and direction of the longest cue at a token ("followed by" before "followed")."""
    cues = ((codebook.cues[path].longest(lowers, at, last), kind, forward) for path, kind, forward in _CUES)
    return max(
        ((hit[0], kind, forward) for hit, kind, forward in cues if hit is not None),
        key=lambda cue: cue[0],
        default=None,
    )


def _relate(
    scene: Scene,
    told: list[tuple[int, int, int]],
    cue: tuple[int, int],
    kind: RelationKind,
    forward: bool,
    asserted: bool,
    found: dict[int, list[Relation]],
) -> None:
    """Bind the events on both sides of a cue, where both stand near it and are two."""
    before = [t for t in told if cue[0] - REACH <= t[2] <= cue[0]]
    after = [t for t in told if cue[1] <= t[1] <= cue[1] + REACH]
    if not before or not after or before[-1][0] == after[0][0]:
        return
    holder, other = (before[-1], after[0]) if forward else (after[0], before[-1])
    tokens = scene.reading.tokens
    span = Span(start=tokens[before[-1][2]].start, end=tokens[after[0][1] - 1].end)
    if all(known.to != other[0] for known in found.get(holder[0], ())):
        found.setdefault(holder[0], []).append(Relation(kind=kind, to=other[0], span=span, asserted=asserted))

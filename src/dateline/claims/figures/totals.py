"""Which figure is a part of which: by words ("including", "14 of the dead"), by severity, or because parts add up.

Counts of one event in text order go in; the index of a count's total comes out, None where no words or sums give one.
"""

from dateline.claims.drafts import Scene
from dateline.codebook import Codebook
from dateline.records import CountMention


def part_of(scene: Scene, codebook: Codebook, counts: list[CountMention], i: int) -> int | None:
    """The row of which row `i` is a part: an earlier and larger one with the same effect."""
    count = counts[i]
    larger = [
        j
        for j, total in enumerate(counts[:i])
        if total.effect == count.effect and (total.min or 0) > (count.min or count.max or 0)
    ]
    if not larger:
        return None
    if _named_as_part(scene, codebook, counts[larger[-1]], count):
        return larger[-1]
    return next((j for j in larger if _adds_up(counts, j, i)), None)


def _named_as_part(scene: Scene, codebook: Codebook, total: CountMention, count: CountMention) -> bool:
    """True where words between the two, in the figure or beside it make it a part ("including", "of them", "seriously")."""
    reading, cues = scene.reading, codebook.cues
    first, last = reading.token_at(count.start), reading.token_at(count.end - 1) + 1
    if cues["parts.inside"].anywhere(reading.lowers, first, last):
        return True
    if scene.index_of(total.start) == scene.index_of(count.start):
        return cues["parts.before"].anywhere(reading.lowers, reading.token_at(total.end - 1), first)
    sentence = reading.sentences[scene.index_of(count.start)]
    near = range(first, min(sentence.last, last + 4))
    return count.effect == "wounded" and any(cues["severity"].longest(reading.lowers, k) for k in near)


def _adds_up(counts: list[CountMention], j: int, i: int) -> bool:
    """True where row `i` and others behind row `j` with its effect make up row `j`."""
    total = counts[j]
    parts = [c for c in counts[j + 1 :] if c.effect == total.effect and c.min is not None]
    return len(parts) >= 2 and counts[i] in parts and sum(c.min or 0 for c in parts) == total.min

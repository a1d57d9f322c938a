"""The casualty rows of a claim: party, claimants, side, part of which total, severity, cause, status.

An event with its counts and sources goes in, its rows come out. No figure is invented: every row has words.
"""

from dateline.claims.drafts import Draft, Scene
from dateline.claims.figures.repeats import VAGUE
from dateline.codebook import Codebook
from dateline.records import Casualty, CountMention, Source, SourceMention
from dateline.records.claims import SideOfRow

_NO_FIGURES = frozenset(("claimed responsibility", "denied", "denies"))
_SERIOUS = frozenset("seriously critically gravely severely badly".split())


def _overlaps(count: CountMention, start: int, end: int) -> bool:
    return count.start < end and start < count.end


def _side(draft: Draft, count: CountMention) -> SideOfRow:
    """Whose people they are, by the words that the row shares with the parties."""
    words = set(count.party.casefold().split()) - VAGUE
    for side, parties in (("initiator", draft.initiators), ("target", draft.targets)):
        if any(words & set(party.text.casefold().split()) for party in parties):
            return "initiator" if side == "initiator" else "target"
    return "unknown"


def _claimants(draft: Draft, scene: Scene, count: CountMention, sources: tuple[Source, ...]) -> tuple[int, ...]:
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
    return one.verb == other.verb and between in (["and"], [",", "and"], ["and", "the"], [","])


def _part_of(counts: list[CountMention], i: int) -> int | None:
    """The row of which row `i` is a part: an earlier, larger one whose parts with the same effect add up to it."""
    count = counts[i]
    for j, total in enumerate(counts[:i]):
        if total.effect != count.effect or total.min is None or count.min is None or count.min >= total.min:
            continue
        parts = [c for c in counts[j + 1 :] if c.effect == total.effect and c is not total and c.min is not None]
        if len(parts) >= 2 and sum(c.min or 0 for c in parts) == total.min:
            return j
    return None


def casualty_rows(scene: Scene, codebook: Codebook, draft: Draft, sources: tuple[Source, ...]) -> tuple[Casualty, ...]:
    """The casualty rows of one event, in text order, `said_by` indexing `sources`."""
    counts = sorted(draft.figures, key=lambda count: (count.start, count.effect or ""))
    rows = []
    for i, count in enumerate(counts):
        words = count.party.casefold().split()
        actors = next((a.actors for a in scene.mentions.actors if _overlaps(count, a.start, a.end) and a.actors), ())
        sentence = scene.reading.sentences[scene.index_of(count.start)]
        lowers = scene.reading.lowers
        near = lowers[
            max(sentence.first, scene.reading.token_at(count.start) - 6) : scene.reading.token_at(count.start) + 12
        ]
        rows.append(
            Casualty(
                text=count.text,
                start=count.start,
                party=count.party or _carried(counts, i),
                effect=count.effect or "unspecified",
                min=count.min,
                max=count.max,
                said_by=_claimants(draft, scene, count, sources),
                actors=actors,
                side=_side(draft, count),
                part_of=_part_of(counts, i),
                severity=next((word for word in near if word in _SERIOUS), None) if count.effect == "wounded" else None,
                status="combatant"
                if set(words) & codebook.people.combatants
                else "civilian"
                if set(words) & _CIVILIANS
                else "unknown",
                preliminary=codebook.cues["preliminary"].anywhere(lowers, sentence.first, sentence.last),
                supersedes=_superseding(scene, codebook, count),
            )
        )
    return tuple(rows)


_CIVILIANS = frozenset(
    "civilian civilians children child women woman villagers residents students worshippers bystanders journalists".split()
)


def _carried(counts: list[CountMention], i: int) -> str:
    """The party of a bare number ("wounded eight"): that of the last row before it, "" where none has one."""
    return next((c.party for c in reversed(counts[:i]) if c.party), "")


def _superseding(scene: Scene, codebook: Codebook, count: CountMention) -> str | None:
    """The words before the figure that say it replaces an earlier one ("rises to")."""
    reading = scene.reading
    at = reading.token_at(count.start)
    sentence = reading.sentences[scene.index_of(count.start)]
    for k in range(max(sentence.first, at - 6), at):
        found = codebook.cues["supersedes"].longest(reading.lowers, k, sentence.last)
        if found is not None:
            return reading.words(k, k + found[0])
    return None

"""Casualties: which counts belong to which event, the rows a claim records, their claimants, parts and sides.

Events with their sentences go in, each receives its counts; later its rows are made. No figure is invented: every row has words.
"""

from dateline.claims.drafts import Draft, Scene
from dateline.codebook import Codebook
from dateline.records import Casualty, CountMention, Source
from dateline.records.claims import SideOfRow

_EFFECT_TYPES = {
    "abducted": ("abduction",),
    "arrested": ("arrest",),
}
_WITHOUT_VICTIMS = frozenset(
    "agreement force_movement protest territory_change weapons_seizure property_destruction".split()
)
_GIVES_NO_FIGURE = frozenset(("claimed responsibility", "was told"))
_SERIOUS = frozenset("seriously critically gravely severely badly".split())
_VAGUE_PARTIES = frozenset("people others other victims persons person more them those dead".split())


def _home(events: list[Draft], scene: Scene, count: CountMention) -> Draft | None:
    """The event that a count belongs to: of its sentence, the nearest that can have victims; else the one told last."""
    index = scene.index_of(count.start)
    fitting = [e for e in events if _takes(e, count)]
    same = [e for e in fitting if index in e.sentences]
    if same:
        return min(same, key=lambda e: min(abs(t.start - count.start) for t in e.triggers))
    if count.effect in ("abducted", "arrested"):
        return None
    before = [e for e in fitting if min(e.sentences) < index and max(s for s in e.sentences if s < index) >= index - 3]
    return before[-1] if before else None


def _takes(event: Draft, count: CountMention) -> bool:
    """True where the event's type can have such victims."""
    wanted = _EFFECT_TYPES.get(count.effect or "")
    if wanted is not None:
        return event.event_type in wanted
    return event.event_type not in _WITHOUT_VICTIMS or (
        event.event_type == "protest" and count.effect in ("killed", "wounded")
    )


def assign_counts(scene: Scene, events: list[Draft]) -> None:
    """Give each count with an effect to its event; a count that repeats one of the event's is left out."""
    for count in scene.mentions.counts:
        if count.effect is None or (count.min is None and count.max is None):
            continue
        event = _home(events, scene, count)
        if event is None:
            continue
        repeated = any(_repeats(known, count) for known in event.figures)
        if not repeated:
            event.figures.append(count)


def _repeats(known: CountMention, count: CountMention) -> bool:
    """True where the second count tells the first one again: equal figures of parties that can be the same."""
    if (known.effect, known.min, known.max) != (count.effect, count.min, count.max):
        return False
    one, other = set(known.party.casefold().split()), set(count.party.casefold().split())
    return known.min == known.max == 1 or one <= _VAGUE_PARTIES or other <= _VAGUE_PARTIES or bool(one & other)


def _overlaps(count: CountMention, start: int, end: int) -> bool:
    return count.start < end and start < count.end


def _side(draft: Draft, count: CountMention) -> SideOfRow:
    """Whose people they are, by the words that the row shares with the parties."""
    words = set(count.party.casefold().split()) - _VAGUE_PARTIES
    for side, parties in (("initiator", draft.initiators), ("target", draft.targets)):
        if any(words & set(party.text.casefold().split()) for party in parties):
            return "initiator" if side == "initiator" else "target"
    return "unknown"


def _claimants(draft: Draft, scene: Scene, count: CountMention, sources: tuple[Source, ...]) -> tuple[int, ...]:
    """Indexes of the sources whose stretch of text covers the figure."""
    index = scene.index_of(count.start)
    starts = {
        m.start
        for m in draft.sources
        if m.content_start is not None
        and m.content_end is not None
        and m.content_start <= count.start < m.content_end
        and m.verb not in _GIVES_NO_FIGURE
    }
    covering = [i for i, source in enumerate(sources) if source.start in starts]
    if len(covering) > 1:
        same = [i for i in covering if scene.index_of(sources[i].start) == index]
        nearest = min(same or covering, key=lambda i: abs(sources[i].start - count.start))
        covering = [nearest]
    return tuple(covering)


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

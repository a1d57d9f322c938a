"""The casualty rows of a claim: figures as the words give them, with their claimants and qualities.

An event with its counts and sources goes in, its rows come out. No figure is invented: every row has words.
"""

from dateline.claims.drafts import Draft, Scene
from dateline.claims.figures.claimants import claimants
from dateline.claims.figures.qualities import cause_of, is_preliminary, severity_of, side_of, status_of, superseded_by
from dateline.claims.figures.repeats import MORE
from dateline.claims.figures.totals import part_of
from dateline.codebook import Codebook
from dateline.records import Casualty, CountMention, Source


def casualty_rows(scene: Scene, codebook: Codebook, draft: Draft, sources: tuple[Source, ...]) -> tuple[Casualty, ...]:
    """The casualty rows of one event, in text order, `said_by` indexing `sources`."""
    counts = sorted(draft.figures, key=lambda count: (count.start, count.effect or ""))
    return tuple(_row(scene, codebook, draft, counts, i, sources) for i in range(len(counts)))


def _row(
    scene: Scene, codebook: Codebook, draft: Draft, counts: list[CountMention], i: int, sources: tuple[Source, ...]
) -> Casualty:
    """The row of the `i`-th count."""
    count, party = counts[i], _party(counts, i)
    return Casualty(
        text=count.text,
        start=count.start,
        party=party,
        effect=count.effect or "unspecified",
        min=count.min,
        max=count.max,
        said_by=claimants(scene, draft, count, sources),
        actors=actors_of(scene, count),
        side=side_of(draft, party, actors_of(scene, count)),
        part_of=part_of(scene, codebook, counts, i),
        severity=severity_of(scene, codebook, counts, i),
        cause=cause_of(scene, codebook, counts, i),
        status=status_of(codebook, party),
        preliminary=is_preliminary(scene, codebook, count),
        supersedes=superseded_by(scene, codebook, count),
    )


def _party(counts: list[CountMention], i: int) -> str:
    """The party in the count's words; for "eight" and "two others" that of the last row before it, where one has any."""
    own = counts[i].party
    if set(own.casefold().split()) - MORE:
        return own
    return next((c.party for c in reversed(counts[:i]) if set(c.party.casefold().split()) - MORE), own)


def actors_of(scene: Scene, count: CountMention) -> tuple[str, ...]:
    """Registry ids of the actor that the count's words name."""
    within = (a for a in scene.mentions.actors if a.start < count.end and count.start < a.end)
    return next((actor.actors for actor in within if actor.actors), ())

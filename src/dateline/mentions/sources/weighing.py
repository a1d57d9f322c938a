"""Of which kind a source is, by its words and the learned tagger together.

A reading with scores and its source mentions go in, the same mentions come out, each of the likeliest kind. The weights
stand in mentions/data/kinds.json, fitted on coded reports by training/source_kinds.py; here they are only applied.
"""

from dateline.codebook.weights import read_weights, total
from dateline.language import Reading
from dateline.records import SourceMention
from dateline.records.claims import SourceKind


def weigh_kinds(reading: Reading, mentions: list[SourceMention]) -> list[SourceMention]:
    """Each mention of the likeliest kind; as it is where no tagger has read."""
    if reading.scores is None:
        return mentions
    weights = read_weights("dateline.mentions", "data/kinds.json")
    known: dict[tuple[int, int, SourceKind], SourceKind] = {}
    weighed = []
    for mention in mentions:
        key = mention.start, mention.end, mention.kind
        if key not in known:
            found = kind_features(reading, mention)
            known[key] = max(found, key=lambda kind: total(found[kind], weights))
        weighed.append(mention if known[key] == mention.kind else mention.model_copy(update={"kind": known[key]}))
    return weighed


def kind_features(reading: Reading, mention: SourceMention) -> dict[SourceKind, dict[str, float]]:
    """By kind, what speaks for it: the tagger's log-probability, and that the words give it."""
    assert reading.scores is not None, "kinds are only weighed where a tagger has read"
    told = reading.scores.kind(*reading.range_of(mention.start, mention.end))
    found = {kind: {"tagger": value} for kind, value in told.items()}
    found[mention.kind] |= {"by words": 1.0, f"by words {mention.kind}": 1.0}
    return found

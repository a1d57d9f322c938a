"""Verdicts on a whole event: certainty, scope, how sure each field is; and why a report has no event.

Drafts go in, codes come out. Granularity here is the quick one that merging needs; a claim's own comes from the weights.
"""

from typing import get_args

from dateline.claims.drafts import Draft, Scene
from dateline.codebook import Codebook
from dateline.records.claims import Certainty, Confidence, Granularity, Scope, WhyNone

UNSURE = 0.4  # from here on doubt outweighs "reported"; a middle of 0.5 would hardly ever say "disputed"
MUCH = 0.25  # share of the report's sentences with political words from which its events are political too
FEW = 0.1  # share up to which they are not, where the event's own sentences have none either
_GROUPS = frozenset(("rebel", "political_militia", "identity_militia"))
_POLITICAL_TYPES = frozenset(
    """air_drone_strike shelling_missile suicide_bomb chemical_weapon protest riot
    force_against_protesters territory_change force_movement agreement""".split()
)


def granularity_of(scene: Scene, codebook: Codebook, draft: Draft) -> Granularity:
    """`aggregate` where the trigger's phrase or clause sums up many events."""
    reading, lowers = scene.reading, scene.reading.lowers
    cues = codebook.cues
    chunk = reading.chunk_at(draft.at)
    if not draft.trigger.verb and chunk is not None:
        plural = lowers[draft.at + draft.length - 1].endswith("s") and not lowers[draft.at + draft.length - 1].endswith(
            "ss"
        )
        before = max(draft.sentence.first, chunk.first - 3)
        if cues["aggregate.words"].anywhere(lowers, before, chunk.last) and plural:
            return "aggregate"
        return "aggregate" if plural and draft.date is None else "single"
    first, last = max(draft.sentence.first, draft.at - 4), min(draft.sentence.last, draft.at + draft.length + 4)
    return "aggregate" if cues["aggregate.adverbs"].anywhere(lowers, first, last) and draft.date is None else "single"


def certainty_of(alleged: float, disputed: float) -> Certainty:
    """The likeliest certainty from the probabilities of the two that are not `reported`."""
    if max(alleged, disputed) < UNSURE:
        return "reported"
    return "alleged" if alleged >= disputed else "disputed"


def scope_of(scene: Scene, codebook: Codebook, draft: Draft) -> tuple[Scope, str]:
    """The scope and what it rests on: type, parties and words of the event's sentences before those of the whole report."""
    if draft.event_type in _POLITICAL_TYPES:
        return "political", "type"
    reading, lowers, cues = scene.reading, scene.reading.lowers, codebook.cues
    told = {s.index for s in reading.sentences if cues["scope.political"].first_in(lowers, s.first, s.last) is not None}
    if any(set(p.actors) and p.kind in _GROUPS for p in (*draft.initiators, *draft.targets)):
        return "political", "parties"
    if told & draft.sentences:
        return "political", "words of its sentences"
    if len(told) > MUCH * len(reading.sentences):
        return "political", "words of the report"
    if len(told) <= FEW * len(reading.sentences):
        return "criminal", "hardly a political word in the report"
    crime = cues["scope.criminal"].first_in(lowers, 0, len(lowers)) is not None
    return (
        ("criminal", "words of crime in the report") if crime else ("unclear", "neither politics nor crime told of it")
    )


def field_confidence(draft: Draft) -> dict[str, Confidence]:
    """How sure each filled field is: high where the trigger's own sentence says it, less where it was carried over."""
    sure: dict[str, Confidence] = {"event_type": "medium" if draft.generic else "high"}
    own = (draft.sentence.start, draft.sentence.end)
    for field, mention in (("place", draft.place), ("date", draft.date)):
        if mention is not None:
            near = own[0] <= mention.start < own[1]
            sure[field] = "low" if field in draft.rules else "high" if near else "medium"
    for field, parties in (("initiators", draft.initiators), ("targets", draft.targets)):
        if parties:
            sure[field] = "high" if all(own[0] <= party.start < own[1] for party in parties) else "medium"
    if draft.figures:
        sure["casualties"] = "high" if all(own[0] <= count.start < own[1] for count in draft.figures) else "medium"
    return sure


def why_none(scene: Scene, codebook: Codebook) -> WhyNone:
    """Why a report tells of no event: what most of its trigger words were, else what its vocabulary is about."""
    kinds = [t.happening for t in scene.mentions.triggers if t.happening not in ("happened", "denied")]
    by_happening: dict[str, WhyNone] = {
        "planned": "plan_or_threat",
        "court": "court",
        "history": "history",
        "exercise": "exercise",
        "accident": "accident",
        "figurative": "sport_or_metaphor",
    }
    tally: dict[WhyNone, float] = {}
    for kind in kinds:
        reason = by_happening.get(kind)
        if reason is not None:
            tally[reason] = tally.get(reason, 0) + 1
    lowers = scene.reading.lowers
    for why in get_args(WhyNone):
        cues = codebook.cues.get(f"why.{why}")
        if cues is not None:
            hits = sum(cues.longest(lowers, at) is not None for at in range(len(lowers)))
            tally[why] = tally.get(why, 0) + (0.15 if why == "statement" else 1.0) * hits
    best = max(tally, key=lambda why: tally[why], default=None)
    return best if best is not None and tally[best] > 0 else "other"

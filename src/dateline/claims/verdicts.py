"""Verdicts on a whole event: granularity, certainty, scope, confidence, which one is main; and why a report has none.

Drafts go in, codes come out, each from words of the event's own sentences.
"""

from typing import get_args

from dateline.claims.drafts import Draft, Scene
from dateline.codebook import Codebook
from dateline.records.claims import Certainty, Granularity, Scope, WhyNone

UNSURE = 0.4  # from here on doubt outweighs "reported"; a middle of 0.5 would hardly ever say "disputed"
_ARMED = frozenset(
    ("state_force", "rebel", "political_militia", "identity_militia", "international", "rioters", "protesters")
)
_POLITICAL_TYPES = frozenset(
    """armed_clash air_drone_strike shelling_missile suicide_bomb explosive chemical_weapon protest riot
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


def scope_of(scene: Scene, codebook: Codebook, draft: Draft) -> Scope:
    """`political` by type, parties or words; `criminal` by words of ordinary crime without any of those."""
    lowers, reading = scene.reading.lowers, scene.reading
    kinds = {p.kind for p in (*draft.initiators, *draft.targets)}
    if draft.event_type in _POLITICAL_TYPES or kinds & _ARMED:
        return "political"
    if codebook.cues["scope.criminal"].anywhere(lowers, 0, len(lowers)):
        return "criminal"
    if any(
        codebook.cues["scope.political"].anywhere(lowers, reading.sentences[i].first, reading.sentences[i].last)
        for i in draft.sentences
    ):
        return "political"
    return "unclear"


def main_of(scene: Scene, events: list[Draft]) -> int:
    """The index of the main event: the first told, unless it is past news ("last year") and another stands in the lead."""
    return 0


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
            tally[why] = tally.get(why, 0) + (0.3 if why == "statement" else 1.0) * hits
    best = max(tally, key=lambda why: tally[why], default=None)
    return best if best is not None and tally[best] > 0 else "other"

"""Judgements and the claims that they speak of: anchors are attached by text hash and overlap of the trigger.

Judgements and claims go in, what stands and where it belongs comes out. Nothing here applies a judgement.
"""

from collections.abc import Iterable

from dateline.records.claims import Claim
from dateline.records.judgements import Anchor, Judgement


def standing(judgements: Iterable[Judgement]) -> list[Judgement]:
    """The judgements that nobody took back, oldest first."""
    every = list(judgements)
    withdrawn = {judgement.withdraws for judgement in every if judgement.withdraws}
    return sorted((one for one in every if one.id not in withdrawn), key=lambda one: (one.when, one.id))


def attach(anchor: Anchor, claims: Iterable[Claim]) -> Claim | None:
    """The claim whose trigger overlaps the anchor most in a text of the same hash; None where there is none."""
    best: tuple[int, int, str] | None = None
    found: Claim | None = None
    for claim in claims:
        if claim.report.text_sha256 != anchor.text_sha256:
            continue
        start, end = claim.trigger_start, claim.trigger_start + len(claim.trigger)
        shared = min(end, anchor.end) - max(start, anchor.start)
        rank = (-shared, abs(start - anchor.start), claim.id)
        if shared > 0 and (best is None or rank < best):
            best, found = rank, claim
    return found

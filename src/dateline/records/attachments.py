"""Judgements and the claims that they speak of: anchors are attached by text hash and overlap of the trigger.

Judgements and claims go in, what stands and where it belongs comes out. Nothing here applies a judgement.
"""

from collections import defaultdict
from collections.abc import Iterable

from dateline.records.claims import Claim
from dateline.records.judgements import Anchor, Judgement, JudgementKind


def standing(judgements: Iterable[Judgement]) -> list[Judgement]:
    """The judgements that nobody took back, oldest first; what took one back may be taken back itself."""
    every = {one.id: one for one in judgements}
    against: dict[str, list[str]] = defaultdict(list)
    for name, one in every.items():
        for target in {*one.withdraws} & every.keys():
            against[target].append(name)
    stands: dict[str, bool] = {}
    open_ones = {name: len(against[name]) for name in every}
    ready = [name for name, count in open_ones.items() if not count]
    while ready:  # from those that nothing takes back, down to what they take back
        name = ready.pop()
        stands[name] = not any(stands[by] for by in against[name])
        for target in {*every[name].withdraws} & every.keys():
            open_ones[target] -= 1
            if not open_ones[target]:
                ready.append(target)
    return sorted((one for name, one in every.items() if stands.get(name)), key=lambda one: (one.when, one.id))


class Attachments:
    """Claims by the words that they stand on. Made once, it attaches any number of anchors."""

    __slots__ = ("_by_text",)

    def __init__(self, claims: Iterable[Claim]) -> None:
        self._by_text: dict[str, list[Claim]] = defaultdict(list)
        for claim in claims:
            self._by_text[claim.report.text_sha256].append(claim)

    def find(self, anchor: Anchor) -> Claim | None:
        """The claim whose trigger overlaps the anchor most in the same text; None where there is none.

        A claim that a person added is found by its id, and by its words only where no other stands on them.
        """
        best: tuple[bool, int, int, str] | None = None
        found: Claim | None = None
        for claim in self.told_by(anchor):
            if anchor.claim == claim.id:
                return claim
            start, end = claim.trigger_start, claim.trigger_start + len(claim.trigger)
            shared = min(end, anchor.end) - max(start, anchor.start)
            rank = (claim.maker.kind == "person", -shared, abs(start - anchor.start), claim.id)
            if shared > 0 and (best is None or rank < best):
                best, found = rank, claim
        return found

    def told_by(self, anchor: Anchor) -> list[Claim]:
        """All claims of the report that an anchor names, of all reports with its text where it names none."""
        every = self._by_text.get(anchor.text_sha256, ())
        return [claim for claim in every if anchor.report in (None, claim.report.id)]


def attach(anchor: Anchor, claims: Iterable[Claim]) -> Claim | None:
    """As `Attachments.find`, for one anchor."""
    return Attachments(claims).find(anchor)


def latest(claims: Iterable[Claim], stand: Iterable[Judgement], *kinds: JudgementKind) -> dict[str, Judgement]:
    """By claim the last judgement of some kinds on it; `stand` are judgements that stand, oldest first.

    One on a whole report is on each of its claims.
    """
    found = Attachments(claims)
    last = dict[str, Judgement]()
    for one in stand:
        if one.kind not in kinds:
            continue
        if one.anchor.whole:
            last |= {claim.id: one for claim in found.told_by(one.anchor)}
        elif claim := found.find(one.anchor):
            last[claim.id] = one
    return last


def verdicts(claims: Iterable[Claim], stand: Iterable[Judgement]) -> dict[str, Judgement]:
    """By claim what was said last: accepted, rejected, or that its report tells of `none`."""
    return latest(claims, stand, "accept", "reject", "none")

"""What persons settle before any evidence is weighed: what founds, what is one, what is not, what is sure.

Claims in a fixed order and judgements that stand go in; a `Verdicts` comes out. It weighs nothing.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Self

from dateline.incidents.linking.clusters import Pair, pair
from dateline.incidents.linking.fields import unbounded
from dateline.records import Attachments, Claim, Judgement, latest
from dateline.records import verdicts as verdicts_on

PERSON_REASON = "{} judged them the same"
SETTLED_BY_ACCEPTING = ("event_type", "date", "place")


@dataclass(slots=True)
class Verdicts:
    """By index of the claims: which are left out, which found; which pairs are one or two, and why; and by id what is sure.

    `same` in the order in which it binds: the latest word first.
    """

    left_out: set[int] = field(default_factory=set)
    founders: set[int] = field(default_factory=set)
    same: dict[Pair, str] = field(default_factory=dict)
    different: set[Pair] = field(default_factory=set)
    reviewed: dict[str, set[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, claims: Sequence[Claim], stand: Sequence[Judgement]) -> Self:
        """What judgements that stand, oldest first, settle among claims."""
        found, index = Attachments(claims), {claim.id: number for number, claim in enumerate(claims)}
        rejected = {name for name, one in verdicts_on(claims, stand).items() if one.kind != "accept"}
        promoted = latest(claims, stand, "promote")
        verdicts = cls(left_out={number for name, number in index.items() if name in rejected})
        for number, claim in enumerate(claims):
            if unbounded(claim):
                verdicts.left_out.add(number)
            elif claim.main or claim.id in promoted:
                verdicts.founders.add(number)
        verdicts.founders -= verdicts.left_out
        verdicts.reviewed = _reviewed(claims, stand, found)
        verdicts._pairs(stand, found, index)
        return verdicts

    def _pairs(self, stand: Sequence[Judgement], found: Attachments, index: dict[str, int]) -> None:
        last: dict[Pair, Judgement] = {}
        for one in stand:
            if one.kind in ("same", "different") and one.other is not None:
                ends = found.find(one.anchor), found.find(one.other)
                if ends[0] and ends[1] and ends[0].id != ends[1].id:
                    last[pair(index[ends[0].id], index[ends[1].id])] = one
        for key, one in sorted(last.items(), key=lambda item: (item[1].when, item[1].id), reverse=True):
            if one.kind == "same":
                self.same[key] = PERSON_REASON.format(one.who)
            else:
                self.different.add(key)

    def barred(self, claims: Sequence[Claim]) -> set[Pair]:
        """Pairs that never stand in one incident: a person says so, or one report tells them as two."""
        by_report: dict[str, list[int]] = defaultdict(list)
        for number, claim in enumerate(claims):
            by_report[claim.report.id].append(number)
        mates = {(one, other) for held in by_report.values() for one in held for other in held if one < other}
        return (mates - self.same.keys()) | self.different


def _reviewed(claims: Sequence[Claim], stand: Iterable[Judgement], found: Attachments) -> dict[str, set[str]]:
    """By claim id the fields that a person settled: corrected ones, and those that place an accepted claim."""
    settled: dict[str, set[str]] = defaultdict(set)
    for one in stand:
        if one.kind == "correct" and one.field and (claim := found.find(one.anchor)):
            settled[claim.id].add(one.field)
    for name, one in latest(claims, stand, "accept", "adopt", "reject", "none").items():
        if one.kind not in ("reject", "none"):
            settled[name].update(SETTLED_BY_ACCEPTING)
    return dict(settled)

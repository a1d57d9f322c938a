"""What persons and copies settle before any evidence is weighed: what founds, what is one, what is not, what is sure.

Claims in a fixed order and judgements that stand go in; a `Verdicts` comes out. It weighs nothing.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Self

from dateline.incidents.linking.clusters import Pair, pair
from dateline.incidents.linking.fields import unbounded
from dateline.records import Attachments, Claim, Judgement, latest

COPY_REASON = "the report is a copy of {}"
PERSON_REASON = "{} judged them the same"
SETTLED_BY_ACCEPTING = ("event_type", "date", "place")


@dataclass(slots=True)
class Verdicts:
    """By index of the claims: which are left out, which found; which pairs are one or two, and why; and by id what is sure.

    `same` in the order in which it binds: persons' latest word first, then copies.
    """

    left_out: set[int] = field(default_factory=set)
    founders: set[int] = field(default_factory=set)
    same: dict[Pair, str] = field(default_factory=dict)
    different: set[Pair] = field(default_factory=set)
    reviewed: dict[str, set[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, claims: Sequence[Claim], stand: Sequence[Judgement]) -> Self:
        """What judgements that stand, oldest first, and copies settle among claims."""
        found, index = Attachments(claims), {claim.id: number for number, claim in enumerate(claims)}
        rejected = {name for name, one in latest(claims, stand, "accept", "reject").items() if one.kind == "reject"}
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
        verdicts.same |= {key: why for key, why in _copies(claims).items() if key not in verdicts.same}
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
    for name, one in latest(claims, stand, "accept", "adopt", "reject").items():
        if one.kind != "reject":
            settled[name].update(SETTLED_BY_ACCEPTING)
    return dict(settled)


def _copies(claims: Sequence[Claim]) -> dict[Pair, str]:
    """Each claim of a copy with the claim of the original, or of another copy of it, that tells the same."""
    by_source: dict[str, list[int]] = defaultdict(list)
    for index, claim in enumerate(claims):
        by_source[claim.report.id].append(index)
    found: dict[Pair, str] = {}
    for index, claim in enumerate(claims):
        if (original := claim.report.copy_of) is None:
            continue
        twins = by_source.get(original, [])
        by_source[original] = [*twins, index] if not twins or claims[twins[0]].report.copy_of else twins
        alike = [twin for twin in twins if claims[twin].report.id != claim.report.id]
        if alike:
            best = min(alike, key=lambda twin: (_unlike(claim, claims[twin]), twin))
            if _unlike(claim, claims[best])[0] is False:
                found[pair(index, best)] = COPY_REASON.format(original)
    return found


def _unlike(one: Claim, other: Claim) -> tuple[bool, bool, int]:
    """How unlike the triggers of two copies' claims are; the first says that they are not of one event."""
    apart = one.event_type != other.event_type and one.trigger != other.trigger
    if one.main and other.main:
        apart = False
    return apart, one.trigger != other.trigger, abs(one.trigger_start - other.trigger_start)

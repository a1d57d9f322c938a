"""The tray: judgements that stand and cannot be followed, each with the reason, until a person decides anew.

Judgements, claims and incidents go in, strays come out. It changes nothing, and loses nothing: what is neither attached
nor here does not exist.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from dateline.records import Anchor, Attachments, Claim, Incident, Judgement, corrected, latest, refusals, standing
from dateline.store import Store

TEXT_GONE = "no report has this text any more"
WORDS_GONE = "nothing is coded at these words any more"
ONE_NOW = "both claims are one now"
NO_INCIDENT = "its claim stands in no incident: it is rejected, context that nobody promoted, or a summary"


@dataclass(slots=True, frozen=True)
class Stray:
    """A judgement that cannot be followed, and why."""

    judgement: Judgement
    why: str


def project_tray(store: Store) -> list[Stray]:
    """All strays of a project, oldest first."""
    judgements = store.judgements()
    texts = {report.text_sha256 for report in store.reports()}
    tray = Tray(judgements, store.claims(), store.incidents(), texts)
    return list(tray.strays())


class Tray:
    """What can be followed of the judgements on some claims; `texts` are the hashes of the texts that the project holds."""

    def __init__(
        self,
        judgements: Iterable[Judgement],
        claims: Iterable[Claim],
        incidents: Iterable[Incident],
        texts: Collection[str],
    ) -> None:
        self._stand = standing(judgements)
        coded = list(claims)
        self._claims = corrected(coded, self._stand)
        self._found = Attachments(self._claims)
        self._texts = texts
        self._incidents = {member.claim: one for one in incidents for member in one.members}
        self._refused = {one.id: why for one, why in refusals(coded, self._stand)}
        self._clashing = dict(self._clashing_grades()) | dict(self._clashing_verdicts())

    def strays(self, which: Collection[str] | None = None) -> Iterator[Stray]:
        """The strays among the judgements with these ids, among all where none are given; oldest first."""
        for one in self._stand:
            if (which is None or one.id in which) and one.kind != "withdraw" and (why := self._why(one)):
                yield Stray(one, why)

    def _why(self, one: Judgement) -> str | None:
        claims = []
        for anchor in (one.anchor, one.other):
            if anchor is not None:
                if anchor.whole:
                    return None if anchor.text_sha256 in self._texts else TEXT_GONE
                claim = self._found.find(anchor)
                if claim is None:
                    return WORDS_GONE if anchor.text_sha256 in self._texts else TEXT_GONE
                claims.append(claim)
        if len({claim.id for claim in claims}) < len(claims):
            return ONE_NOW
        if one.id in self._refused or one.id in self._clashing:
            return self._refused.get(one.id) or self._clashing[one.id]
        if one.kind in ("promote", "grade", "relate", "part_of") and claims[0].id not in self._incidents:
            return NO_INCIDENT
        return self._kept_apart(*claims) if one.kind == "same" else None

    def _kept_apart(self, one: Claim, other: Claim) -> str | None:
        """Why two claims that a person judged the same stand in two incidents, None where they do not."""
        ours, theirs = self._incidents.get(one.id), self._incidents.get(other.id)
        if ours is None or theirs is None:
            return NO_INCIDENT
        if ours.id == theirs.id:
            return None
        ends = {member.claim: 0 for member in ours.members} | {member.claim: 1 for member in theirs.members}
        for judgement in reversed(self._stand):
            if judgement.kind == "different" and judgement.other:
                pair = [self._found.find(anchor) for anchor in (judgement.anchor, judgement.other)]
                if {ends.get(claim.id) for claim in pair if claim} == {0, 1}:
                    return f"kept apart: {judgement.who} judged two of their claims different ({judgement.id})"
        shared = {member.report for member in ours.members} & {member.report for member in theirs.members}
        return f"kept apart: report {min(shared)} tells them as two events" if shared else "kept apart by a later word"

    def _clashing_grades(self) -> Iterator[tuple[str, str]]:
        """Grades that met in one incident and differ: none of them counts."""
        meeting: dict[str, list[Judgement]] = defaultdict(list)
        for claim, judgement in latest(self._claims, self._stand, "grade").items():
            if claim in self._incidents:
                meeting[self._incidents[claim].id].append(judgement)
        for incident, those in meeting.items():
            if len({one.value for one in those}) > 1:
                for one in those:
                    told = ", ".join(sorted(f"{other.who}: {other.value}" for other in those))
                    yield one.id, f"grades that differ met in {incident} ({told}); grade it anew"

    def _clashing_verdicts(self) -> Iterator[tuple[str, str]]:
        """An accept and a reject, made of two claims, that a recoding brought onto one: the later counts."""
        last: dict[str, Judgement] = {}
        for one in self._stand:
            if one.kind in ("accept", "reject") and (claim := self._found.find(one.anchor)):
                before = last.get(claim.id)
                if before and before.kind != one.kind and not _overlap(before.anchor, one.anchor):
                    yield before.id, f"its claim and one that {one.who} judged to {one.kind} are one now"
                last[claim.id] = one


def _overlap(one: Anchor, other: Anchor) -> bool:
    return one.start < other.end and other.start < one.end

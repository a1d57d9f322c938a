"""Which reports tell of the same incident: one incident id a report, from its claims or, without any, from its words.

Reports and their codings go in, `{report id: incident id or None}` comes out. It makes no incident records.
"""

import collections
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from dateline.incidents.linking.incidents import candidate_pairs, in_order, link_claims
from dateline.incidents.linking.pairs import THRESHOLD, Scorer, pair_evidence, unbounded
from dateline.incidents.linking.texts import Likenesses
from dateline.records import Claim, Coding, Report
from dateline.values import mint

LIKENESS_FLOOR = 0.2


@dataclass(slots=True)
class _Board:
    """Which claims stand in which incident, and which incident each report has been given."""

    scorer: Scorer
    likenesses: Likenesses
    members: dict[str, list[Claim]]
    incident_of: dict[str, str | None] = field(default_factory=dict)
    size: collections.Counter[str] = field(default_factory=collections.Counter)

    def give(self, report: str, incident: str) -> None:
        """Let a report have an incident instead of the one it had."""
        if (old := self.incident_of.get(report)) is not None:
            self.size[old] -= 1
        self.incident_of[report] = incident
        self.size[incident] += 1

    def agreement(self, claim: Claim, incident: str) -> float:
        """The mean score of a claim with an incident's claims; 0 where one of them bars it."""
        scores = []
        for mate in self.members[incident]:
            likeness = self.likenesses.cosine(claim.report.id, mate.report.id)
            evidence = self.scorer(claim, mate, likeness)
            if evidence.veto is not None:
                return 0.0
            scores.append(evidence.score)
        return sum(scores) / len(scores)


def _near(claims: Sequence[Claim], home: Mapping[str, str]) -> dict[str, set[str]]:
    """For each claim that founds nothing, the incidents with a claim worth comparing to it."""
    near: dict[str, set[str]] = collections.defaultdict(set)
    for one, other in candidate_pairs(claims):
        for ours, theirs in ((claims[one], claims[other]), (claims[other], claims[one])):
            if ours.id not in home and theirs.id in home:
                near[ours.id].add(home[theirs.id])
    return near


def _join_by_context(board: _Board, by_report: Mapping[str, list[Claim]]) -> None:
    """A report whose main event stands alone takes the incident that the first of its other events joins."""
    home = {claim.id: incident for incident, members in board.members.items() for claim in members}
    near = _near([claim for claims in by_report.values() for claim in claims], home)
    for report, claims in by_report.items():
        own = board.incident_of.get(report)
        if own is not None and board.size[own] > 1:
            continue
        for claim in claims:
            if claim.main or unbounded(claim):
                continue
            scored = [(-board.agreement(claim, incident), incident) for incident in near[claim.id] - {own}]
            best = min((pair for pair in scored if pair[0] <= -THRESHOLD), default=None)
            if best:
                board.give(report, best[1])
                break


def _join_by_text(board: _Board, reports: Sequence[Report], coded: set[str]) -> None:
    """Reports without a claim that could link take the incident of the report that reads most like them."""
    for report in reports:
        if report.id in coded or board.incident_of.get(report.id):
            continue
        if report.copy_of and (incident := board.incident_of.get(report.copy_of)):
            board.give(report.id, incident)
            continue
        for _, other in board.likenesses.nearest(report.id, LIKENESS_FLOOR):
            if other not in coded and board.incident_of.get(other) is None:
                board.give(other, mint("i", *sorted((report.id, other))))
            if incident := board.incident_of.get(other):
                board.give(report.id, incident)
                break


def link_reports(
    reports: Iterable[Report], codings: Mapping[str, Coding], *, model: Scorer | None = None
) -> dict[str, str | None]:
    """The incident that each report tells of, by report id; None where nothing ties it to any.

    It is the incident of the report's main event; where there is none or it stands alone, the one that its first other
    event joins; where nothing is coded, or only summaries, that of the report whose headline and lead are most alike. Political or
    criminal makes no difference here.

    Args:
        reports: each report once, in any order.
        codings: by report id; a report may be missing.
        model: scores a pair of claims instead of the built-in evidence.
    """
    ordered = sorted(reports, key=lambda report: (str(report.published or "9999"), report.id))
    claims = in_order(claim for coding in codings.values() for claim in coding.claims)
    incidents = link_claims(claims, reports=ordered, model=model)
    known = {claim.id: claim for claim in claims}
    board = _Board(
        scorer=model or pair_evidence,
        likenesses=Likenesses(ordered),
        members={one.id: [known[member.claim] for member in one.members] for one in incidents},
        incident_of={report.id: None for report in ordered},
    )
    for incident in incidents:
        for member in incident.members:
            board.give(member.report, incident.id)
    by_report: dict[str, list[Claim]] = {report.id: [] for report in ordered}
    for claim in claims:
        by_report.setdefault(claim.report.id, []).append(claim)
    _join_by_context(board, {report: mine for report, mine in by_report.items() if mine})
    linkable = {report for report, mine in by_report.items() if not all(map(unbounded, mine))}
    _join_by_text(board, ordered, linkable)
    return {report.id: board.incident_of.get(report.id) for report in ordered}

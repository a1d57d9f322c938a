"""The Incident: its values under a policy, what each report says, how the toll moved, what it is related to, every change.

A store and its judgements go in, an `IncidentPage` comes out. It decides nothing.
"""

import datetime as dt
from collections.abc import Sequence

from dateline.exports import coarse
from dateline.records import Attachments, Claim, Incident, Judgement, Report, Resolved, ResolvedFigure, verdicts
from dateline.records.claims import Confidence
from dateline.records.frames import Record
from dateline.records.incidents import IncidentRelationKind, PolicyName
from dateline.store import Store
from dateline.workflow.linking import RELATING
from dateline.workflow.resolve import incident_by_id, resolve_incidents
from dateline.workflow.review.ledgers import Ledger
from dateline.workflow.screens.changes import Change, changes_of
from dateline.workflow.screens.reports import Verdict, verdict_of
from dateline.workflow.screens.versions import claim_version, incident_version
from dateline.workflow.tolls import by_policy, day_by_day, with_everybody

_QUOTE = 600  # characters of the sentences behind a claim


class ReportHead(Record):
    """A report that tells of the incident, without its text."""

    id: str
    title: str | None
    publisher: str | None
    published: dt.date | None
    url: str | None
    copy_of: str | None
    language: str | None
    synthetic: bool


class Quote(Record):
    """The sentences behind a claim, as they stand; `start` is where they begin in the report, in code points."""

    start: int
    text: str


class Step(Record):
    """The figures as they stood after a day of publication; None: with the undated reports."""

    day: dt.date | None
    figures: tuple[ResolvedFigure, ...]


class Related(Record):
    """An incident that this one is related to; `back`: the other one says so of this."""

    kind: IncidentRelationKind
    to: str
    title: str
    claim: str | None
    asserted: bool
    back: bool


class IncidentPage(Record):
    """All that the Incident screen shows first.

    `claims` are as persons corrected them, in order of publication; by claim id `quotes`, `verdicts`, `versions`. `resolved`
    is under the policy asked for, `everybody` the same with nobody left out where somebody is; `policies` the figures
    under each. `version` is of the incident; `position` how much of the judgement chain the page has seen.
    """

    incident: Incident
    resolved: Resolved
    everybody: Resolved | None
    policies: dict[PolicyName, tuple[ResolvedFigure, ...]]
    steps: tuple[Step, ...]
    claims: tuple[Claim, ...]
    quotes: dict[str, Quote]
    verdicts: dict[str, Verdict]
    versions: dict[str, str]
    reports: dict[str, ReportHead]
    relations: tuple[Related, ...]
    changes: tuple[Change, ...]
    reviewed: bool
    confidence: Confidence
    version: str
    position: int


def incident_page(
    store: Store, ledger: Ledger, name: str, policy: PolicyName = "majority", without: Sequence[str] = ()
) -> IncidentPage:
    """The page of the incident that an id or alias stands for.

    Raises:
        NotInStore: there is none.
        InputError: `without` names a kind of claimant that there is not.
    """
    incident = incident_by_id(store, name)
    reports = {one.id: one for one in store.reports_by_id(member.report for member in incident.members)}
    texts = {report.text_sha256 for report in reports.values()}
    every, stand = ledger.on(texts), ledger.standing_on(texts)
    coded = store.claims_of_reports(reports)
    row = coarse(resolve_incidents(store, [incident], stand, policy, without=without)[0])
    members = {member.claim for member in incident.members}
    last = {key: one for key, one in verdicts(row.claims, stand).items() if key in members}
    founding = [claim for claim in row.claims if _founds(incident, claim)]
    return IncidentPage(
        incident=incident,
        resolved=row.resolved,
        everybody=with_everybody(row, stand) if without else None,
        policies={one.policy: one.figures for one in by_policy(row, stand)},
        steps=tuple(Step(day=day, figures=stood.figures) for day, stood in day_by_day(row)),
        claims=tuple(sorted(row.claims, key=_in_time)),
        quotes={claim.id: quote_of(claim, reports[claim.report.id].text) for claim in row.claims},
        verdicts={key: verdict_of(one) for key, one in last.items()},
        versions={claim.id: claim_version(claim, every, coded) for claim in coded if claim.id in members},
        reports={key: head_of(report) for key, report in reports.items()},
        relations=tuple(_relations(store, incident, coded, stand)),
        changes=tuple(_changes(ledger, coded, members, every)),
        reviewed=any(claim.id in last and last[claim.id].kind == "accept" for claim in founding),
        confidence=_confidence(founding),
        version=incident_version(incident, coded, every),
        position=ledger.position,
    )


def version_of(store: Store, ledger: Ledger, incident: Incident) -> str:
    """The version of an incident as it stands."""
    coded = store.claims_of_reports({member.report for member in incident.members})
    return incident_version(incident, coded, ledger.on({claim.report.text_sha256 for claim in coded}))


def head_of(report: Report) -> ReportHead:
    """A report without its text."""
    return ReportHead(**{name: getattr(report, name) for name in ReportHead.model_fields})


def quote_of(claim: Claim, text: str) -> Quote:
    """The sentences behind a claim, or the words around its trigger where it has none; cut where they are long."""
    start, end = max(0, claim.trigger_start - 90), claim.trigger_start + len(claim.trigger) + 110
    if claim.evidence:
        start, end = claim.evidence[0].start, claim.evidence[-1].end
    if end - start > _QUOTE:
        start = max(start, min(claim.trigger_start - _QUOTE // 2, end - _QUOTE))
        end = min(end, start + _QUOTE)
    return Quote(start=start, text=text[start:end])


def _founds(incident: Incident, claim: Claim) -> bool:
    return any(member.founding and member.claim == claim.id for member in incident.members)


def _confidence(founding: Sequence[Claim]) -> Confidence:
    """The best confidence of the claims that found it."""
    order: tuple[Confidence, ...] = ("high", "medium", "low")
    return min((claim.confidence for claim in founding), key=order.index, default="low")


def _in_time(claim: Claim) -> tuple[dt.date, str, int]:
    return (claim.report.published or dt.date.max, claim.report.id, claim.trigger_start)


def _relations(store: Store, incident: Incident, coded: Sequence[Claim], stand: Sequence[Judgement]) -> list[Related]:
    """What it says of others, and others say of it: incidents of its reports, and those that persons related to it."""
    ends = {end.text_sha256 for one in stand if one.kind in RELATING for end in (one.anchor, one.other) if end}
    told = [*coded, *store.claims_of_reports(store.reports_with(ends))]
    near = [one for one in store.incidents_of(claim.id for claim in told) if one.id != incident.id]
    back = sorted(
        (one for one in near if any(each.to == incident.id for each in one.relations)), key=lambda one: one.id
    )
    ends = {relation.to for relation in incident.relations} | {one.id for one in back}
    titles = store.titles(ends)
    pairs = [(relation, relation.to, False) for relation in incident.relations]
    pairs += [(each, one.id, True) for one in back for each in one.relations if each.to == incident.id]
    return [
        Related(
            kind=one.kind, to=to, title=titles.get(to, to), claim=one.claim, asserted=one.asserted, back=behind
        )
        for one, to, behind in pairs
    ]  # fmt: skip


def _changes(ledger: Ledger, coded: Sequence[Claim], members: set[str], every: Sequence[Judgement]) -> list[Change]:
    """The changes of its claims, and of pairs with them."""
    found = Attachments(coded)
    mine = []
    for one in every:
        ends = [end for end in (one.anchor, one.other) if end]
        if any((claim := found.find(end)) and claim.id in members for end in ends) or any(end.whole for end in ends):
            mine.append(one)
    stand = [one.id for one in mine if ledger.stands(one.id)]
    return changes_of(coded, mine, stand, {one.id: ledger.place_of(one.id) for one in mine})

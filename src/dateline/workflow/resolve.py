"""Resolving a project: each incident with its values under one policy and the claims behind them.

A store and a policy go in, rows for tables and exports come out. It writes nothing.
"""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from dateline.errors import NotInStore
from dateline.exports import ExportRow
from dateline.incidents import resolve
from dateline.records import Claim, Incident, Judgement, corrected, standing
from dateline.records.incidents import PolicyName
from dateline.store import Store
from dateline.workflow.linking import ids_of

_ID = re.compile("i-[0-9a-f]{12}")


def resolve_project(store: Store, policy: PolicyName = "majority", *, without: Iterable[str] = ()) -> list[ExportRow]:
    """The project's incidents with their values under a policy, in the order of their days.

    Raises:
        InputError: `without` names a kind of claimant that there is not.
    """
    kinds = tuple(without)
    judgements = store.judgements()
    claims = {claim.id: claim for claim in corrected(store.claims(), judgements)}
    about = _by_text(judgements)
    rows = [_resolved(incident, claims, about, policy, kinds) for incident in store.incidents()]
    return sorted(rows, key=_day)


def find_incident(
    store: Store,
    name: str,
    policy: PolicyName = "majority",
    *,
    without: Iterable[str] = (),
) -> ExportRow:
    """The incident that an id stands for; or, where `name` is a report's id, the first one that it tells of.

    Raises:
        NotInStore: there is none.
        InputError: `without` names a kind of claimant that there is not.
    """
    try:
        incident = incident_by_id(store, name)
    except NotInStore:
        telling = store.incidents_of(claim.id for claim in store.claims_of_reports([name]))
        if not telling:
            raise
        incident = telling[0]
    return resolve_incidents(store, [incident], store.judgements(), policy, without=without)[0]


def resolve_incidents(
    store: Store,
    incidents: Sequence[Incident],
    judgements: Sequence[Judgement],
    policy: PolicyName = "majority",
    *,
    without: Iterable[str] = (),
) -> list[ExportRow]:
    """Some incidents with their values under a policy, in the order given; `judgements` are those on their reports at least."""
    told_by = {member.report for incident in incidents for member in incident.members}
    told = {claim.id: claim for claim in corrected(store.claims_of_reports(told_by), judgements)}
    about, kinds = _by_text(judgements), tuple(without)
    there = [one for one in incidents if all(member.claim in told for member in one.members)]
    return [_resolved(incident, told, about, policy, kinds) for incident in there]


def incident_by_id(store: Store, name: str) -> Incident:
    """The incident with this id or alias; or the one whose id it was before all of its claims were rejected for a while.

    Raises:
        NotInStore: there is none.
    """
    try:
        return store.incident(name)
    except NotInStore:
        given = store.members() if _ID.fullmatch(name) else {}
        again = next((one for one, claims in given.items() if name in ids_of(claims)), None)
        if again is None:
            raise
        return store.incident(again)


def _by_text(judgements: Sequence[Judgement]) -> dict[str, list[Judgement]]:
    """The judgements that stand by the text that they are anchored in."""
    found: dict[str, list[Judgement]] = defaultdict(list)
    for one in standing(judgements):
        found[one.anchor.text_sha256].append(one)
    return found


def _resolved(
    incident: Incident,
    claims: Mapping[str, Claim],
    about: Mapping[str, list[Judgement]],
    policy: PolicyName,
    without: Sequence[str],
) -> ExportRow:
    """One incident with its values, its claims in the order of its members."""
    members = tuple(claims[member.claim] for member in incident.members)
    texts = {claim.report.text_sha256 for claim in members}
    judgements = [one for text in sorted(texts) for one in about.get(text, ())]
    return ExportRow(incident, resolve(incident, members, judgements, policy, without=without), members)


def _day(row: ExportRow) -> tuple[dt.date, str]:
    days = row.resolved.date.value
    return (days.start if days else dt.date.max, row.incident.id)

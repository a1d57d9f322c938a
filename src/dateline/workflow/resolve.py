"""Resolving a project: each incident with its values under one policy and the claims behind them.

A store and a policy go in, rows for tables and exports come out. It writes nothing.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from dateline.errors import NotInStore
from dateline.exports import ExportRow
from dateline.incidents import resolve
from dateline.records import Claim, Incident, Judgement
from dateline.records.incidents import PolicyName
from dateline.store import Store


def resolve_project(store: Store, policy: PolicyName = "majority", *, without: Iterable[str] = ()) -> list[ExportRow]:
    """The project's incidents with their values under a policy, in the order of their days.

    Raises:
        InputError: `without` names a kind of claimant that there is not.
    """
    kinds = tuple(without)
    claims = {claim.id: claim for claim in store.claims()}
    judgements = store.judgements()
    rows = [_resolved(incident, claims, judgements, policy, kinds) for incident in store.incidents()]
    return sorted(rows, key=_day)


def find_incident(
    store: Store, name: str, policy: PolicyName = "majority", *, without: Iterable[str] = ()
) -> ExportRow:
    """The incident with this id or alias; or, where `name` is a report's id, the first one that it tells of.

    Raises:
        NotInStore: there is none.
        InputError: `without` names a kind of claimant that there is not.
    """
    try:
        incident = store.incident(name)
    except NotInStore:
        told = [one for one in store.incidents() if any(member.report == name for member in one.members)]
        if not told:
            raise
        incident = told[0]
    claims = {
        claim.id: claim for report in {member.report for member in incident.members} for claim in store.claims(report)
    }
    return _resolved(incident, claims, store.judgements(), policy, tuple(without))


def _resolved(
    incident: Incident,
    claims: Mapping[str, Claim],
    judgements: Sequence[Judgement],
    policy: PolicyName,
    without: Sequence[str],
) -> ExportRow:
    """One incident with its values, its claims in the order of its members."""
    members = tuple(claims[member.claim] for member in incident.members)
    return ExportRow(incident, resolve(incident, members, judgements, policy, without=without), members)


def _day(row: ExportRow) -> tuple[dt.date, str]:
    days = row.resolved.date.value
    return (days.start if days else dt.date.max, row.incident.id)

"""Resolving a project: each incident with its values under one policy and the claims behind them.

A store and a policy go in, rows for tables and exports come out. It writes nothing.
"""

import datetime as dt
from collections.abc import Iterable

from dateline.errors import NotInStore
from dateline.exports import ExportRow
from dateline.incidents import resolve
from dateline.records import Claim, Incident, Judgement, attach, standing
from dateline.records.incidents import PolicyName
from dateline.store import Store


def resolve_project(store: Store, policy: PolicyName = "majority", *, published: bool = False) -> list[ExportRow]:
    """The project's incidents with their values, in the order of their days.

    Args:
        store: the project.
        policy: which figures and places are chosen.
        published: only incidents with a founding claim that a person accepted.
    """
    claims = {claim.id: claim for claim in store.claims()}
    judgements = store.judgements()
    accepted = _accepted(claims.values(), judgements) if published else set()
    rows = [
        resolve_incident(incident, claims, judgements, policy)
        for incident in store.incidents()
        if not published or any(member.founding and member.claim in accepted for member in incident.members)
    ]
    return sorted(rows, key=_day)


def resolve_incident(
    incident: Incident, claims: dict[str, Claim], judgements: list[Judgement], policy: PolicyName = "majority"
) -> ExportRow:
    """One incident with its values and its claims, these in the order of its members."""
    members = [claims[member.claim] for member in incident.members if member.claim in claims]
    return ExportRow(incident, resolve(incident, members, judgements, policy), members)


def find_incident(store: Store, name: str, policy: PolicyName = "majority") -> ExportRow:
    """The incident with this id or alias; or, where `name` is a report's id, the first one that it tells of.

    Raises:
        NotInStore: there is none.
    """
    try:
        incident = store.incident(name)
    except NotInStore:
        held = (one for one in store.incidents() if any(member.report == name for member in one.members))
        found = next(held, None)
        if found is None:
            raise
        incident = found
    claims = {claim.id: claim for member in incident.members for claim in store.claims(member.report)}
    return resolve_incident(incident, claims, store.judgements(), policy)


def _accepted(claims: Iterable[Claim], judgements: Iterable[Judgement]) -> set[str]:
    """Ids of the claims that a person accepted and did not reject later."""
    every = list(claims)
    accepted: set[str] = set()
    for judgement in standing(judgements):
        if judgement.kind in ("accept", "reject") and (claim := attach(judgement.anchor, every)):
            (accepted.add if judgement.kind == "accept" else accepted.discard)(claim.id)
    return accepted


def _day(row: ExportRow) -> tuple[dt.date, str]:
    days = row.resolved.date.value
    return (days.start if days else dt.date.max, row.incident.id)

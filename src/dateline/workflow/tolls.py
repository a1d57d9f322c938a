"""How an incident's toll moves: from day to day as reports came in, from policy to policy, and without some claimants.

A resolved row goes in, other resolutions of its claims come out. It reads no store and writes nothing.
"""

import datetime as dt
from collections.abc import Iterable, Sequence

from dateline.exports import ExportRow
from dateline.incidents import POLICIES, resolve
from dateline.records import Claim, Judgement, Resolved


def by_policy(row: ExportRow, judgements: Iterable[Judgement] = ()) -> list[Resolved]:
    """The incident under each policy, with the same claimants left out."""
    decided = list(judgements)
    return [resolve(row.incident, row.claims, decided, policy, without=row.resolved.without) for policy in POLICIES]


def with_everybody(row: ExportRow, judgements: Iterable[Judgement] = ()) -> Resolved:
    """The incident under the row's policy with nobody left out."""
    return resolve(row.incident, row.claims, list(judgements), row.resolved.policy)


def day_by_day(row: ExportRow) -> list[tuple[dt.date | None, Resolved]]:
    """After each day of publication the incident as it stood then, where its figures moved.

    The last entry has None for its day where undated reports, which come in last, move the figures again.
    """
    days = sorted({claim.report.published for claim in row.claims if claim.report.published})
    steps: list[tuple[dt.date | None, Resolved]] = []
    for day in (*days, None):
        known = [claim for claim in row.claims if day is None or _known_by(claim, day)]
        stood = resolve(row.incident, known, (), row.resolved.policy, without=row.resolved.without)
        if not steps or _numbers(stood) != _numbers(steps[-1][1]):
            steps.append((day, stood))
    return steps


def _known_by(claim: Claim, day: dt.date) -> bool:
    return claim.report.published is not None and claim.report.published <= day


def _numbers(resolved: Resolved) -> Sequence[object]:
    return [(one.effect, one.party, one.low, one.best, one.high, one.part_of) for one in resolved.figures]

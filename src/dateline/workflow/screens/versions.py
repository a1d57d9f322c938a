"""Versions of what can be judged: two who saw the same version of a claim, report or incident saw the same of it.

Records and judgements go in, short hashes come out. They say nothing of the order of versions.
"""

from collections.abc import Iterable, Sequence

from dateline.records import Attachments, Claim, Incident, Judgement, Report
from dateline.values import mint


def claim_version(claim: Claim, judgements: Sequence[Judgement], claims: Iterable[Claim]) -> str:
    """The version of a claim as it is coded, with all that was judged of it.

    Args:
        claim: as it is coded.
        judgements: all that name its report, those taken back too.
        claims: all of its report, so that each judgement finds its own.
    """
    found = Attachments(claims)
    on_it = [one.id for one in judgements if _names(one, {claim.id}, found)]
    return mint("v", claim.model_dump_json(), *on_it)


def report_version(report: Report, claims: Iterable[Claim], judgements: Iterable[Judgement]) -> str:
    """The version of a report's coding, with all that was judged of it."""
    return mint("v", report.id, *(one.model_dump_json() for one in claims), *(one.id for one in judgements))


def incident_version(incident: Incident, claims: Iterable[Claim], judgements: Iterable[Judgement]) -> str:
    """The version of an incident: its claims and relations, with all that was judged of them.

    Args:
        incident: as it is linked.
        claims: all of the reports that tell of it.
        judgements: all that name these reports.
    """
    found, members = Attachments(claims), {member.claim for member in incident.members}
    on_it = [one.id for one in judgements if _names(one, members, found)]
    return mint("v", incident.model_dump_json(), *on_it)


def pair_version(one: str, other: str) -> str:
    """The version of two incidents, whichever comes first."""
    return mint("v", *sorted((one, other)))


def _names(judgement: Judgement, claims: set[str], found: Attachments) -> bool:
    for end in (judgement.anchor, judgement.other):
        if end is None:
            continue
        named = found.told_by(end) if end.whole else [found.find(end)]
        if any(one is not None and one.id in claims for one in named):
            return True
    return False

"""How incidents stand to one another: what their claims say of events of one report, and what persons related.

Incidents, claims and judgements that stand go in, the incidents with their relations come out. It infers none itself.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import get_args

from dateline.records import Attachments, Claim, Incident, IncidentRelation, Judgement
from dateline.records.incidents import IncidentRelationKind

_KINDS: tuple[str, ...] = get_args(IncidentRelationKind)


def relate(
    incidents: Sequence[Incident],
    claims: Sequence[Claim],
    stand: Sequence[Judgement],
    others: Iterable[Incident] = (),
) -> list[Incident]:
    """The incidents with their relations: persons' first, then those that claims tell of, none twice.

    Args:
        incidents: to be related, to each other and to `others`.
        claims: at least all claims of the reports that they are told in, and of those that persons related them to.
            An event index in a claim's relation counts the claims of its report in the order of their triggers.
        stand: judgements that stand.
        others: incidents that may be related to, and stay as they are.
    """
    home = {member.claim: incident.id for incident in (*others, *incidents) for member in incident.members}
    found: dict[str, dict[tuple[str, str], IncidentRelation]] = defaultdict(dict)
    for origin, relation in (*_judged(claims, stand, home), *_told(claims, home)):
        if relation.to != origin:
            found[origin].setdefault((relation.kind, relation.to), relation)
    return [incident.model_copy(update={"relations": tuple(found[incident.id].values())}) for incident in incidents]


def _judged(
    claims: Sequence[Claim], stand: Sequence[Judgement], home: dict[str, str]
) -> Iterator[tuple[str, IncidentRelation]]:
    found = Attachments(claims)
    for one in stand:
        kind = one.value if one.kind == "relate" else one.kind
        if kind not in _KINDS or one.other is None:
            continue
        ends = found.find(one.anchor), found.find(one.other)
        if ends[0] and ends[1] and ends[0].id in home and ends[1].id in home:
            yield home[ends[0].id], IncidentRelation(kind=kind, to=home[ends[1].id])


def _told(claims: Sequence[Claim], home: dict[str, str]) -> Iterator[tuple[str, IncidentRelation]]:
    by_report: dict[str, list[Claim]] = defaultdict(list)
    for claim in sorted(claims, key=lambda claim: (claim.trigger_start, claim.id)):
        by_report[claim.report.id].append(claim)
    for claim in claims:
        mates = by_report[claim.report.id]
        for one in claim.relations:
            if one.kind not in _KINDS or one.to is None or one.to >= len(mates) or claim.id not in home:
                continue
            other = mates[one.to]
            if other.id in home:
                yield (
                    home[claim.id],
                    IncidentRelation(kind=one.kind, to=home[other.id], claim=claim.id, asserted=one.asserted),
                )

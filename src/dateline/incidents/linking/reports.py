"""Which reports tell of the same incident: one incident id a report, from its claims or, without any, from its words.

Reports and their codings go in, `{report id: incident id or None}` comes out. It makes no incident records.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from dateline.incidents.linking.fields import published, unbounded
from dateline.incidents.linking.incidents import in_order, link_claims
from dateline.incidents.linking.models import Model, shipped
from dateline.incidents.linking.wordings import Wordings, headline
from dateline.records import Claim, Coding, Incident, Report
from dateline.values import mint

LIKENESS = 0.1  # cosine of two reports' openings below which they are not compared


def link_reports(
    reports: Iterable[Report], codings: Mapping[str, Coding], *, model: Model | None = None
) -> dict[str, str | None]:
    """The incident that each report tells of, by report id; None where nothing ties it to any.

    It is the incident of the report's main event; where there is none or it stands alone, the one that its first other
    event joins; where nothing is coded, or only summaries, that of the reports whose words are most alike. Political or
    criminal makes no difference here.

    Args:
        reports: each report once, in any order.
        codings: by report id; a report may be missing.
        model: the linking model; the one that comes with Dateline where left out.
    """
    ordered = sorted(reports, key=lambda report: (str(report.published or "9999"), report.id))
    claims = in_order(claim for coding in codings.values() for claim in coding.claims)
    incidents = link_claims(claims, reports=ordered, model=model)
    given = _by_claims(claims, incidents)
    linkable = {claim.report.id for claim in claims if not unbounded(claim)}
    given |= _by_words(ordered, [report.id not in linkable for report in ordered], given, model or shipped())
    return {report.id: given.get(report.id) for report in ordered}


def _by_claims(claims: Sequence[Claim], incidents: Sequence[Incident]) -> dict[str, str]:
    """The incident of each report's main event or, where no other report is in that, of its first event that joins one."""
    home = {member.claim: incident.id for incident in incidents for member in incident.members}
    tellers = Counter(name for incident in incidents for name in {incident.id for _ in incident.members[1:]})
    given: dict[str, str] = {}
    for claim in sorted(claims, key=lambda claim: (not claim.main, claim.trigger_start, claim.id)):
        incident = home.get(claim.id)
        if incident is None:
            continue
        if claim.report.id not in given or (tellers[incident] and not tellers[given[claim.report.id]]):
            given[claim.report.id] = incident
    return given


@dataclass(slots=True)
class _Pile:
    """Reports of one incident, by their places in the order."""

    incident: str
    reports: list[int] = field(default_factory=list)


def _by_words(
    reports: Sequence[Report], wordless: Sequence[bool], given: Mapping[str, str], model: Model
) -> dict[str, str]:
    """Reports without an event that could link: each takes the incident of the reports that read most like it."""
    if not any(wordless):
        return {}
    words = Wordings([headline(report) for report in reports])
    piles: dict[str, _Pile] = {}
    for at, report in enumerate(reports):
        if report.id in given:
            piles.setdefault(given[report.id], _Pile(given[report.id])).reports.append(at)
    found: dict[str, str] = {}
    for at in (at for at, waits in enumerate(wordless) if waits):
        likely = _likely(reports, words, at, model)
        means = [(-float(np.mean(likely[pile.reports])), pile.incident) for pile in piles.values()]
        best = min(means, default=(0.0, ""))
        if -best[0] < model.threshold:
            best = (0.0, mint("i", reports[at].id))
        piles.setdefault(best[1], _Pile(best[1])).reports.append(at)
        found[reports[at].id] = best[1]
    alone = {name for name, count in Counter(found.values()).items() if count == 1} - set(given.values())
    return {report: incident for report, incident in found.items() if incident not in alone}


def _likely(reports: Sequence[Report], words: Wordings, at: int, model: Model) -> NDArray[np.float64]:
    """By report how likely it tells of what the one at `at` tells, by words and days of publication alone."""
    near = words.near(at, LIKENESS)
    likely = np.zeros(len(reports))
    for _, other, said in words.each(np.full(len(near), at), near):
        told = published(reports[at].published, reports[other].published).features
        likely[other] = model.likelihood("words", {**told, **said})
    return likely

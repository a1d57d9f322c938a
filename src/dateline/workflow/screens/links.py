"""Link review: pairs of incidents that may be one, with reasons in words and what joining them would do to the totals.

A store and its judgements go in, pairs in piles come out, the likeliest first. What a person settled is not asked again.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from dateline.exports import ExportRow, coarse
from dateline.exports.figures import total
from dateline.incidents import resolve
from dateline.incidents.linking import Evidence, evidence_of, shipped
from dateline.records import Attachments, Bounds, Claim, Incident, Judgement, ResolvedFigure
from dateline.records.frames import Record
from dateline.records.incidents import Grade
from dateline.store import Store
from dateline.values import Days, mint
from dateline.workflow.resolve import resolve_incidents
from dateline.workflow.review.ledgers import Ledger
from dateline.workflow.screens.incidents import Quote, ReportHead, head_of, quote_of, version_of
from dateline.workflow.screens.versions import pair_version

MOST = 20_000  # pairs that are looked at
Pile = Literal["likely", "possible", "unlikely", "unsure"]
PILES: tuple[Pile, ...] = ("likely", "possible", "unlikely", "unsure")
_POSSIBLE = 0.12
_SETTLING = ("same", "different", "part_of", "relate")


@dataclass(slots=True, frozen=True)
class Candidate:
    """Two incidents by id, the two claims of them that are most likely one, how likely, and the pile."""

    one: str
    other: str
    claims: tuple[str, str]
    likely: float
    pile: Pile


class Telling(Record):
    """A report that tells of one side of a pair, with the words."""

    report: ReportHead
    claim: str
    quote: Quote


class Side(Record):
    """One of two incidents: `claim` is the one that is most like the other's, `version` of the incident."""

    incident: str
    claim: str
    title: str
    days: Days | None
    place: str | None
    grade: Grade
    figures: tuple[ResolvedFigure, ...]
    killed: Bounds | None
    wounded: Bounds | None
    reports: tuple[Telling, ...]
    version: str


class Totals(Record):
    """Killed and wounded over both incidents as they stand, and if they were joined."""

    killed_apart: tuple[Bounds | None, Bounds | None]
    killed_together: Bounds | None
    wounded_apart: tuple[Bounds | None, Bounds | None]
    wounded_together: Bounds | None


class Pair(Record):
    """Two incidents that may be one; `together` are the figures if they were. `version` is of both sides at once."""

    id: str
    pile: Pile
    one: Side
    other: Side
    reasons: tuple[str, ...]
    together: tuple[ResolvedFigure, ...]
    totals: Totals
    version: str


class PileCount(Record):
    """How many pairs wait in a pile."""

    name: Pile
    count: int


class LinkPage(Record):
    """Pairs of a pile, the likeliest first; `next` is the cursor of the page after, None at the end."""

    rows: tuple[Pair, ...]
    piles: tuple[PileCount, ...]
    next: str | None
    position: int


class Similar(Record):
    """An incident like another one, with reasons in words; `claims` are the two that are most alike."""

    id: str
    title: str
    reasons: tuple[str, ...]
    likely: Pile
    claims: tuple[str, str]
    version: str


def candidates(store: Store, ledger: Ledger) -> list[Candidate]:
    """Every pair of incidents that waits for a person, once, the likeliest first."""
    settled, unsure = _judged(store, ledger)
    found: dict[frozenset[str], Candidate] = {}
    for row in store.uncertain(MOST):
        key = frozenset((row.mine, row.theirs))
        if key not in settled and key not in found:
            pile = "unsure" if key in unsure else pile_of(row.likely)
            found[key] = Candidate(row.mine, row.theirs, (row.one, row.other), row.likely, pile)
    return list(found.values())


def pile_of(likely: float) -> Pile:
    """The pile for how likely two claims are one: from the linking model's own threshold on it is `likely`."""
    return "likely" if likely >= shipped().threshold else "possible" if likely >= _POSSIBLE else "unlikely"


def _judged(store: Store, ledger: Ledger) -> tuple[set[frozenset[str]], set[frozenset[str]]]:
    """Pairs of incidents that persons settled, and those of which somebody is unsure."""
    pairs = [one for one in ledger.stand if one.other and one.kind in (*_SETTLING, "unsure")]
    texts = {end.text_sha256 for one in pairs for end in (one.anchor, one.other) if end}
    claims = store.claims_of_reports(store.reports_with(texts))
    found = Attachments(claims)
    home = {
        member.claim: incident.id
        for incident in store.incidents_of(claim.id for claim in claims)
        for member in incident.members
    }
    settled, unsure = set[frozenset[str]](), set[frozenset[str]]()
    for one in pairs:
        ends = [found.find(end) for end in (one.anchor, one.other) if end]
        key = frozenset(home[claim.id] for claim in ends if claim and claim.id in home)
        if len(key) == 2:
            (unsure if one.kind == "unsure" else settled).add(key)
    return settled, unsure


def link_page(
    store: Store, ledger: Ledger, every: Sequence[Candidate], pile: Pile | None, cursor: str | None, limit: int
) -> LinkPage:
    """A page of pairs.

    Args:
        store: the project.
        ledger: its judgements.
        every: what `candidates` gave.
        pile: which; None: all but those of which somebody is unsure.
        cursor: `next` of the page before; a pair that is gone meanwhile begins anew.
        limit: of pairs.
    """
    counts = Counter(one.pile for one in every)
    wanted = [one for one in every if one.pile == pile or (pile is None and one.pile != "unsure")]
    ids = [pair_id(one) for one in wanted]
    start = ids.index(cursor) + 1 if cursor in ids else 0
    chosen = wanted[start : start + limit]
    return LinkPage(
        rows=tuple(_pairs(store, ledger, chosen)),
        piles=tuple(PileCount(name=name, count=counts[name]) for name in PILES),
        next=pair_id(chosen[-1]) if chosen and start + limit < len(wanted) else None,
        position=ledger.position,
    )


def pair_id(one: Candidate) -> str:
    """The id of a pair of incidents, whichever comes first."""
    return mint("pair", *sorted((one.one, one.other)))


def _pairs(store: Store, ledger: Ledger, chosen: Sequence[Candidate]) -> Iterable[Pair]:
    incidents = {
        one.id: one for one in store.incidents_named(name for each in chosen for name in (each.one, each.other))
    }
    judgements = ledger.standing_on(store.texts_of(_reports_of(incidents.values())))
    rows = {row.incident.id: coarse(row) for row in resolve_incidents(store, list(incidents.values()), judgements)}
    evidence = _evidence(store, rows.values(), [each.claims for each in chosen])
    for each in chosen:
        if each.one in rows and each.other in rows:
            reasons = evidence[each.claims].reasons if each.claims in evidence else ()
            yield _pair(store, ledger, each, rows[each.one], rows[each.other], reasons, judgements)


def _reports_of(incidents: Iterable[Incident]) -> set[str]:
    return {member.report for one in incidents for member in one.members}


def _evidence(
    store: Store, rows: Iterable[ExportRow], pairs: Sequence[tuple[str, str]]
) -> dict[tuple[str, str], Evidence]:
    wanted = {name for key in pairs for name in key}
    claims = [claim for row in rows for claim in row.claims if claim.id in wanted]
    return evidence_of(pairs, claims, reports=store.reports_by_id(claim.report.id for claim in claims))


def _pair(
    store: Store, ledger: Ledger, each: Candidate, one: ExportRow, other: ExportRow, reasons: tuple[str, ...],
    judgements: Sequence[Judgement],
) -> Pair:  # fmt: skip
    members = (*one.incident.members, *other.incident.members)
    both = one.incident.model_copy(update={"members": members})
    together = resolve(both, (*one.claims, *other.claims), judgements).figures
    first, second = _side(store, ledger, one, each.claims[0]), _side(store, ledger, other, each.claims[1])
    return Pair(
        id=pair_id(each),
        pile=each.pile,
        one=first,
        other=second,
        reasons=reasons,
        together=together,
        totals=Totals(
            killed_apart=(first.killed, second.killed),
            killed_together=_bounds(together, "killed"),
            wounded_apart=(first.wounded, second.wounded),
            wounded_together=_bounds(together, "wounded"),
        ),
        version=pair_version(first.version, second.version),
    )


def _side(store: Store, ledger: Ledger, row: ExportRow, claim: str) -> Side:
    resolved = row.resolved
    reports = {report.id: report for report in store.reports_by_id(one.report.id for one in row.claims)}
    return Side(
        incident=row.incident.id,
        claim=claim,
        title=resolved.title,
        days=resolved.date.value,
        place=resolved.place.value.text if resolved.place.value else None,
        grade=resolved.grade,
        figures=resolved.figures,
        killed=_bounds(resolved.figures, "killed"),
        wounded=_bounds(resolved.figures, "wounded"),
        reports=tuple(
            Telling(
                report=head_of(reports[one.report.id]), claim=one.id, quote=quote_of(one, reports[one.report.id].text)
            )
            for one in sorted(row.claims, key=_in_time)
        ),
        version=version_of(store, ledger, row.incident),
    )


def _in_time(claim: Claim) -> tuple[dt.date, str]:
    return (claim.report.published or dt.date.max, claim.id)


def _bounds(figures: Sequence[ResolvedFigure], effect: str) -> Bounds | None:
    found = total(figures, effect)
    return Bounds(low=found["low"], best=found["best"], high=found["high"]) if found else None


def similar_to(store: Store, ledger: Ledger, incident: Incident, limit: int = 8) -> list[Similar]:
    """The incidents most like one, by the claims that linking held for possibly one, with reasons in words."""
    mine = {member.claim for member in incident.members}
    pairs = [(one, other, likely) for one, other, likely in store.likely_of(mine) if (one in mine) != (other in mine)]
    ends = {other if one in mine else one for one, other, _ in pairs}
    home = {member.claim: one for one in store.incidents_of(ends) for member in one.members}
    best: dict[str, tuple[tuple[str, str], float]] = {}
    for one, other, likely in pairs:
        ours, theirs = (one, other) if one in mine else (other, one)
        if theirs in home and home[theirs].id not in best and len(best) < limit:
            best[home[theirs].id] = ((ours, theirs), likely)
    claims = store.claims_by_id(name for key, _ in best.values() for name in key)
    evidence = evidence_of(
        [key for key, _ in best.values()], claims, reports=store.reports_by_id(one.report.id for one in claims)
    )
    titles = store.titles(best)
    return [
        Similar(
            id=name,
            title=titles.get(name, name),
            reasons=evidence[key].reasons if key in evidence else (),
            likely=pile_of(likely),
            claims=key,
            version=version_of(store, ledger, home[key[1]]),
        )
        for name, (key, likely) in best.items()
    ]

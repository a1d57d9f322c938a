"""The Coder: one report with its text, its claims as they stand, what was judged of each, and what stands beside them.

A store and its judgements go in, a `ReportPage` comes out. Spans count code points.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any, Literal

from dateline.actors import Registry
from dateline.records import (
    Attachments,
    Claim,
    ClaimDate,
    Incident,
    Judgement,
    NoEvent,
    Participant,
    Proposal,
    Report,
    corrected,
    verdicts,
)
from dateline.records.frames import Record
from dateline.records.reports import InboxRow
from dateline.store import Store
from dateline.workflow.review.desks import open_proposals
from dateline.workflow.review.ledgers import Ledger
from dateline.workflow.screens.versions import claim_version, report_version

QUOTED = ("place", "initiators", "targets", "weapons", "casualties", "sources")


class Verdict(Record):
    """What was said last of a claim, by whom and when; `none`: its report tells of no event."""

    kind: Literal["accept", "reject", "none"]
    judgement: str
    who: str
    when: dt.datetime


class Highlight(Record):
    """Words of a claim in the report: the field, the place in its list (None where it has none), half-open in code points."""

    claim: str
    field: str
    index: int | None
    start: int
    end: int


class Doubt(Record):
    """What a reader should look at before accepting a claim: the field, and why in a sentence."""

    field: str
    text: str


class InIncident(Record):
    """The incident in which a claim stands."""

    id: str
    title: str


class NoEventMark(Record):
    """That a person says the report tells of no event."""

    why: str
    judgement: str
    who: str
    when: dt.datetime
    note: str | None


class ReportPage(Record):
    """All that the Coder shows of a report.

    `claims` are as persons corrected them, `coded` those that differ as the coder made them. By claim id: `verdicts`,
    `corrected` (field: judgement), `incidents`, `warnings`, `versions`. `none` is why the coder found no claim, `marked`
    that a person says there is none. `version` is of the whole page; `position` how much of the chain it has seen.
    """

    report: Report
    state: str
    claims: tuple[Claim, ...]
    coded: tuple[Claim, ...]
    verdicts: dict[str, Verdict]
    corrected: dict[str, dict[str, str]]
    proposals: tuple[Proposal, ...]
    incidents: dict[str, InIncident]
    warnings: dict[str, tuple[Doubt, ...]]
    versions: dict[str, str]
    highlights: tuple[Highlight, ...]
    none: NoEvent | None
    marked: NoEventMark | None
    copies: tuple[InboxRow, ...]
    version: str
    position: int


def report_page(store: Store, ledger: Ledger, report_id: str, actors: Registry | None = None) -> ReportPage:
    """The page of a report; with actors it warns of those that were not active on the day.

    Raises:
        NotInStore: there is none of this id.
    """
    report, coding = store.report(report_id), store.coding(report_id)
    every, stand = _of(report, ledger.on([report.text_sha256])), ledger.standing_on([report.text_sha256])
    claims = corrected(coding.claims, stand)
    row = store.inbox_rows([report_id]).get(report_id)
    return ReportPage(
        report=report,
        state=row.state if row else "open",
        claims=tuple(claims),
        coded=tuple(old for old, new in zip(coding.claims, claims, strict=True) if old != new),
        verdicts={name: verdict_of(one) for name, one in verdicts(claims, stand).items()},
        corrected=_corrected(claims, stand),
        proposals=tuple(open_proposals(store.proposals(report_id), stand)),
        incidents=_incidents(store, claims),
        warnings={claim.id: told for claim in claims if (told := tuple(_warnings(claim, actors)))},
        versions={claim.id: claim_version(claim, every, coding.claims) for claim in coding.claims},
        highlights=tuple(_highlights(claims)),
        none=coding.none,
        marked=_marked(report, stand),
        copies=tuple(store.copies_of(report_id)),
        version=report_version(report, coding.claims, every),
        position=ledger.position,
    )


def page_version(store: Store, ledger: Ledger, report_id: str) -> str:
    """The version of a report's page as it stands.

    Raises:
        NotInStore: there is none of this id.
    """
    report = store.report(report_id)
    return report_version(report, store.claims(report_id), _of(report, ledger.on([report.text_sha256])))


def _of(report: Report, judgements: Iterable[Judgement]) -> list[Judgement]:
    """The judgements that name this report, not another of the same text."""
    ends = ((one, end) for one in judgements for end in (one.anchor, one.other) if end)
    named = {one.id: one for one, end in ends
             if end.text_sha256 == report.text_sha256 and end.report in (None, report.id)}  # fmt: skip
    return list(named.values())


def verdict_of(one: Judgement) -> Verdict:
    """What a judgement says of a claim."""
    kind: Any = one.kind
    return Verdict(kind=kind, judgement=one.id, who=one.who, when=one.when)


def _corrected(claims: Sequence[Claim], stand: Iterable[Judgement]) -> dict[str, dict[str, str]]:
    """By claim the fields that persons set, each with the judgement that set it last."""
    found, fields = Attachments(claims), dict[str, dict[str, str]]()
    for one in stand:
        if one.kind == "correct" and one.field and (claim := found.find(one.anchor)):
            fields.setdefault(claim.id, {})[one.field] = one.id
    return fields


def _incidents(store: Store, claims: Sequence[Claim]) -> dict[str, InIncident]:
    wanted = {claim.id for claim in claims}
    found: dict[str, Incident] = {
        member.claim: incident
        for incident in store.incidents_of(wanted)
        for member in incident.members
        if member.claim in wanted
    }
    titles = store.titles({incident.id for incident in found.values()})
    return {name: InIncident(id=one.id, title=titles.get(one.id, one.id)) for name, one in found.items()}


def _warnings(claim: Claim, actors: Registry | None) -> Iterable[Doubt]:
    """What a reader should look at before accepting a claim, by its fields alone."""
    published, day, place = claim.report.published, claim.date, claim.place
    if day is None:
        yield Doubt(field="date", text="The report gives no day for this.")
    elif published and day.start > published:
        yield Doubt(field="date", text=f"The day comes after the report's own, {published}.")
    if place is None:
        yield Doubt(field="place", text="The report gives no place for this.")
    elif place.level == "country":
        yield Doubt(field="place", text="Only the country is known.")
    elif place.lat is None:
        yield Doubt(field="place", text=f"No gazetteer knows where {place.text} lies.")
    if claim.granularity == "aggregate":
        yield Doubt(field="granularity", text="A summary: it stands apart and is not counted.")
    for at, row in enumerate(claim.casualties, 1):
        if row.min is not None and row.max is not None and row.min > row.max:
            yield Doubt(field="casualties", text=f"In row {at} the least is more than the most.")
    if day and actors:
        for field, parties in (("initiators", claim.initiators), ("targets", claim.targets)):
            for party in parties:
                yield from _not_active(field, party, day, actors)


def _not_active(field: str, party: Participant, day: ClaimDate, actors: Registry) -> Iterable[Doubt]:
    """A doubt where none of the actors that a party may be existed on any of the days."""
    known = [actor for actor in map(actors.get, party.actors) if actor]
    if known and not any(actor.existed(day.start) or actor.existed(day.end) for actor in known):
        first = known[0]
        years = f"{first.start.year if first.start else '…'} to {first.end.year if first.end else 'today'}"
        yield Doubt(field=field, text=f"{first.name} was active from {years}, not in {day.start.year}.")


def _highlights(claims: Iterable[Claim]) -> Iterable[Highlight]:
    for claim in claims:
        start = claim.trigger_start
        yield Highlight(claim=claim.id, field="trigger", index=None, start=start, end=start + len(claim.trigger))
        if claim.date and claim.date.span:
            span = claim.date.span
            yield Highlight(claim=claim.id, field="date", index=None, start=span.start, end=span.end)
        for field in QUOTED:
            value = getattr(claim, field)
            many = isinstance(value, tuple)
            for index, part in enumerate(value if many else (value,) if value else ()):
                if part.start == start and part.text != claim.trigger:
                    continue  # no words of the report give it
                end = part.start + len(part.text)
                yield Highlight(claim=claim.id, field=field, index=index if many else None, start=part.start, end=end)


def _marked(report: Report, stand: Iterable[Judgement]) -> NoEventMark | None:
    marks = [one for one in stand if one.kind == "none" and one.anchor.report in (None, report.id)]
    if not marks:
        return None
    last = marks[-1]
    return NoEventMark(why=str(last.value), judgement=last.id, who=last.who, when=last.when, note=last.why)

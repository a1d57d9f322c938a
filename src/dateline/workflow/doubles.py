"""Double coding: a blind sample for a second coder, both codings side by side, and agreement by field.

A store and its judgements go in. The second coding is a judgement that moves no incident; what follows from comparing
the two is decided like anything else, by correcting, adding and rejecting claims.
"""

import datetime as dt
import random
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Literal

from pydantic import ValidationError

from dateline.errors import NotInStore, ReviewError
from dateline.language.sentences import split_sentences
from dateline.quality.agreements import FIELDS, agree, alpha, unit_of
from dateline.quality.pairs import pair_events
from dateline.records import Anchor, Claim, Coding, Judgement, Maker, NoEvent, Report, corrected, verdicts
from dateline.records.frames import Record
from dateline.store import Store
from dateline.store.workbench import Assignment, Wanted
from dateline.store.workbench.inboxes import read_row
from dateline.values import mint
from dateline.workflow.review.desks import Desk
from dateline.workflow.review.ledgers import Ledger
from dateline.workflow.review.queues import words

DRAWN_FROM = 5000  # judged reports, the newest
State = Literal["waiting", "coded", "settled"]


class Assigned(Record):
    """A report that somebody codes a second time: `waiting`, `coded` with open differences, or `settled`."""

    id: str
    report: str
    title: str | None
    who: str
    drawn_by: str
    drawn: str
    state: State
    differences: int


class Difference(Record):
    """What two codings say otherwise: `claim` of the first, `beside` of the second, None where one lacks the event.

    `one` and `other` are in words; `settled` where a person judged this field or claim since.
    """

    claim: str | None
    beside: str | None
    field: str
    one: str
    other: str
    settled: bool


class SideBySide(Record):
    """Two codings of a report. `first` are the claims as they stand, `who` coded it again; `none` why that one found none."""

    assignment: str
    report: Report
    first: tuple[Claim, ...]
    second: tuple[Claim, ...]
    none: NoEvent | None
    who: str
    when: dt.datetime
    differences: tuple[Difference, ...]


class Blind(Record):
    """What the second coder sees: the report, and what that one made of it so far. Never the first coding."""

    assignment: str
    report: Report
    coding: Coding | None


class FieldAgreement(Record):
    """Krippendorff's alpha of a field over `units` paired values, None where it says nothing; `same` is how many agree."""

    field: str
    alpha: float | None
    units: int
    same: int


class Agreement(Record):
    """Agreement by field: `report` asks whether there is an event at all, `event` which ones both found."""

    fields: tuple[FieldAgreement, ...]
    reports: int
    assignments: tuple[Assigned, ...]


def draw_sample(
    store: Store, ledger: Ledger, *, who: str, size: int, by: str, now: dt.datetime, seed: int | None = None
) -> list[Assignment]:
    """Draws judged reports by chance for a second coder, none of which that one has judged or been given.

    Raises:
        ReviewError: there is no report to draw from.
    """
    given = {one.report for one in store.assignments() if one.who == who}
    own = {one.anchor.report for one in ledger.stand if one.who == who}
    judged = [name for state in ("done", "none") for name in _reports_in(store, state)]
    free = sorted(name for name in judged if name not in given and name not in own)
    if not free:
        todo = "Let somebody else judge reports first"
        raise ReviewError(f"no judged report is left that {who} has not seen", where="sample", todo=todo)
    chosen = random.Random(seed).sample(free, min(size, len(free)))
    told = now.isoformat(timespec="seconds")
    drawn = [Assignment(mint("a", name, who, told), name, who, by, told) for name in chosen]
    store.put_assignments(drawn)
    return drawn


def _reports_in(store: Store, state: str) -> list[str]:
    return [read_row(row.body, row.state).id for row in store.inbox(Wanted(state), limit=DRAWN_FROM)]


def assignment_of(store: Store, name: str) -> Assignment:
    """The assignment with this id.

    Raises:
        NotInStore: there is none.
    """
    found = store.assignment(name)
    if found is None:
        raise NotInStore("no such assignment", where=name, todo="Draw a sample first")
    return found


def blind(store: Store, ledger: Ledger, one: Assignment) -> Blind:
    """What the second coder sees of an assignment."""
    done = _doubles(ledger).get(one.id)
    coding = done.read_value().coding if done else None
    return Blind(assignment=one.id, report=store.report(one.report), coding=coding)


def code_blind(
    store: Store, ledger: Ledger, one: Assignment, claims: Sequence[dict[str, Any]], none: str | None, now: dt.datetime
) -> Judgement:
    """Keeps what the second coder makes of a report, in the place of what that one made before.

    Args:
        store: the project.
        ledger: its judgements.
        one: the assignment.
        claims: as the fields of a Claim, each with `trigger_start` and `trigger`.
        none: why there is no event, where there is none.
        now: UTC.

    Raises:
        ReviewError: a claim does not read as one.
    """
    report = store.report(one.report)
    made = tuple(_claim(report, at, fields, one.who) for at, fields in enumerate(claims))
    if not made and none is None:
        raise ReviewError(
            "neither an event nor a reason", where=report.id, todo="Add an event, or say why there is none"
        )
    try:
        told = NoEvent.model_validate({"why": none}) if none and not made else None
    except ValidationError:
        raise ReviewError("there is no such reason", where=report.id, todo="Take one of the codebook's") from None
    value = {"assignment": one.id, "coding": Coding(claims=made, none=told).model_dump(mode="json")}
    before = _doubles(ledger).get(one.id)
    back = (before.id,) if before else ()
    desk = Desk.of(store, ledger)
    anchor = Anchor.of_report(report)
    judgement = desk.judgement("double", anchor, who=one.who, when=now, value=value, withdraws=back)
    store.append_judgement(judgement, desk.position)
    return judgement


def _claim(report: Report, at: int, fields: dict[str, Any], who: str) -> Claim:
    start = fields.get("trigger_start")
    sentences = [one for one in split_sentences(report.text) if isinstance(start, int) and one.start <= start < one.end]
    own = {
        "id": mint("c", report.id, who, at, fields.get("trigger_start")),
        "report": report.reference(),
        "maker": Maker(kind="person", name=who),
        "confidence": "high",
        "evidence": [{"start": one.start, "end": one.end} for one in sentences],
    }
    try:
        claim = Claim.model_validate({**fields, **own})
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in ("claims", at, *first["loc"]))
        raise ReviewError(f"{where}: {first['msg']}", where=report.id, todo="Nothing was kept") from None
    if report.text[claim.trigger_start : claim.trigger_start + len(claim.trigger)] != claim.trigger:
        raise ReviewError("the trigger does not stand there", where=f"{report.id}, claims.{at}", todo="Select it anew")
    return claim


def _doubles(ledger: Ledger) -> dict[str, Judgement]:
    """By assignment the last coding of it."""
    return {one.value["assignment"]: one for one in ledger.stand if one.kind == "double"}


def side_by_side(store: Store, ledger: Ledger, one: Assignment) -> SideBySide:
    """Both codings of a report, and where they differ.

    Raises:
        ReviewError: it was not coded a second time yet.
    """
    done = _doubles(ledger).get(one.id)
    if done is None:
        raise ReviewError(f"{one.who} has not coded it yet", where=one.id, todo="Wait for it")
    coding: Coding = done.read_value().coding
    report, first = store.report(one.report), _first(store, ledger, one.report)
    return SideBySide(
        assignment=one.id,
        report=report,
        first=tuple(first),
        second=coding.claims,
        none=coding.none,
        who=one.who,
        when=done.when,
        differences=tuple(_differences(first, coding.claims, ledger, done, report)),
    )


def _first(store: Store, ledger: Ledger, report_id: str) -> list[Claim]:
    """The claims of a report as persons left them, without those that are rejected."""
    claims = store.claims(report_id)
    stand = ledger.standing_on({store.text_hash_of(report_id) or ""})
    told = corrected(claims, stand)
    last = verdicts(told, stand)
    return [claim for claim in told if claim.id not in last or last[claim.id].kind == "accept"]


def _differences(
    first: Sequence[Claim], second: Sequence[Claim], ledger: Ledger, done: Judgement, report: Report
) -> Iterator[Difference]:
    later = ledger.since(ledger.place_of(done.id), [report.text_sha256])
    ours, theirs = _plain(first), _plain(second)
    pairing = pair_events(ours, theirs)
    for i, j in pairing.pairs:
        for field in FIELDS:
            if not agree(ours[i], theirs[j], field):
                one, other = words(first[i], field), words(second[j], field)
                yield Difference(
                    claim=first[i].id, beside=second[j].id, field=field, one=one, other=other,
                    settled=_settled(first[i], field, later),
                )  # fmt: skip
    for i in pairing.missed:
        told = words(first[i], "event_type")
        settled = _settled(first[i], None, later)
        yield Difference(claim=first[i].id, beside=None, field="event", one=told, other="none", settled=settled)
    for j in pairing.spurious:
        told = words(second[j], "event_type")
        added = any(one.kind in ("add", "none") for one in later)
        yield Difference(claim=None, beside=second[j].id, field="event", one="none", other=told, settled=added)


def _settled(claim: Claim, field: str | None, later: Iterable[Judgement]) -> bool:
    """True where a person judged a field of a claim, or the claim, since."""
    end = claim.trigger_start + len(claim.trigger)
    on_it = [one for one in later if one.anchor.start < end and claim.trigger_start < one.anchor.end]
    return any(one.kind in ("accept", "reject") or (one.kind == "correct" and one.field == field) for one in on_it)


def _plain(claims: Iterable[Claim]) -> list[dict[str, Any]]:
    return [claim.model_dump(mode="json") for claim in claims]


def agreement(store: Store, ledger: Ledger) -> Agreement:
    """Agreement by field over all reports that were coded twice, and the assignments."""
    done, units = _doubles(ledger), dict[str, list[tuple[str, str]]]()
    assigned, coded = [], 0
    rows = store.assignments()
    heads = store.inbox_rows([one.report for one in rows])
    for one in rows:
        open_ones = 0
        if one.id in done:
            coded += 1
            pair = side_by_side(store, ledger, one)
            _count(pair.first, pair.second, units)
            open_ones = sum(not each.settled for each in pair.differences)
        state: State = "waiting" if one.id not in done else "coded" if open_ones else "settled"
        head = heads.get(one.report)
        assigned.append(
            Assigned(
                id=one.id, report=one.report, title=head.title if head else None, who=one.who, drawn_by=one.drawn_by,
                drawn=one.drawn, state=state, differences=open_ones,
            )
        )  # fmt: skip
    fields = tuple(
        FieldAgreement(
            field=name, alpha=alpha(units.get(name, ())), units=len(units.get(name, ())),
            same=sum(one == other for one, other in units.get(name, ())),
        )
        for name in ("report", "event", *FIELDS)
    )  # fmt: skip
    return Agreement(fields=fields, reports=coded, assignments=tuple(assigned))


def _count(first: Sequence[Claim], second: Sequence[Claim], units: dict[str, list[tuple[str, str]]]) -> None:
    """Adds the units of one report."""
    ours, theirs = _plain(first), _plain(second)
    pairing = pair_events(ours, theirs)
    told = ("events" if ours else "none", "events" if theirs else "none")
    units.setdefault("report", []).append(told)
    events = [("event", "event")] * len(pairing.pairs)
    events += [("event", "none")] * len(pairing.missed) + [("none", "event")] * len(pairing.spurious)
    units.setdefault("event", []).extend(events)
    for i, j in pairing.pairs:
        for field in FIELDS:
            units.setdefault(field, []).append(unit_of(ours[i], theirs[j], field))

"""The audit: every judgement, searched and newest first, and whether the chain holds what was put into it.

A store and its judgements go in, frozen answers come out.
"""

from collections.abc import Iterable

from dateline.records import Claim, Judgement
from dateline.records.frames import Record
from dateline.store import Store
from dateline.workflow.custody.verify import verify_project
from dateline.workflow.review.ledgers import Ledger
from dateline.workflow.screens.changes import Change, changes_of


class AuditPage(Record):
    """Changes, newest first; `next` is the cursor of the page after, None at the end."""

    rows: tuple[Change, ...]
    next: str | None
    total: int


class Checked(Record):
    """What was looked at, and a sentence for each thing that is wrong."""

    sound: bool
    reports: int
    judgements: int
    erasures: int
    problems: tuple[str, ...]


def audit_page(
    store: Store,
    ledger: Ledger,
    *,
    words: str = "",
    who: str | None = None,
    kind: str | None = None,
    report: str | None = None,
    before: int | None = None,
    limit: int = 50,
) -> AuditPage:
    """A page of the judgements that fulfil all that is asked.

    Args:
        store: the project.
        ledger: its judgements.
        words: in the id, the quote, the reason, the report or the person's name.
        who: whose.
        kind: of which kind.
        report: on which report.
        before: the position in the chain that the page comes before.
        limit: of rows.
    """
    wanted = words.casefold().split()
    found = [
        one
        for one in ledger.every.values()
        if (who is None or one.who == who)
        and (kind is None or one.kind == kind)
        and (report is None or report in _reports(one))
        and _holds(one, wanted)
    ]
    found.sort(key=lambda one: -ledger.place_of(one.id))
    rest = [one for one in found if before is None or ledger.place_of(one.id) < before]
    chosen = rest[:limit]
    more = str(ledger.place_of(chosen[-1].id)) if len(rest) > limit else None
    return AuditPage(rows=tuple(_told(store, ledger, chosen)), next=more, total=len(found))


def _reports(one: Judgement) -> set[str]:
    return {end.report for end in (one.anchor, one.other) if end and end.report}


def _holds(one: Judgement, wanted: Iterable[str]) -> bool:
    told = " ".join((one.id, one.kind, one.field or "", one.who, one.why or "", one.anchor.quote, *_reports(one)))
    return all(word in told.casefold() for word in wanted)


def _told(store: Store, ledger: Ledger, chosen: list[Judgement]) -> Iterable[Change]:
    """The changes that some judgements made, in their order."""
    texts = {end.text_sha256 for one in chosen for end in (one.anchor, one.other) if end}
    every = ledger.on(texts)
    claims = store.claims_of_reports(store.reports_with(texts))
    places = {one.id: ledger.place_of(one.id) for one in every}
    known = {one.judgement.id: one for text in texts for one in _changes_on(text, every, claims, ledger, places)}
    return [known[one.id] for one in chosen]


def _changes_on(
    text: str, every: list[Judgement], claims: list[Claim], ledger: Ledger, places: dict[str, int]
) -> list[Change]:
    mine = [one for one in every if one.anchor.text_sha256 == text]
    told = [claim for claim in claims if claim.report.text_sha256 == text]
    return changes_of(told, mine, [one.id for one in mine if ledger.stands(one.id)], places)


def check_chain(store: Store) -> Checked:
    """Looks at every raw file, every text, every judgement and every erasure."""
    done = verify_project(store)
    return Checked(
        sound=not done.problems, reports=done.reports, judgements=done.judgements, erasures=done.erasures,
        problems=tuple(done.problems),
    )  # fmt: skip

"""Reviewing: decisions are checked, stored in the judgement chain, and the incidents are linked anew.

A store and decisions go in; what was recorded and what became of it come out. Of several decisions all are checked
before the first is stored. Nothing is ever taken out of the chain.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import astuple, dataclass, field
from typing import Self

from dateline.errors import DatelineError
from dateline.records import Judgement
from dateline.store import Store
from dateline.values import mint
from dateline.workflow.linking import link_project
from dateline.workflow.review.additions import settle_reports
from dateline.workflow.review.decisions import NO_NAMES, Decision, Names, decide
from dateline.workflow.review.desks import Desk
from dateline.workflow.review.ledgers import Ledger
from dateline.workflow.review.trays import Tray


@dataclass(slots=True)
class Reviewed:
    """What decisions came to: the judgements, rows held already or without effect, errors by line, notes.

    The judgements are recorded unless there are errors that were not to be skipped.
    """

    judgements: list[Judgement] = field(default_factory=list)
    held: int = 0
    unchanged: int = 0
    errors: list[tuple[int, DatelineError]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


@dataclass(slots=True, frozen=True)
class Row:
    """A decision, its line where it comes from a table, its id, and how much of the chain its maker had seen."""

    decision: Decision
    id: str
    line: int = 0
    seen: int | None = None

    @classmethod
    def of(cls, one: Decision, seen: int | None = None) -> Self:
        """A decision by itself, under an id made from all that it says."""
        return cls(one, mint("j", *astuple(one)), seen=seen)


def review(
    store: Store,
    rows: Sequence[Row],
    names: Names = NO_NAMES,
    *,
    dry_run: bool = False,
    skip_bad: bool = False,
    step: Callable[[int, int], None] = lambda done, total: None,
) -> Reviewed:
    """Records decisions in their order, in one transaction, and links anew.

    A row that the project holds already, by its id, is left alone: the same table twice records nothing twice.

    Args:
        store: the project.
        rows: each is checked against the project as the rows before it leave it; incidents are those of the start.
        names: for corrections.
        dry_run: checks and records nothing.
        skip_bad: records the good rows though some are bad; else one bad row and nothing is recorded.
        step: is given the number of rows checked, and of all.

    Raises:
        Conflict: somebody else judged one of the same claims while the table was checked; nothing is recorded.
    """
    done = record(store, rows, names, keep=not dry_run, skip_bad=skip_bad, step=step)
    if done.judgements and not dry_run and (skip_bad or not done.errors):
        done.notes += _linked(store, done.judgements)
    return done


def record(
    store: Store,
    rows: Sequence[Row],
    names: Names = NO_NAMES,
    *,
    ledger: Ledger | None = None,
    keep: bool = True,
    skip_bad: bool = False,
    step: Callable[[int, int], None] = lambda done, total: None,
) -> Reviewed:
    """As `review`, but leaves linking to whoever calls; `keep` stores what is good.

    Raises:
        Conflict: somebody else judged one of the same claims while the rows were checked; nothing is recorded.
    """
    desk, done = Desk.of(store, ledger), Reviewed()
    for number, row in enumerate(rows):
        step(number, len(rows))
        try:
            _take(desk, row, names, done)
        except DatelineError as error:
            done.errors.append((row.line, error))
    if keep and done.judgements and (skip_bad or not done.errors):
        with store.together():
            store.append_judgements(done.judgements, desk.position)
            settle_reports(store, done.judgements, desk)
    return done


def _take(desk: Desk, row: Row, names: Names, done: Reviewed) -> None:
    """Counts a row in: held already, without effect, or with the judgements that it comes to.

    Raises:
        DatelineError: it cannot be recorded.
    """
    if row.id in desk.every:
        done.held += 1
        return
    act = decide(desk, row.decision, names)
    made = [
        one.model_copy(update={"id": name})
        for one, name in zip(act.judgements, _names_of(row, len(act.judgements)), strict=True)
    ]
    if row.seen is not None:
        desk.store.refuse_conflicts(made, row.seen)
    desk.put(made)
    done.judgements += made
    done.unchanged += not made
    done.notes += [f"line {row.line}: {note}" if row.line else note for note in act.notes]


def _names_of(row: Row, number: int) -> list[str]:
    """The ids of the judgements that a row comes to."""
    return [row.id, *(mint("j", row.id, at) for at in range(1, number))][:number]


def _linked(store: Store, judgements: Sequence[Judgement]) -> list[str]:
    """Links anew, and tells which judgements on the incidents in question cannot be followed now, and why."""
    link_project(store)
    every = store.judgements()
    claims = store.claims_of_reports(_reports(judgements))
    mates = {member.report for one in store.incidents_of([claim.id for claim in claims]) for member in one.members}
    near = mates | _reports(judgements)
    far = _reports(one for one in every if _reports([one]) & near)
    claims = store.claims_of_reports(near | far)
    tray = Tray(
        every, claims, store.incidents_of([claim.id for claim in claims]), {one.report.text_sha256 for one in claims}
    )
    strays = [stray for stray in tray.strays() if _reports([stray.judgement]) & near]
    return [f"{stray.judgement.kind} by {stray.judgement.who}: {stray.why}" for stray in strays]


def _reports(judgements: Iterable[Judgement]) -> set[str]:
    """The reports that judgements name."""
    return {anchor.report for one in judgements for anchor in (one.anchor, one.other) if anchor and anchor.report}

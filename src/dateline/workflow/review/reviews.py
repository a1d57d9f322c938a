"""Reviewing: decisions are checked, stored in the judgement chain, and the incidents are linked anew.

A store and decisions go in; what was recorded and what became of it come out. Of several decisions all are checked
before the first is stored. Nothing is ever taken out of the chain.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from dateline.errors import DatelineError
from dateline.records import Judgement
from dateline.store import Store
from dateline.values import mint
from dateline.workflow.link import link_project
from dateline.workflow.review.decisions import NO_NAMES, Decision, Names, decide
from dateline.workflow.review.desks import Desk
from dateline.workflow.review.trays import Tray


@dataclass(slots=True)
class Reviewed:
    """What decisions came to: the judgements recorded, rows held already or without effect, errors by line, notes."""

    judgements: list[Judgement] = field(default_factory=list)
    held: int = 0
    unchanged: int = 0
    errors: list[tuple[int, DatelineError]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


@dataclass(slots=True, frozen=True)
class Row:
    """A decision of a table: its line, the id under which it is recorded, and how much of the chain its maker had seen."""

    line: int
    id: str
    decision: Decision
    seen: int | None = None


def review(store: Store, one: Decision, names: Names = NO_NAMES, *, seen: int | None = None) -> Reviewed:
    """Records one decision and links anew.

    Args:
        store: the project.
        one: what is decided.
        names: for corrections.
        seen: how much of the judgement chain the person had seen; None: all of it.

    Raises:
        Conflict: somebody else judged one of the same claims since; nothing is recorded.
        NotInStore: an id that the project does not hold.
        ReviewError: the decision cannot be taken.
    """
    desk = Desk.of(store)
    act = decide(desk, one, names)
    if act.judgements:
        store.append_judgements(act.judgements, desk.position if seen is None else seen)
        act.notes += _linked(store, act.judgements)
    return Reviewed(act.judgements, unchanged=not act.judgements, notes=act.notes)


def review_rows(
    store: Store,
    rows: Sequence[Row],
    names: Names = NO_NAMES,
    *,
    dry_run: bool = False,
    skip_bad: bool = False,
    step: Callable[[int, int], None] = lambda done, total: None,
) -> Reviewed:
    """Records the decisions of a table in its order, in one transaction, and links anew.

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
    desk, done = Desk.of(store), Reviewed()
    known = {one.id for one in desk.every}
    for number, row in enumerate(rows):
        step(number, len(rows))
        if _names_of(row, 1)[0] in known:
            done.held += 1
            continue
        try:
            act = decide(desk, row.decision, names)
            made = [
                one.model_copy(update={"id": name})
                for one, name in zip(act.judgements, _names_of(row, len(act.judgements)), strict=True)
            ]
            if row.seen is not None:
                store.refuse_conflicts(made, row.seen)
        except DatelineError as error:
            done.errors.append((row.line, error))
            continue
        desk.put(made)
        known.update(one.id for one in made)
        done.judgements += made
        done.unchanged += not made
        done.notes += [f"line {row.line}: {note}" for note in act.notes]
    if dry_run or (done.errors and not skip_bad) or not done.judgements:
        return done
    store.append_judgements(done.judgements, desk.position)
    done.notes += _linked(store, done.judgements)
    return done


def _names_of(row: Row, number: int) -> list[str]:
    """The ids of the judgements that a row comes to."""
    return [row.id, *(mint("j", row.id, at) for at in range(1, number))]


def _linked(store: Store, judgements: Sequence[Judgement]) -> list[str]:
    """Links anew, and tells which of the decisions cannot be followed, and why."""
    link_project(store)
    reports = {anchor.report for one in judgements for anchor in (one.anchor, one.other) if anchor and anchor.report}
    near = store.claims_of_reports(reports)
    incidents = store.incidents_of([claim.id for claim in near])
    claims = store.claims_by_id(
        {member.claim for one in incidents for member in one.members} | {one.id for one in near}
    )
    tray = Tray(store.judgements(), claims, incidents, {claim.report.text_sha256 for claim in claims})
    return [f"{stray.judgement.kind}: {stray.why}" for stray in tray.strays({one.id for one in judgements})]

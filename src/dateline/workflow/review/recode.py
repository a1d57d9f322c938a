"""Coding a project anew: a better coder's claims in the place of the old ones, but for those that a person accepted.

A store and a coder go in, a tally comes out. A claim keeps its id where its words overlap; an accepted claim stays as it
is, and what the coder makes of its words stands beside it as a proposal. No judgement is lost: what cannot be attached
any more is in the tray.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Protocol

from dateline.errors import InputError
from dateline.records import (
    CORRECTABLE,
    Claim,
    Coding,
    Judgement,
    Maker,
    Proposal,
    Report,
    corrected,
    standing,
    verdicts,
)
from dateline.store import Store
from dateline.values import mint
from dateline.workflow.code import attempt
from dateline.workflow.linking import link_project
from dateline.workflow.review.additions import queue_states

MAIN_RULE = "what a person accepted in the report stays as it is"


class Recodes(Protocol):
    """A coder that says who it is."""

    @property
    def maker(self) -> Maker:
        """Under which name and version its claims stand."""

    def code(self, report: Report) -> Coding:
        """The report's claims, or why there are none."""


@dataclass(slots=True)
class Recoded:
    """What became of the reports: coded anew, left alone (coded so already), failed; and of their claims."""

    reports: int = 0
    left: int = 0
    failed: int = 0
    changed: int = 0
    kept: int = 0
    proposals: int = 0


def recode(
    store: Store,
    coder: Recodes,
    *,
    reports: Collection[str] = (),
    anew: bool = False,
    tell: Callable[[InputError], None],
    step: Callable[[int, int], None] = lambda done, total: None,
) -> Recoded:
    """Codes the project's reports again and links; killed and run again, it goes on where it was.

    Args:
        store: the project.
        coder: of this machine.
        reports: ids; none: all.
        anew: also those that this coder has coded.
        tell: is given each error; that report keeps the coding that it had.
        step: is given the number of reports done, and of all.

    Raises:
        NotInStore: a report that the project does not hold.
        StoreError: the project cannot be written.
    """
    tally, stand, coders = Recoded(), standing(store.judgements()), store.coders()
    wanted = [store.report(name).id for name in reports] if reports else list(coders)
    for done, name in enumerate(wanted):
        step(done, len(wanted))
        old = store.claims(name)
        by_this = coders[name] == coder.maker or (bool(old) and all(one.maker == coder.maker for one in old))
        if by_this and not anew:
            tally.left += 1
        elif error := _recode(store, coder, name, old, stand, tally):
            tally.failed += 1
            tell(error)
    step(len(wanted), len(wanted))
    if store.link_due:
        link_project(store)
    return tally


def _recode(
    store: Store, coder: Recodes, name: str, old: Sequence[Claim], stand: Sequence[Judgement], tally: Recoded
) -> InputError | None:
    """Codes one report anew and counts it; the error where it cannot be coded, and nothing is changed then."""
    coding = attempt(coder.code, store.report(name), name)
    if isinstance(coding, InputError):
        return coding
    fresh, proposals = settle(old, coding, stand)
    with store.together():
        store.replace_coding(name, fresh, proposals, coder.maker)
        queue_states(store, [name], stand)
    tally.reports += 1
    tally.changed += fresh.claims != tuple(old)
    tally.kept += len(_frozen(old, stand))
    tally.proposals += len(proposals)
    return None


def settle(old: Sequence[Claim], coding: Coding, stand: Sequence[Judgement]) -> tuple[Coding, list[Proposal]]:
    """A report's coding from now on, and what is proposed beside the claims that a person accepted.

    Args:
        old: the report's claims as they are coded.
        coding: what the coder makes of the report now.
        stand: the judgements that stand, oldest first.
    """
    frozen = _frozen(old, stand)
    named = _named(old, coding.claims)
    beside = {claim.id: claim for claim in named if claim.id in frozen}
    stay = [claim for claim in old if claim.id in frozen]
    fresh = [claim for claim in named if claim.id not in frozen]
    merged = _one_main(old, stay, fresh)
    at = {claim.id: position for position, claim in enumerate(merged)}
    ours, theirs = [claim.id for claim in old], [claim.id for claim in named]
    claims = tuple(_pointed(one, ours if one.id in frozen else theirs, at) for one in merged)
    now = {claim.id: claim for claim in corrected(stay, stand)}
    differing = {name: claim for name, claim in beside.items() if _differs(now[name], claim)}
    proposals = [_proposal(_pointed(claim, theirs, at), name) for name, claim in differing.items()]
    return Coding(claims=claims, none=None if claims else coding.none), proposals


def _frozen(claims: Sequence[Claim], stand: Sequence[Judgement]) -> set[str]:
    """The ids of the claims that a person accepted and nobody rejected since, and of those that a person added."""
    accepted = {name for name, last in verdicts(claims, stand).items() if last.kind == "accept"}
    return accepted | {claim.id for claim in claims if claim.maker.kind == "person"}


def _named(old: Sequence[Claim], new: Sequence[Claim]) -> list[Claim]:
    """The new claims, each under the id of the old one that its words overlap most, else under one that is free."""
    ranked = []
    for at, fresh in enumerate(new):
        for claim in old:
            end, fresh_end = (one.trigger_start + len(one.trigger) for one in (claim, fresh))
            shared = min(end, fresh_end) - max(claim.trigger_start, fresh.trigger_start)
            if shared > 0:
                ranked.append((fresh.id != claim.id, -shared, claim.trigger_start, at, claim.id))
    heirs: dict[int, str] = {}
    for *_, at, name in sorted(ranked):
        if at not in heirs and name not in heirs.values():
            heirs[at] = name
    taken = {claim.id for claim in old}
    free = [mint("c", one.id, one.trigger_start) if one.id in taken else one.id for one in new]
    return [one.model_copy(update={"id": heirs.get(at, free[at])}) for at, one in enumerate(new)]


def _one_main(old: Sequence[Claim], stay: Sequence[Claim], fresh: Sequence[Claim]) -> list[Claim]:
    """All claims in the order of the text, one of them main: an accepted one, else the coder's, else the one that was."""
    if any(claim.main for claim in stay):
        fresh = [_with_main(claim, False) if claim.main else claim for claim in fresh]
    elif not any(claim.main for claim in fresh):
        was = {claim.id for claim in old if claim.main}
        fresh = [_with_main(claim, True) if claim.id in was else claim for claim in fresh]
    return sorted([*stay, *fresh], key=lambda one: (one.trigger_start, one.id))


def _with_main(claim: Claim, main: bool) -> Claim:
    return claim.model_copy(update={"main": main, "rules": {**claim.rules, "main": MAIN_RULE}})


def _pointed(claim: Claim, order: Sequence[str], at: dict[str, int]) -> Claim:
    """The claim with its relations to others counted anew; one to an event that is no longer told is left out."""
    relations = []
    for one in claim.relations:
        if one.to is None:
            relations.append(one)
        elif one.to < len(order) and order[one.to] in at:
            relations.append(one.model_copy(update={"to": at[order[one.to]]}))
    return claim.model_copy(update={"relations": tuple(relations)})


def _differs(now: Claim, proposed: Claim) -> bool:
    return any(getattr(now, field) != getattr(proposed, field) for field in CORRECTABLE)


def _proposal(claim: Claim, beside: str) -> Proposal:
    name = mint("p", beside, claim.model_dump_json(exclude={"relations"}))
    return Proposal(id=name, report=claim.report.id, beside=beside, claim=claim)

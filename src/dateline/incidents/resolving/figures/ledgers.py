"""The figures of an incident under a policy: per effect and party low, best and high, and what became of every row.

Claims of one incident go in, figures come out. Parts are never added to totals; an explicit zero stays a zero, what
nobody reports has no figure (only `acled` writes a flagged 0 for its dead), and what has no bound stays None.
"""

from collections.abc import Sequence
from typing import get_args

from dateline.incidents.resolving.figures.claimants import Sides
from dateline.incidents.resolving.figures.entries import COPY, LEFT_OUT, Ledger, keep_ledger, used
from dateline.incidents.resolving.figures.parties import Party, sort_parties, totals_of
from dateline.incidents.resolving.figures.policies import POLICIES
from dateline.incidents.resolving.voices import Voices
from dateline.records import Claim, FigureRow, ResolvedFigure
from dateline.records.claims import Effect

_EFFECTS: tuple[str, ...] = get_args(Effect)
_UNREPORTED = ResolvedFigure(
    effect="killed",
    party="people",
    low=0,
    best=0,
    high=0,
    unreported=True,
    rule="no report mentions dead: written as 0",
)


def _figure(party: Party, ledger: Ledger) -> tuple[Party, ResolvedFigure | None, tuple[FigureRow, ...]]:
    """A party as its heard rows make it, its figure, None where no row is used, and then what became of each row."""
    entries, addition = keep_ledger(ledger, party.rows)
    told = [entry for entry in used(entries) if not entry.adding]
    if not told:
        return party, None, tuple(entry.record() for entry in entries)
    verdict = POLICIES[ledger.policy](told)
    low, best, high, rule = verdict.low, verdict.best, verdict.high, verdict.rule
    if addition is not None:
        plus = addition.point or 0
        low, best, high = (None if bound is None else bound + plus for bound in (low, best, high))
        rule += f"; {plus} more added by a later report"
    if unused := sum(entry.rejected is not None for entry in entries):
        rule += f"; {unused} of {len(entries)} rows not used"
    support = {entry.claim for entry in told if entry.rejected is None and verdict.best in (None, entry.point)}
    support |= {entry.claim for entry in used(entries) if entry.adding}
    heard = Party([entry.row for entry in entries if entry.rejected not in (LEFT_OUT, COPY)])
    figure = ResolvedFigure(
        effect=party.rows[0].casualty.effect,
        party=heard.name,
        side=heard.side,
        status=heard.status,
        low=low,
        best=best,
        high=high,
        provisional=any(entry.row.casualty.preliminary for entry in told if entry.claim in support),
        support=tuple(sorted(support)),
        dissent=tuple(sorted({entry.claim for entry in told} - support)),
        rule=rule,
        rows=tuple(entry.record() for entry in entries),
    )
    return heard, figure, ()


def resolve_figures(
    claims: Sequence[Claim], voices: Voices, policy: str = "majority", without: Sequence[str] = ()
) -> tuple[tuple[ResolvedFigure, ...], tuple[FigureRow, ...]]:
    """The resolved figures, killed first, totals before their parts; and the rows of parties of whom no row is used.

    Of one claimant the latest figure counts; one that says that it replaces another drops every earlier one that is no
    larger; what policies make of the rest is told at each.
    """
    ledger = Ledger(voices, Sides(claims), policy, without)
    parties = sort_parties(sorted(claims, key=lambda claim: voices.original(claim) is not claim))
    made = [_figure(party, ledger) for party in parties]
    kept = [(party, figure) for party, figure, _ in made if figure is not None]
    figures = _in_order(kept)
    if policy == "acled" and not any(figure.effect == "killed" for figure in figures):
        figures = (*figures, _UNREPORTED)
    return figures, tuple(row for _, _, rows in made for row in rows)


def _in_order(kept: Sequence[tuple[Party, ResolvedFigure]]) -> tuple[ResolvedFigure, ...]:
    figures = [figure for _, figure in kept]
    numbers = [
        next((bound for bound in (figure.best, figure.low, figure.high) if bound is not None), None)
        for figure in figures
    ]
    above = totals_of([party for party, _ in kept], numbers)
    order = sorted(
        range(len(figures)),
        key=lambda number: (
            _EFFECTS.index(figures[number].effect), above[number] is not None, -(numbers[number] or 0), number,
        ),
    )  # fmt: skip
    place = {number: position for position, number in enumerate(order)}
    return tuple(
        figures[number].model_copy(update={"part_of": None if (up := above[number]) is None else place[up]})
        for number in order
    )

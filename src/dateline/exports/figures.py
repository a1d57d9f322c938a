"""An incident's figures as exports show them: by party, and summed where nobody is counted twice.

Resolved figures go in, plain numbers come out. A figure that is part of another is never added.
"""

from collections.abc import Iterable
from typing import Any

from dateline.records import ResolvedFigure


def total(figures: Iterable[ResolvedFigure], effect: str) -> dict[str, int | None] | None:
    """Low, best and high over disjoint figures of one effect; None where no figure is reported.

    A bound that one party lacks is missing from the sum too: the high of an open figure is None, never too low.
    """
    apart = [figure for figure in figures if figure.effect == effect and figure.part_of is None]
    if not apart:
        return None
    return {
        bound: None if any(getattr(figure, bound) is None for figure in apart) else
        sum(getattr(figure, bound) for figure in apart)
        for bound in ("low", "best", "high")
    }  # fmt: skip


def by_party(figures: Iterable[ResolvedFigure], effect: str) -> list[dict[str, Any]]:
    """Each party's low, best and high; `part`: a total already holds it; `unreported`: a 0 of the policy, not of a report."""
    return [
        {
            "party": figure.party,
            "side": figure.side,
            "low": figure.low,
            "best": figure.best,
            "high": figure.high,
            "part": figure.part_of is not None,
            "provisional": figure.provisional,
            "unreported": figure.unreported,
        }
        for figure in figures
        if figure.effect == effect
    ]

"""Deaths by side, as UCDP writes them: side a, side b, civilians, unknown; together the best number of dead.

Resolved figures and the claims behind them go in. Whoever is part of a total is counted in it once.
"""

from collections import Counter
from collections.abc import Sequence

from dateline.records import Claim, DeathsBySide, ResolvedFigure


def _column(figure: ResolvedFigure, a: str) -> str:
    """Where a figure's people belong; `a` is the side of the claims that is side a."""
    if figure.status == "civilian" or figure.side == "bystander":
        return "civilians"
    if figure.side == "unknown" or (figure.side == "target" and figure.status == "unknown"):
        return "unknown"
    return "a" if figure.side == a else "b"


def _side_a(claims: Sequence[Claim]) -> str:
    """Side a is the government's where one side alone has a state's force, else the side that attacked."""
    states = [
        any(one.kind == "state_force" for claim in claims for one in getattr(claim, side))
        for side in ("initiators", "targets")
    ]
    return "target" if states == [False, True] else "initiator"


def deaths_by_side(figures: Sequence[ResolvedFigure], claims: Sequence[Claim]) -> DeathsBySide | None:
    """The dead by side; None where no figure tells of dead."""
    dead = {number: figure for number, figure in enumerate(figures) if figure.effect == "killed"}
    if not dead:
        return None
    a, columns = _side_a(claims), Counter[str]()

    def share(number: int, most: int) -> int:
        """Writes up to `most` of a figure's people into columns, its parts first; how many there were."""
        amount = min(dead[number].best or 0, most)
        left = amount
        for part in [other for other, figure in dead.items() if figure.part_of == number]:
            left -= share(part, left)
        columns[_column(dead[number], a)] += left
        return amount

    for number, figure in dead.items():
        if figure.part_of is None:
            share(number, figure.best or 0)
    return DeathsBySide(**columns)

"""Tables of an incident's toll: the ledger row by row, how it moved, policies side by side, with and without claimants.

Resolved values go in, tables come out. They add nothing up but figures that count nobody twice.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, get_args

from dateline.cli.outputs import plain
from dateline.cli.tables.phrases import UNKNOWN, code_words, figure_words, total_words
from dateline.codebook import load_policies
from dateline.records import FigureRow, Resolved
from dateline.records.claims import Effect

if TYPE_CHECKING:
    from rich.table import Table

_EFFECTS: tuple[str, ...] = get_args(Effect)


def _table(*columns: str) -> "Table":
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1))
    for column in columns:
        table.add_column(column, overflow="fold")
    return table


def _effects(every: Iterable[Resolved]) -> list[str]:
    told = {figure.effect for one in every for figure in one.figures}
    return [effect for effect in _EFFECTS if effect in told]


def ledger_table(resolved: Resolved) -> "Table":
    """Every figure's rows in order of time: the words, how the policy reads them, who says so, and what became of it."""
    table = _table("figure", "words", "read as", "who says so", "when", "")
    ledgers = [(f"{figure.effect}: {figure.party}", figure.rows) for figure in resolved.figures] + [
        (f"{row.effect}: none left", (row,)) for row in resolved.rejected
    ]
    for name, rows in ledgers:
        for row in sorted(rows, key=lambda one: (one.published or dt.date.max, one.claim, one.index)):
            table.add_row(*map(plain, (name, *_row_words(row))))
            name = ""
    return table


def _row_words(row: FigureRow) -> tuple[str, str, str, str, str]:
    who = ", ".join(row.claimants) or "the reporter"
    fate = f"not used: {row.rejected}" if row.rejected else "added" if row.adds else "used"
    when = row.published.isoformat() if row.published else "undated"
    return row.text, figure_words(row.low, row.best, row.high), f"{who} ({row.outlet or UNKNOWN})", when, fate


def moves_table(steps: Sequence[tuple[dt.date | None, Resolved]]) -> "Table":
    """The toll as it stood after each day of publication on which it moved."""
    effects = _effects(resolved for _, resolved in steps)
    table = _table("known on", *effects)
    for day, resolved in steps:
        name = day.isoformat() if day else "with undated reports"
        table.add_row(*map(plain, (name, *(total_words(resolved, effect) for effect in effects))))
    return table


def policies_table(every: Sequence[Resolved]) -> "Table":
    """The toll under each policy, with the policy's rule."""
    effects = _effects(every)
    table = _table("policy", *effects, "by the rule")
    for resolved in every:
        rule = load_policies().rules[resolved.policy]
        if resolved.deaths:
            sides = resolved.deaths
            rule += f" (dead of side a {sides.a}, b {sides.b}, civilians {sides.civilians}, unknown {sides.unknown})"
        if resolved.policy_grade:
            rule += f" (grade: {resolved.policy_grade})"
        table.add_row(*map(plain, (resolved.policy, *(total_words(resolved, one) for one in effects), rule)))
    return table


def without_table(before: Resolved, after: Resolved) -> "Table":
    """The toll with everybody and without the claimants that are left out."""
    effects = _effects([before, after])
    table = _table("figures of", *effects)
    names = ("everybody", f"all but {', '.join(map(code_words, after.without))}")
    for name, resolved in zip(names, (before, after), strict=True):
        table.add_row(*map(plain, (name, *(total_words(resolved, effect) for effect in effects))))
    return table

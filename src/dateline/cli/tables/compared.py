"""The tables of a comparison: what both have, what only one has, and why, for a reader at a terminal.

Rows of a comparison go in, something to print comes out. Codes never stand without words.
"""

from typing import TYPE_CHECKING

from dateline.cli.outputs import plain, plural
from dateline.cli.tables.phrases import UNKNOWN, code_words, figure_words

if TYPE_CHECKING:
    from rich.console import Group, RenderableType
    from rich.table import Table

    from dateline.workflow.compare import Compared, ComparedRow

_HEADS = {
    "only theirs": "Only in the file", "only ours": "Only in the project",
    "not theirs": "In the project, and by its own rules not in the dataset", "not comparable": "Held against nothing",
}  # fmt: skip


def compared_page(done: "Compared") -> "Group":
    """All of a comparison, the pairs first, those whose figures differ marked."""
    from rich.console import Group

    parts: list[RenderableType] = [plain(_summary(done), style="bold")]
    if both := [row for row in done.rows if row.what == "both"]:
        parts += [plain("\nIn both (≠ the dead differ)", style="bold"), _pairs(both)]
    for what, head in _HEADS.items():
        if some := [row for row in done.rows if row.what == what]:
            parts += [plain(f"\n{head}", style="bold"), _alone(some)]
    return Group(*parts)


def _summary(done: "Compared") -> str:
    count = {what: sum(row.what == what for row in done.rows) for what in ("both", "only theirs", "only ours")}
    differ = sum(row.differs for row in done.rows)
    return (
        f"{plural(count['both'], 'incident')} in both, {differ} of them with other numbers of dead; "
        f"{count['only theirs']} only in the file, {count['only ours']} only in the project"
    )


def _table(*columns: str) -> "Table":
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1), expand=True)
    for name in columns:
        table.add_column(name, ratio=2 if name in ("incident", "why", "what") else 1, overflow="fold")
    return table


def _pairs(rows: "list[ComparedRow]") -> "Table":
    table = _table("incident", "event", "dead", "why")
    for row in rows:
        dead = f"ours {_dead(row, 'deaths')}\ntheirs {_dead(row, 'their_deaths')}{' ≠' if row.differs else ''}"
        table.add_row(
            plain(f"{row.title}\n{row.days}, {row.incident}"),
            plain(f"{row.event}, line {row.line}\n{row.their_type}\n{' – '.join(row.their_parties)}"),
            plain("\n".join((dead, *(row.claimants if row.differs else ())))),
            plain("; ".join(row.reasons)),
        )
    return table


def _alone(rows: "list[ComparedRow]") -> "Table":
    table = _table("what", "days", "place", "dead", "why")
    for row in rows:
        theirs = row.event is not None
        what = f"{row.their_type}: {' – '.join(row.their_parties)}\n{row.event}, line {row.line}" if theirs else (
            f"{row.title}\n{row.incident}, {code_words(row.type or '')}"
        )  # fmt: skip
        table.add_row(
            plain(what), plain((row.their_days if theirs else row.days) or UNKNOWN),
            plain((row.their_place if theirs else row.place) or UNKNOWN),
            plain(_dead(row, "their_deaths" if theirs else "deaths")), plain("; ".join(row.reasons)),
        )  # fmt: skip
    return table


def _dead(row: "ComparedRow", name: str) -> str:
    return figure_words(*(getattr(row, f"{name}_{bound}") for bound in ("low", "best", "high")))

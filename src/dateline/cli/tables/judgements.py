"""Judgements as a table for people: what was decided, on which words, by whom, when, and one more column.

Judgements with a word on each go in, a table comes out.
"""

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING

from dateline.cli.outputs import plain
from dateline.records import Judgement

if TYPE_CHECKING:
    from rich.table import Table

_VALUE = 60  # characters


def judgements_table(rows: Iterable[tuple[Judgement, str]], column: str) -> "Table":
    """A row a judgement, in the order given."""
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1))
    for name in ("id", "what", "on", "who, when", column):
        table.add_column(name, overflow="fold")
    for one, told in rows:
        on = f"“{one.anchor.quote}” {one.anchor.report or ''}"
        if one.other:
            on += f"\n“{one.other.quote}” {one.other.report or ''}"
        who = f"{one.who}\n{one.when:%Y-%m-%d %H:%M}" + (f"\n{one.why}" if one.why else "")
        table.add_row(*(plain(cell) for cell in (one.id, _what(one), on, who, told)))
    return table


def _what(one: Judgement) -> str:
    """The kind, with the field and the value that it sets."""
    if one.kind == "withdraw":
        return f"withdraw {', '.join(one.withdraws)}"
    if one.kind == "adopt":
        return f"accept {one.value['proposal']}"
    if one.kind == "decline":
        return f"reject {one.value}"
    value = "" if one.value is None else one.value if isinstance(one.value, str) else json.dumps(one.value)
    words = f"{one.kind} {one.field or ''} {value}".split()
    text = " ".join(words)
    return text if len(text) <= _VALUE else f"{text[:_VALUE]}…"

"""The table of incidents: one a row, for a reader who has never seen the project."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dateline.cli.outputs import plain
from dateline.cli.tables.phrases import days_words, place_words, total_words

if TYPE_CHECKING:
    from rich.table import Table

    from dateline.exports import ExportRow

LEGEND = (
    "killed, wounded: lowest–best–highest figure over independent sources; – none given; * provisional; † synthetic.\n"
    "reports/sources: reports that tell of it, and independent sources among them. Machine output: candidates until accepted."
)


def incidents_table(rows: "Sequence[ExportRow]") -> "Table":
    """A row an incident, in the order given."""
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1), expand=True)
    table.add_column("id", no_wrap=True)
    table.add_column("incident", ratio=5)
    table.add_column("day", min_width=10)
    table.add_column("place", ratio=3)
    table.add_column("killed", justify="right")
    table.add_column("wounded", justify="right")
    table.add_column("reports/\nsources", justify="right")
    table.add_column("grade")
    for row in rows:
        resolved = row.resolved
        cells = (
            row.incident.id,
            f"{resolved.title}{' †' if resolved.synthetic else ''}",
            days_words(resolved.date.value),
            place_words(resolved.place.value),
            total_words(resolved, "killed"),
            total_words(resolved, "wounded"),
            f"{len({claim.report.id for claim in row.claims})}/{resolved.independent_sources}",
            resolved.grade,
        )
        table.add_row(*(plain(cell) for cell in cells))
    return table

"""The table of incidents: one a row, for a reader who has never seen the project."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dateline.cli.outputs import plain, plural
from dateline.cli.tables.phrases import UNREPORTED, code_words, days_words, place_words, total_words, what_words

if TYPE_CHECKING:
    from rich.table import Table

    from dateline.exports import ExportRow

SYNTHETIC = "\u00a0†"  # never alone on a line


def legend(policy: str, without: Sequence[str] = ()) -> str:
    """What stands under the table: the policy's rule, who is left out, and what the marks mean."""
    from dateline.codebook import load_policies

    left = f" Without what is told by: {', '.join(map(code_words, without))}." if without else ""
    return (
        f"killed, wounded by policy {policy}: {load_policies().rules[policy]}.{left} – none given; * provisional;"
        f" {UNREPORTED} no report mentions any.\n"
        "† synthetic: written for examples. What the machine made is a candidate until a person accepts it."
    )


def incidents_table(rows: "Sequence[ExportRow]") -> "Table":
    """A row an incident, in the order given."""
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1), expand=True)
    table.add_column("id", no_wrap=True)
    table.add_column("day", min_width=10)
    table.add_column("incident", ratio=1, overflow="fold")
    table.add_column("killed", justify="right", max_width=10)
    table.add_column("wounded", justify="right", max_width=10)
    table.add_column("who says so", min_width=13)
    for row in rows:
        resolved = row.resolved
        what = plain(what_words(resolved) + (SYNTHETIC if resolved.synthetic else ""))
        if resolved.place.value:
            what.append_text(plain(f"\n{place_words(resolved.place.value)}", style="dim"))
        table.add_row(
            plain(row.incident.id),
            plain(days_words(resolved.date.value)),
            what,
            plain(total_words(resolved, "killed")),
            plain(total_words(resolved, "wounded")),
            plain(f"{resolved.grade}\n{_weight(row)}"),
        )
    return table


def _weight(row: "ExportRow") -> str:
    """How many reports tell of it, and how many of them are independent sources."""
    reports = len({claim.report.id for claim in row.claims})
    return f"{plural(reports, 'report')}\n{plural(row.resolved.independent_sources, 'source')}"

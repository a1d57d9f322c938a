"""`dateline sources`: the feeds that a project watches, and how each does."""

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from dateline.cli.options import HERE, Project, open_store
from dateline.cli.outputs import note, plain, screen, write

if TYPE_CHECKING:
    from rich.table import Table

    from dateline.workflow.watching import Health

Format = Annotated[Literal["table", "jsonl"], typer.Option("--format", help="table is for people.")]
Forget = Annotated[
    str | None, typer.Option("--forget", metavar="FEED", help="Watch this feed no more; its reports stay.")
]


def sources(project: Project = HERE, output: Format = "table", forget: Forget = None) -> None:
    """The feeds that are watched: when each was last read, what ails it, its reports, and what still waits."""
    with open_store(project) as store:
        from dateline.workflow.watching import healths

        if forget is not None:
            store.forget_feed(forget)
            note(f"{forget} is no longer watched")
        found = healths(store).rows
    if output == "jsonl":
        for health in found:
            write(health.model_dump_json())
    elif found:
        screen().print(_table(found))
    else:
        note("the project watches no feed: `dateline watch FEED` begins")


def _table(found: "tuple[Health, ...]") -> "Table":
    """A row a feed; times are UTC, to the minute."""
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1), expand=True)
    table.add_column("feed", ratio=2, overflow="fold")
    for name in ("tried", "read"):
        table.add_column(name, min_width=10)
    for name in ("reports", "waiting", "given up"):
        table.add_column(name, justify="right")
    table.add_column("next try", min_width=10)
    table.add_column("what ails it", ratio=3, overflow="fold")
    for health in found:
        titled = plain(health.url)
        if health.title:
            titled.append_text(plain(f"\n{health.title}", style="dim"))
        table.add_row(
            titled, plain(_minute(health.tried)), plain(_minute(health.good)), str(health.reports), str(health.waiting),
            str(health.given_up), plain(_minute(health.next_try)), plain(health.words),
        )  # fmt: skip
    return table


def _minute(told: str | None) -> str:
    return told[:16].replace("T", "\n") if told else "–"

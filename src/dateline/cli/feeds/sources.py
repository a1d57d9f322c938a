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
        found = healths(store)
    if output == "jsonl":
        for health in found:
            write(_line(health))
    elif found:
        screen().print(_table(found))
    else:
        note("the project watches no feed: `dateline watch FEED` begins")


def _line(health: "Health") -> str:
    """The health as one JSON object."""
    import json
    from dataclasses import asdict

    source = asdict(health.source)
    told = {key: source[key] for key in ("url", "title", "added", "tried", "good", "error", "notes", "failures")}
    told |= {"reports": health.reports, "waiting": health.waiting, "given_up": health.given_up}
    told |= {"next_try": source["due"], "pages": [asdict(one) for one in health.troubles]}
    return json.dumps(told, ensure_ascii=False)


def _table(found: "list[Health]") -> "Table":
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
        source = health.source
        titled = plain(source.url)
        if source.title:
            titled.append_text(plain(f"\n{source.title}", style="dim"))
        table.add_row(
            titled, plain(_minute(source.tried)), plain(_minute(source.good)), str(health.reports), str(health.waiting),
            str(health.given_up), plain(_minute(source.due)), plain(health.words),
        )  # fmt: skip
    return table


def _minute(told: str | None) -> str:
    return told[:16].replace("T", "\n") if told else "–"

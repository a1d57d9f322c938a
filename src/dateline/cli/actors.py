"""`dateline actors`: who a name stands for, names of a project that stand for nobody, and actors of one's own."""

import csv
import sys
from pathlib import Path
from typing import Annotated, Literal

import typer

from dateline.cli.options import HERE, Project, open_store
from dateline.cli.outputs import note, plain, plural, screen, tell
from dateline.errors import BrokenInput

app = typer.Typer(help="The actor registry: look-ups, actors of your own.", no_args_is_help=True)


@app.command()
def find(name: Annotated[str, typer.Argument(metavar="NAME", help="As a report writes it.")]) -> None:
    """Actors of that name."""
    from rich.table import Table

    from dateline.settings import Settings
    from dateline.workflow.actors import open_actors

    found = open_actors(Settings()).find(name)
    if not found:
        note(f"no actor called {name!r}; add it with `dateline actors add FILE`")
        return
    table = Table(box=None, pad_edge=False)
    for column in ("id", "name", "kind", "country"):
        table.add_column(column)
    for actor in found:
        table.add_row(*(plain(str(value or "")) for value in (actor.id, actor.name, actor.kind, actor.country)))
    screen().print(table)


@app.command()
def add(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="csv: id, name, kind; country, parent, from, to, language")
    ],
) -> None:
    """Add actors, or names of actors, of your own."""
    from dateline.settings import Settings
    from dateline.workflow.actors import add_actors

    added = add_actors(Settings(), file)
    screen().print(plain(f"added {plural(len(added.actors), 'actor')}"))
    for row in added.bad:
        tell(BrokenInput(row.why, where=f"{file}:{row.line}", todo="The other rows are added"))
    raise typer.Exit(1 if added.bad else 0)


@app.command()
def unresolved(
    project: Project = HERE,
    output: Annotated[
        Literal["table", "csv"], typer.Option("--format", help="csv: to fill in and hand to `actors add`.")
    ] = "table",
) -> None:
    """Names in a project's claims that stand for no actor, the most frequent first."""
    with open_store(project) as store:
        from dateline.records import corrected
        from dateline.workflow.actors import COLUMNS, SEEN
        from dateline.workflow.actors import unresolved as names_of

        rows = list(names_of(corrected(store.claims(), store.judgements())))
    if output == "csv":
        from dateline.workflow.review.tables import safe_cell

        writer = csv.DictWriter(sys.stdout, (*COLUMNS, *SEEN), lineterminator="\n")
        writer.writeheader()
        writer.writerows({column: safe_cell(cell) for column, cell in row.items()} for row in rows)
        return
    if not rows:
        note("every name in the project stands for an actor")
        return
    from rich.table import Table

    table = Table(box=None, pad_edge=False)
    shown = ("count", "name", "roles", "kinds", "example")
    for column in shown:
        table.add_column(column, justify="right" if column == "count" else "left")
    for row in rows:
        table.add_row(*(plain(row[column]) for column in shown))
    screen().print(table)

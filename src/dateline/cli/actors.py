"""`dateline actors`: who a name stands for, and adding actors of one's own."""

from pathlib import Path
from typing import Annotated

import typer

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
    file: Annotated[Path, typer.Argument(metavar="FILE", help="csv: id, name, kind; country, parent, from, to")],
) -> None:
    """Add actors, or names of actors, of your own."""
    from dateline.settings import Settings
    from dateline.workflow.actors import add_actors

    added = add_actors(Settings(), file)
    screen().print(plain(f"added {plural(len(added.actors), 'actor')}"))
    for row in added.bad:
        tell(BrokenInput(row.why, where=f"{file}:{row.line}", todo="The other rows are added"))
    raise typer.Exit(1 if added.bad else 0)

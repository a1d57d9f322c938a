"""`dateline init`: a new, empty project."""

from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.outputs import note, plain, screen


def init(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder, made if need be.")],
    database: Annotated[
        str | None,
        typer.Option("--database", metavar="URL", help="PostgreSQL (postgresql://…) instead of SQLite in DIR."),
    ] = None,
) -> None:
    """Make a project: a folder with a database and an archive of raw bytes."""
    from dateline.store import Store

    Store.create(folder, database).close()
    if database:
        note("a password in the URL is not kept: later commands find it in PGPASSWORD or in ~/.pgpass")
    screen().print(plain(f"Made a project in {folder}. Next: dateline add INPUT… --project {folder}"), soft_wrap=True)

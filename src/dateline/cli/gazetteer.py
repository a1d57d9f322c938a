"""`dateline gazetteer`: what it holds, where a name may lie, adding places of one's own, building it."""

from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.outputs import note, plain, plural, progress, screen, tell
from dateline.errors import BrokenInput

app = typer.Typer(help="Places by name: what it holds, look-ups, places of your own.", no_args_is_help=True)


@app.command()
def info() -> None:
    """Where the gazetteer lies and what it was built from."""
    from dateline.settings import Settings
    from dateline.workflow.gazetteer import open_gazetteer

    settings = Settings()
    with progress("Building the gazetteer") as step:
        facts = open_gazetteer(settings, progress=step).info()
    out = screen()
    for name, value in {"file": str(settings.gazetteer_path), **facts}.items():
        out.print(plain(f"{name:<28} {value}"), soft_wrap=True)


@app.command()
def find(
    name: Annotated[str, typer.Argument(metavar="NAME", help="As a report writes it.")],
    most: Annotated[int, typer.Option("--most", min=1, help="Rows shown at most.")] = 10,
) -> None:
    """Places of that name, the likeliest first."""
    from rich.table import Table

    from dateline.settings import Settings
    from dateline.workflow.gazetteer import open_gazetteer

    with progress("Building the gazetteer") as step:
        entries = open_gazetteer(Settings(), progress=step).find(name)
    if not entries:
        note(f"no place called {name!r}; add it with `dateline gazetteer add FILE`")
        return
    table = Table(box=None, pad_edge=False)
    for column in ("name", "level", "region", "country", "lat", "lon", "within km", "GeoNames id"):
        table.add_column(column)
    for entry in entries[:most]:
        known = (
            entry.name,
            entry.level,
            entry.admin1,
            entry.country,
            entry.lat,
            entry.lon,
            entry.radius_km,
            entry.geonames_id,
        )
        table.add_row(*(plain("" if value is None else str(value)) for value in known))
    screen().print(table)


@app.command()
def add(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="csv: name, lat, lon; country, admin1, level…")],
) -> None:
    """Add places of your own; they win over all others."""
    from dateline.settings import Settings
    from dateline.workflow.gazetteer import add_places

    with progress("Building the gazetteer") as step:
        added = add_places(Settings(), file, progress=step)
    screen().print(plain(f"added {plural(added.added, 'place')}"))
    for row in added.skipped:
        tell(BrokenInput(row, where=str(file), todo="The other rows are added"))
    raise typer.Exit(1 if added.skipped else 0)


@app.command()
def build(
    anew: Annotated[bool, typer.Option("--anew", help="Also where one stands.")] = False,
) -> None:
    """Build the gazetteer from the installed packages, unless it stands."""
    from dateline.settings import Settings
    from dateline.workflow.gazetteer import build_gazetteer, stands

    settings = Settings()
    if anew or not stands(settings):
        with progress("Building the gazetteer") as step:
            build_gazetteer(settings, progress=step)
    screen().print(plain(f"The gazetteer stands in {settings.gazetteer_path}"), soft_wrap=True)

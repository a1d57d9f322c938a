"""`dateline gazetteer`: what it holds, where a name may lie, adding places of one's own, building it."""

from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.outputs import note, plain, plural, progress, screen, tell
from dateline.errors import BrokenInput

app = typer.Typer(help="Places by name: what it holds, look-ups, places of your own.", no_args_is_help=True)

TOLD = 20  # rows skipped that are told one by one


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
    near: Annotated[str | None, typer.Option("--near", metavar="PLACE", help="The nearest to it first.")] = None,
) -> None:
    """Places of that name, the likeliest first."""
    from rich.table import Table

    from dateline.settings import Settings
    from dateline.workflow.gazetteer import find_places, open_gazetteer

    with progress("Building the gazetteer") as step:
        gazetteer = open_gazetteer(Settings(), progress=step)
    found = find_places(gazetteer, name, near=near)
    if not found:
        note(f"no place called {name!r}; add it with `dateline gazetteer add FILE`")
        return
    table = Table(box=None, pad_edge=False)
    columns = ("name", "level", "kind", "region", "country", "lat", "lon", "within km", "GeoNames id", "found as")
    for column in (*columns, "km away") if near else columns:
        table.add_column(column)
    for entry, away in found[:most]:
        known = (
            entry.name, entry.level, entry.kind, entry.admin1, entry.country, entry.lat, entry.lon, entry.radius_km,
            entry.geonames_id, "another name" if entry.alternate else None, None if away is None else round(away),
        )  # fmt: skip
        table.add_row(*(plain("" if value is None else str(value)) for value in known[: len(table.columns)]))
    screen().print(table)


@app.command()
def add(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="GeoNames dump, UCDP GED, or csv: name, lat, lon…")],
) -> None:
    """Add places of your own; a csv of yours wins over all others."""
    from dateline.settings import Settings
    from dateline.workflow.gazetteer import add_places

    with progress("Adding to the gazetteer") as step:
        added = add_places(Settings(), file, progress=step)
    told = [f"added {plural(added.added, 'place')}"]
    if added.known:
        told.append(f"{plural(added.known, 'place')} known before may have gained a name")
    if added.left_out:
        told.append(f"{plural(added.left_out, 'row')} left out (wells, farms, whole countries and the like)")
    screen().print(plain("; ".join(told)), soft_wrap=True)
    for row in added.skipped[:TOLD]:
        tell(BrokenInput(row, where=str(file), todo="The other rows are added"))
    if len(added.skipped) > TOLD:
        note(f"{len(added.skipped) - TOLD} more rows were skipped")
    raise typer.Exit(1 if added.skipped else 0)


@app.command()
def remove(
    name: Annotated[str, typer.Argument(metavar="NAME", help="The file's name; `gazetteer info` tells those added.")],
) -> None:
    """Take the places of a file out again."""
    from dateline.settings import Settings
    from dateline.workflow.gazetteer import remove_places

    with progress("Building the gazetteer") as step:
        remove_places(Settings(), name, progress=step)
    screen().print(plain(f"removed {name}"))


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

"""`dateline export`: the project's incidents in a format others read, with what it had to leave out."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, get_args

import typer

from dateline.cli.options import HERE, Project, Without, check_without, open_store
from dateline.cli.outputs import note, safe

if TYPE_CHECKING:
    import datetime as dt

    from dateline.records.incidents import Grade
    from dateline.workflow.export import Exported

Format = Literal["acled", "ucdp", "geojson", "parquet", "jsonl", "plover", "timemap", "gdelt", "hxl"]
Output = Annotated[
    Path | None,
    typer.Option("--output", metavar="FILE", help="Also writes FILE.manifest.json and FILE.loss.txt."),
]
Everything = Annotated[
    bool,
    typer.Option("--all", help="An analyst's own: unreviewed incidents too, at once, exact places, persons' names."),
]
OwnPolicy = Annotated[
    Literal["majority", "acled", "ucdp", "airwars", "ibc", "latest"] | None,
    typer.Option(
        "--policy", help="How differing figures are settled; acled and ucdp have their own.", show_default="majority"
    ),
]
Grades = Annotated[
    list[str] | None,
    typer.Option("--grade", metavar="GRADE", help="Only incidents of this grade; may be given again."),
]
Since = Annotated[str | None, typer.Option(metavar="DAY", help="Only incidents that ended on this day or later.")]
Coarsen = Annotated[
    Literal["exact", "town", "region", "country"] | None,
    typer.Option(help="How fine places are shown.", show_default="town; exact with --all"),
]
Delay = Annotated[
    int | None, typer.Option(min=0, metavar="DAYS", help="Hold younger incidents back.", show_default="7; 0 with --all")
]
Quotes = Annotated[int, typer.Option(min=0, max=1000, metavar="N", help="Characters of a quote at most; 0: none.")]


def export(
    to: Annotated[Format, typer.Option("--format", help="Who is to read it.")],
    project: Project = HERE,
    output: Output = None,
    everything: Everything = False,
    policy: OwnPolicy = None,
    without: Without = None,
    grades: Grades = None,
    since: Since = None,
    coarsen: Coarsen = None,
    delay: Delay = None,
    quotes: Quotes = 200,
    criminal: Annotated[bool, typer.Option("--criminal", help="Ordinary crime too.")] = False,
    country_points: Annotated[bool, typer.Option("--country-points", help="A point for a mere country too.")] = False,
) -> None:
    """Export incidents; by default those that a person accepted, a week late, without names of persons."""
    kinds, day = check_without(without), _day(since)
    with open_store(project) as store:
        from dateline.workflow.export import Asked, export_project, last_manifest, write_export

        asked = Asked(
            to, policy, everything, kinds, grades=_graded(grades), since=day, coarsen=coarsen, delay=delay,
            quotes=quotes, criminal=criminal, country_points=country_points,
        )  # fmt: skip
        done = export_project(store, asked, last=last_manifest(output, to) if output else None)
    if output is None:
        _print(done)
        return
    write_export(done, output)
    if done.manifest["since_last"] is not None:
        note(_moved(done.manifest["since_last"]))


def _graded(grades: list[str] | None) -> "tuple[Grade, ...]":
    from dateline.records.incidents import Grade

    known = {name: name for name in get_args(Grade)}
    if unknown := [name for name in grades or () if name not in known]:
        raise typer.BadParameter(f"there is no grade {unknown[0]!r}: {', '.join(known)}", param_hint="--grade")
    return tuple(known[name] for name in grades or ())


def _day(text: str | None) -> "dt.date | None":
    from dateline.errors import BrokenInput
    from dateline.reports import parse_day

    try:
        return parse_day(text, where="--since") if text else None
    except BrokenInput as error:
        raise typer.BadParameter(error.what, param_hint="--since") from None


def _print(done: "Exported") -> None:
    if isinstance(done.data, bytes) and sys.stdout.isatty():
        raise typer.BadParameter("the format is not text: name a file", param_hint="--output")
    sys.stdout.buffer.write(done.content)
    sys.stdout.buffer.flush()
    sys.stderr.write(safe(done.loss_report))


def _moved(since: dict[str, Any]) -> str:
    counts = ", ".join(f"{len(since[what])} {what}" for what in ("added", "removed", "changed"))
    return f"since the last export ({since['id']}): {counts}"

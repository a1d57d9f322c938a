"""`dateline export`: the project's incidents in a format others read, with what it had to leave out."""

import sys
from pathlib import Path
from typing import Annotated, Literal

import typer

from dateline.cli.options import HERE, PolicyChoice, Project, Without, check_without, open_store
from dateline.cli.outputs import safe

Format = Literal["acled", "ucdp", "geojson", "parquet", "jsonl", "plover", "timemap", "gdelt", "hxl"]


def export(
    to: Annotated[Format, typer.Option("--format", help="jsonl and geojson; the others come later.")],
    project: Project = HERE,
    output: Annotated[
        Path | None,
        typer.Option("--output", metavar="FILE", help="Also writes FILE.manifest.json and FILE.loss.txt."),
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Every incident, not only those with an accepted founding claim.")
    ] = False,
    policy: PolicyChoice = "majority",
    without: Without = None,
) -> None:
    """Export incidents; by default only those that a person accepted."""
    kinds = check_without(without)
    with open_store(project) as store:
        from dateline.workflow.export import Asked, export_project, write_export

        done = export_project(store, Asked(to, policy, everything, tuple(kinds)))
    if output is not None:
        write_export(done, output)
        return
    sys.stdout.write(done.text)
    sys.stderr.write(safe(done.loss_report))

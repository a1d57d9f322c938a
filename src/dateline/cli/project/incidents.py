"""`dateline incidents`: the project's incidents, one a row."""

from typing import Annotated, Literal

import typer

from dateline.cli.options import HERE, PolicyChoice, Project, Without, check_without, open_store
from dateline.cli.outputs import note, screen, write

Format = Annotated[Literal["table", "jsonl"], typer.Option("--format", help="table is for people.")]


def incidents(
    project: Project = HERE, output: Format = "table", policy: PolicyChoice = "majority", without: Without = None
) -> None:
    """List incidents: what, when, where, how many, who says so."""
    kinds = check_without(without)
    with open_store(project) as store:
        from dateline.workflow.resolve import resolve_project

        rows = resolve_project(store, policy, without=kinds)
    if output == "jsonl":
        for row in rows:
            write(row.resolved.model_dump_json())
        return
    if not rows:
        note("no incidents yet; add reports with `dateline add INPUT…`")
        return
    from dateline.cli.tables.incidents import incidents_table, legend

    out = screen()
    out.print(incidents_table(rows))
    out.print(legend(policy, kinds), style="dim")

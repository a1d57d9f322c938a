"""`dateline compare`: the project held against a file of ACLED or UCDP GED."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from dateline.cli.options import HERE, PolicyChoice, Project, open_store
from dateline.cli.outputs import note, plural, progress, screen, tell

if TYPE_CHECKING:
    from dateline.workflow.compare import Compared

Format = Annotated[
    Literal["table", "jsonl", "csv"],
    typer.Option("--format", help="table is for people; csv and jsonl have all columns."),
]


def compare(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="ACLED or UCDP GED, csv or tsv as downloaded.")],
    project: Project = HERE,
    output: Format = "table",
    policy: PolicyChoice = "majority",
) -> None:
    """Hold the project against another dataset: what both have, what each lacks, where figures differ."""
    with open_store(project) as store:
        from dateline.settings import Settings
        from dateline.workflow.compare import compare_project, open_lookup, to_csv, to_jsonl
        from dateline.workflow.gazetteer import open_gazetteer

        settings = Settings()
        gazetteer = open_gazetteer(settings)
        try:
            lookup, registry = open_lookup(settings, gazetteer)
            with progress("Comparing") as step:
                done = compare_project(store, file, policy, lookup=lookup, registry=registry, tell=tell, step=step)
        finally:
            gazetteer.close()
    if output == "table":
        from dateline.cli.tables.compared import compared_page

        screen().print(compared_page(done))
    else:
        sys.stdout.write(to_csv(done.rows) if output == "csv" else to_jsonl(done.rows))
    note(_scope(done))
    raise typer.Exit(1 if done.broken else 0)


def _scope(done: "Compared") -> str:
    """What of the file was looked at."""
    held = f"the file has {plural(done.events, 'event')}"
    if done.span is None:
        return f"{held}; the project has no dated incident in a country, so nothing of the file counts as lacking"
    span = f"{done.span.start} to {done.span.end} in {', '.join(sorted(done.span.countries))}"
    bad = f"; {plural(len(done.broken), 'row')} could not be read" if done.broken else ""
    return f"{held}, {done.outside} of them outside the project's span ({span}), which do not count as lacking{bad}"

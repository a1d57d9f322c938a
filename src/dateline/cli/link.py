"""`dateline link`: which reports tell of the same incident, without a project."""

import json
from typing import Annotated, Literal

import typer

from dateline.cli.options import CoderChoice, Inputs, Published, Publisher, flags_of, make_coder
from dateline.cli.outputs import noted, progress, tell, write


def link(
    inputs: Inputs,
    published: Published = None,
    publisher: Publisher = None,
    coder: CoderChoice = "both",
    output: Annotated[Literal["jsonl"], typer.Option("--format", help="One object a report.")] = "jsonl",
) -> None:
    """Link reports: per report its id and the incident it tells of, or null."""
    flags = flags_of(published, publisher)

    from dateline.errors import InputError
    from dateline.reports import read_documents
    from dateline.workflow.linking.documents import link_documents

    failed, documents = False, []
    for item in noted(read_documents(inputs, flags)):
        if isinstance(item, InputError):
            failed = True
            tell(item)
        else:
            documents.append(item)
    with progress("Coding") as step:
        linked, errors = link_documents(documents, make_coder(coder), step=step)
    for error in errors:
        tell(error)
    for report_id, incident_id in linked.items():
        write(json.dumps({"id": report_id, "incident": incident_id}, ensure_ascii=False))
    raise typer.Exit(1 if failed or errors else 0)

"""`dateline mentions`: the places, times, figures… that reports name, without a project."""

from typing import Annotated, Literal

import typer

from dateline.cli.options import Inputs, Published, Publisher, flags_of, make_coder
from dateline.cli.outputs import noted, tell, write

Kind = Literal["place", "time", "count", "actor", "source", "weapon", "trigger"]


def mentions(
    inputs: Inputs,
    kind: Annotated[Kind, typer.Option("--kind", help="What to find.")],
    published: Published = None,
    publisher: Publisher = None,
    given: Annotated[
        bool, typer.Option("--given", help="Resolve the spans in the file's `toponyms` or `timex`; find none.")
    ] = False,
    output: Annotated[Literal["jsonl"], typer.Option("--format", help="One object a report.")] = "jsonl",
) -> None:
    """Find mentions: typed stretches of text with their normalised values."""
    flags = flags_of(published, publisher)
    if given and kind not in ("place", "time"):
        raise typer.BadParameter("only places and times can be given", param_hint="--given")

    import json

    from dateline.errors import InputError
    from dateline.reports import read_documents
    from dateline.workflow.mentions import each_mentions

    failed = False
    for found in each_mentions(noted(read_documents(inputs, flags)), make_coder("rules"), kind, given=given):
        if isinstance(found, InputError):
            failed = True
            tell(found)
            continue
        report_id, values = found
        row = {"id": report_id, f"{kind}s": [value.model_dump(mode="json") for value in values]}
        write(json.dumps(row, ensure_ascii=False))
    raise typer.Exit(1 if failed else 0)

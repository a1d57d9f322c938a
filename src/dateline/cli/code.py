"""`dateline code`: the events that each report tells of, without a project."""

from typing import Annotated, Literal

import typer

from dateline.cli.options import CoderChoice, Columns, Inputs, Published, Publisher, Quick, flags_of, make_coder
from dateline.cli.outputs import noted, screen, tell, write

Format = Annotated[Literal["table", "json", "jsonl"], typer.Option("--format", help="table is for people.")]


def code(
    inputs: Inputs,
    published: Published = None,
    publisher: Publisher = None,
    columns: Columns = None,
    quick: Quick = False,
    coder: CoderChoice = "both",
    output: Format = "table",
) -> None:
    """Code reports: per report its events, or why there are none."""
    flags = flags_of(published, publisher, columns, quick)

    from dateline.errors import InputError
    from dateline.records import CodedReport
    from dateline.reports import read_documents
    from dateline.workflow.code import each

    rules, failed, rows = make_coder(coder), False, 0
    for item in each(noted(read_documents(inputs, flags)), rules.code):
        if isinstance(item, InputError):
            failed = True
            tell(item)
            continue
        document, coding = item
        if output == "table":
            from dateline.cli.tables.coded import coded_table

            screen().print(coded_table(document.report, coding, rules.codebook.label))
            continue
        line = CodedReport.of(document.report, coding).model_dump_json()
        write(line if output == "jsonl" else f"{',' if rows else '['}{line}")
        rows += 1
    if output == "json":
        write("]" if rows else "[]")
    raise typer.Exit(1 if failed else 0)

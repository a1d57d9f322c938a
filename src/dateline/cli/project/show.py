"""`dateline show`: one incident in full, its claims side by side with the sentences behind them."""

from typing import Annotated, Literal

import typer

from dateline.cli.options import HERE, Project, open_store
from dateline.cli.outputs import screen, write

Format = Annotated[Literal["table", "json"], typer.Option("--format", help="table is for people.")]


def show(
    incident_id: Annotated[str, typer.Argument(metavar="ID", help="Of an incident, or of a report in it.")],
    project: Project = HERE,
    output: Format = "table",
) -> None:
    """Show one incident: its values, its claims in order of time, their words, and why they were linked."""
    with open_store(project) as store:
        from dateline.workflow.resolve import find_incident

        row = find_incident(store, incident_id)
        reports = {claim.report.id: store.report(claim.report.id) for claim in row.claims}
    if output == "json":
        import json

        whole = {
            "incident": row.incident.model_dump(mode="json"),
            "resolved": row.resolved.model_dump(mode="json"),
            "claims": [claim.model_dump(mode="json") for claim in row.claims],
        }
        write(json.dumps(whole, ensure_ascii=False))
        return
    from dateline.cli.tables.incident import incident_page

    screen().print(incident_page(row, reports))

"""`dateline show`: one incident in full, its claims side by side with the sentences behind them, and how its toll moves."""

from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from dateline.cli.options import HERE, PolicyChoice, Project, Without, check_without, open_store
from dateline.cli.outputs import plain, screen, write

if TYPE_CHECKING:
    from rich.console import RenderableType

    from dateline.exports import ExportRow
    from dateline.records import Judgement

Format = Annotated[Literal["table", "json"], typer.Option("--format", help="table is for people.")]


def show(
    incident_id: Annotated[str, typer.Argument(metavar="ID", help="Of an incident, or of a report in it.")],
    project: Project = HERE,
    output: Format = "table",
    policy: PolicyChoice = "majority",
    without: Without = None,
    policies: Annotated[bool, typer.Option("--policies", help="Also the toll under every policy.")] = False,
) -> None:
    """Show one incident: its values, its toll row by row, its claims in order of time, their words, why they were linked."""
    kinds = check_without(without)
    with open_store(project) as store:
        from dateline.workflow.resolve import find_incident

        row = find_incident(store, incident_id, policy, without=kinds)
        reports = {claim.report.id: store.report(claim.report.id) for claim in row.claims}
        judgements = list(store.judgements())
    if output == "json":
        _write_json(row, judgements, policies)
        return
    from dateline.cli.tables.incident import incident_page

    screen().print(incident_page(row, reports, _tolls(row, judgements, policies)))


def _tolls(row: "ExportRow", judgements: "list[Judgement]", policies: bool) -> "list[RenderableType]":
    """What is told of the toll: the ledger, how it moved, and where asked the policies and who is left out."""
    from dateline.cli.tables.tolls import ledger_table, moves_table, policies_table, without_table
    from dateline.workflow.tolls import by_policy, day_by_day, with_everybody

    resolved, told = row.resolved, list["RenderableType"]()
    if resolved.without:
        told += [_head("With and without"), without_table(with_everybody(row, judgements), resolved)]
    if policies:
        told += [_head("Policies side by side"), policies_table(by_policy(row, judgements))]
    if resolved.figures or resolved.rejected:
        told += [_head("Figures, row by row"), ledger_table(resolved)]
    if len(steps := day_by_day(row)) > 1:
        told += [_head("How the toll moved"), moves_table(steps)]
    return told


def _head(words: str) -> "RenderableType":
    return plain(words, style="bold")


def _write_json(row: "ExportRow", judgements: "list[Judgement]", policies: bool) -> None:
    import json

    from dateline.workflow.tolls import by_policy, day_by_day, with_everybody

    moved = [{"day": day.isoformat() if day else None, "figures": _figures(one)} for day, one in day_by_day(row)]
    whole: dict[str, Any] = {
        "incident": row.incident.model_dump(mode="json"),
        "resolved": row.resolved.model_dump(mode="json"),
        "claims": [claim.model_dump(mode="json") for claim in row.claims],
        "toll": moved,
    }
    if row.resolved.without:
        whole["with_everybody"] = _figures(with_everybody(row, judgements))
    if policies:
        whole["policies"] = {one.policy: one.model_dump(mode="json") for one in by_policy(row, judgements)}
    write(json.dumps(whole, ensure_ascii=False))


def _figures(resolved: Any) -> list[dict[str, Any]]:
    return [figure.model_dump(mode="json", exclude={"rows"}) for figure in resolved.figures]

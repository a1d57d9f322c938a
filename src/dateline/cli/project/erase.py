"""`dateline erase`: a report goes for good, and a tombstone says who took it out, when and why."""

from typing import Annotated

import typer

from dateline.cli.options import HERE, Project, open_store
from dateline.cli.outputs import note, plain, plural, safe, screen


def erase(
    report: Annotated[str, typer.Argument(metavar="REPORT", help="The report's id.")],
    who: Annotated[str, typer.Option("--who", metavar="NAME", help="Who decides this.")],
    why: Annotated[str, typer.Option("--why", metavar="TEXT", help="Why; it stays, so name nobody.")],
    project: Project = HERE,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Erase a report: its raw bytes, its text, its claims and the judgements on it. It cannot be undone."""
    with open_store(project) as store:
        from dateline.workflow.custody.erase import erase_report

        if not yes and store.text_hash_of(report) is not None:
            told = store.report(report)
            typer.confirm(safe(f"Erase {told.id} ({told.title or told.text[:60]}) for good?"), abort=True, err=True)
        done = erase_report(store, report, who=who, why=why)
    for copy in done.copies:
        note(f"{copy}: set aside when the project was brought to a newer schema, and not erased from; delete it")
    summary = f"erased {report}; the project holds {plural(done.incidents, 'incident')}"
    screen().print(plain(summary), soft_wrap=True)

"""`dateline recode`: the project's reports coded anew, with what persons decided kept."""

from typing import Annotated

import typer

from dateline.cli.options import HERE, CoderChoice, Project, make_coder, open_store
from dateline.cli.outputs import plain, plural, progress, screen, tell

Reports = Annotated[list[str] | None, typer.Argument(metavar="REPORT…", help="Ids of reports; none: all.")]
Anew = Annotated[
    bool, typer.Option("--all", help="Also reports that this coder has coded: after new places or actors.")
]


def recode(reports: Reports = None, project: Project = HERE, coder: CoderChoice = "both", anew: Anew = False) -> None:
    """Code reports again; accepted claims stay, and what the coder says otherwise is proposed beside them."""
    with open_store(project) as store:
        from dateline.workflow.review.recode import recode as code_anew
        from dateline.workflow.review.trays import project_tray

        rules = make_coder(coder)
        with progress("Coding anew") as step:
            done = code_anew(store, rules, reports=reports or (), anew=anew, tell=tell, step=step)
        strays = len(project_tray(store))
    parts = [f"coded {plural(done.reports, 'report')} anew, {done.changed} with other claims"]
    parts += [f"{done.left} coded so already"] if done.left else []
    parts += [f"{plural(done.kept, 'accepted claim')} kept"] if done.kept else []
    parts += [f"{plural(done.proposals, 'proposal')} beside them"] if done.proposals else []
    parts += [f"{done.failed} failed"] if done.failed else []
    parts += [f"{plural(strays, 'judgement')} in the tray (dateline review tray)"] if strays else []
    screen().print(plain("; ".join(parts)), soft_wrap=True)
    raise typer.Exit(1 if done.failed else 0)

"""`dateline verify`: whether the project still holds what was put into it."""

import typer

from dateline.cli.options import HERE, Project, open_store
from dateline.cli.outputs import plain, plural, progress, screen


def verify(project: Project = HERE) -> None:
    """Check all raw bytes and texts against their hashes, the chain of judgements, and what was erased."""
    with open_store(project) as store, progress("Verifying") as step:
        from dateline.workflow.custody.verify import verify_project

        done = verify_project(store, step)
    for problem in done.problems:
        screen().print(plain(problem), soft_wrap=True)
    looked_at = [plural(done.reports, "report"), plural(done.judgements, "judgement"), plural(done.erasures, "erasure")]
    verdict = f"{plural(len(done.problems), 'thing')} wrong" if done.problems else "all as it was put in"
    screen().print(plain(f"{', '.join(looked_at)}: {verdict}"), soft_wrap=True)
    raise typer.Exit(1 if done.problems else 0)

"""`dateline add`: reports into the project: archived, coded, linked."""

import typer

from dateline.cli.options import (
    HERE,
    CoderChoice,
    Columns,
    Inputs,
    Project,
    Published,
    Publisher,
    Quick,
    flags_of,
    make_coder,
    open_store,
)  # fmt: skip
from dateline.cli.outputs import note, noted, plain, plural, progress, screen, tell


def add(
    inputs: Inputs,
    project: Project = HERE,
    published: Published = None,
    publisher: Publisher = None,
    columns: Columns = None,
    quick: Quick = False,
    coder: CoderChoice = "both",
) -> None:
    """Add reports; what the project holds already is left alone."""
    flags = flags_of(published, publisher, columns, quick)
    with open_store(project) as store:
        from dateline.reports import read_documents
        from dateline.workflow.add import add_documents

        rules = make_coder(coder)
        with progress("Adding reports") as step:
            documents = noted(read_documents(inputs, flags))
            tally = add_documents(store, documents, rules, tell=tell, step=step)
    for told in tally.erased:
        note(told)
    parts = [f"added {plural(tally.added, 'report')}"]
    parts += [f"{tally.with_events} with events"] if tally.added else []
    parts += [f"{tally.copies} of them copies of one that stands"] if tally.copies else []
    parts += [f"{tally.held} held already"] if tally.held else []
    parts += [f"{len(tally.erased)} left out as erased"] if tally.erased else []
    parts += [f"{tally.failed} failed"] if tally.failed else []
    summary = f"{', '.join(parts)}; the project holds {plural(tally.incidents, 'incident')}"
    screen().print(plain(summary), soft_wrap=True)
    raise typer.Exit(1 if tally.failed else 0)

"""`dateline batch`: reports by the million coded and linked over the cores of one machine or a cluster, without a project."""

from contextlib import AbstractContextManager, ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from dateline.cli.options import CoderChoice, Columns, Inputs, Published, Publisher, Quick, flags_of, make_coder
from dateline.cli.outputs import note, noted, plural, progress, safe

if TYPE_CHECKING:
    from dateline.cli.outputs import Step


def batch(
    inputs: Inputs,
    output: Annotated[Path, typer.Option("--output", metavar="DIR", help="Where the files go; run again to go on.")],
    engine: Annotated[
        Literal["local", "spark"], typer.Option("--engine", help="The cores of this machine, or a Spark cluster.")
    ] = "local",
    master: Annotated[
        str | None, typer.Option("--master", metavar="URL", help="Spark's master; else what spark-submit says.")
    ] = None,
    processes: Annotated[
        int | None, typer.Option("--processes", metavar="N", min=1, help="Of the local engine; else one a core.")
    ] = None,
    coder: CoderChoice = "both",
    shard: Annotated[int, typer.Option("--shard", metavar="ROWS", min=1, help="Reports of a shard.")] = 500,
    published: Published = None,
    publisher: Publisher = None,
    columns: Columns = None,
    quick: Quick = False,
) -> None:
    """Code and link reports at scale, in shards that are never done twice: a killed run, run again, goes on."""
    flags = flags_of(published, publisher, columns, quick)

    from dateline.settings import Settings
    from dateline.workflow.batch.runs import Batch, run_batch

    opened = make_coder(coder)
    with ExitStack() as stack:
        step = _Steps(stack)
        asked = Batch(output.resolve(), opened, Settings(), coder, shard, _tell, step, noted)
        works = stack.enter_context(_engine(engine, master, processes))
        tally = run_batch(asked, inputs, flags, works)
    counts = [f"{number:,} {name}" for name, number in _counts(tally)]
    note(f"{', '.join(counts)} in {output}")
    if tally.failed:
        note(f"{plural(tally.failed, 'report')} failed; manifest.json names them")
    raise typer.Exit(1 if tally.failed else 0)


def _counts(tally: Any) -> list[tuple[str, int]]:
    return [(name, getattr(tally, name)) for name in ("reports", "claims", "nones", "incidents")]


def _engine(engine: str, master: str | None, processes: int | None) -> AbstractContextManager[Any]:
    if engine == "local":
        if master is not None:
            raise typer.BadParameter("only --engine spark has a master", param_hint="--master")
        from dateline.workflow.batch.engines.local import LocalEngine

        return LocalEngine(processes)
    from dateline.workflow.batch.engines.spark import SparkEngine

    return SparkEngine(master)


class _Steps:
    """A bar for each stage of the work, one at a time."""

    def __init__(self, stack: ExitStack) -> None:
        self._stack, self._bar = stack, ExitStack()
        stack.enter_context(self._bar)

    def __call__(self, what: str) -> "Step":
        self._bar.close()
        return self._bar.enter_context(progress(what))


def _tell(error: str) -> None:
    typer.echo(f"error: {safe(error)}", err=True)

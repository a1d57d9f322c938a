"""A batch from its inputs to its files: read, code, survey, link, finish, each in shards and none done twice.

Documents and an engine go in, files below the output folder and a tally come out. A killed run, run again, goes on.
"""

import shutil
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Future, wait
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path
from typing import Any, Protocol, TypeVar

from dateline.errors import BatchError, InputError
from dateline.incidents.linking import shipped
from dateline.records import Incident
from dateline.reports import Document, Flags, Item
from dateline.settings import Settings
from dateline.workflow.batch.codings import CodeTask, code_shard, coder_name
from dateline.workflow.batch.links import group_bin, group_tasks, grouped_rows, score_tasks, score_tile
from dateline.workflow.batch.outputs import Finished, FinishTask, finish_shard, related, write_incidents, write_manifest
from dateline.workflow.batch.plans import Plan, cut, known
from dateline.workflow.batch.reads import ReadTask, documents_of, read_files, read_tasks
from dateline.workflow.batch.shards import Shard, code_name, name_of, row_count, sweep, write_bytes
from dateline.workflow.batch.surveys import Survey, originals_of, survey
from dateline.workflow.code import Coder, Mode

Task = TypeVar("Task")
Result = TypeVar("Result")
Step = Callable[[int, int, str], None]
STALE = 3600  # seconds after which what is half written is nobody's any more


class Engine(Protocol):
    """Where the work runs: the cores of this machine, or a cluster."""

    width: int  # tasks that run at a time

    def submit(self, work: Callable[[Task], Result], task: Task) -> "Future[Result]":
        """Runs one task somewhere."""

    def find_pairs(self, known: Survey, folder: Path) -> None:
        """Writes the pairs of claims worth comparing below `folder`, as links.find_pairs does."""


@dataclass(slots=True, frozen=True)
class Batch:
    """What is asked for: where the files go, the coder, its mode, how many reports a shard has, who is told of errors.

    `look` sees all that is read, and passes on documents and errors.
    """

    output: Path
    coder: Coder
    settings: Settings
    mode: Mode
    rows: int
    tell: Callable[[str], None]
    step: Callable[[str], Step]
    look: Callable[[Iterable[Item]], Iterable[Document | InputError]]

    @property
    def work(self) -> Path:
        """The folder of shards."""
        return self.output / "work"


@dataclass(slots=True, frozen=True)
class Tally:
    """What a batch holds in the end."""

    reports: int
    claims: int
    nones: int
    incidents: int
    failed: int


def run_batch(batch: Batch, inputs: Sequence[str], flags: Flags, engine: Engine) -> Tally:
    """Does what is left to do of a batch.

    Args:
        batch: what is asked for.
        inputs: names of files, folders, addresses; not read again where they did not change.
        flags: how to read them.
        engine: where the work runs.

    Raises:
        BatchError: the engine failed, or its workers are others than this machine.
    """
    sweep(batch.output, time.time() - STALE)
    name = known(inputs, code_name(), batch.rows, asdict(flags))
    documents = batch.look(_read(batch, inputs, flags, engine))
    plan = cut(documents, batch.work, rows=batch.rows, name=name, tell=batch.tell)
    coded = _code(batch, plan, engine)
    claims, originals = survey(coded), originals_of(coded)
    rows = _link(batch, plan, claims, originals, engine)
    incidents = [Incident.model_validate_json(str(row["incident"])) for row in rows]
    return _finish(batch, plan, claims, originals, incidents, engine)


def _read(batch: Batch, inputs: Sequence[str], flags: Flags, engine: Engine) -> Iterator[Item]:
    """All that the inputs hold; nothing is read before the first is asked for."""
    parts: list[ReadTask | InputError | str] = []
    for name in inputs:
        parts += read_tasks(name, flags, batch.work) if Path(name).exists() else [name]
    counts = {part.shard: len(part.sources) for part in parts if isinstance(part, ReadTask)}
    left = [part for part in parts if isinstance(part, ReadTask) and not part.shard.is_file()]
    total = sum(counts.values())
    pace = Pace(batch.step("Reading"), total, total - sum(counts[task.shard] for task in left), "files")
    for done in each(engine, read_files, left):
        pace.add(counts[done.path])
    yield from documents_of(parts, flags)


def _code(batch: Batch, plan: Plan, engine: Engine) -> list[Shard]:
    name = coder_name(batch.settings, batch.mode, batch.coder)
    tasks = [
        CodeTask(shard.path, batch.work / "coded" / f"{name_of(shard.path.name, name)}.parquet", batch.mode, name)
        for shard in plan.shards
    ]
    sizes = {task.coded: shard.rows for task, shard in zip(tasks, plan.shards, strict=True)}
    left = [task for task in tasks if not task.coded.is_file()]
    step = batch.step("Coding")
    pace = Pace(step, plan.reports, plan.reports - sum(sizes[task.coded] for task in left), "reports")
    for done in each(engine, code_shard, left):
        pace.add(sizes[done.path])
    return [Shard(task.coded, sizes[task.coded]) for task in tasks]


def _link(
    batch: Batch, plan: Plan, claims: Survey, originals: dict[str, str], engine: Engine
) -> list[dict[str, object]]:
    told = [shard.path.name for shard in claims.coded]
    folder = batch.work / "pairs" / name_of(code_name(), shipped().version, told)
    if not (folder / "done").is_file():
        batch.step("Finding pairs")(0, 1, "")
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        engine.find_pairs(claims, folder)
        write_bytes(folder / "done", b"")
    tasks = score_tasks(claims, folder, batch.work)
    scored = _through(batch, engine, "Comparing", score_tile, tasks, [task.scored for task in tasks])
    groups = list(group_tasks(claims, plan, scored, originals, batch.work))
    return grouped_rows(_through(batch, engine, "Linking", group_bin, groups, [task.grouped for task in groups]))


def _through(
    batch: Batch, engine: Engine, what: str, work: Callable[[Task], Shard], tasks: Sequence[Task], paths: Sequence[Path]
) -> list[Shard]:
    """The shards of all tasks, in order; those that stand are not made again."""
    left = [task for task, path in zip(tasks, paths, strict=True) if not path.is_file()]
    pace = Pace(batch.step(what), len(tasks), len(tasks) - len(left), "shards")
    for _ in each(engine, work, left):
        pace.add(1)
    return [Shard(path, row_count(path)) for path in paths]


def _finish(
    batch: Batch, plan: Plan, claims: Survey, originals: dict[str, str], incidents: list[Incident], engine: Engine
) -> Tally:
    tasks = list(_finish_tasks(batch, claims, originals, incidents))
    pace = Pace(batch.step("Writing"), len(tasks), 0, "shards")
    done: dict[int, Finished] = {}
    for at, one in each(engine, _numbered_finish, list(enumerate(tasks))):
        done[at] = one
        pace.add(1)
    ended = [done[at] for at in range(len(tasks))]
    whole = related(incidents, (relation for one in ended for relation in one.relations))
    files = [path for task in tasks for path in (task.claims, task.nones)]
    files += write_incidents(whole, batch.output / "incidents")
    failed = [*plan.failed, *(error for one in ended for error in one.failed)]
    for error in failed[len(plan.failed) :]:
        batch.tell(error)
    tally = Tally(
        plan.reports, sum(one.claims for one in ended), sum(one.nones for one in ended), len(whole), len(failed)
    )
    write_manifest(batch.output, files, _told(batch, tally, failed))
    return tally


def _numbered_finish(task: tuple[int, FinishTask]) -> tuple[int, Finished]:
    return task[0], finish_shard(task[1])


def _finish_tasks(
    batch: Batch, claims: Survey, originals: dict[str, str], incidents: Sequence[Incident]
) -> Iterator[FinishTask]:
    """One task a shard, with what it needs to know of the whole."""
    homes: dict[str, dict[str, str]] = {}
    for incident in incidents:
        for member in incident.members:
            homes.setdefault(member.report, {})[member.claim] = incident.id
    first = 0
    for at, shard in enumerate(claims.coded):
        names = claims.names[first : first + shard.rows]
        first += shard.rows
        copies = {name: originals[name] for name in names if name in originals}
        held = {claim: incident for name in names for claim, incident in homes.get(name, {}).items()}
        parts = (batch.output / folder / f"part-{at:05}.parquet" for folder in ("claims", "nones"))
        yield FinishTask(shard.path, copies, held, *parts)


def _told(batch: Batch, tally: Tally, failed: Sequence[str]) -> dict[str, Any]:
    return {
        "reports": tally.reports, "claims": tally.claims, "nones": tally.nones, "incidents": tally.incidents,
        "failed": list(failed), "coder": batch.mode, "maker": batch.coder.maker.model_dump(mode="json"),
        "codebook": batch.coder.codebook.version, "linking": shipped().version, "code": code_name(),
    }  # fmt: skip


def each(engine: Engine, work: Callable[[Task], Result], tasks: Sequence[Task]) -> Iterator[Result]:
    """What the engine makes of each task, as it is done; few tasks wait at a time."""
    todo = iter(tasks)
    running = {engine.submit(work, task) for task in islice(todo, 2 * engine.width)}
    while running:
        done, running = wait(running, return_when=FIRST_COMPLETED)
        running |= {engine.submit(work, task) for task in islice(todo, len(done))}
        try:
            yield from (future.result() for future in done)
        except BrokenExecutor as error:
            advice = "Most likely memory ran out; run again with fewer --processes: what is done stays done"
            raise BatchError("a worker was killed", where="--engine local", todo=advice) from error


class Pace:
    """Tells how much is done, how fast, and how long the rest will take."""

    def __init__(self, step: Step, total: int, done: int, unit: str) -> None:
        self._step, self._total, self._done, self._unit = step, total, done, unit
        self._start, self._began = time.monotonic(), done
        step(done, total, "")

    def add(self, count: int) -> None:
        """So many more are done."""
        self._done += count
        rate = (self._done - self._began) / max(time.monotonic() - self._start, 1e-6)
        left = round((self._total - self._done) / max(rate, 1e-6))
        self._step(self._done, self._total, f"{rate:.1f} {self._unit}/s, {left // 60}:{left % 60:02} left")

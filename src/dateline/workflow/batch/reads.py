"""Reading for a batch: every input file once, beside the others, into a shard of what it holds.

Inputs go in; documents, errors and what was left out come back in the order of the inputs. A file that did not change since is
not read again, and a killed run loses at most those that were being read.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import pyarrow as pa
from pyarrow import parquet

from dateline.errors import BatchError, BrokenInput, InputError
from dateline.records import Report
from dateline.reports import Document, Flags, Item, LeftOut, Source, find_sources, read_documents, read_one, unique
from dateline.workflow.batch.shards import Shard, code_name, name_of, write_rows

LARGE = 8_000_000  # bytes of a file that is a task of its own
MANY = 500  # smaller files of one task
_ROWS = pa.schema(
    [
        ("report", pa.string()), ("where", pa.string()), ("named", pa.bool_()), ("note", pa.string()),
        ("what", pa.string()), ("todo", pa.string()),
    ]
)  # fmt: skip
# size, and when it and what is told of it changed last (ns): all there is to know a file by
Looks = tuple[int, int, int]


@dataclass(slots=True, frozen=True)
class ReadTask:
    """Files, how each looked, how to read them, and where what they hold is to lie."""

    sources: tuple[Source, ...]
    looks: tuple[Looks | None, ...]
    flags: Flags
    shard: Path


def looks_of(path: Path) -> Looks | None:
    """How a file looks; None where it cannot be looked at."""
    try:
        told = path.stat()
    except OSError:
        return None
    return told.st_size, told.st_mtime_ns, told.st_ctime_ns


def read_tasks(name: str, flags: Flags, work: Path) -> Iterator[ReadTask | InputError]:
    """What is to be read of an input that lies on the disk: large files alone, small ones together."""
    waiting: list[tuple[Source, Looks | None]] = []
    full = False
    for source in find_sources(name):
        looks = looks_of(source.path) if isinstance(source, Source) else None
        large = looks is not None and looks[0] >= LARGE
        if waiting and (full or large or isinstance(source, InputError)):
            yield _task(waiting, flags, work)
            waiting = []
        if isinstance(source, InputError):
            yield source
            continue
        waiting.append((source, looks))
        full = large or len(waiting) == MANY
    if waiting:
        yield _task(waiting, flags, work)


def _task(found: Sequence[tuple[Source, Looks | None]], flags: Flags, work: Path) -> ReadTask:
    told = [(str(source.path), source.name, source.within, looks) for source, looks in found]
    sources, looks = zip(*found, strict=True)
    return ReadTask(sources, looks, flags, work / "read" / f"{name_of(code_name(), asdict(flags), told)}.parquet")


def read_files(task: ReadTask) -> Shard:
    """Reads the files of a task, if that is not done yet.

    Raises:
        BatchError: a file is not what the task says: it changed meanwhile, or this machine does not see it.
    """
    for source, looks in zip(task.sources, task.looks, strict=True):
        seen = looks_of(source.path)
        if (seen and seen[:2]) != (looks and looks[:2]):
            what = "it changed while the batch ran, or a worker does not see it as the driver does"
            raise BatchError(what, where=str(source.path), todo="Put inputs where all machines see them; run again")
    rows = [_row(item) for source in task.sources for item in read_one(source, task.flags)]
    return Shard(task.shard, write_rows(task.shard, rows, _ROWS))


def _row(item: Item) -> dict[str, object]:
    """An item as Parquet can hold it, whatever bytes a file's name is made of."""
    if isinstance(item, Document):
        told = {"report": item.report.model_dump_json(), "named": item.named, "note": item.note}
        return told | {"where": _name(item.where)}
    if isinstance(item, LeftOut):
        return {"where": _name(item.where), "what": item.why}
    return {"where": _name(item.where or ""), "what": item.what, "todo": item.todo or ""}


def _name(text: str) -> str:
    """A name of a file with the bytes that are no text escaped, as JSON does it."""
    return json.dumps(text)


def items_of(shard: Path) -> Iterator[Item]:
    """What a shard of files holds; the raw bytes of documents are not kept."""
    with parquet.ParquetFile(shard) as file:
        for batch in file.iter_batches(1000):
            yield from map(_item, batch.to_pylist())


def _item(row: dict[str, str]) -> Item:
    where = str(json.loads(row["where"]))
    if row["report"] is not None:
        report = Report.model_validate_json(row["report"])
        return Document(report, b"", where, named=bool(row["named"]), note=row["note"])
    if row["todo"] is None:
        return LeftOut(where, row["what"])
    return BrokenInput(row["what"], where=where, todo=row["todo"])


def documents_of(parts: Iterable[ReadTask | InputError | str], flags: Flags) -> Iterator[Item]:
    """All that the parts of the inputs hold, in order, each document under an id of its own; names are read here and now."""

    def items() -> Iterator[Item]:
        for part in parts:
            if isinstance(part, ReadTask):
                yield from items_of(part.shard)
            elif isinstance(part, InputError):
                yield part
            else:
                yield from read_documents([part], flags)

    return unique(items())

"""The plan of a batch: what was read is cut into shards of reports, each named by its rows.

Documents go in, a `Plan` and its shards come out. Inputs that did not change since are not read again.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa

from dateline.errors import InputError
from dateline.records import Report
from dateline.reports import Document
from dateline.values import digest
from dateline.workflow.batch.reads import looks_of
from dateline.workflow.batch.shards import Shard, name_of, read_rows, write_bytes, write_rows

ROWS = 500  # reports of a shard: some seconds of coding
_REPORTS = pa.schema([("report", pa.string()), ("where", pa.string())])


@dataclass(slots=True, frozen=True)
class Plan:
    """The shards of reports in order, and what could not be read."""

    shards: tuple[Shard, ...]
    failed: tuple[str, ...] = ()

    @property
    def reports(self) -> int:
        """How many there are."""
        return sum(shard.rows for shard in self.shards)


def known(inputs: Sequence[str], *settings: Any) -> str | None:
    """A name for inputs as they lie there now; None where only reading tells (streams, addresses)."""
    told = []
    for name in inputs:
        path = Path(name)
        if not path.exists():
            return None
        files = sorted(path.rglob("*")) if path.is_dir() else [path]
        told += [(str(file), looks_of(file)) for file in files if file.is_file()]
    return name_of(told, settings)


def cut(
    documents: Iterable[Document | InputError], work: Path, *, rows: int, name: str | None, tell: Callable[[str], None]
) -> Plan:
    """The documents cut into shards of so many rows below `work`, or the plan that stands under this name.

    Args:
        documents: left unread where the plan stands.
        work: the batch's folder of shards.
        rows: reports of a shard.
        name: of the plan; None where it cannot be known again.
        tell: is given each error as it occurs.
    """
    kept = work / "plans" / f"{name}.json"
    if name is not None and kept.is_file():
        told = json.loads(kept.read_bytes())
        plan = Plan(tuple(Shard(work / "reports" / one, count) for one, count in told["shards"]), tuple(told["failed"]))
        if all(shard.path.is_file() for shard in plan.shards):
            for error in plan.failed:
                tell(error)
            return plan
    failed: list[str] = []

    def read() -> Iterator[Document]:
        for item in documents:
            if isinstance(item, Document):
                yield item
            else:
                failed.append(str(item))
                tell(failed[-1])

    plan = Plan(tuple(_shards(read(), work, rows)), tuple(failed))
    if name is not None:
        told = {"shards": [(shard.path.name, shard.rows) for shard in plan.shards], "failed": failed}
        write_bytes(kept, json.dumps(told).encode())
    return plan


def _shards(documents: Iterable[Document], work: Path, rows: int) -> Iterator[Shard]:
    waiting: list[dict[str, str]] = []
    for document in documents:
        waiting.append({"report": document.report.model_dump_json(), "where": _printable(document.where)})
        if len(waiting) == rows:
            yield _put(waiting, work)
            waiting = []
    if waiting:
        yield _put(waiting, work)


def _printable(where: str) -> str:
    """A file's name as Parquet can hold it, whatever bytes it was made of."""
    return where.encode("utf-8", "backslashreplace").decode()


def _put(rows: list[dict[str, str]], work: Path) -> Shard:
    name = digest("\n".join(row["report"] for row in rows).encode("utf-8", "surrogatepass"))[:24]
    path = work / "reports" / f"{name}.parquet"
    if not path.is_file():
        write_rows(path, rows, _REPORTS)
    return Shard(path, len(rows))


def reports_of(path: Path) -> Iterator[tuple[Report, str]]:
    """The reports of a shard, each with where it came from."""
    for row in read_rows(path):
        yield Report.model_validate_json(row["report"]), row["where"]

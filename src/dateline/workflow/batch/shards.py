"""Shards: Parquet files named by what they were made of, so that a finished one is known again and none is half.

Rows and parts of a name go in, whole files come out. Nothing here knows what the rows mean.
"""

import functools
import json
import os
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
from pyarrow import parquet

import dateline
from dateline.values import digest

MADE_BY = (
    "actors", "claims", "codebook", "gazetteer", "incidents", "language", "mentions", "records", "reports", "values",
)  # fmt: skip
NAME = 24  # hex digits of a shard's name


@dataclass(slots=True, frozen=True)
class Shard:
    """A file of rows: where it is, and how many it holds."""

    path: Path
    rows: int


def name_of(*parts: Any) -> str:
    """A name that depends on nothing but the parts (anything that JSON can hold)."""
    return digest(json.dumps(parts, sort_keys=True, default=str).encode("utf-8", "surrogatepass"))[:NAME]


@functools.cache
def code_name() -> str:
    """A name for all code and data that coding and linking hang on: other rules, other shards."""
    root = Path(dateline.__file__).parent
    files = [file for part in MADE_BY for file in sorted((root / part).rglob("*")) if file.is_file()]
    kept = [file for file in files if "__pycache__" not in file.parts]
    return name_of([(file.relative_to(root).as_posix(), digest(file.read_bytes())) for file in kept])


def write_bytes(path: Path, raw: bytes) -> None:
    """The file, whole or not at all, whatever happens on the way."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{uuid.uuid4().hex}.part")
    with part.open("wb") as file:
        file.write(raw)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)


def write_rows(path: Path, rows: Iterable[dict[str, Any]], schema: pa.Schema) -> int:
    """Writes rows as Parquet, the same bytes for the same rows; how many there are comes back."""
    table = pa.Table.from_pylist(list(rows), schema=schema)
    write_table(path, table)
    return int(table.num_rows)


def write_table(path: Path, table: pa.Table) -> None:
    """Writes a table as Parquet."""
    sink = pa.BufferOutputStream()
    parquet.write_table(table, sink, compression="zstd")
    write_bytes(path, sink.getvalue().to_pybytes())


def read_rows(path: Path, columns: Sequence[str] | None = None) -> list[dict[str, Any]]:
    """The rows of a shard, of some columns or all."""
    found: list[dict[str, Any]] = read_table(path, columns).to_pylist()
    return found


def read_table(path: Path, columns: Sequence[str] | None = None) -> pa.Table:
    """The shard as a table."""
    with parquet.ParquetFile(path) as file:
        return file.read(columns=columns and list(columns))


def row_count(path: Path) -> int:
    """How many rows a shard holds."""
    return int(parquet.read_metadata(path).num_rows)


def sweep(folder: Path, older: float) -> None:
    """Takes out what killed runs left half written before a time (seconds since the epoch)."""
    for part in folder.rglob(".*.part"):
        if part.stat().st_mtime < older:
            part.unlink(missing_ok=True)

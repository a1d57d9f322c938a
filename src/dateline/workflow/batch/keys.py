"""The keys of a shard's claims as a table, for an engine that joins them itself.

A coded shard goes in, a Parquet file of keys and numbers comes out. Two claims that share a key are worth comparing.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa

from dateline.incidents.linking import Marks
from dateline.workflow.batch.shards import Shard, name_of, write_table
from dateline.workflow.batch.surveys import Survey, claims_of


@dataclass(slots=True, frozen=True)
class KeyTask:
    """A coded shard, the numbers of its first claim and report, and of its block; where the keys go."""

    coded: Shard
    claim: int
    report: int
    block: int
    keys: Path


def key_tasks(known: Survey, folder: Path) -> Iterator[KeyTask]:
    """One task a shard that has claims."""
    report = 0
    for at, shard in enumerate(known.coded):
        first = int(known.starts[at])
        if known.starts[at + 1] > first:
            path = folder / f"{name_of(shard.path.name, first, report)}.parquet"
            yield KeyTask(shard, first, report, int(known.blocks[first]), path)
        report += shard.rows


def write_keys(task: KeyTask) -> None:
    """Writes a row for each key of each claim that may link."""
    counts, claims = claims_of(task.coded.path)
    reports = np.repeat(np.arange(len(counts)), counts) + task.report
    marks = claims.field("marks").to_pylist()
    linkable = np.array([at for at, mark in enumerate(marks) if mark is not None], dtype=np.int64)
    keys, owners = (
        Marks.unpacked([mark for mark in marks if mark is not None]).flat() if len(linkable) else (linkable,) * 2
    )
    held = linkable[owners]
    block = np.full(len(keys), task.block, dtype=np.int64)
    write_table(task.keys, pa.table({"key": keys, "claim": held + task.claim, "report": reports[held], "block": block}))

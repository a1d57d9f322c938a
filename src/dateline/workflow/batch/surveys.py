"""All claims of a batch by number: in which shard each lies, of which report it is, which may link, which copies which.

Coded shards go in, arrays come out. It holds no claim and no text, so that millions fit into the memory of one process.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from dateline.reports import find_originals
from dateline.values import Fingerprint
from dateline.workflow.batch.shards import Shard, read_rows, read_table

Numbers = NDArray[np.int64]
BLOCK = 8_000  # claims that a worker holds twice when it compares two blocks


@dataclass(slots=True, frozen=True)
class Survey:
    """`starts` is the number of each shard's first claim, with the end behind it; `rows` and `shards` say where a claim lies.

    `rows` are the claim's report within its shard, `reports` its number among all, whose ids are `names`; two `blocks` at a
    time are compared.
    """

    coded: tuple[Shard, ...]
    starts: Numbers
    shards: Numbers
    rows: Numbers
    reports: Numbers
    linkable: NDArray[np.bool_]
    blocks: Numbers
    names: tuple[str, ...]

    @property
    def size(self) -> int:
        """How many claims there are."""
        return int(self.starts[-1])

    @property
    def block_count(self) -> int:
        """How many blocks there are."""
        return int(self.blocks.max(initial=0)) + 1

    def block_shards(self, block: int) -> list[int]:
        """The shards that hold a block's claims."""
        return [int(at) for at in np.unique(self.shards[self.blocks == block])]

    def tiles(self, ones: Numbers, others: Numbers) -> Numbers:
        """By pair of claims the number of the pair of blocks that it falls into."""
        return self.blocks[ones] * self.block_count + self.blocks[others]


def claims_of(path: Path) -> tuple[Numbers, pa.StructArray]:
    """Of a coded shard the number of claims of each report, and all claims."""
    column = read_table(path, ["claims"])["claims"].combine_chunks()
    return np.asarray(pc.list_value_length(column), dtype=np.int64), column.flatten()


def survey(coded: Sequence[Shard]) -> Survey:
    """The claims of coded shards, in their order."""
    rows, linkable, sizes, reports, first = [], [], [], [], 0
    names: list[str] = []
    for shard in coded:
        counts, claims = claims_of(shard.path)
        names += read_table(shard.path, ["report"])["report"].to_pylist()
        mine = np.repeat(np.arange(len(counts)), counts)
        rows.append(mine)
        reports.append(mine + first)
        linkable.append(np.asarray(pc.is_valid(claims.field("marks")), dtype=bool))
        sizes.append(len(mine))
        first += len(counts)
    starts = np.cumsum([0, *sizes])
    homes = np.repeat(np.arange(len(sizes)), sizes)
    block = (starts[:-1] // BLOCK)[homes]  # shards are never cut in two
    found = np.unique(block, return_inverse=True)[1].reshape(-1)
    return Survey(
        tuple(coded), starts, homes, _joined(rows), _joined(reports), np.concatenate([np.zeros(0, bool), *linkable]),
        found.astype(np.int64), tuple(names),
    )  # fmt: skip


def _joined(parts: Iterable[Numbers]) -> Numbers:
    return np.concatenate([np.zeros(0, dtype=np.int64), *parts])


def originals_of(coded: Sequence[Shard]) -> dict[str, str]:
    """By id of a report that copies another the first that tells the same story, whatever the order of the input."""
    taken = [
        (row["report"], row["published"], Fingerprint(tuple(row["hashes"]), row["runs"]))
        for shard in coded
        for row in read_rows(shard.path, ("report", "published", "hashes", "runs"))
    ]
    return find_originals(sorted(taken, key=lambda one: (one[1] or dt.date.max, one[0])))

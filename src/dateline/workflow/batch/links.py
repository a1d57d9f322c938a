"""Linking in pieces: pairs worth comparing, scored block against block; components of likely pairs, linked each by itself.

Shards of claims go in, shards of scored pairs and of incidents come out. A pair's score depends on the two alone, and no
incident reaches beyond a component, so the incidents are those of linking everything at once.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from dateline.incidents.linking import Marks, components, group_claims, scores_of, shipped
from dateline.incidents.linking.incidents import WORTH_KEEPING, Known, in_order
from dateline.records import Claim, Report
from dateline.workflow.batch.plans import Plan
from dateline.workflow.batch.shards import Shard, code_name, name_of, read_rows, read_table, write_rows, write_table
from dateline.workflow.batch.surveys import Numbers, Survey, claims_of

BIN = 2_000  # claims that one task links, where no component holds more
_GROUPED = pa.schema([("order", pa.list_(pa.string())), ("incident", pa.string())])


def find_pairs(known: Survey, folder: Path) -> None:
    """Writes the pairs of claims worth comparing below `folder`, by tile; in this process."""
    marks = [mark for shard in known.coded for mark in claims_of(shard.path)[1].field("marks").to_pylist() if mark]
    numbers = np.flatnonzero(known.linkable)
    ones, others = (numbers[side] for side in Marks.unpacked(marks).pairs()) if marks else (numbers, numbers)
    apart = known.reports[ones] != known.reports[others]
    ones, others = ones[apart], others[apart]
    tiles = known.tiles(ones, others)
    order = np.argsort(tiles, kind="stable")
    found, starts = np.unique(tiles[order], return_index=True)
    for tile, held in zip(found.tolist(), np.split(order, starts[1:]), strict=False):
        table = pa.table({"one": ones[held], "other": others[held]})
        write_table(folder / f"tile={tile}" / "pairs.parquet", table)


@dataclass(slots=True, frozen=True)
class ScoreTask:
    """Pairs of claims by number, the shards with their claims (and the number of each one's first), where scores go."""

    pairs: tuple[Path, ...]
    shards: tuple[tuple[Shard, int], ...]
    scored: Path


def score_tasks(known: Survey, folder: Path, work: Path) -> list[ScoreTask]:
    """One task for each tile that has pairs below `folder`."""
    found = []
    for tile in sorted(folder.glob("tile=*"), key=lambda path: int(path.name.removeprefix("tile="))):
        one, other = divmod(int(tile.name.removeprefix("tile=")), known.block_count)
        held = sorted({*known.block_shards(one), *known.block_shards(other)})
        shards = tuple((known.coded[at], int(known.starts[at])) for at in held)
        told = [(shard.path.name, start) for shard, start in shards]
        name = name_of(code_name(), shipped().version, told, [one, other])
        files = tuple(sorted(tile.glob("*.parquet")))
        found.append(ScoreTask(files, shards, work / "scores" / f"{name}.parquet"))
    return found


def score_tile(task: ScoreTask) -> Shard:
    """Keeps the pairs of a tile that are likely enough to count."""
    pairs = pa.concat_tables([read_table(path, ["one", "other"]) for path in task.pairs])
    ones, others = (pairs[side].to_numpy().astype(np.int64) for side in ("one", "other"))
    order = np.lexsort((others, ones))
    ones, others = ones[order], others[order]
    used = np.unique(np.concatenate([ones, others]))
    claims, words = [], []
    for shard, start in task.shards:
        _, held = claims_of(shard.path)
        mine = held.take(pa.array(used[(used >= start) & (used < start + len(held))] - start))
        claims += [Claim.model_validate_json(told) for told in mine.field("claim").to_pylist()]
        words += mine.field("words").to_pylist()
    scores = scores_of(claims, words, np.searchsorted(used, ones), np.searchsorted(used, others))
    kept = scores >= WORTH_KEEPING
    write_table(task.scored, pa.table({"one": ones[kept], "other": others[kept], "score": scores[kept]}))
    return Shard(task.scored, int(kept.sum()))


@dataclass(slots=True, frozen=True)
class Held:
    """Some claims of a shard: where they and their reports lie, and their numbers within it (and those of the reports)."""

    coded: Path
    reports: Path
    claims: tuple[int, ...]
    rows: tuple[int, ...]


@dataclass(slots=True, frozen=True)
class Scores:
    """Pairs of claims, by number, with how likely each is one."""

    ones: Numbers
    others: Numbers
    likely: NDArray[np.float64]

    @classmethod
    def read(cls, shards: Sequence[Shard]) -> Self:
        """All pairs of some shards."""
        tables = [read_table(shard.path) for shard in shards]
        columns = [[table[name].to_numpy() for table in tables] for name in ("one", "other", "score")]
        empty = (np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0))
        return cls(*(np.concatenate([none, *column]) for none, column in zip(empty, columns, strict=True)))

    def at(self, places: Numbers) -> Self:
        """Some of the pairs."""
        return type(self)(self.ones[places], self.others[places], self.likely[places])

    def within(self, numbers: Numbers) -> Self:
        """The pairs by the places of their claims among some numbers, in order."""
        return type(self)(np.searchsorted(numbers, self.ones), np.searchsorted(numbers, self.others), self.likely)


@dataclass(slots=True, frozen=True)
class GroupTask:
    """Claims to be linked with nothing but each other: by `scores`, where they go by places in the task's order; None: each alone.

    `originals` are of their reports.
    """

    held: tuple[Held, ...]
    scores: Scores | None
    originals: Mapping[str, str]
    grouped: Path


def group_tasks(
    known: Survey, plan: Plan, scored: Sequence[Shard], originals: Mapping[str, str], work: Path
) -> Iterator[GroupTask]:
    """Components of several claims, as many a task as fit; and the other claims, shard by shard."""
    scores = Scores.read(scored)
    ties = scores.at(np.flatnonzero(scores.likely >= shipped().floor))
    labels = components(known.size, ties.ones, ties.others)
    sizes = np.bincount(labels, minlength=1)

    def task(numbers: Numbers, mine: Scores | None) -> GroupTask:
        held = tuple(_held(known, plan, numbers))
        names = [known.names[at] for at in np.unique(known.reports[numbers]).tolist()]
        copies = {name: originals[name] for name in names if name in originals}
        parts = [(one.coded.name, one.claims) for one in held]
        name = name_of(code_name(), shipped().version, mine is None, parts, copies)
        return GroupTask(held, mine, copies, work / "groups" / f"{name}.parquet")

    lots = _lots(labels, sizes)
    mine = dict(_by_lot(np.where(labels[scores.ones] == labels[scores.others], lots[scores.ones], -1)))
    for lot, numbers in _by_lot(lots):
        yield task(numbers, scores.at(mine[lot]).within(numbers))
    single = np.flatnonzero(lots < 0)
    for at in range(len(known.coded)):
        alone = single[known.shards[single] == at]
        if len(alone):
            yield task(alone, None)


def _lots(labels: Numbers, sizes: Numbers) -> Numbers:
    """By claim its lot: whole components, as many as fit, neighbours together; -1 where a component holds but one."""
    lots = np.full(len(labels), -1, dtype=np.int64)
    several = np.flatnonzero(sizes[labels] > 1)
    found, firsts, places = np.unique(labels[several], return_index=True, return_inverse=True)
    order = np.argsort(firsts, kind="stable")
    ends = np.empty(len(found), dtype=np.int64)
    ends[order] = np.cumsum(sizes[found[order]])
    lots[several] = (ends // BIN)[places]
    return lots


def _by_lot(lots: Numbers) -> Iterator[tuple[int, Numbers]]:
    """Each lot with the places where it stands."""
    order = np.argsort(lots, kind="stable")
    found, starts = np.unique(lots[order], return_index=True)
    for lot, places in zip(found.tolist(), np.split(order, starts[1:]), strict=False):
        if lot >= 0:
            yield lot, places


def _held(known: Survey, plan: Plan, numbers: Numbers) -> Iterator[Held]:
    for at in np.unique(known.shards[numbers]).tolist():
        mine = numbers[known.shards[numbers] == at]
        within = tuple((mine - known.starts[at]).tolist())
        yield Held(known.coded[at].path, plan.shards[at].path, within, tuple(known.rows[mine].tolist()))


def group_bin(task: GroupTask) -> Shard:
    """Links the claims of one task; each incident goes with its founding claim's place in the order of all."""
    claims: list[Claim] = []
    reports: dict[str, Report] = {}
    words: dict[str, bytes] = {}
    for held in task.held:
        found = claims_of(held.coded)[1].take(pa.array(held.claims, pa.int64()))
        told = map(Claim.model_validate_json, found.field("claim").to_pylist())
        mine = [stamped(claim, task.originals) for claim in told]
        claims += mine
        if task.scores is not None:
            texts = read_table(held.reports, ["report"]).take(pa.array(sorted(set(held.rows)), pa.int64()))
            read = map(Report.model_validate_json, texts["report"].to_pylist())
            reports |= {report.id: report for report in read}
            words |= dict(zip((claim.id for claim in mine), found.field("words").to_pylist(), strict=True))
    linked = group_claims(claims, reports=reports.values(), known=Known(words, _by_ids(task.scores, claims)))
    place = {claim.id: _place(claim) for claim in in_order(claims)}
    rows = [{"order": place[one.members[0].claim], "incident": one.model_dump_json()} for one in linked.incidents]
    return Shard(task.grouped, write_rows(task.grouped, rows, _GROUPED))


def _by_ids(scores: Scores | None, claims: Sequence[Claim]) -> dict[tuple[str, str], float]:
    if scores is None:
        return {}
    pairs = zip(scores.ones.tolist(), scores.others.tolist(), scores.likely.tolist(), strict=True)
    return {(claims[one].id, claims[other].id): likely for one, other, likely in pairs}


def _place(claim: Claim) -> list[str]:
    """The claim's place in the order of linking, as words that sort alike."""
    return [str(claim.report.published or "9999"), claim.report.id, f"{claim.trigger_start:012}", claim.id]


def stamped(claim: Claim, originals: Mapping[str, str]) -> Claim:
    """The claim as one of a report that is known to copy another."""
    original = originals.get(claim.report.id)
    if original is None:
        return claim
    return claim.model_copy(update={"report": claim.report.model_copy(update={"copy_of": original})})


def grouped_rows(grouped: Sequence[Shard]) -> list[dict[str, object]]:
    """All incidents in the order of their founding claims."""
    rows = [row for shard in grouped for row in read_rows(shard.path)]
    return sorted(rows, key=lambda row: row["order"])

"""Coding a shard: its reports' claims or reasons, their fingerprints, and what linking needs to know of each claim.

A shard of reports goes in, a shard of claims comes out, once. It runs in a worker, which opens its own coder.
"""

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa

from dateline.errors import BatchError, InputError
from dateline.incidents.linking import prepared, shipped
from dateline.records import Claim, Coding, Report
from dateline.reports import fingerprint
from dateline.settings import Settings
from dateline.values import digest
from dateline.workflow.batch.plans import reports_of
from dateline.workflow.batch.shards import Shard, code_name, name_of, write_rows
from dateline.workflow.code import Coder, Mode, attempt, open_coder
from dateline.workflow.gazetteer import kept_files

_CLAIM = pa.struct([("claim", pa.string()), ("marks", pa.binary()), ("words", pa.binary())])
_CODED = pa.schema(
    [
        ("report", pa.string()), ("title", pa.string()), ("published", pa.date32()), ("none", pa.string()),
        ("error", pa.string()), ("runs", pa.int32()), ("hashes", pa.list_(pa.int64())), ("claims", pa.list_(_CLAIM)),
    ]
)  # fmt: skip


@dataclass(slots=True, frozen=True)
class CodeTask:
    """A shard of reports, where its claims are to lie, and by which coder (`mode`, and the name of all that it hangs on)."""

    reports: Path
    coded: Path
    mode: Mode
    coder: str


def coder_name(settings: Settings, mode: Mode, coder: Coder) -> str:
    """A name for all that a coding hangs on: code, data, model, and what the user added."""
    own = [*kept_files(settings), *([settings.actors_path] if settings.actors_path.is_file() else [])]
    added = [(file.name, digest(file.read_bytes())) for file in own]
    return name_of(code_name(), mode, coder.maker.model_dump(), coder.codebook.version, shipped().version, added)


@functools.cache
def _opened(mode: Mode) -> tuple[Coder, str]:
    """This process's coder, opened once, and its name."""
    settings = Settings()
    coder = open_coder(settings, mode=mode)
    return coder, coder_name(settings, mode, coder)


def code_shard(task: CodeTask) -> Shard:
    """Codes one shard, if that is not done yet.

    Raises:
        BatchError: this worker's coder is another than the run's.
    """
    coder, name = _opened(task.mode)
    if name != task.coder:
        todo = "Give all machines the same dateline, model, gazetteer and actors (DATELINE_* in their environment)"
        raise BatchError("a worker's coder is another than this machine's", where=task.reports.name, todo=todo)
    reports = list(reports_of(task.reports))
    codings = [attempt(coder.code, report, where) for report, where in reports]
    claims = [claim for coding in codings if isinstance(coding, Coding) for claim in coding.claims]
    links = prepared(claims, [report for report, _ in reports])
    rows = [_row(report, coding, links) for (report, _), coding in zip(reports, codings, strict=True)]
    return Shard(task.coded, write_rows(task.coded, rows, _CODED))


def _row(report: Report, coding: Coding | InputError, links: Mapping[str, tuple[bytes, bytes]]) -> dict[str, Any]:
    taken = fingerprint(report.text)
    row: dict[str, Any] = {"report": report.id, "title": report.title, "published": report.published}
    row |= {"runs": taken.runs, "hashes": taken.hashes}
    if isinstance(coding, InputError):
        return row | {"error": str(coding), "claims": []}
    none = coding.none.model_dump_json() if coding.none else None
    return row | {
        "none": none,
        "claims": [_claim(claim, *links.get(claim.id, (None, None))) for claim in coding.claims],
    }


def _claim(claim: Claim, marks: bytes | None, words: bytes | None) -> dict[str, Any]:
    """`marks` and `words` are None for a summary, which links with nothing."""
    return {"claim": claim.model_dump_json(), "marks": marks, "words": words}

"""Codings of a file's reports, made once: coding takes longer than all that is done with them afterwards.

A JSONL file of reports goes in, each report with its coding comes out, in the order of publication. Clear the cache when
the coder changes.
"""

import json
from pathlib import Path

from dateline.records import Coding, Report
from dateline.reports import Copies
from dateline.settings import Settings
from dateline.values import digest
from dateline.workflow.code import open_coder

KEPT = ("id", "title", "publisher", "published", "text")


def coded_reports(path: Path, cache: Path) -> list[tuple[Report, Coding]]:
    """The reports of a file with their codings and what they copy, coded now or taken from the cache."""
    kept = cache / f"{path.stem}-{digest(path.read_bytes())[:12]}.jsonl"
    if not kept.exists():
        cache.mkdir(parents=True, exist_ok=True)
        kept.write_text("\n".join(_code(path)), encoding="utf-8")
    pairs = (json.loads(row) for row in kept.read_text(encoding="utf-8").splitlines())
    return [(Report.model_validate(report), Coding.model_validate(coding)) for report, coding in pairs]


def _code(path: Path) -> list[str]:
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    coder, copies, rows = open_coder(Settings()), Copies(), []
    for line in sorted(lines, key=lambda line: line.get("published") or "9999"):
        report = Report(**{key: line.get(key) for key in KEPT})
        original = copies.original_of(report.id, report.text, report.published)
        report = report.model_copy(update={"copy_of": original})
        rows.append(f"[{report.model_dump_json()}, {coder.code(report).model_dump_json()}]")
    return rows

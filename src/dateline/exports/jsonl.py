"""Rows as JSON lines and back: everything that an incident, its values, claims and citations hold; nothing is lost.

Rows go in, text comes out, and the same rows from the text.
"""

import json
from collections.abc import Iterable

from dateline.errors import BrokenInput
from dateline.exports.rows import Citation, Export, ExportRow, Terms
from dateline.records import Claim, Incident, Resolved


def line_of(row: ExportRow) -> str:
    """A row as one line, without its end."""
    line = {
        "incident": row.incident.model_dump(mode="json"),
        "resolved": row.resolved.model_dump(mode="json"),
        "claims": [claim.model_dump(mode="json") for claim in row.claims],
        "citations": [citation.model_dump(mode="json") for citation in row.citations],
    }
    return json.dumps(line, ensure_ascii=False)


def to_jsonl(rows: Iterable[ExportRow], terms: Terms | None = None) -> Export:
    """One object a line: `incident`, `resolved`, `claims`, `citations`."""
    return Export("".join(f"{line_of(row)}\n" for row in rows))


def from_jsonl(text: str) -> list[ExportRow]:
    """The rows that `to_jsonl` wrote.

    Raises:
        BrokenInput: a line is no such row; the line's number is told.
    """
    rows = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            found = json.loads(line)
            rows.append(
                ExportRow(
                    incident=Incident.model_validate(found["incident"]),
                    resolved=Resolved.model_validate(found["resolved"]),
                    claims=tuple(map(Claim.model_validate, found["claims"])),
                    citations=tuple(map(Citation.model_validate, found["citations"])),
                )
            )
        except (ValueError, KeyError, TypeError) as error:
            raise BrokenInput(
                f"not an exported incident ({type(error).__name__})",
                where=f"line {number}",
                todo="Export it again as jsonl.",
            ) from error
    return rows

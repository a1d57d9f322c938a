"""The JSON Schema of what `dateline code` prints, and the printed form itself."""

from typing import Any

from dateline.records.claims import Claim, Coding, NoEvent
from dateline.records.frames import Record
from dateline.records.incidents import Incident, Resolved
from dateline.records.judgements import Judgement
from dateline.records.reports import Report

SCHEMA_DIALECT = "https://json-schema.org/draft/2020-12/schema"


class CodedReport(Record):
    """One report with its events, as `dateline code --format jsonl` prints it: one object a line."""

    id: str
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    text: str
    events: tuple[Claim, ...] = ()
    none: NoEvent | None = None

    @classmethod
    def of(cls, report: Report, coding: Coding) -> "CodedReport":
        """The printed form of one report and its coding."""
        return cls(
            id=report.id,
            title=report.title,
            publisher=report.publisher,
            published=report.published.isoformat() if report.published else None,
            text=report.text,
            events=coding.claims,
            none=coding.none,
        )


def json_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of every record that leaves Dateline, coded reports at the root."""
    schema = CodedReport.model_json_schema(mode="serialization")
    for record in (Report, Incident, Resolved, Judgement):
        other = record.model_json_schema(mode="serialization")
        schema["$defs"] |= other.pop("$defs", {})
        schema["$defs"][record.__name__] = other
    return {"$schema": SCHEMA_DIALECT, "title": "Dateline records", **schema}

"""A project held against a file of ACLED or UCDP GED: what both have, what each lacks, where figures differ."""

from dateline.workflow.compare.projects import Compared, compare_project, open_lookup
from dateline.workflow.compare.rows import COLUMNS, ComparedRow, to_csv, to_jsonl

__all__ = ["COLUMNS", "Compared", "ComparedRow", "compare_project", "open_lookup", "to_csv", "to_jsonl"]

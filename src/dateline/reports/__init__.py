"""Reports: from files, folders, pages and standard input. Bytes come in, `Report` records come out, text as published.

A bad input comes out as an error value in its place, so that the rest is always done. Nothing here reaches the network
but for a URL that the user named.
"""

from dateline.reports.bundles.tables import parse_columns
from dateline.reports.copies import Copies, find_original, find_originals, fingerprint
from dateline.reports.fields import NO_FLAGS, Flags, parse_day
from dateline.reports.inputs import Document, read_answer, read_documents, read_fields, read_inputs, under_another_id
from dateline.reports.sources import LeftOut

__all__ = [
    "NO_FLAGS", "Copies", "Document", "Flags", "LeftOut", "find_original", "find_originals", "fingerprint", "parse_columns",
    "parse_day", "read_answer", "read_documents", "read_fields", "read_inputs", "under_another_id",
]  # fmt: skip

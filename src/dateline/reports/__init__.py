"""Reports: from files, folders, pages and standard input. Bytes come in, `Report` records come out, text as published.

A bad input comes out as an error value in its place, so that the rest is always done. Nothing here reaches the network
but for a URL that the user named.
"""

from dateline.reports.bundles.tables import parse_columns
from dateline.reports.copies import Copies, find_original, find_originals, fingerprint
from dateline.reports.fields import NO_FLAGS, Flags, parse_day
from dateline.reports.inputs import (
    Document,
    Item,
    read_answer,
    read_documents,
    read_fields,
    read_inputs,
    read_one,
    under_another_id,
    unique,
)
from dateline.reports.sources import LeftOut, Source, find_sources

__all__ = [
    "NO_FLAGS", "Copies", "Document", "Flags", "Item", "LeftOut", "Source", "find_original", "find_originals", "find_sources",
    "fingerprint", "parse_columns", "parse_day", "read_answer", "read_documents", "read_fields", "read_inputs", "read_one",
    "under_another_id", "unique",
]  # fmt: skip

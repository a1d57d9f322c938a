"""Incidents with their values to the formats that others use, each with a manifest and a report of what was lost.

Rows in, text out; nothing is written, no clock is read, and no report's text leaves.
"""

from dateline.exports.geojson import to_geojson
from dateline.exports.jsonl import from_jsonl, to_jsonl
from dateline.exports.manifests import manifest
from dateline.exports.profiles import Selection, coarse, publishable, select, without_criminal, without_recent_movements
from dateline.exports.rows import Citation, Export, ExportRow, cite

__all__ = [
    "Citation", "Export", "ExportRow", "Selection", "cite", "coarse", "from_jsonl", "manifest", "publishable", "select",
    "to_geojson", "to_jsonl", "without_criminal", "without_recent_movements",
]  # fmt: skip

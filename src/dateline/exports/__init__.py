"""Incidents with their values to the formats that others use, each with a manifest and a report of what was lost.

Rows in, text or bytes out; nothing is written, no clock is read, and no report's text leaves.
"""

from dateline.exports.geojson import to_geojson
from dateline.exports.jsonl import from_jsonl, to_jsonl
from dateline.exports.manifests import manifest
from dateline.exports.parquet import from_parquet, to_parquet
from dateline.exports.profiles import (
    COARSENESS,
    Coarseness,
    PersonFinder,
    Rules,
    Selection,
    coarse,
    coarsened,
    publishable,
    select,
    without_criminal,
    without_names,
    without_recent_movements,
)
from dateline.exports.rows import Citation, Export, ExportRow, Terms, cite
from dateline.exports.tables import to_acled, to_gdelt, to_hxl, to_plover, to_timemap, to_ucdp

__all__ = [
    "COARSENESS", "Citation", "Coarseness", "Export", "ExportRow", "PersonFinder", "Rules", "Selection", "Terms", "cite", "coarse",
    "coarsened", "from_jsonl", "from_parquet", "manifest", "publishable", "select", "to_acled", "to_gdelt", "to_geojson",
    "to_hxl", "to_jsonl", "to_parquet", "to_plover", "to_timemap", "to_ucdp", "without_criminal", "without_names",
    "without_recent_movements",
]  # fmt: skip

"""Rows in the formats of the field that are tables or name their actors by code: what is in data/*.yaml, filled.

Export rows and terms go in, `Export` values come out. No format's own description or example is kept here.
"""

from dateline.exports.tables.acled import to_acled
from dateline.exports.tables.gdelt import to_gdelt
from dateline.exports.tables.hxl import to_hxl
from dateline.exports.tables.plover import to_plover
from dateline.exports.tables.timemap import to_timemap
from dateline.exports.tables.ucdp import to_ucdp

__all__ = ["to_acled", "to_gdelt", "to_hxl", "to_plover", "to_timemap", "to_ucdp"]

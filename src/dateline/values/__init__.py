"""Values without identity: spans, days, counts, points, ids. They know no record and no stage."""

from dateline.values.counts import Count
from dateline.values.days import DatePrecision, Days
from dateline.values.fingerprints import Fingerprint, Likeness
from dateline.values.ids import digest, mint, text_hash
from dateline.values.points import Point, distance_km
from dateline.values.spans import Span, to_utf16

__all__ = [
    "Count",
    "DatePrecision",
    "Days",
    "Fingerprint",
    "Likeness",
    "Point",
    "Span",
    "digest",
    "distance_km",
    "mint",
    "text_hash",
    "to_utf16",
]

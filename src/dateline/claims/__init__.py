"""Claims: one event as one report tells it, assembled from mentions. Knows no other report and no incident."""

from dateline.claims.codings import code_claims
from dateline.claims.records import MAKER

__all__ = ["MAKER", "code_claims"]

"""Claims: one event as one report tells it, assembled from mentions. Knows no other report and no incident."""

from dateline.claims.codings import code_claims

__all__ = ["code_claims"]

"""Which claims, and which reports, tell of one happening: evidence of pairs, groups by average linkage, ids."""

from dateline.incidents.linking.incidents import link_claims
from dateline.incidents.linking.pairs import Evidence, Scorer, pair_evidence, unbounded
from dateline.incidents.linking.reports import link_reports

__all__ = ["Evidence", "Scorer", "link_claims", "link_reports", "pair_evidence", "unbounded"]

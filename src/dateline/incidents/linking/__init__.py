"""Which claims, and which reports, tell of one happening: evidence of pairs, groups by average linkage, relations."""

from dateline.incidents.linking.fields import unbounded
from dateline.incidents.linking.incidents import link_claims
from dateline.incidents.linking.models import Model
from dateline.incidents.linking.pairs import Evidence
from dateline.incidents.linking.reports import link_reports

__all__ = ["Evidence", "Model", "link_claims", "link_reports", "unbounded"]

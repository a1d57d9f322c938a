"""Which claims, and which reports, tell of one happening: evidence of pairs, groups by average linkage, relations."""

from dateline.incidents.linking.blocks import Marks
from dateline.incidents.linking.clusters import components
from dateline.incidents.linking.fields import unbounded
from dateline.incidents.linking.incidents import (
    claims_near,
    edges_with,
    evidence_of,
    group_claims,
    link_claims,
    marks_of,
    prepared,
    scores_of,
)
from dateline.incidents.linking.models import Model, shipped
from dateline.incidents.linking.pairs import Evidence
from dateline.incidents.linking.relations import relate
from dateline.incidents.linking.reports import link_reports

__all__ = [
    "Evidence", "Marks", "Model", "claims_near", "components", "edges_with", "evidence_of", "group_claims", "link_claims",
    "link_reports", "marks_of", "prepared", "relate", "scores_of", "shipped", "unbounded",
]  # fmt: skip

"""Claims to incidents, and incidents to values: who tells of one happening, and what they agree on.

Records in, records out; both are recomputed at will from claims, judgements and a policy.
"""

from dateline.incidents.linking import Evidence, Model, link_claims, link_reports, unbounded
from dateline.incidents.resolving import POLICIES, independent, resolve, title
from dateline.incidents.words import country_name

__all__ = [
    "POLICIES", "Evidence", "Model", "country_name", "independent", "link_claims", "link_reports",
    "resolve", "title", "unbounded",
]  # fmt: skip

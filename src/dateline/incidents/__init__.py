"""Claims to incidents, and incidents to values: who tells of one happening, and what they agree on.

Records in, records out; both are recomputed at will from claims, judgements and a policy.
"""

from dateline.incidents.linking import Evidence, Model, link_claims, link_reports, unbounded
from dateline.incidents.resolving import CLAIMANTS, POLICIES, checked, independent, resolve, title
from dateline.incidents.words import country_name

__all__ = [
    "CLAIMANTS", "POLICIES", "Evidence", "Model", "checked", "country_name", "independent", "link_claims", "link_reports",
    "resolve", "title", "unbounded",
]  # fmt: skip

"""Claims to incidents, and incidents to values: who tells of one happening, and what they agree on.

Records in, records out; both are recomputed at will from claims, judgements and a policy. Linking is imported from
`dateline.incidents.linking`, for it loads numpy, which whoever only resolves should not wait for.
"""

from dateline.incidents.resolving import CLAIMANTS, POLICIES, checked, independent, resolve, title
from dateline.incidents.words import country_name

__all__ = ["CLAIMANTS", "POLICIES", "checked", "country_name", "independent", "resolve", "title"]

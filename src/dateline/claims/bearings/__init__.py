"""Where and when: the place and the days of each event, chosen among all mentions of the report by readable features.

Drafts go in and leave with place and date; later the claim's records of both are made. No point is ever moved.
"""

from dateline.claims.bearings.choices import Bearings
from dateline.claims.bearings.records import claim_date, claim_place

__all__ = ["Bearings", "claim_date", "claim_place"]

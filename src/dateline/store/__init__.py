"""The store: a project's reports, claims, incidents and judgements in one database, and the raw bytes beside it.

Records go in and come out as they were. It codes nothing, links nothing and knows no clock.
"""

from dateline.store.archives import Archive
from dateline.store.stores import Store

__all__ = ["Archive", "Store"]

"""The web: single addresses fetched within limits, and feeds read from their bytes. Nothing is fetched unasked."""

from dateline.reports.web.feeds import LONGEST_URL, Feed, Item, is_address, read_feed
from dateline.reports.web.fetches import (
    LIMITS,
    NOTHING_KNOWN,
    Answer,
    Failure,
    Limits,
    Validators,
    fetch,
    is_private,
    open_client,
)

__all__ = [
    "LIMITS", "LONGEST_URL", "NOTHING_KNOWN", "Answer", "Failure", "Feed", "Item", "Limits", "Validators", "fetch", "is_address", "is_private",
    "open_client", "read_feed",
]  # fmt: skip

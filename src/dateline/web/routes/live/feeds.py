"""The feeds that are watched: how each does, and leaving one alone. Asking them is a job."""

from typing import Annotated

from fastapi import APIRouter, Query

from dateline.web.access import Admin, Place, Reader
from dateline.web.parameters import Name
from dateline.workflow.watching import Healths, healths

router = APIRouter(tags=["feeds"])
Url = Annotated[Name, Query(description="The feed's address.")]


@router.get("/feeds")
def feeds(place: Place, visitor: Reader) -> Healths:
    """When each feed was last read, what ails it, its reports, and what still waits. No server is asked."""
    return healths(place.store)


@router.delete("/feeds")
def forget(place: Place, visitor: Admin, url: Url) -> Healths:
    """Watches a feed no more; its reports stay."""
    place.store.forget_feed(url)
    return healths(place.store)

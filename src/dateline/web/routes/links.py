"""Link review: pairs of incidents that may be one. What is decided of them goes by POST /judgements."""

from fastapi import APIRouter

from dateline.web.access import Place, Reader
from dateline.web.parameters import Cursor, Limit
from dateline.workflow.screens.links import LinkPage, Pile, link_page

router = APIRouter(tags=["links"])


@router.get("/links")
def links(
    place: Place, visitor: Reader, pile: Pile | None = None, cursor: Cursor = None, limit: Limit = 10
) -> LinkPage:
    """Pairs that wait, the likeliest first, with reasons in words and what joining would do to the totals."""
    return link_page(place.store, place.judged(), place.pairs(), pile, cursor, min(limit, 50))

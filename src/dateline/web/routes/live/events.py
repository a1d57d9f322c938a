"""Changes as they happen, as server-sent events."""

from typing import Annotated

from fastapi import APIRouter, Header, Query, Request
from starlette.responses import StreamingResponse

from dateline.errors import StoreError
from dateline.web.access import Place, Reader, refusal, visitor_of
from dateline.web.events import Watcher

router = APIRouter(tags=["events"])
Last = Annotated[str | None, Header(alias="Last-Event-ID", max_length=40, description="Where one comes back.")]


@router.get("/events", response_class=StreamingResponse)
async def events(
    request: Request, place: Place, visitor: Reader, last_event_id: Last = None,
    last: Annotated[str | None, Query(max_length=40, description="The same, for whoever cannot send headers.")] = None,
) -> StreamingResponse:  # fmt: skip
    """`ready`, then `changed` events with `reports`, `incidents`, `who` and `position`, `jobs` events with ids; a comment every 15 s.

    Whoever comes back with the id of the event seen last is told what came since; where that is not known any more, `ready`
    has `missed`: read anew what is shown. The stream ends when its session does.
    """
    watcher: Watcher = request.app.state.watcher
    if watcher.full:
        raise refusal(503, "too many browsers listen", "Close some, and try again")

    def may_see() -> bool:
        try:
            return visitor_of(request, place) is not None
        except StoreError:  # it comes back when the database does
            return False

    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    stream = watcher.stream(may_see, last_event_id or last)
    return StreamingResponse(stream, media_type="text/event-stream", headers=headers)

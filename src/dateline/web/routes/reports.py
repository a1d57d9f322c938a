"""The Inbox and the Coder: the queue of reports, one report with its claims, the sources."""

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Response
from pydantic import Field

from dateline.records.frames import Record
from dateline.web.access import Admin, Place, Reader
from dateline.web.parameters import Cursor, Limit, Name, Words
from dateline.web.preconditions import put_tag
from dateline.workflow.add import utc_now
from dateline.workflow.custody.erase import erase_report
from dateline.workflow.screens.inboxes import (
    InboxPage,
    Neighbours,
    Outlets,
    inbox_page,
    neighbours_of,
    outlets,
    wanted_reports,
)
from dateline.workflow.screens.reports import ReportPage, report_page

router = APIRouter(tags=["reports"])
State = Annotated[Literal["open", "done", "none", "all"], Query(description="`none`: a person says it tells of none.")]
Source = Annotated[str | None, Query(max_length=400, description="A publisher; empty: reports that do not say theirs.")]

Reason = Annotated[str, Field(min_length=1, max_length=4000, pattern=r"^[^\x00]*[^\x00\s][^\x00]*$")]


class Erasure(Record):
    """Why a report goes for good; the words stay, so they name nobody."""

    why: Reason


class Erased(Record):
    """What stays of an erased report: its tombstone, and the number of incidents now."""

    report: str
    who: str
    why: str
    incidents: int
    copies: tuple[str, ...]


@router.get("/reports")
def reports(
    place: Place, visitor: Reader, state: State = "open", source: Source = None, q: Words = None, cursor: Cursor = None,
    limit: Limit = 50,
) -> InboxPage:  # fmt: skip
    """A page of the queue, newest day first; copies stand under their originals."""
    return inbox_page(place.store, wanted_reports(state, source, q), cursor, limit)


@router.get("/neighbours")
def neighbours(
    place: Place, visitor: Reader, report: Annotated[Name, Query()], state: State = "open", source: Source = None,
    q: Words = None,
) -> Neighbours:  # fmt: skip
    """The reports before and after one in the queue."""
    return neighbours_of(place.store, report, wanted_reports(state, source, q))


@router.get("/sources")
def sources(place: Place, visitor: Reader) -> Outlets:
    """All publishers with their counts."""
    return outlets(place.store)


@router.get("/reports/{report:path}")
def report(response: Response, place: Place, visitor: Reader, report: Name) -> ReportPage:
    """One report with all that the Coder shows; the ETag is that of the page."""
    page = report_page(place.store, place.judged(), report, place.actors())
    put_tag(response, page.version, page.position)
    return page


@router.delete("/reports/{report:path}")
def erase(place: Place, visitor: Admin, report: Name, body: Erasure) -> Erased:
    """Erases a report for good: bytes, words, claims and judgements. It cannot be undone; a tombstone stays."""
    done = erase_report(place.store, report, who=visitor.name, why=body.why, clock=utc_now)
    stone = done.tombstone
    return Erased(
        report=stone.report, who=stone.who, why=stone.why, incidents=done.incidents,
        copies=tuple(str(copy) for copy in done.copies),
    )  # fmt: skip

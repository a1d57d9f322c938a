"""The audit: every judgement, searched; and whether the project holds what was put into it."""

from typing import Annotated

from fastapi import APIRouter, Query

from dateline.web.access import Place, Reader, Reviewer
from dateline.web.parameters import Limit, Words
from dateline.workflow.screens.audits import AuditPage, Checked, audit_page, check_chain

router = APIRouter(tags=["audit"])
Exactly = Annotated[str | None, Query(max_length=400)]


@router.get("/audit")
def audit(
    place: Place, visitor: Reader, q: Words = None, who: Exactly = None, kind: Exactly = None, report: Exactly = None,
    cursor: Annotated[int | None, Query(ge=0)] = None, limit: Limit = 50,
) -> AuditPage:  # fmt: skip
    """Judgements, newest first."""
    return audit_page(
        place.store, place.judged(), words=q or "", who=who, kind=kind, report=report, before=cursor, limit=limit
    )


@router.get("/audit/check")
def check(place: Place, visitor: Reviewer) -> Checked:
    """Looks at every raw file, text and judgement; it takes a while in a large project."""
    return check_chain(place.store)

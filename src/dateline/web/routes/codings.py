"""Double coding: samples, blind coding, both codings side by side, agreement. What follows goes by POST /judgements."""

import datetime as dt
from typing import Any

from fastapi import APIRouter
from pydantic import Field

from dateline.records.frames import Record
from dateline.store.workbench import Assignment
from dateline.web.access import CoderOf, Place, Reader, Reviewer, Visitor, refusal
from dateline.web.parameters import Name
from dateline.workflow.doubles import (
    Agreement,
    Blind,
    SideBySide,
    agreement,
    assignment_of,
    blind,
    code_blind,
    draw_sample,
    side_by_side,
)

router = APIRouter(tags=["double coding"])


class Sample(Record):
    """How many judged reports to draw by chance, and who codes them again."""

    who: Name
    size: int = Field(ge=1, le=500)


class SecondCoding(Record):
    """What a second coder makes of a report: claims, each with `trigger`, `trigger_start`, `event_type`; or why none."""

    claims: list[dict[str, Any]] = Field(default=[], max_length=100)
    none: str | None = None


@router.get("/codings")
def codings(place: Place, visitor: Reader) -> Agreement:
    """Agreement by field, and every assignment."""
    return agreement(place.store, place.judged())


@router.post("/codings")
def draw(place: Place, visitor: Reviewer, body: Sample) -> Agreement:
    """Draws a sample of judged reports that the second coder has not seen."""
    now = dt.datetime.now(dt.UTC)
    draw_sample(place.store, place.judged(), who=body.who, size=body.size, by=visitor.name, now=now)
    return agreement(place.store, place.judged())


@router.get("/codings/{assignment}/blind")
def look(place: Place, visitor: CoderOf, assignment: Name) -> Blind:
    """The report without the first coding; for the second coder alone."""
    return blind(place.store, place.judged(), _mine(place.store.assignment(assignment), visitor, assignment))


@router.put("/codings/{assignment}/blind")
def code(place: Place, visitor: CoderOf, assignment: Name, body: SecondCoding) -> Blind:
    """Keeps the second coding, in the place of one that was kept before."""
    mine, now = _mine(place.store.assignment(assignment), visitor, assignment), dt.datetime.now(dt.UTC)
    code_blind(place.store, place.judged(), mine, body.claims, body.none, now)
    return blind(place.store, place.judged(), mine)


@router.get("/codings/{assignment}")
def compare(place: Place, visitor: Reviewer, assignment: Name) -> SideBySide:
    """Both codings and where they differ."""
    return side_by_side(place.store, place.judged(), assignment_of(place.store, assignment))


def _mine(found: Assignment | None, visitor: Visitor, name: str) -> Assignment:
    if found is None:
        raise refusal(404, "no such assignment", "GET /codings lists them")
    if found.who != visitor.name:
        raise refusal(403, f"it was given to {found.who}", "A blind coding is nobody else's")
    return found

"""Jobs in the background: what runs and how far it is, what came of it, and asking for one."""

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import Field

from dateline.records.frames import Record
from dateline.web.access import Place, Reader, Reviewer, refusal
from dateline.web.parameters import Name
from dateline.workflow.jobs.kinds import KindName
from dateline.workflow.jobs.lists import Asked, JobRow, JobRows, ask, drop, job_rows

router = APIRouter(tags=["jobs"])


class WantedJob(Record):
    """A job to be done: everything linked anew, or reports coded anew (`reports`: ids, none for all).

    `anew` codes also what this coder has coded: after new places or actors. `watch` asks `feeds` (none: all that are known), once or
    `every` so many minutes; it makes this machine reach the network, so it takes an admin.
    """

    kind: KindName
    reports: tuple[Name, ...] = Field(default=(), max_length=1000)
    anew: bool = False
    feeds: tuple[Name, ...] = Field(default=(), max_length=200)
    every: int | None = Field(default=None, ge=1, le=10_080)


@router.get("/jobs")
def jobs(place: Place, visitor: Reader, limit: Annotated[int, Query(ge=1, le=200)] = 50) -> JobRows:
    """Jobs, newest first; `jobs` events of GET /events tell when one moved."""
    return job_rows(place.store, limit)


@router.post("/jobs", status_code=202)
def start_job(place: Place, visitor: Reviewer, body: WantedJob) -> JobRow:
    """Puts a job among those that wait; the same that waits already is not put there twice."""
    if body.kind == "watch" and not visitor.may("admin"):
        raise refusal(403, f"{visitor.name} is {visitor.role}, and reaching the network takes admin", "Ask an admin")
    return ask(place.store, Asked.model_validate(body.model_dump()), visitor.name)


@router.delete("/jobs/{job}")
def stop_job(place: Place, visitor: Reviewer, job: Name) -> JobRows:
    """Ends a job that waits or runs; one that comes again comes no more. What it did by then stays."""
    return drop(place.store, job, visitor.name)

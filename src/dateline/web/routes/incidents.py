"""Explore and the Incident: summaries of all incidents, one incident in full, and those like it."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from dateline.records.frames import Record
from dateline.web.access import Place, Reader
from dateline.web.parameters import Name, Policy, Without
from dateline.web.preconditions import put_tag
from dateline.workflow.resolve import incident_by_id
from dateline.workflow.screens.incidents import IncidentPage, incident_page
from dateline.workflow.screens.links import Similar, similar_to
from dateline.workflow.screens.summaries import Columns

router = APIRouter(tags=["incidents"])


class SimilarRows(Record):
    """Incidents like one, the likest first."""

    rows: tuple[Similar, ...]


@router.get("/incidents", response_model=Columns)
def summaries(
    request: Request, place: Place, visitor: Reader,
    ids: Annotated[list[Name], Query(max_length=500, description="Of some incidents alone.")] = [],  # noqa: B006
) -> Response:  # fmt: skip
    """All incidents, a column a field, under the policy majority; an ETag spares sending what is known."""
    if ids:
        return _plain(place.some_columns(ids))
    packed = place.columns()
    headers = {"ETag": f'"{packed.version}"', "Cache-Control": "no-cache", "Vary": "Accept-Encoding"}
    if request.headers.get("If-None-Match", "").strip() in (headers["ETag"], f"W/{headers['ETag']}"):
        return Response(status_code=304, headers=headers)
    if "gzip" in request.headers.get("Accept-Encoding", ""):
        return Response(packed.gzipped, media_type="application/json", headers={**headers, "Content-Encoding": "gzip"})
    return Response(packed.plain, media_type="application/json", headers=headers)


def _plain(columns: dict[str, list[object]]) -> Response:
    return Response(Columns.model_validate(columns).model_dump_json(), media_type="application/json")


@router.get("/incidents/{incident}")
def incident(
    response: Response, place: Place, visitor: Reader, incident: Name, policy: Policy = "majority", without: Without = []  # noqa: B006
) -> IncidentPage:  # fmt: skip
    """One incident with all that its screen shows first, under a policy and without some claimants."""
    page = incident_page(place.store, place.judged(), incident, policy, without)
    put_tag(response, page.version, page.position)
    return page


@router.get("/incidents/{incident}/similar")
def similar(place: Place, visitor: Reader, incident: Name) -> SimilarRows:
    """The incidents most like one, with reasons in words."""
    found = similar_to(place.store, place.judged(), incident_by_id(place.store, incident))
    return SimilarRows(rows=tuple(found))

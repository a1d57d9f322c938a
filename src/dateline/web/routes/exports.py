"""Exports: what would leave and what would be lost, and the file itself; of all incidents or of those asked for."""

import datetime as dt
from typing import Annotated, Any

from fastapi import APIRouter, Query
from pydantic import Field
from starlette.responses import PlainTextResponse, Response

from dateline.exports import Coarseness
from dateline.records.frames import Record
from dateline.records.incidents import Grade, PolicyName
from dateline.web.access import Place, Reader, Visitor, refusal
from dateline.web.parameters import Name, Text, Without
from dateline.web.workplaces import Workplace
from dateline.workflow.export import PUBLISHED_DELAY, Asked, export_project, sample_export

router = APIRouter(tags=["exports"])
Format = Annotated[str, Query(max_length=20, description="One of the project's `formats`.")]
Policy = Annotated[PolicyName | None, Query(description="How differing figures are settled; none: the format's own.")]
Everything = Annotated[bool, Query(description="Also what nobody accepted; takes a reviewer.")]
Bundle = Annotated[bool, Query(description="As a zip of the file, its manifest and its losses.")]
_SHOWN = 4000  # characters of a preview
_SAMPLE = 200  # incidents that a preview is made of at most
_ENDINGS = {"jsonl": "application/x-ndjson", "geojson": "application/geo+json", "plover": "application/x-ndjson",
            "timemap": "application/json", "parquet": "application/vnd.apache.parquet"}  # fmt: skip


class Preview(Record):
    """What would leave: its beginning, empty where the format is not text, and what is lost on the way.

    It is made of the first `looked` of the `asked` incidents: `rows` of these leave, and losses and manifest tell of these.
    Where that is not all of them, `bytes` is about what all would take.
    """

    rows: int
    asked: int
    looked: int
    preview: str
    bytes: int
    losses: tuple[str, ...]
    manifest: dict[str, Any]


class Wanted(Record):
    """An export: as the query of GET, and in `incidents` ids of those to export, None for all."""

    format: str = Field(default="geojson", max_length=20)
    policy: PolicyName | None = None
    everything: bool = False
    without: tuple[Text, ...] = Field(default=(), max_length=10)
    incidents: tuple[Name, ...] | None = Field(default=None, max_length=100_000)
    grades: tuple[Grade, ...] = Field(default=(), max_length=5)
    since: dt.date | None = None
    coarsen: Coarseness | None = None
    delay: int | None = Field(default=None, ge=0, le=36_500)
    quotes: int = Field(default=200, ge=0, le=1000)
    bundle: bool = False

    def asked(self) -> Asked:
        """As `workflow` takes it."""
        only = None if self.incidents is None else frozenset(self.incidents)
        return Asked(
            self.format, self.policy, self.everything, self.without, only, self.grades, self.since, self.coarsen,
            self.delay, self.quotes,
        )  # fmt: skip


@router.get("/exports/preview")
def preview(
    place: Place, visitor: Reader, format: Format = "geojson", policy: Policy = None, everything: Everything = False,  # noqa: A002
    without: Without = [],  # noqa: B006
) -> Preview:  # fmt: skip
    """What an export would hold, and what it would lose."""
    return _preview(place, visitor, Asked(format, policy, everything, tuple(without)))


@router.post("/exports/preview")
def preview_some(place: Place, visitor: Reader, body: Wanted) -> Preview:
    """What an export of some incidents would hold, and what it would lose."""
    return _preview(place, visitor, body.asked())


@router.get("/exports", response_class=PlainTextResponse)
def export(
    place: Place, visitor: Reader, format: Format = "geojson", policy: Policy = None, everything: Everything = False,  # noqa: A002
    without: Without = [], bundle: Bundle = False,  # noqa: B006
) -> Response:  # fmt: skip
    """The file; its hash is in X-Content-SHA256, as the manifest has it."""
    return _file(place, visitor, Asked(format, policy, everything, tuple(without)), bundle=bundle)


@router.post("/exports", response_class=PlainTextResponse)
def export_some(place: Place, visitor: Reader, body: Wanted) -> Response:
    """The file of some incidents, as GET gives that of all."""
    return _file(place, visitor, body.asked(), bundle=body.bundle)


def _preview(place: Workplace, visitor: Visitor, asked: Asked) -> Preview:
    _allow(visitor, asked)
    made = sample_export(place.store, asked, _SAMPLE, ledger=place.judged())
    done = made.done
    size = done.manifest["bytes"]
    return Preview(
        rows=done.manifest["counts"]["incidents"], asked=made.asked, looked=made.looked, preview=done.text[:_SHOWN],
        bytes=size if made.looked == made.asked else size * made.asked // made.looked, losses=done.losses,
        manifest={key: value for key, value in done.manifest.items() if key != "records"},
    )  # fmt: skip


def _file(place: Workplace, visitor: Visitor, asked: Asked, *, bundle: bool) -> Response:
    _allow(visitor, asked)
    if not place.exporting.acquire(blocking=False):
        refused = refusal(503, "another export is being made", "Try again in a moment")
        refused.headers = {"Retry-After": "5"}
        raise refused
    try:
        done = export_project(place.store, asked, ledger=place.judged())
    finally:
        place.exporting.release()
    named = f"{done.manifest['id']}.{asked.format}"
    content, media = (done.zipped(named), "application/zip") if bundle else (done.content, _ENDINGS.get(asked.format))
    headers = {
        "Content-Disposition": f'attachment; filename="{named}{".zip" if bundle else ""}"',
        "X-Content-SHA256": done.manifest["sha256"],
    }
    return Response(content, media_type=media, headers=headers)


def _allow(visitor: Visitor, asked: Asked) -> None:
    if visitor.may("reviewer"):
        return
    if asked.everything:
        raise refusal(403, f"{visitor.name} is {visitor.role}, and all incidents take reviewer", "Ask a reviewer")
    if asked.coarseness == "exact" or asked.rules().delay < PUBLISHED_DELAY:
        what = f"{visitor.name} is {visitor.role}, and exact places or a shorter delay take reviewer"
        raise refusal(403, what, "Ask a reviewer")

"""Every decision: on claims, reports, incidents and pairs, by one route, with the version that the person looked at."""

import datetime as dt
import json
from typing import Any, Literal

from fastapi import APIRouter, Request, Response
from starlette.responses import JSONResponse

from dateline.errors import NotInStore
from dateline.records.frames import Record
from dateline.web.access import CoderOf, Place, Visitor, refusal
from dateline.web.parameters import Text
from dateline.web.preconditions import IfMatch, put_tag, seen_of, tag_of
from dateline.web.workplaces import Workplace
from dateline.workflow.people import Role
from dateline.workflow.review.decisions import Decision
from dateline.workflow.screens.writes import BACK, Clash, Written, write

router = APIRouter(tags=["judgements"])
Action = Literal[
    "accept", "reject", "correct", "confirm", "none", "add", "duplicate", "promote", "same", "different", "split",
    "part_of", "update_of", "relate", "unsure", "grade", "undo", "redo",
]  # fmt: skip
OF_CODERS = ("accept", "reject", "correct", "confirm", "none", "add", "duplicate", "undo", "redo")


class Wish(Record):
    """A decision: the action, the id of the claim, incident, proposal, report (none, add) or judgement (undo) it is on.

    `value` is the field's value in JSON or in short words, the grade, the kind of relation, why a report has no event, or
    the claim to add: `start` and `end` of its trigger, `event_type`, and any other field.
    """

    action: Action
    claim: Text = ""
    other: Text = ""
    field: Text = ""
    value: Any = None
    why: Text | None = None


@router.post("/judgements", responses={412: {"model": Clash}, 428: {"description": "If-Match is missing."}})
def judge(
    request: Request, response: Response, place: Place, visitor: CoderOf, body: Wish, if_match: IfMatch = None
) -> Written:
    """Records a decision. It must carry the version of the claim, report, incident or pair that the person looked at.

    412 tells what stands now, and who changed it. What changes incidents is linked before the answer; else soon after.
    """
    _allow(place, visitor, body)
    ledger = place.judged()
    seen, since = (None, 0) if body.action in BACK else seen_of(if_match, ledger.position)
    one = Decision(
        action=body.action, claim=body.claim, who=visitor.name, when=dt.datetime.now(dt.UTC), other=body.other,
        field=body.field, value=_words(body.value), why=body.why or None,
    )  # fmt: skip
    done = write(place.store, ledger, one, seen, since, place.names(body.field))
    if isinstance(done, Clash):
        headers = {"ETag": tag_of(done.version, done.position)} if done.version else None
        return JSONResponse(done.model_dump(mode="json"), 412, headers)  # type: ignore[return-value]  # 412 is declared
    if done.due and (body.action not in OF_CODERS or body.action in BACK) and place.link_soon():
        done = refreshed(place, one, done)
    request.app.state.watcher.wake()
    put_tag(response, done.version, done.position)
    return done


def refreshed(place: Workplace, one: Decision, done: Written) -> Written:
    """The answer with the versions as linking left them."""
    from dateline.workflow.screens.writes import versions

    try:
        after = versions(place.store, place.judged(), one)
    except NotInStore:  # the incident went: it is part of another now
        return done.model_copy(update={"due": False})
    version = done.versions.same_part(after, done.version) if done.version else None
    return done.model_copy(update={"due": False, "versions": after, "version": version})


def _allow(place: Workplace, visitor: Visitor, body: Wish) -> None:
    """Refuses what takes a larger role: decisions on incidents and pairs, and taking back what somebody else decided.

    Raises:
        HTTPException: the role is too small.
    """
    least: Role = "coder" if body.action in OF_CODERS else "reviewer"
    if body.action == "undo" and body.claim:
        held = place.judged().every.get(body.claim)
        if held is not None and held.who != visitor.name:
            least = "reviewer"
    if not visitor.may(least):
        raise refusal(403, f"{visitor.name} is {visitor.role}, and {body.action} takes {least}", "Ask a reviewer")


def _words(value: Any) -> str:
    """A value as `workflow.review` reads it: words as they are, anything else as JSON.

    Raises:
        HTTPException: it holds what no report does: half a character, or a number that is none.
    """
    try:
        told = value if isinstance(value, str) else "none" if value is None else json.dumps(value, allow_nan=False)
        told.encode()
        if isinstance(value, (dict, list)):
            json.dumps(value, ensure_ascii=False).encode()
    except ValueError:
        raise refusal(422, "the value is no text that can be kept", "Leave out NaN and half characters") from None
    if "\0" in told or "\\u0000" in told:
        raise refusal(422, "the value holds U+0000", "Leave it out")
    return told

"""Versions in headers: the ETag of what is shown, the If-Match of what is changed, 412 and 428 where they do not fit.

Versions go in, headers and answers come out. What a version is, `workflow` says.
"""

import re
from typing import Annotated

from fastapi import Header, Response

from dateline.web.access import refusal

_TAG = re.compile(r'(?:W/)?"?(v-[0-9a-f]{12}|\*)(?:\.(\d{1,9}))?"?')
IfMatch = Annotated[
    str | None,
    Header(alias="If-Match", description="The ETag, or the version, of what was looked at; needed for every change."),
]


def tag_of(version: str, position: int) -> str:
    """The ETag of a version that was read at a position of the chain."""
    return f'"{version}.{position}"'


def put_tag(response: Response, version: str | None, position: int) -> None:
    """Writes the ETag of an answer."""
    if version is not None:
        response.headers["ETag"] = tag_of(version, position)


def seen_of(if_match: str | None, position: int) -> tuple[str, int]:
    """The version and position that a request says it has seen.

    Args:
        if_match: the header.
        position: the end of the chain, where the header tells none.

    Raises:
        HTTPException: the header is missing (428) or no version (400).
    """
    if if_match is None:
        raise refusal(
            428, "the change does not say which version it is of", "Send If-Match with the ETag you have seen"
        )
    found = _TAG.fullmatch(if_match.strip())
    if found is None or found[1] == "*":
        raise refusal(400, "If-Match holds no version", "Send the ETag of what you have looked at")
    return found[1], int(found[2]) if found[2] else position

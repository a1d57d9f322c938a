"""Errors as answers: one shape for all of them, and what the OpenAPI says of each status."""

from typing import Any

from dateline.records.frames import Record


class Problem(Record):
    """What happened, where, and what to do."""

    what: str
    where: str | None = None
    todo: str | None = None


def _answer(told: str) -> dict[str, Any]:
    return {"model": Problem, "description": told}


PROBLEMS: dict[int | str, dict[str, Any]] = {
    400: _answer("The request cannot be read."),
    401: _answer("Nobody is signed in."),
    403: _answer("The role is too small, or the write does not carry its token."),
    404: _answer("There is no such thing."),
    422: _answer("The request cannot be done, and why."),
    503: _answer("The project cannot be read or written now."),
}

"""Judgements: what a person decided, anchored in a report's words so that it survives a better coder."""

import datetime as dt
from typing import Any, Literal, Self

from pydantic import model_validator

from dateline.records.frames import Record

JudgementKind = Literal["same", "different", "part_of", "accept", "reject", "correct", "promote", "grade", "relate"]


class Anchor(Record):
    """Where a claim stands: its report's text hash, the trigger's span and quote, and some words around it."""

    text_sha256: str
    start: int
    end: int
    quote: str
    context: str


class Judgement(Record):
    """One decision: what, on which claim (and against which other), who, when (UTC), why.

    `field` and `value` hold a correction (`value` as JSON). A judgement is never edited; a later one outweighs it,
    and `withdraws` names one that it takes back.
    """

    id: str
    kind: JudgementKind
    anchor: Anchor
    other: Anchor | None = None
    field: str | None = None
    value: Any = None
    who: str
    when: dt.datetime
    why: str | None = None
    withdraws: str | None = None

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if self.kind in ("same", "different", "part_of", "relate") and self.other is None:
            raise ValueError(f"a {self.kind!r} judgement names two claims")
        if self.kind == "correct" and self.field is None:
            raise ValueError("a 'correct' judgement names the field it corrects")
        if self.when.tzinfo is None:
            raise ValueError("a judgement's time carries its zone; use UTC")
        return self

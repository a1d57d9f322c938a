"""Judgements: what a person decided, anchored in a report's words so that it survives a better coder.

A judgement is checked when it is made: its kind says what it must carry. Nothing here applies one.
"""

import datetime as dt
from functools import cache
from typing import Any, Literal, Self

from pydantic import TypeAdapter, ValidationError, field_validator, model_validator

from dateline.records.claims import Claim, Coding, Source, WhyNone
from dateline.records.frames import Record
from dateline.records.incidents import Grade, IncidentRelationKind
from dateline.records.reports import Report

JudgementKind = Literal[
    "same", "different", "part_of", "accept", "reject", "correct", "promote", "grade", "relate", "withdraw", "adopt",
    "decline", "none", "add", "unsure", "double",
]  # fmt: skip
CORRECTABLE = (
    "event_type", "granularity", "certainty", "date", "place", "initiators", "targets", "weapons", "scope",
    "casualties", "sources",
)  # fmt: skip
_CONTEXT = 60  # characters either side of the trigger


class Anchor(Record):
    """Where a claim stands: its report's text hash, the trigger's span and quote, and some words around it.

    `report` tells reports of one text apart; None where it is not known. `claim` is the id of a claim that a person added,
    whose words another claim may stand on too. A whole report has an empty quote at its beginning.
    """

    text_sha256: str
    start: int
    end: int
    quote: str
    context: str
    report: str | None = None
    claim: str | None = None

    @classmethod
    def of(cls, claim: Claim, text: str = "") -> Self:
        """The anchor of a claim; `text` is its report's."""
        start, end = claim.trigger_start, claim.trigger_start + len(claim.trigger)
        around = text[max(0, start - _CONTEXT) : end + _CONTEXT]
        return cls(
            text_sha256=claim.report.text_sha256,
            start=start,
            end=end,
            quote=claim.trigger,
            context=" ".join(around.split()),
            report=claim.report.id,
            claim=claim.id if claim.maker.kind == "person" else None,
        )

    @classmethod
    def of_report(cls, report: Report) -> Self:
        """The anchor of a report as a whole."""
        context = " ".join(report.text[: 2 * _CONTEXT].split())
        return cls(text_sha256=report.text_sha256, start=0, end=0, quote="", context=context, report=report.id)

    @property
    def whole(self) -> bool:
        """True where it stands for the report, not for one of its claims."""
        return self.end == 0


class Adoption(Record):
    """The value of an `adopt`: the proposal that a person took in the place of an accepted claim, in full."""

    proposal: str
    claim: Claim


class Double(Record):
    """The value of a `double`: what a second coder, who saw no other coding, made of a report."""

    assignment: str
    coding: Coding


class Judgement(Record):
    """One decision: what, on which claim (and against which other) or on which report, who, when (UTC), why.

    A judgement is never edited; a later one outweighs it, and `withdraws` names those that it takes back. `value` is
    JSON: a corrected `field`'s value, a grade, the kind of a relation, an `Adoption`, the id of a proposal declined, why a
    report has no event (`none`), a claim in full (`add`), a `Double`.
    What `value` has in its `said_by` counts `sources`, the claim's when it was corrected. A part of `value` that no
    words of the report give starts where the trigger does.
    """

    id: str
    kind: JudgementKind
    anchor: Anchor
    other: Anchor | None = None
    field: str | None = None
    value: Any = None
    sources: tuple[Source, ...] = ()
    who: str
    when: dt.datetime
    why: str | None = None
    withdraws: tuple[str, ...] = ()

    @field_validator("withdraws", mode="before")
    @classmethod
    def _several(cls, value: Any) -> Any:
        return () if value is None else (value,) if isinstance(value, str) else value

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if self.kind in ("same", "different", "part_of", "relate", "unsure") and self.other is None:
            raise ValueError(f"a {self.kind!r} judgement names two claims")
        if self.kind == "correct" and self.field is None:
            raise ValueError("a 'correct' judgement names the field it corrects")
        if self.kind == "correct" and self.field not in CORRECTABLE:
            raise ValueError(f"no field {self.field!r} can be corrected; choose one of: {', '.join(CORRECTABLE)}")
        if self.kind == "withdraw" and not self.withdraws:
            raise ValueError("a 'withdraw' judgement names what it takes back")
        if self.when.tzinfo is None:
            raise ValueError("a judgement's time carries its zone; use UTC")
        self._check_value()
        return self

    def _check_value(self) -> None:
        if (adapter := _adapter(self.kind, self.field)) is None:
            return
        try:
            adapter.validate_python(self.value)
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(str(part) for part in (self.field or self.kind, *first["loc"]))
            raise ValueError(f"{where}: {first['msg']}") from None

    def read_value(self) -> Any:
        """The value as the record that it is: a claim's field, a grade, a kind of relation, an `Adoption`."""
        adapter = _adapter(self.kind, self.field)
        return adapter.validate_python(self.value) if adapter else self.value


@cache
def _adapter(kind: str, field: str | None) -> TypeAdapter[Any] | None:
    """What reads the value of a kind of judgement, None where any will do."""
    if kind == "correct" and field is not None:
        return TypeAdapter[Any](Claim.model_fields[field].annotation or object)
    plain: dict[str, Any] = {
        "grade": Grade, "relate": IncidentRelationKind, "adopt": Adoption, "decline": str, "none": WhyNone, "add": Claim,
        "double": Double,
    }  # fmt: skip
    return TypeAdapter(plain[kind]) if kind in plain else None

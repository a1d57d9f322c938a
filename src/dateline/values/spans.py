"""Stretches of a text, half-open, in Unicode code points of the text as stored."""

from typing import Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from dateline.errors import SpanError


class Span(BaseModel):
    """`text[start:end]`, never empty."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    start: int = Field(ge=0)
    end: int

    @model_validator(mode="after")
    def _not_empty(self) -> Self:
        if self.end <= self.start:
            raise SpanError(f"a span must end after it starts, not run from {self.start} to {self.end}")
        return self

    def quote(self, text: str) -> str:
        """The words of `text` under the span.

        Raises:
            SpanError: the span runs past the end of the text.
        """
        if self.end > len(text):
            raise SpanError(f"span {self.start}-{self.end} runs past a text of {len(text)} characters")
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """True where the two share at least one character."""
        return self.start < other.end and other.start < self.end


def to_utf16(text: str, offset: int) -> int:
    """The offset in UTF-16 units, as a browser counts, of a code-point `offset` into `text`."""
    return offset + sum(ord(char) > 0xFFFF for char in text[:offset])

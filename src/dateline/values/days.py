"""Calendar intervals: the days on which something happened, and how finely that is known."""

import datetime as dt
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, model_validator

DatePrecision = Literal["day", "week", "month", "year", "range"]


class Days(BaseModel):
    """ISO days, both ends inclusive, with the precision of the words they come from."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    start: dt.date
    end: dt.date
    precision: DatePrecision

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.end < self.start:
            raise ValueError(f"an interval cannot end ({self.end}) before it starts ({self.start})")
        return self

    @property
    def length(self) -> int:
        """Number of days covered, at least 1."""
        return (self.end - self.start).days + 1

    def overlaps(self, other: "Days") -> bool:
        """True where the two share a day."""
        return self.start <= other.end and other.start <= self.end

    def gap(self, other: "Days") -> int:
        """Whole days between the nearer ends; 0 where they overlap, 1 for neighbouring days."""
        if self.overlaps(other):
            return 0
        return (max(self.start, other.start) - min(self.end, other.end)).days

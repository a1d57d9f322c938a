"""Numbers as reports give them: bounds and the words they came from."""

from typing import Self

from pydantic import BaseModel, ConfigDict, Field, model_validator


class Count(BaseModel):
    """How many, from the words: `low` >= and `high` <=, None where the words set no bound ("at least five": 5, None)."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    low: int | None = Field(ge=0)
    high: int | None = Field(ge=0)
    words: str

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.low is not None and self.high is not None and self.high < self.low:
            raise ValueError(f"a count cannot be at most {self.high} and at least {self.low}")
        return self

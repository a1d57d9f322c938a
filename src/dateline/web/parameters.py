"""Parameters that several routes take, with the bounds that keep a request small."""

from typing import Annotated

from fastapi import Query
from pydantic import StringConstraints

from dateline.records.incidents import PolicyName

_NO_NUL = r"^[^\x00]*$"
Name = Annotated[str, StringConstraints(min_length=1, max_length=400, pattern=_NO_NUL)]
Text = Annotated[str, StringConstraints(max_length=4000, pattern=_NO_NUL)]
Words = Annotated[str | None, Query(max_length=200, description="Words that must all be there.")]
Cursor = Annotated[str | None, Query(max_length=200, description="`next` of the page before.")]
Limit = Annotated[int, Query(ge=1, le=200, description="Rows at most.")]
Policy = Annotated[PolicyName, Query(description="How differing figures are settled.")]
Without = Annotated[list[str], Query(max_length=10, description="Kinds of claimants whose figures are left out.")]

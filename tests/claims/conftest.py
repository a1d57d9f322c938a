"""A short way from a text to its claims, coded by the real coder on the evening of Wednesday, 5 March 2031."""

import datetime as dt
from collections.abc import Callable

import pytest

from dateline.records import Claim, Coding, Report
from dateline.workflow.code import Coder

Code = Callable[[str], Coding]


@pytest.fixture(scope="session")
def code(coder: Coder) -> Code:
    return lambda text: coder.code(Report(id="r", text=text, published=dt.date(2031, 3, 5)))


@pytest.fixture(scope="session")
def only(code: Code) -> Callable[[str], Claim]:
    """The one claim of a text that tells of one event."""

    def claim(text: str) -> Claim:
        claims = code(text).claims
        assert len(claims) == 1, [(one.event_type, one.trigger) for one in claims]
        return claims[0]

    return claim

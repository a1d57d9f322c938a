"""A short way from a text to all its mentions, found by the real coder."""

import datetime as dt
from collections.abc import Callable

import pytest

from dateline.records import Mentions, Report
from dateline.workflow.code import Coder

Mention = Callable[[str], Mentions]


@pytest.fixture(scope="session")
def mentions(coder: Coder) -> Mention:
    return lambda text: coder.mentions(Report(id="r", text=text, published=dt.date(2031, 3, 5)))

"""A short way from a text to its claims, coded by the real coder on the evening of Wednesday, 5 March 2031."""

import datetime as dt
from collections.abc import Callable

import pytest

from dateline.actors import Registry
from dateline.claims import code_claims
from dateline.codebook import load_codebook
from dateline.language import read
from dateline.mentions.actors import find_actors
from dateline.mentions.counts import find_counts
from dateline.mentions.sources import find_sources
from dateline.mentions.triggers import find_triggers
from dateline.mentions.weapons import find_weapons
from dateline.records import Claim, Coding, Mentions, Report
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


@pytest.fixture(scope="session")
def claims_of():
    """Text in, the claims of the coder by rules out, without places and dates."""
    registry, codebook = Registry.open(), load_codebook()

    def coded(text):
        reading = read(Report(id="r", text=text))
        mentions = Mentions(
            report="r",
            actors=find_actors(reading, registry, codebook),
            counts=find_counts(reading, codebook),
            sources=find_sources(reading, registry, codebook),
            weapons=find_weapons(reading, codebook),
            triggers=find_triggers(reading, codebook),
        )
        return code_claims(reading, mentions, codebook=codebook).claims

    return coded


@pytest.fixture(scope="session")
def first(claims_of):
    """Text in, (type, initiators, targets, weapons) of the first claim out, in words."""

    def told(text):
        claim = claims_of(text)[0]
        return (
            claim.event_type,
            [party.text for party in claim.initiators],
            [party.text for party in claim.targets],
            [weapon.text for weapon in claim.weapons],
        )

    return told

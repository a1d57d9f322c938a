"""Rows built by hand: one incident, its values and its claims, with what a test does not care about filled in."""

import datetime as dt

import pytest

from dateline.exports import ExportRow
from dateline.records import (
    Anchor,
    Claim,
    ClaimDate,
    ClaimPlace,
    Incident,
    Judgement,
    Maker,
    Membership,
    ReportRef,
    Resolved,
    ResolvedDate,
    ResolvedFigure,
    ResolvedParties,
    ResolvedPlace,
    Support,
)
from dateline.values import Days, text_hash

ZARKA = ClaimPlace(
    text="Zarka", start=0, country="IQ", admin1="Anbar", lat=33.8, lon=42.4, level="settlement", radius_km=5.0
)


def make_claim(name, event_type="explosive", place=ZARKA, day="2024-03-05"):
    date = dt.date.fromisoformat(day) if day else None
    return Claim(
        id=f"c-{name}",
        report=ReportRef(
            id=name, text_sha256=text_hash(name), publisher=f"Paper {name}", published=dt.date(2024, 3, 6)
        ),
        event_type=event_type,
        trigger="blast",
        trigger_start=4,
        date=ClaimDate(start=date, end=date, precision="day") if date else None,
        place=place,
        main=True,
        maker=Maker(kind="rules", name="hand"),
    )


def make_row(
    name="one", event_type="explosive", *, place=ZARKA, day="2024-03-05", figures=(), scope="political",
    grade="single source", synthetic=False, citations=(), dissent=(),
):  # fmt: skip
    claim = make_claim(name, event_type, place, day)
    member = Membership(claim=claim.id, report=name, founding=True)
    incident = Incident(id=f"i-{name}", members=(member,))
    date = dt.date.fromisoformat(day) if day else None
    nobody = ResolvedParties(value=(), rule="none")
    return ExportRow(
        incident=incident,
        resolved=Resolved(
            incident=incident.id,
            policy="majority",
            title=f"Bombing {name}",
            event_type=event_type,
            type_support=Support(rule="all", support=(claim.id,), dissent=dissent),
            date=ResolvedDate(value=Days(start=date, end=date, precision="day") if date else None, rule="all"),
            place=ResolvedPlace(value=place, rule="all", support=(claim.id,)),
            initiators=nobody,
            targets=nobody,
            weapons=nobody,
            figures=tuple(figures),
            certainty="reported",
            scope=scope,
            grade=grade,
            independent_sources=1,
            synthetic=synthetic,
        ),
        claims=(claim,),
        citations=citations,
    )


def make_figure(effect, low, best, high, *, party="people", part_of=None, provisional=False):
    return ResolvedFigure(
        effect=effect, party=party, low=low, best=best, high=high, part_of=part_of, provisional=provisional, rule="all"
    )


def make_judgement(kind, claim, *, day=1):
    at = claim.trigger_start
    anchor = Anchor(text_sha256=claim.report.text_sha256, start=at, end=at + 5, quote=claim.trigger, context="")
    return Judgement(
        id=f"j-{kind}-{claim.id}-{day}",
        kind=kind,
        anchor=anchor,
        who="Ada",
        when=dt.datetime(2024, 4, day, tzinfo=dt.UTC),
    )


@pytest.fixture
def row():
    return make_row


@pytest.fixture
def figure():
    return make_figure


@pytest.fixture
def judge():
    return make_judgement


@pytest.fixture
def zarka():
    return ZARKA

"""Rows built by hand: one incident, its values and its claims, with what a test does not care about filled in."""

import datetime as dt

import pytest

from dateline.exports import ExportRow, Terms
from dateline.records import (
    Anchor,
    Claim,
    ClaimDate,
    ClaimPlace,
    Incident,
    Judgement,
    Maker,
    Membership,
    Participant,
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


def make_days(day, days=1):
    """`days` days from one on; None where there is none."""
    if day is None:
        return None
    start = dt.date.fromisoformat(day)
    return Days(start=start, end=start + dt.timedelta(days=days - 1), precision="day" if days == 1 else "range")


def make_parties(told):
    """Participants from (words, kind, registry ids) each."""
    return tuple(Participant(text=text, start=0, kind=kind, actors=actors) for text, kind, actors in told)


def make_claim(
    name, event_type="explosive", place=ZARKA, day="2024-03-05", days=1, initiators=(), targets=(), granularity="single"
):
    date = make_days(day, days)
    return Claim(
        id=f"c-{name}",
        report=ReportRef(
            id=name, text_sha256=text_hash(name), publisher=f"Paper {name}", published=dt.date(2024, 3, 6)
        ),
        event_type=event_type,
        trigger="blast",
        trigger_start=4,
        granularity=granularity,
        date=ClaimDate(**date.model_dump()) if date else None,
        place=place,
        initiators=make_parties(initiators),
        targets=make_parties(targets),
        main=True,
        maker=Maker(kind="rules", name="hand"),
    )


def resolved_parties(told):
    ids = dict.fromkeys(actor for _, _, actors in told for actor in actors)
    return ResolvedParties(value=tuple(text for text, _, _ in told), actors=tuple(ids), rule="all")


def make_row(
    name="one", event_type="explosive", *, place=ZARKA, day="2024-03-05", figures=(), scope="political",
    grade="single source", synthetic=False, citations=(), dissent=(), days=1, initiators=(), targets=(), weapons=(),
    granularity="single", policy="majority", deaths=None,
):  # fmt: skip
    claim = make_claim(name, event_type, place, day, days, initiators, targets, granularity)
    member = Membership(claim=claim.id, report=name, founding=True)
    incident = Incident(id=f"i-{name}", members=(member,))
    return ExportRow(
        incident=incident,
        resolved=Resolved(
            incident=incident.id,
            policy=policy,
            title=f"Bombing {name}",
            event_type=event_type,
            type_support=Support(rule="all", support=(claim.id,), dissent=dissent),
            date=ResolvedDate(value=make_days(day, days), rule="all"),
            place=ResolvedPlace(value=place, rule="all", support=(claim.id,)),
            initiators=resolved_parties(initiators),
            targets=resolved_parties(targets),
            weapons=ResolvedParties(value=tuple(weapons), rule="all"),
            deaths=deaths,
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


def make_figure(effect, low, best, high, *, party="people", part_of=None, provisional=False, **more):
    return ResolvedFigure(
        effect=effect, party=party, low=low, best=best, high=high, part_of=part_of, provisional=provisional, rule="all",
        **more,
    )  # fmt: skip


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


@pytest.fixture(scope="session")
def terms():
    return Terms()


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

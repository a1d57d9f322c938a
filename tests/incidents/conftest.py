"""Claims built by hand: a factory that fills in what a test does not care about."""

import datetime as dt
import itertools

import pytest

from dateline.records import (
    Anchor,
    Casualty,
    Claim,
    ClaimDate,
    ClaimPlace,
    Judgement,
    Maker,
    Participant,
    ReportRef,
    Source,
    Weapon,
)
from dateline.values import text_hash

PLACES = {
    "Zarka": ("IQ", "Anbar", 33.80, 42.40, "settlement"),
    "Tel Harim": ("IQ", "Anbar", 33.81, 42.63, "settlement"),  # 21 km east of Zarka
    "Omran": ("IQ", "Basra", 30.50, 47.80, "settlement"),
    "Anbar": ("IQ", "Anbar", 33.00, 41.50, "admin1"),
    "Iraq": ("IQ", None, 33.0, 44.0, "country"),
    "Sarmin Gate": ("SY", "Idlib", 33.82, 42.41, "settlement"),  # across a border, in kilometres as near as can be
}


def make_place(name):
    country, admin1, lat, lon, level = PLACES[name]
    radius = {"settlement": 5.0, "admin1": 150.0, "country": 400.0}[level]
    return ClaimPlace(
        text=name, start=0, country=country, admin1=admin1, lat=lat, lon=lon, level=level, radius_km=radius
    )


def make_date(days):
    if days is None:
        return None
    start, _, end = days.partition("/")
    first, last = dt.date.fromisoformat(start), dt.date.fromisoformat(end or start)
    return ClaimDate(start=first, end=last, precision="day" if first == last else "range")


def make_claim(
    report, event_type="explosive", *, day="2024-03-05", place="Zarka", published="2024-03-06", publisher="",
    copy_of=None, n=0, casualties=(), sources=(), initiators=(), targets=(), weapons=(), main=True, synthetic=False,
    **more,
):  # fmt: skip
    """`casualties` as (text, party, effect, min, max[, extra dict]); `sources` as (text, kind[, extra dict])."""
    ref = ReportRef(
        id=report, text_sha256=text_hash(report), publisher=publisher or f"Paper {report}",
        published=published and dt.date.fromisoformat(published), copy_of=copy_of, synthetic=synthetic,
    )  # fmt: skip
    rows = []
    for text, party, effect, low, high, *extra in casualties:
        rows.append(Casualty(text=text, party=party, effect=effect, min=low, max=high, **({"start": 0} | dict(*extra))))
    return Claim(
        id=f"c-{report}-{n}",
        report=ref,
        event_type=event_type,
        trigger="blast",
        trigger_start=100 * n,
        date=make_date(day),
        place=make_place(place) if isinstance(place, str) else place,
        casualties=tuple(rows),
        sources=tuple(
            Source(text=text, start=0, kind=kind, **(extra[0] if extra else {})) for text, kind, *extra in sources
        ),
        initiators=tuple(one if isinstance(one, Participant) else Participant(text=one, start=0) for one in initiators),
        targets=tuple(one if isinstance(one, Participant) else Participant(text=one, start=0) for one in targets),
        weapons=tuple(Weapon(text=one, start=0) for one in weapons),
        main=main,
        maker=Maker(kind="rules", name="hand"),
        **more,
    )


_numbers = itertools.count(1)


def make_judgement(kind, claim, other=None, *, day=1, **more):
    def anchor(one):
        start = one.trigger_start
        return Anchor(
            text_sha256=one.report.text_sha256, start=start, end=start + len(one.trigger), quote=one.trigger, context=""
        )

    return Judgement(
        id=f"j-{next(_numbers)}",
        kind=kind,
        anchor=anchor(claim),
        other=anchor(other) if other else None,
        who="Ada",
        when=dt.datetime(2024, 4, day, tzinfo=dt.UTC),
        **more,
    )


@pytest.fixture
def claim():
    return make_claim


@pytest.fixture
def judge():
    return make_judgement


@pytest.fixture
def place():
    return make_place

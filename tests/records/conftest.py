"""One record of each kind with every field filled, so that nothing can get lost unseen."""

import datetime as dt
from typing import Any

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
    Relation,
    Report,
    Source,
    Weapon,
)
from dateline.values import Span

TEXT = "At least five guards were wounded when rockets hit a base near Tarn on Monday 🚨, two officials said."
DAY = dt.date(2031, 3, 3)
NOON = dt.datetime(2031, 3, 5, 12, tzinfo=dt.UTC)


def at(words: str) -> dict[str, Any]:
    return {"text": words, "start": TEXT.index(words)}


@pytest.fixture
def report() -> Report:
    return Report(
        id="r1", title="Base hit", publisher="Post", published=dt.date(2031, 3, 4), text=TEXT, language="en",
        url="https://post.example/1", raw_sha256="a" * 64, synthetic=True,
    )  # fmt: skip


@pytest.fixture
def claim(report: Report) -> Claim:
    wounded = Casualty(
        **at("At least five guards"), party="guards", effect="wounded", min=5, max=None, said_by=(0,), actors=("x",),
        side="target", severity="seriously", cause="combat", status="combatant", preliminary=True, supersedes="rises to",
    )  # fmt: skip
    return Claim(
        id="c1",
        report=report.reference(),
        event_type="shelling_missile",
        trigger="hit",
        trigger_start=TEXT.index("hit"),
        granularity="single",
        certainty="alleged",
        date=ClaimDate(start=DAY, end=DAY, precision="day", span=Span(start=71, end=77), said_by=(0,)),
        place=ClaimPlace(
            **at("Tarn"), country="FR", admin1="Occitanie", lat=43.8, lon=2.1, level="admin2", radius_km=40.0,
            geonames_id=7, relation="near",
        ),
        initiators=(Participant(**at("guards"), actors=("y",), kind="state_force", said_by=(0,)),),
        targets=(Participant(**at("base"), kind="thing"),),
        weapons=(Weapon(**at("rockets")),),
        main=True,
        scope="political",
        casualties=(wounded, wounded.model_copy(update={"part_of": 0})),
        sources=(Source(**at("two officials"), kind="official_anonymous", side="third", via=("Reuters",), verb="said"),),
        confidence="high",
        field_confidence={"date": "high"},
        evidence=(Span(start=0, end=len(TEXT)),),
        maker=Maker(kind="rules", name="dateline", version="0.1.0"),
        rules={"country": "the place"},
        relations=(Relation(kind="denied_by", source=0, span=Span(start=0, end=4), asserted=False),),
    )  # fmt: skip


@pytest.fixture
def anchor(report: Report) -> Anchor:
    start = TEXT.index("hit")
    return Anchor(text_sha256=report.text_sha256, start=start, end=start + 3, quote="hit", context="rockets hit a base")


@pytest.fixture
def judge(anchor: Anchor) -> Any:
    def make(kind: str = "accept", name: str = "j1", **more: Any) -> Judgement:
        return Judgement(**{"id": name, "kind": kind, "anchor": anchor, "who": "Ada", "when": NOON, **more})

    return make

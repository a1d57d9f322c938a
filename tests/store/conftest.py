import datetime as dt
from functools import partial

import pytest

from dateline.records import Claim, ClaimDate, ClaimPlace, Coding, Maker, NoEvent, Report
from dateline.store import Store
from dateline.values import digest, text_hash

DAY = dt.date(2024, 8, 5)
NOW = dt.datetime(2024, 8, 6, 12, tzinfo=dt.UTC)


@pytest.fixture
def store(tmp_path, database_url):
    with Store.create(tmp_path / "project", database_url) as made:
        yield made


@pytest.fixture
def report():
    text = "Gunmen killed two guards near Quorim 🚨 on Monday."
    return Report(id="r1", text=text, published=DAY, publisher="Post", raw_sha256=digest(text.encode()))


@pytest.fixture
def claim(report):
    return Claim(
        id="c1",
        report=report.reference(),
        event_type="attack",
        trigger="killed",
        trigger_start=7,
        date=ClaimDate(start=DAY, end=DAY, precision="day"),
        place=ClaimPlace(text="Quorim", start=30, country="NE", lat=1.5, lon=2.5, level="settlement"),
        main=True,
        maker=Maker(kind="rules", name="test"),
    )


@pytest.fixture
def put_in(report, claim):
    def put_report(store, name="r1", coding=None, **fields):
        text = fields.get("text", report.text)
        hashes = {"text_sha256": text_hash(text), "raw_sha256": digest(text.encode())}
        made = report.model_copy(update={"id": name, **hashes, **fields})
        told = claim.model_copy(update={"id": f"c-{name}", "report": made.reference()})
        store.put_report(made, coding or Coding(claims=(told,)), added=NOW)
        return made

    return put_report


@pytest.fixture
def put(store, put_in):
    return partial(put_in, store)


@pytest.fixture
def nothing():
    return Coding(none=NoEvent(why="court"))

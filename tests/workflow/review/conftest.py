"""A project of seven invented reports with a real store and real linking, copied afresh for each test."""

import datetime as dt
import shutil

import pytest

from dateline.records import Casualty, Claim, ClaimDate, ClaimPlace, Coding, Maker, Participant, Report, Source
from dateline.store import Store
from dateline.values import Span, digest
from dateline.workflow.linking import link_project
from dateline.workflow.review.decisions import Decision
from dateline.workflow.review.reviews import Row, review

RULES = Maker(kind="rules", name="first", version="1")
NOW = dt.datetime(2031, 5, 1, 12, tzinfo=dt.UTC)
PLACES = {"Tarn": (33.80, 42.40), "Omran": (30.50, 47.80)}
STORIES = {  # report: day, place, figure, and an event told as context
    "a1": ("2031-03-04", "Tarn", 3, None),
    "a2": ("2031-03-04", "Tarn", 3, "2031-02-10"),
    "a3": ("2031-03-04", "Tarn", 4, None),
    "b1": ("2031-03-20", "Omran", 7, None),
    "b2": ("2031-03-20", "Omran", 7, None),
    "c1": ("2031-04-11", "Tarn", 1, "2031-03-20"),
    "d1": ("2031-04-25", "Omran", 2, None),
}


def make_claim(report, trigger, day, *, place, number=None, main=True, event_type="attack", maker=RULES):
    lat, lon = PLACES[place]
    start = report.text.index(trigger)
    date = dt.date.fromisoformat(day)
    rows = ()
    if number is not None:
        rows = (
            Casualty(
                text=f"{number} guards", start=0, party="guards", effect="killed", min=number, max=number, said_by=(0,)
            ),
        )
    return Claim(
        id=f"c-{report.id}-{start}",
        report=report.reference(),
        event_type=event_type,
        trigger=trigger,
        trigger_start=start,
        date=ClaimDate(start=date, end=date, precision="day"),
        place=ClaimPlace(
            text=place, start=report.text.index(place), country="IQ", lat=lat, lon=lon, level="settlement", radius_km=5
        ),
        initiators=(Participant(text="gunmen", start=0),),
        casualties=rows,
        sources=(Source(text="the police", start=report.text.index("the police"), kind="official"),),
        main=main,
        field_confidence={"date": "high", "place": "high"},
        evidence=(Span(start=0, end=len(report.text)),),
        maker=maker,
    )  # fmt: skip


TEXTS = {
    "a": "Gunmen attacked and killed {number} guards at Tarn, the police said in report {name}. "
    "A raid in the same district was remembered by people who lived there.",
    "b": "Rockets from a dry valley killed {number} guards of the oil depot at Omran, the police told {name}.",
    "c": "A shepherd was killed beside a well outside Tarn, {number} in a long quarrel, the police wrote to {name}. "
    "Elders spoke of a raid by horsemen in their youth.",
    "d": "In Omran {number} judges were killed when a bridge gave way under a blast, the police announced, says {name}.",
}


def make_report(name, day, number):
    text = TEXTS[name[0]].format(number=number, name=name)
    published = dt.date.fromisoformat(day) + dt.timedelta(days=1)
    return Report(id=name, text=text, publisher=f"Paper {name}", published=published, raw_sha256=digest(name.encode()))


@pytest.fixture(scope="session")
def template(tmp_path_factory):
    folder = tmp_path_factory.mktemp("review") / "project"
    with Store.create(folder) as store:
        for name, (day, place, number, context) in STORIES.items():
            report = make_report(name, day, number)
            claims = [make_claim(report, "killed", day, place=place, number=number)]
            if context:
                claims.append(make_claim(report, "raid", context, place=place, main=False))
            store.put_report(report, Coding(claims=tuple(claims)), added=NOW)
        link_project(store)
    return folder


@pytest.fixture
def store(template, tmp_path):
    shutil.copytree(template, tmp_path / "project")
    with Store.open(tmp_path / "project") as opened:
        yield opened


class Reviewer:
    """Decides on a store, a minute after the decision before."""

    def __init__(self, store):
        self.store, self.minutes = store, 0

    def __call__(self, action, claim="", other="", *, who="Ada", seen=None, **more):
        self.minutes += 1
        one = Decision(action, claim, who, NOW + dt.timedelta(minutes=self.minutes), other, **more)
        done = review(self.store, [Row.of(one, seen)])
        for _, error in done.errors:
            raise error
        return done


@pytest.fixture
def decide(store):
    return Reviewer(store)


def groups(store):
    """The incidents as sets of reports, by the main events that they hold; which context joins them is for linking."""
    mains = {claim.id: claim.report.id for claim in store.claims() if claim.trigger != "raid"}
    found = (frozenset(mains[one.claim] for one in each.members if one.claim in mains) for each in store.incidents())
    return {reports for reports in found if reports}


def main_of(store, report):
    return store.claims(report)[0].id


def raid_of(store, report):
    return store.claims(report)[1].id


def incident_of(store, report):
    return store.incidents_of([main_of(store, report)])[0].id

"""A project of five invented reports behind the application, with a user of each role, on SQLite and PostgreSQL."""

import datetime as dt
import shutil

import pytest
from starlette.testclient import TestClient

from dateline.records import Casualty, Claim, ClaimDate, ClaimPlace, Coding, Maker, NoEvent, Participant, Report, Source
from dateline.store import Store
from dateline.values import Span, digest
from dateline.web import make_app
from dateline.workflow.linking import link_project
from dateline.workflow.people import ROLES, add_user, make_token
from dateline.workflow.review.additions import queue_states

NOW = dt.datetime(2031, 5, 1, 12, tzinfo=dt.UTC)
PASSWORD = "quorim by the river"
BASE = "http://127.0.0.1"
TEXTS = {
    "a": "Gunmen attacked a checkpoint and killed {n} guards at Tarn on {day}, the police said in report {name}.",
    "b": "Rockets from the dry valley killed {n} workers of the oil depot at Omran when it was attacked on {day}, wrote {name}.",
}
TOWNS = {"a": ("Tarn", "IQ", 33.8, 42.4), "b": ("Omran", "SY", 36.5, 37.8)}
TEXTS["b2"] = "Rockets killed {n} workers of the oil depot at Omran when it was attacked on {day}, a trader wrote."
STORIES = {"a/1": (3, 4), "a2": (3, 4), "b1": (7, 20), "b2": (9, 22), "n1": None}


def make_report(name):
    told = STORIES[name]
    if told is None:
        text = "The council of Tarn met to speak of the harvest, and went home early."
    else:
        text = TEXTS.get(name, TEXTS[name[0]]).format(n=told[0], day=f"{told[1]} March", name=name)
    published = dt.date(2031, 3, told[1] if told else 1)
    raw = digest(text.encode())
    return Report(
        id=name, title=f"Report {name}", text=text, publisher=f"Paper {name[0]}", published=published, raw_sha256=raw
    )


def make_claim(report):
    number, day = STORIES[report.id]
    at, date = report.text.index, dt.date(2031, 3, day)
    town, country, lat, lon = TOWNS[report.id[0]]
    doer, target, people = (
        ("Gunmen", "checkpoint", "guards") if report.id[0] == "a" else ("Rockets", "oil depot", "workers")
    )
    doers = (Participant(text=doer, start=0),) if doer in report.text else ()
    return Claim(
        id=f"c-{report.id.replace('/', '')}",
        report=report.reference(),
        event_type="attack",
        trigger="attacked",
        trigger_start=at("attacked"),
        date=ClaimDate(start=date, end=date, precision="day", span=Span(start=at(f"{day} March"), end=at(" March") + 6)),
        place=ClaimPlace(text=town, start=at(town), country=country, lat=lat, lon=lon, level="settlement", radius_km=5),
        initiators=doers,
        targets=(Participant(text=target, start=at(target)),),
        casualties=(
            Casualty(
                text=f"{number} {people}", start=at(f"{number} {people}"), party=people, effect="killed", min=number,
                max=number,
            ),
        ),
        sources=(Source(text="the police", start=at("the police"), kind="official"),) if report.id[0] == "a" else (),
        main=True,
        confidence="high",
        evidence=(Span(start=0, end=len(report.text)),),
        maker=Maker(kind="rules", name="first", version="1"),
    )  # fmt: skip


def fill(store):
    for name in STORIES:
        report = make_report(name)
        coding = Coding(claims=(make_claim(report),)) if STORIES[name] else Coding(none=NoEvent(why="other"))
        store.archive.put(report.text.encode())
        store.put_report(report, coding, added=NOW)
        queue_states(store, [name], ())
    link_project(store)


@pytest.fixture(scope="session")
def template(tmp_path_factory):
    folder = tmp_path_factory.mktemp("web") / "project"
    with Store.create(folder) as store:
        fill(store)
    return folder


@pytest.fixture
def store(template, tmp_path):
    """The project without users, in SQLite."""
    shutil.copytree(template, tmp_path / "project")
    with Store.open(tmp_path / "project") as opened:
        yield opened


@pytest.fixture
def anywhere(tmp_path, database_url):
    """The same project on each kind of database."""
    with Store.create(tmp_path / "project", database_url) as made:
        fill(made)
        yield made


def serve(store):
    app = make_app(store)
    app.state.workplace.link()
    return app


class Analyst:
    """A browser of one user: signs in, carries the token, and reads answers."""

    def __init__(self, app, name=None):
        self.client = TestClient(app, base_url=BASE)
        self.csrf = ""
        if name is not None:
            answer = self.client.post("/api/v1/session", json={"name": name, "password": PASSWORD})
            assert answer.status_code == 200, answer.text
        self.csrf = self.client.get("/api/v1/session").json()["csrf"]

    def get(self, path, **query):
        return self.client.get(f"/api/v1{path}", params=query)

    def send(self, method, path, body=None, seen=None):
        headers = {"X-CSRF-Token": self.csrf} | ({"If-Match": seen} if seen else {})
        return self.client.request(method, f"/api/v1{path}", json=body, headers=headers)

    def judge(self, action, claim="", seen=None, **more):
        return self.send("POST", "/judgements", {"action": action, "claim": claim, **more}, seen)

    def tag(self, path):
        return self.get(path).headers["etag"]


@pytest.fixture
def app(store):
    return serve(store)


@pytest.fixture
def alone(app):
    """Whoever sits at the machine of a project without users."""
    return Analyst(app)


@pytest.fixture(scope="session")
def crowd(template, tmp_path_factory):
    """A project with a user of each role, named after it; a second coder is `cora`."""
    folder = tmp_path_factory.mktemp("crowd") / "project"
    shutil.copytree(template, folder)
    with Store.open(folder) as store:
        add_user(store, "admin", "admin", PASSWORD, NOW)
        for role in ROLES:
            add_user(store, role, role, PASSWORD, NOW)
        add_user(store, "cora", "coder", PASSWORD, NOW)
        add_user(store, "rita", "reviewer", PASSWORD, NOW)
        tokens = {role: make_token(store, role, "tests", NOW) for role in ROLES}
    return folder, tokens


@pytest.fixture
def manned(crowd, tmp_path):
    """The application of that project, and tokens by role."""
    shutil.copytree(crowd[0], tmp_path / "manned")
    with Store.open(tmp_path / "manned") as opened:
        yield serve(opened), crowd[1]

"""Several at once on one project: writers side by side, the watcher beside them, and faults while linking."""

import threading

import pytest

from dateline.errors import StoreError
from dateline.web import make_app, workplaces
from dateline.web.events import Watcher
from dateline.workflow.custody.verify import verify_project
from dateline.workflow.linking import link_project

from .conftest import NOW, PASSWORD, Analyst

CLAIMS = {"c-b1": "b1", "c-b2": "b2", "c-a1": "a/1", "c-a2": "a2"}


def at_once(*works):
    """Runs them side by side; what each raised."""
    gate, raised = threading.Barrier(len(works)), []

    def run(work):
        gate.wait(20)
        try:
            work()
        except Exception as error:
            raised.append(error)

    threads = [threading.Thread(target=run, args=(work,)) for work in works]
    for one in threads:
        one.start()
    for one in threads:
        one.join(60)
    return raised


def test_writers_beside_the_watcher_lose_nothing_and_leave_what_a_linking_of_all_would(anywhere):
    app = make_app(anywhere)
    place = app.state.workplace
    place.link()
    watcher = Watcher(place)
    answered, stop = [], threading.Event()

    def decide(number):
        analyst = Analyst(app)
        for turn in range(5):
            claim = [*CLAIMS][(number + turn) % len(CLAIMS)]
            action = ("accept", "reject", "accept", "split", "same")[turn]
            seen = analyst.tag(f"/reports/{CLAIMS[claim]}")
            done = analyst.judge(action, claim, seen, other=[*CLAIMS][number])
            assert done.status_code in (200, 412, 422), done.text
            answered.extend(one["id"] for one in done.json().get("judgements", ()) if done.status_code == 200)

    def watch():
        while not stop.is_set():
            watcher._look(calm=False)

    thread = threading.Thread(target=watch)
    thread.start()
    raised = at_once(*(lambda number=number: decide(number) for number in range(3)))
    stop.set()
    thread.join(60)
    assert raised == []
    assert not thread.is_alive()
    assert set(answered) == {one.id for one in anywhere.judgements()}
    assert place.judged().stand == type(place.ledger).of(anywhere).stand
    assert verify_project(anywhere).problems == []
    place.link()
    before = anywhere.incidents()
    link_project(anywhere, whole=True)
    assert anywhere.incidents() == before
    place.link()
    assert not anywhere.summaries_due


def test_of_two_who_saw_the_same_one_is_told(anywhere):
    app = make_app(anywhere)
    app.state.workplace.link()
    first, second = Analyst(app), Analyst(app)
    seen = first.tag("/reports/b1")
    statuses = []
    raised = at_once(
        lambda: statuses.append(first.judge("accept", "c-b1", seen).status_code),
        lambda: statuses.append(second.judge("reject", "c-b1", seen).status_code),
    )
    assert raised == []
    assert sorted(statuses) == [200, 412]
    assert len(anywhere.judgements()) == 1


def test_two_admins_cannot_make_each_other_less(anywhere):
    from dateline.workflow.people import add_user

    for name in ("Ada", "Bo"):
        add_user(anywhere, name, "admin", PASSWORD, NOW)
    raised = at_once(
        lambda: add_user(anywhere, "Ada", "reader", None, NOW), lambda: add_user(anywhere, "Bo", "reader", None, NOW)
    )
    assert len(raised) == 1
    assert [one.role for one in anywhere.users()].count("admin") == 1


@pytest.mark.parametrize("fault", [ZeroDivisionError("a fault in linking"), StoreError("the database is busy")])
def test_what_was_decided_is_answered_though_linking_fails(alone, monkeypatch, fault):
    ids = alone.get("/incidents").json()["id"]
    place = alone.client.app.state.workplace
    link = workplaces.link_project

    def broken(*given):
        raise fault

    monkeypatch.setattr(workplaces, "link_project", broken)
    done = alone.judge("same", ids[0], alone.tag(f"/incidents/{ids[0]}"), other=ids[1])
    assert (done.status_code, done.json()["due"]) == (200, True)
    monkeypatch.setattr(workplaces, "link_project", link)
    place.link()
    assert len(alone.get("/incidents").json()["id"]) == len(ids) - 1


def test_a_decision_does_not_wait_for_a_long_linking(alone, monkeypatch):
    monkeypatch.setattr(workplaces, "_PATIENCE", 0.01)
    ids = alone.get("/incidents").json()["id"]
    seen = alone.tag(f"/incidents/{ids[0]}")
    with alone.client.app.state.workplace._linking:
        done = alone.judge("same", ids[0], seen, other=ids[1])
    assert (done.status_code, done.json()["due"]) == (200, True)

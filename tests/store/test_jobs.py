import pytest

from dateline.store import Store

NOW = "2031-05-01T12:00:00.000000+00:00"
LATER = "2031-05-01T13:00:00.000000+00:00"


@pytest.fixture
def store(tmp_path, database_url):
    with Store.create(tmp_path / "project", database_url) as made:
        yield made


def test_jobs_are_taken_once_in_the_order_of_asking(store):
    first, second = store.ask_job("recode", "{}", "Ada", NOW), store.ask_job("relink", "{}", "Bo", NOW)
    assert (first.state, first.who, first.tries) == ("waiting", "Ada", 0)
    taken = store.take_job("me", NOW, at=100, until=130)
    assert (taken.id, taken.state, taken.tries) == (first.id, "running", 1)
    assert store.take_job("you", NOW, at=100, until=130).id == second.id
    assert store.take_job("you", NOW, at=100, until=130) is None


def test_the_same_is_not_asked_twice_while_it_waits(store):
    first = store.ask_job("recode", "{}", "Ada", NOW)
    assert store.ask_job("recode", "{}", "Bo", NOW) == first
    assert store.ask_job("recode", '{"anew": true}', "Bo", NOW).id != first.id
    store.take_job("me", NOW, at=100, until=130)
    assert store.ask_job("recode", "{}", "Bo", NOW).id != first.id  # what runs may have passed what is meant


def test_a_job_whose_holder_is_silent_is_taken_again(store):
    job = store.ask_job("recode", "{}", "Ada", NOW)
    store.take_job("me", NOW, at=100, until=130)
    assert store.take_job("you", NOW, at=130, until=160) is None  # held through its last moment
    again = store.take_job("you", LATER, at=131, until=161)
    assert (again.id, again.tries, again.begun) == (job.id, 2, LATER)
    assert not store.hold_job(job.id, "me", 200, 1, 2)  # it is another's now
    assert not store.end_job(job.id, "me", "done", LATER, "late")
    assert store.end_job(job.id, "you", "done", LATER, "all of it")
    assert [(one.state, one.told, one.ended) for one in store.jobs(5)] == [("done", "all of it", LATER)]


def test_a_job_that_says_how_far_it_is_stays_held(store):
    job = store.ask_job("recode", "{}", "Ada", NOW)
    store.take_job("me", NOW, at=100, until=130)
    assert store.hold_job(job.id, "me", 200, 3, 7)
    assert store.take_job("you", NOW, at=150, until=180) is None
    assert [(one.done, one.total) for one in store.jobs(5)] == [(3, 7)]


def test_what_ended_long_ago_is_told_of_no_more(store, monkeypatch):
    monkeypatch.setattr("dateline.store.workbench.jobs.KEPT", 2)
    for number in range(5):
        job = store.ask_job("relink", str(number), "Ada", NOW)
        store.take_job("me", NOW, at=100, until=130)
        store.end_job(job.id, "me", "done", NOW, None)
    store.ask_job("relink", "waits", "Ada", NOW)
    assert [one.asked for one in store.jobs(9)] == ["waits", "4", "3"]


def test_a_job_waits_until_it_is_due(store):
    job = store.ask_job("watch", "{}", "Ada", NOW, due=200)
    assert store.take_job("me", NOW, at=199, until=230) is None
    assert store.take_job("me", NOW, at=200, until=230).id == job.id


def test_a_job_that_is_dropped_is_nobodys(store):
    first, second = store.ask_job("watch", "{}", "Ada", NOW), store.ask_job("relink", "{}", "Ada", NOW)
    store.take_job("me", NOW, at=100, until=130)
    assert store.drop_job(first.id, LATER, "stopped by Bo")
    assert store.drop_job(second.id, LATER, "stopped by Bo")
    assert not store.hold_job(first.id, "me", 200, 1, 2)
    assert not store.end_job(first.id, "me", "done", LATER, "all of it")
    assert store.take_job("you", NOW, at=999, until=1030) is None
    assert [one.told for one in store.jobs(5)] == ["stopped by Bo"] * 2
    assert not store.drop_job(first.id, LATER, "again")

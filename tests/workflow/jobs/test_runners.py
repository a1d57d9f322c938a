"""Jobs on a project: done in the background, on SQLite and PostgreSQL, and again where their process was killed."""

import contextlib
import multiprocessing
import os
import signal
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from dateline.errors import NotInStore
from dateline.reports import Flags, read_documents
from dateline.settings import Settings
from dateline.store import Store
from dateline.workflow.add import add_documents
from dateline.workflow.jobs import KINDS, Asked, Kind, Runner, ask, job_rows

PROCESSES = multiprocessing.get_context("fork")
LEASE = 1.0


@pytest.fixture
def store(tmp_path, database_url, coder, write):
    """A project with three reports of attacks and one of none."""
    texts = {f"r{n}": f"Gunmen killed {n} guards near Quorim." for n in range(3)} | {"quiet": "Nothing happened."}
    with Store.create(tmp_path / "project", database_url) as made:
        add_documents(made, read_documents([write(texts)], Flags()), coder, tell=lambda error: None)
        yield made


@pytest.fixture
def run(store):
    """Starts runners; they end with the test."""
    started = []

    def start(kinds=KINDS, **given):
        runner = Runner(store, Settings(), kinds=kinds, look=0.05, **{"lease": LEASE} | given)
        runner.start()
        started.append(runner)
        return runner

    yield start
    for runner in started:
        runner.stop()


def wait(store, state, seconds=20.0):
    """The newest job once it is in a state."""
    end = time.monotonic() + seconds
    while (job := job_rows(store).rows[0]).state != state:
        assert time.monotonic() < end, job
        time.sleep(0.02)
    return job


def incidents(store):
    return [(one.id, [each.claim for each in one.members]) for one in store.incidents()]


def test_linking_anew_changes_nothing_that_was_right(store, run):
    before = incidents(store)
    assert before
    linkings = store.linkings()
    ask(store, Asked(kind="relink"), "Ada")
    run()
    job = wait(store, "done")
    assert (job.who, job.done, job.total) == ("Ada", 1, 1)
    assert job.told == f"linked anew; the project holds {len(before)} incident{'s' if len(before) > 1 else ''}"
    assert store.linkings() > linkings
    assert incidents(store) == before


def test_coding_anew_does_all_reports_or_those_asked_for(store, run, monkeypatch, coder):
    monkeypatch.setattr("dateline.workflow.code.open_coder", lambda settings, mode: Named(coder))
    ask(store, Asked(kind="recode", reports=("r1", "quiet")), "Ada")
    run()
    first = wait(store, "done")
    assert first.told.startswith("coded 2 reports anew")
    ask(store, Asked(kind="recode"), "Ada")
    while (second := job_rows(store).rows[0]).id == first.id or second.state != "done":
        time.sleep(0.02)
    assert second.told.startswith("coded 2 reports anew, 0 with other claims; 2 coded so already")
    assert (second.done, second.total) == (4, 4)


class Named:
    """The double, under a name of its own."""

    def __init__(self, coder):
        from dateline.records import Maker

        self.code, self.maker = coder.code, Maker(kind="rules", name="other double")


def test_a_report_that_is_not_there_is_refused_at_once(store):
    with pytest.raises(NotInStore):
        ask(store, Asked(kind="recode", reports=("r99",)), "Ada")
    assert job_rows(store).rows == ()


def test_a_fault_is_told_and_the_next_job_is_done(store, run):
    def fault(work):
        raise ZeroDivisionError("a fault in it")

    ask(store, Asked(kind="recode"), "Ada")
    ask(store, Asked(kind="relink"), "Ada")
    run(KINDS | {"recode": Kind("break", fault)})
    wait(store, "done")
    failed = job_rows(store).last_error
    assert failed.kind == "recode"
    assert "a fault in it" in failed.told


def test_a_job_of_a_newer_dateline_fails_in_words(store, run):
    store.ask_job("prophesy", "{}", "Ada", "2031-05-01T12:00:00+00:00")
    run()
    assert "no such kind of job: prophesy" in wait(store, "failed").told


def test_stopped_in_the_middle_it_waits_and_is_taken_up_at_once(store, run):
    begun = threading.Event()

    def slow(work):
        for at in range(1000):
            work.step(at, 1000)
            begun.set()
            time.sleep(0.01)
        return "all of it"

    ask(store, Asked(kind="relink"), "Ada")
    runner = run({"relink": Kind("slow", slow)}, lease=60.0)
    assert begun.wait(10)
    runner.stop()
    assert job_rows(store).rows[0].state == "waiting"
    run()
    assert wait(store, "done").tries == 2


def test_a_long_step_keeps_its_job(store, run):
    ran = []

    def long(work):
        ran.append(1)
        time.sleep(3 * LEASE)
        return "all of it"

    ask(store, Asked(kind="relink"), "Ada")
    for _ in range(2):
        run({"relink": Kind("long", long)})
    assert wait(store, "done").tries == 1
    assert ran == [1]


def test_what_comes_again_is_asked_for_in_the_moment_it_is_done(store, run):
    ask(store, Asked(kind="watch", every=30), "Ada")
    run({"watch": Kind("look", lambda work: f"looked, {work.asked}")})
    end = time.monotonic() + 20
    while len(rows := job_rows(store).rows) < 2:
        assert time.monotonic() < end
        time.sleep(0.02)
    assert [(row.state, row.who) for row in rows] == [("waiting", "Ada"), ("done", "Ada")]
    assert rows[1].told == "looked, {'every': 30}"
    assert store.take_job("me", "2031", at=time.time() + 29 * 60, until=0) is None
    assert store.take_job("me", "2031", at=time.time() + 31 * 60, until=0).id == rows[0].id


def test_feeds_are_watched(store, run, monkeypatch, coder):
    monkeypatch.setattr("dateline.workflow.code.open_coder", lambda settings, mode: Named(coder))
    with http_server() as url:
        ask(store, Asked(kind="watch", feeds=(f"{url}/feed.xml",)), "Ada")
        run()
        job = wait(store, "done", 60)
    assert job.told.startswith("1 feed read, 0 failed; 0 reports added")
    assert [one.url for one in store.feeds()] == [f"{url}/feed.xml"]


@contextlib.contextmanager
def http_server():
    """A feed without items on loopback."""

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self):
            feed = self.path == "/feed.xml"
            body = b"<rss version='2.0'><channel><title>Post</title></channel></rss>" if feed else b""
            self.send_response(200 if feed else 404)
            self.send_header("Content-Type", "application/rss+xml")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *words):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def _serve(folder, ready):
    """A process that takes the job, does a part of it and would take for ever with the rest."""

    def endless(work):
        store = work.store
        store.replace_coding("r1", _emptied(), (), next(iter(store.coders().values())))  # a part of the work
        work.step(1, 2)
        ready.set()
        time.sleep(600)
        return "never"

    store = Store.open(folder)
    Runner(store, Settings(), kinds={"recode": Kind("endless", endless)}, lease=LEASE, look=0.05).start()
    time.sleep(600)


def _emptied():
    from dateline.records import Coding, NoEvent

    return Coding(none=NoEvent(why="other"))


def test_a_job_that_was_killed_is_run_again(store, run, monkeypatch, coder):
    monkeypatch.setattr("dateline.workflow.code.open_coder", lambda settings, mode: Named(coder))
    before = incidents(store)
    ask(store, Asked(kind="recode", anew=True), "Ada")
    ready = PROCESSES.Event()
    process = PROCESSES.Process(target=_serve, args=(store.folder, ready))
    process.start()
    assert ready.wait(20)
    os.kill(process.pid, signal.SIGKILL)
    process.join()
    job = job_rows(store).rows[0]
    assert (job.state, job.tries, job.done, job.total) == ("running", 1, 1, 2)
    run()
    job = wait(store, "done")
    assert (job.tries, job.done, job.total) == (2, 4, 4)
    assert incidents(store) == before


def test_a_job_that_ends_its_process_each_time_is_given_up(store, run):
    ask(store, Asked(kind="relink"), "Ada")
    for tries in range(5):
        assert store.take_job("gone", "2031-05-01T12:00:00+00:00", at=100.0 + tries, until=99.0).tries == tries + 1
    run()
    assert "its process ended 5 times" in wait(store, "failed").told

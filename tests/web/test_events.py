"""The stream of changes, and a server that is killed: both with a real server in a process of its own."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager

import pytest

from dateline.store import Store
from dateline.workflow.custody.verify import verify_project
from dateline.workflow.review.decisions import Decision
from dateline.workflow.review.reviews import Row, review

from .conftest import NOW


def free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


class Served:
    """A running `dateline serve`."""

    def __init__(self, folder):
        self.port = free_port()
        command = [sys.executable, "-c", "from dateline.cli import main; main()", "serve", "--project", str(folder)]
        self.process = subprocess.Popen([*command, "--port", str(self.port)], stdout=subprocess.DEVNULL)
        self.csrf = self._wait()["csrf"]

    def _wait(self):
        for _ in range(300):
            try:
                return self.ask("/session")
            except (urllib.error.URLError, ConnectionError):
                time.sleep(0.1)
        raise TimeoutError("the server did not come up")

    def open(self, path, body=None, **headers):
        data = json.dumps(body).encode() if body is not None else None
        headers |= {"Content-Type": "application/json"} if body is not None else {}
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}/api/v1{path}", data, headers)
        return urllib.request.urlopen(request, timeout=20)

    def ask(self, path):
        with self.open(path) as answer:
            return json.load(answer)

    def judge(self, action, claim, **more):
        report = claim.removeprefix("c-")
        version = self.ask(f"/reports/{report}")["version"]
        body = {"action": action, "claim": claim, **more}
        with self.open("/judgements", body, **{"X-CSRF-Token": self.csrf, "If-Match": version}) as answer:
            return json.load(answer)

    def end(self, how=signal.SIGTERM):
        if self.process.poll() is None:
            os.kill(self.process.pid, how)
        self.process.wait(timeout=20)


@contextmanager
def served(folder):
    server = Served(folder)
    try:
        yield server
    finally:
        server.end()


@pytest.fixture
def folder(store):
    store.close()
    return store.folder


def events(stream):
    """The `changed` events of a stream, as they come."""
    name = None
    for line in stream:
        text = line.decode().strip()
        if text.startswith("event:"):
            name = text.removeprefix("event: ")
        elif text.startswith("data:"):
            yield name, json.loads(text.removeprefix("data: "))


def test_every_browser_is_told_of_what_others_and_other_processes_write(folder):
    with served(folder) as server, server.open("/events") as stream:
        told = events(stream)
        assert next(told) == ("ready", {"position": 0, "missed": False})
        server.judge("accept", "c-b1")
        name, changed = next(told)
        assert (name, changed["reports"], changed["position"]) == ("changed", ["b1"], 1)
        name, changed = next(told)
        assert changed["incidents"]
        with Store.open(folder) as beside:
            review(beside, [Row.of(Decision("reject", "c-b2", "Ada", NOW))])
        name, changed = next(told)
        assert (changed["reports"], changed["who"]) == (["b2"], ["Ada"])


def test_killed_in_mid_morning_nothing_that_was_answered_is_lost(folder):
    acknowledged = []
    server = Served(folder)
    for number in range(12):
        claim = ("c-b1", "c-b2", "c-a2")[number % 3]
        action = "accept" if number // 3 % 2 == 0 else "reject"
        acknowledged += [one["id"] for one in server.judge(action, claim)["judgements"]]
    server.end(signal.SIGKILL)
    with Store.open(folder) as store:
        assert [one.id for one in store.judgements()] == acknowledged
        assert verify_project(store).problems == []
    with served(folder) as again:
        rows = again.ask("/audit?limit=50")["rows"]
        assert [one["judgement"]["id"] for one in reversed(rows)] == acknowledged
        assert again.ask("/reports/b1")["verdicts"]["c-b1"]["kind"] == "reject"

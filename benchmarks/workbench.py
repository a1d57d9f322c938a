"""How long the API takes behind what an analyst waits for, in a project that workbench_project.py made.

    .venv/bin/python benchmarks/workbench.py DIR [--times 40]

Medians of a running `dateline serve`, over HTTP on this machine, with what the browser adds left out; then the server's own work
after a decision. It judges claims of the project: use one that may be thrown away.
"""

import argparse
import json
import random
import socket
import statistics
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from contextlib import suppress
from typing import Any


def free_port() -> int:
    """A port that nobody serves on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


PORT = free_port()
ROOT = f"http://127.0.0.1:{PORT}/api/v1"


def ask(path: str, body: Any = None, **headers: str) -> tuple[Any, str | None]:
    """The answer, and its ETag."""
    data = json.dumps(body).encode() if body is not None else None
    request = urllib.request.Request(ROOT + path, data, {"Content-Type": "application/json", **headers})
    with urllib.request.urlopen(request, timeout=120) as answer:
        return json.load(answer), answer.headers["ETag"]


def timed(name: str, times: int, work: Callable[[], object]) -> None:
    """Prints the median and the worst of some runs, in milliseconds."""
    spent = []
    for _ in range(times):
        started = time.perf_counter()
        work()
        spent.append(1000 * (time.perf_counter() - started))
    print(f"{name:<46} {statistics.median(spent):7.0f} ms   worst {max(spent):7.0f} ms", flush=True)


def started(folder: str) -> subprocess.Popen[bytes]:
    """A server of the project, once it answers."""
    command = [sys.executable, "-c", "from dateline.cli import main; main()", "serve", "--project", folder]
    server = subprocess.Popen([*command, "--port", str(PORT)], stdout=subprocess.DEVNULL)
    while server.poll() is None:
        with suppress(urllib.error.URLError, ConnectionError):
            ask("/session")
            return server
        time.sleep(0.2)
    raise SystemExit("the server did not start")


def measure(times: int) -> None:
    """All figures, a line each."""
    chance = random.Random(1)
    csrf = ask("/session")[0]["csrf"]
    timed("Explore, the first time: all summaries", 1, lambda: ask("/incidents"))
    timed("Explore, later", times, lambda: ask("/incidents"))
    timed("Inbox, first page", times, lambda: ask("/reports?limit=100"))
    timed("Inbox, searched", times, lambda: ask("/reports?limit=100&q=market"))
    incidents, rows = ask("/incidents")[0]["id"], ask("/reports?limit=200")[0]["rows"]
    telling = [row["id"] for row in rows if row["events"]]
    path = "/neighbours?report="
    timed("next in Inbox: which", times, lambda: ask(path + chance.choice(telling)))
    timed("next in Inbox: the report", times, lambda: ask(f"/reports/{chance.choice(telling)}"))
    timed("open an incident", times, lambda: ask(f"/incidents/{chance.choice(incidents)}"))
    timed("those like it", times, lambda: ask(f"/incidents/{chance.choice(incidents)}/similar"))
    timed("Link review, first page", times, lambda: ask("/links"))
    timed("sources", times, lambda: ask("/sources"))
    judged = iter(chance.sample(telling, min(times, len(telling))))
    timed("a decision, with its report read before", times // 2, lambda: decide(next(judged), csrf))
    until_linked()
    pairs = iter([chance.sample(incidents, 2) for _ in range(times)])
    timed("two incidents joined, linked at once", times // 2, lambda: join(next(pairs), csrf))
    timed("the same undone", times // 4, lambda: undo(csrf))
    timed("what an export of everything would hold", 1, lambda: ask("/exports/preview?everything=true"))


def decide(report: str, csrf: str) -> None:
    """Accepts the first claim of a report."""
    page, tag = ask(f"/reports/{report}")
    body = {"action": "accept", "claim": page["claims"][0]["id"]}
    ask("/judgements", body, **{"X-CSRF-Token": csrf, "If-Match": tag or ""})


def join(pair: list[str], csrf: str) -> None:
    """Judges two incidents one."""
    _, tag = ask(f"/incidents/{pair[0]}")
    body = {"action": "same", "claim": pair[0], "other": pair[1]}
    ask("/judgements", body, **{"X-CSRF-Token": csrf, "If-Match": tag or ""})


def undo(csrf: str) -> None:
    """Takes the last decision back."""
    ask("/judgements", {"action": "undo"}, **{"X-CSRF-Token": csrf})


def until_linked() -> None:
    """Prints how long it takes until all decisions are linked."""
    began = time.perf_counter()
    while ask("/project")[0]["due"]:
        time.sleep(0.2)
    print(f"{'after the last decision until all is linked':<46} {1000 * (time.perf_counter() - began):7.0f} ms")


def main() -> None:
    """Start a server, measure, end it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder")
    parser.add_argument("--times", type=int, default=40)
    chosen = parser.parse_args()
    server = started(chosen.folder)
    try:
        measure(chosen.times)
    finally:
        server.terminate()
        server.wait(timeout=60)


if __name__ == "__main__":
    main()

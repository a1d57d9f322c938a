"""`dateline add` killed (SIGKILL) at random moments and run again: does it end as if it had never been killed?

    .venv/bin/python benchmarks/kills.py [--kills 50] [--seed 1] [--database URL] [INPUT…]

Without INPUT it adds examples/reports and, where ../shared lies beside the repository, 30 real reports. One project after
another is added to by the real command and killed until enough kills have hit; each must then hold the same reports,
claims and incidents under the same ids as one whose run was never killed, and `dateline verify` must find nothing wrong.
"""

import argparse
import collections
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from dateline.store import Store

ROOT = Path(__file__).parents[1]
REAL = ROOT / ".." / "shared" / "benchmarks" / "reports" / "agency.jsonl"
COMMAND = (sys.executable, "-c", "from dateline.cli import main; main()")


def dateline(*words):
    """Starts the command."""
    return subprocess.Popen([*COMMAND, *map(str, words)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def content(folder):
    """All that must not hang on kills: reports, claims, incidents, raw bytes."""
    with Store.open(folder) as store:
        return store.reports(), store.claims(), store.incidents(), sorted(store.archive.hashes())


def phase(folder):
    """How far a run had come that was killed."""
    with Store.open(folder) as store:
        if not store.report_count():
            return "before the first report"
        return "while adding" if store.link_due else "after linking"


def new_project(folder, url):
    """Makes a project, in a schema of its own where a URL names PostgreSQL."""
    if url:
        import psycopg

        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute(f"CREATE SCHEMA {folder.name}")
        url = f"{url}{'&' if '?' in url else '?'}options=-csearch_path%3D{folder.name}"
    Store.create(folder, url).close()
    return folder


def main():
    """Kills, runs again, compares, prints; exit status 1 where anything differs."""
    parser = argparse.ArgumentParser()
    parser.add_argument("inputs", nargs="*", type=Path)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--database")
    given = parser.parse_args()
    rng, work = random.Random(given.seed), Path(tempfile.mkdtemp(prefix="dateline-kills-"))
    inputs = list(given.inputs) or [ROOT / "examples" / "reports"]
    if not given.inputs and REAL.is_file():
        (work / "real.jsonl").write_text("".join(REAL.read_text("utf-8").splitlines(keepends=True)[:30]), "utf-8")
        inputs.append(work / "real.jsonl")
    run = f"kills_{rng.getrandbits(16):x}_{int(time.time())}"
    whole = new_project(work / f"{run}_whole", given.database)
    started = time.perf_counter()
    dateline("add", *inputs, "--project", whole).wait()
    length = time.perf_counter() - started
    expected = content(whole)
    print(
        f"never killed: {length:.1f} s, {', '.join(str(len(part)) for part in expected)} reports, claims, incidents, files"
    )
    kills, projects, wrong = collections.Counter(), 0, 0
    while kills.total() < given.kills:
        projects += 1
        folder = new_project(work / f"{run}_{projects}", given.database)
        for _ in range(rng.randint(2, 6)):
            process = dateline("add", *inputs, "--project", folder)
            try:
                process.wait(rng.uniform(0.1, length))
                break
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
                kills[phase(folder)] += 1
        status = dateline("add", *inputs, "--project", folder).wait()
        clean = dateline("verify", "--project", folder).wait()
        if status or clean or content(folder) != expected:
            wrong += 1
            print(f"{folder}: differs (add {status}, verify {clean})")
    print(f"{kills.total()} kills in {projects} projects ({dict(kills)}): {wrong} projects differ")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())

"""How the gazetteer serves: look-ups a second cold and warm, build time, size, memory, against their floors.

Names are the capitalised runs of ../shared's stream of reports, or of examples/ where it is absent (places, people,
misses), filled up to 20,000 with names of places from all over the gazetteer.
Prints a table; ends with 1 where a floor is missed. `--keep FILE` measures a gazetteer that stands, and builds none.
"""

import argparse
import json
import re
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

from speed import EXAMPLES, ROOT, Measure

STREAM = ROOT.parent / "shared" / "benchmarks" / "load" / "current_events.jsonl"
NAMES = 20_000
ROUNDS = 3
BUILD = "import pathlib, sys; from dateline.gazetteer import build; build(pathlib.Path(sys.argv[1]))"
_RUN = re.compile(r"[A-Z][\w’'-]+(?: (?:al-|of |the )?[A-Z][\w’'-]+){0,2}")


def report_names(path: Path) -> list[str]:
    """NAMES names as reports write them, each once, in the order of the reports, then from the gazetteer at `path`."""
    if STREAM.is_file():
        texts = [json.loads(line)["text"] for line in STREAM.read_text(encoding="utf-8").splitlines()]
    else:
        texts = [file.read_text(encoding="utf-8") for file in sorted(EXAMPLES.rglob("*")) if file.is_file()]
    found = list(dict.fromkeys(name for text in texts for name in _RUN.findall(text)))
    with closing(sqlite3.connect(path)) as places:
        more = [name for (name,) in places.execute("SELECT DISTINCT name FROM places ORDER BY id * 7919 % 100003, id")]
    return list(dict.fromkeys([*found, *more]))[:NAMES]


def look_up(path: Path) -> dict[str, float]:
    """Look-ups a second, each name for the first time after opening and again (the best of ROUNDS); peak memory in MB."""
    from dateline.gazetteer import Gazetteer

    names = report_names(path)
    rates = {"cold": 0.0, "warm": 0.0}
    for _ in range(ROUNDS):
        gazetteer = Gazetteer.open(path)
        for which in rates:
            start = time.perf_counter()
            found = sum(bool(gazetteer.find(name)) for name in names)
            rates[which] = max(rates[which], len(names) / (time.perf_counter() - start))
        gazetteer.close()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {**rates, "memory": memory, "names": len(names), "found": found / len(names)}


def measure(path: Path, *, anew: bool) -> list[Measure]:
    """All figures with their floors; a process each, for a child's peak memory counts its parent's too."""
    figures = []
    if anew:
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", BUILD, str(path)], check=True)
        figures.append(Measure("build", time.perf_counter() - start, "s", 90, more=False))
    command = [sys.executable, __file__, "--keep", str(path), "--look-up"]
    served = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    print(f"{served['names']:.0f} names, {served['found']:.0%} of them known")
    return [
        Measure("look-ups, each new", served["cold"], "/s", 15_000, more=True),
        Measure("look-ups, seen before", served["warm"], "/s", 15_000, more=True),
        *figures,
        Measure("file", path.stat().st_size / 1e6, "MB", 90, more=False),
        Measure("memory after them", served["memory"], "MB", 120, more=False),
    ]


def main() -> int:
    """Print every figure with its floor; 1 where one is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--keep", type=Path, metavar="FILE", help="a gazetteer that stands, instead of a new one")
    parser.add_argument("--look-up", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.look_up:
        print(json.dumps(look_up(options.keep)))
        return 0
    with tempfile.TemporaryDirectory() as folder:
        path = options.keep or Path(folder) / "gazetteer.sqlite"
        figures = measure(path, anew=options.keep is None)
    for one in figures:
        print(f"{one.name:<24}{one.value:>12,.1f} {one.unit:<4}{one.target:>10,.0f}  {'✓' if one.met else '✗'}")
    return 0 if all(one.met for one in figures) else 1


if __name__ == "__main__":
    sys.exit(main())

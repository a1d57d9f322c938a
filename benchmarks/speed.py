"""How fast Dateline codes: reports a second on one core, cold start to the first answer, peak memory.

Reads ../shared's reports, or examples/ where they are absent; prints a table with the targets. `--json` for machines.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import NamedTuple, get_args

from dateline.workflow.code import Mode

ROOT = Path(__file__).parents[1]
DEV = ROOT.parent / "shared" / "benchmarks" / "reports" / "dev.jsonl"
EXAMPLES = ROOT / "examples" / "reports"
DATELINE = Path(sys.executable).parent / "dateline"
COLD_STARTS = 7


class Least(NamedTuple):
    """What a coder must reach: reports a second, seconds to the first answer, megabytes."""

    reports: float
    start: float
    memory: float


LEAST: dict[str, Least] = {"rules": Least(60, 1.2, 300), "both": Least(12, 1.5, 450), "tagger": Least(12, 1.5, 450)}


@dataclass(slots=True, frozen=True)
class Measure:
    """One figure with its target; `more` tells whether more is better."""

    name: str
    value: float
    unit: str
    target: float
    more: bool

    @property
    def met(self) -> bool:
        """True where the target is reached."""
        return self.value >= self.target if self.more else self.value <= self.target


def reports_file() -> Path:
    """The reports to measure on; says so where they are the examples."""
    if DEV.is_file():
        return DEV
    print("../shared is absent: measured on examples/, which are few and short", file=sys.stderr)
    return EXAMPLES


def throughput(source: Path, mode: Mode, *, rounds: int = 3) -> float:
    """Reports a second, in this process, pinned to one core, imports and opening left out; the best of `rounds`."""
    from dateline.reports import read_inputs
    from dateline.settings import Settings
    from dateline.workflow.code import open_coder

    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    coder = open_coder(Settings(), mode=mode)
    reports = [report for report in read_inputs([str(source)]) if not isinstance(report, Exception)]
    coder.code(reports[0])
    best = float("inf")
    for _ in range(rounds):
        start = time.perf_counter()
        for report in reports:
            coder.code(report)
        best = min(best, time.perf_counter() - start)
    return len(reports) / best


def run(*arguments: str) -> tuple[float, float]:
    """Wall seconds and peak megabytes of one `dateline` call."""
    start = time.perf_counter()
    with subprocess.Popen([DATELINE, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as child:
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode not in (0, 1):
        sys.exit(f"dateline {' '.join(arguments)} ended with {child.returncode}")
    per_megabyte = 1024 if sys.platform != "darwin" else 1024 * 1024
    return time.perf_counter() - start, usage.ru_maxrss / per_megabyte


def first_report(source: Path, folder: Path) -> Path:
    """A file that holds one report."""
    if source.is_dir():
        return min(path for path in source.rglob("*") if path.is_file())
    one = folder / "one.jsonl"
    one.write_text(source.read_text("utf-8").splitlines()[0] + "\n", "utf-8")
    return one


def measure(mode: Mode = "rules") -> list[Measure]:
    """All figures; the memory is that of a process that codes every report."""
    source, asked, least = reports_file(), ("--coder", mode, "--format", "jsonl"), LEAST[mode]
    with tempfile.TemporaryDirectory() as folder:
        one = first_report(source, Path(folder))
        run("code", str(one), *asked)  # builds what a first run builds
        starts = [run("code", str(one), *asked)[0] for _ in range(COLD_STARTS)]
    _, memory = run("code", str(source), *asked)
    return [
        Measure("reports on one core", throughput(source, mode), "a second", least.reports, more=True),
        Measure("cold start, best", min(starts), "s", least.start, more=False),
        Measure("cold start, median", statistics.median(starts), "s", least.start, more=False),
        Measure("peak memory", memory, "MB", least.memory, more=False),
    ]


def main() -> int:
    """Print the table; 1 where a target is missed."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--coder", choices=get_args(Mode), default="rules")
    arguments.add_argument("--json", action="store_true", help="print the figures as JSON")
    asked = arguments.parse_args()
    figures = measure(asked.coder)
    if asked.json:
        print(json.dumps([{**asdict(figure), "met": figure.met} for figure in figures]))
    else:
        print(f"{'':<22}{'measured':>10}  {'target':>10}")
        for figure in figures:
            bound = f"{'≥' if figure.more else '≤'} {figure.target:g}"
            print(f"{figure.name:<22}{figure.value:>10.2f}  {bound:>10}  {figure.unit:<9}{'✓' if figure.met else '✗'}")
    return 0 if all(figure.met for figure in figures) else 1


if __name__ == "__main__":
    sys.exit(main())

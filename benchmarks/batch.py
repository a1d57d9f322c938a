"""`dateline batch` on 50,000 reports: how many a second, how much memory, and the same files after three kills?

    .venv/bin/python benchmarks/batch.py [--reports 50000] [--processes 2] [--kills 3] [--coder rules] [--work DIR]

The reports are drawn from ../shared and told of other worlds, as many as it takes: in each all names of people and places are dealt
anew among themselves, figures change, and days move by whole weeks, so that no report is a copy of one of another world
while reports of one incident stay reports of one. Memory is what all processes hold together (PSS), looked at once a second; processor
seconds tell what two free cores would do where others work on the machine too.
"""

import argparse
import datetime as dt
import hashlib
import json
import random
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dateline.gazetteer import Gazetteer
from dateline.reports import read_inputs
from dateline.settings import Settings
from dateline.workflow.gazetteer import open_gazetteer

SETS = Path(__file__).parents[2] / "shared" / "benchmarks"
BASES = (
    "linking/conflict.jsonl", "linking/gva.jsonl", "load/current_events.jsonl", "reports/train.jsonl",
    "reports/wars.jsonl", "reports/dev.jsonl", "reports/agency.jsonl",
)  # fmt: skip
COMMAND = (sys.executable, "-c", "from dateline.cli import main; main()")
MONTHS = "January February March April May June July August September October November December".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
LOOK = 1.0  # seconds between two looks at the memory
WEEKS = 150  # by which days move at most, either way
_NAME = re.compile(r"\b[A-Z][^\W\d_]*[a-z][\w’'\-]*(?: [A-Z][\w’'\-]*[a-z][\w’'\-]*)*")
_DAY = re.compile(rf"\b({'|'.join(MONTHS)}) (\d{{1,2}})\b")
_FIGURE = re.compile(r"(?<![\w.,:$%-])\d{1,3}(?![\w.,:%-]\d|\w)")
_WORD = re.compile(r"\b[a-z]+\b")
Row = dict[str, Any]


def real_rows() -> list[Row]:
    """The real reports as rows, each text once."""
    found = {}
    for report in read_inputs([str(SETS / name) for name in BASES if (SETS / name).is_file()]):
        row = report.model_dump(mode="json", include={"title", "publisher", "published", "text"})
        found.setdefault(report.text_sha256, row)
    return list(found.values())


def kinds_of(rows: list[Row], gazetteer: Gazetteer) -> dict[str, str]:
    """All names of the rows: `place` and its level, or the number of their words."""
    common = {word for row in rows for word in _WORD.findall(row["text"])}
    names = {match for row in rows for match in _NAME.findall(row["text"])}
    kept = [name for name in names if name.casefold() not in common and name not in {*MONTHS, *DAYS}]
    kinds = {}
    for name in sorted(kept):
        entries = gazetteer.find(name)
        kinds[name] = f"place {entries[0].level}" if entries else f"{len(name.split())} words"
    return kinds


class World:
    """Other names, figures and days, the same for all reports."""

    def __init__(self, number: int, kinds: dict[str, str]) -> None:
        rng = random.Random(number)
        groups: dict[str, list[str]] = {}
        for name, kind in kinds.items():
            groups.setdefault(kind, []).append(name)
        self.number, self.names = number, {}
        for group in groups.values():
            self.names |= dict(zip(group, rng.sample(group, len(group)), strict=True))
        self.days = dt.timedelta(weeks=rng.randint(-WEEKS, WEEKS))
        self.figures = {figure: max(2, round(figure * rng.uniform(0.6, 1.7))) for figure in range(2, 1000)}

    def row(self, at: int, row: Row) -> Row:
        """A row as it stands in this world."""
        day = row["published"] and dt.date.fromisoformat(row["published"])
        moved = {"id": f"{self.number}~{at}", "published": day and str(day + self.days)}
        return row | moved | {key: self.text(row[key], day) for key in ("title", "text") if row[key]}

    def text(self, text: str, day: dt.date | None) -> str:
        """A text as it stands in this world."""

        def later(match: re.Match[str]) -> str:
            try:
                told = dt.date((day or dt.date(2020, 1, 1)).year, MONTHS.index(match[1]) + 1, int(match[2])) + self.days
            except ValueError:
                return match[0]
            return f"{MONTHS[told.month - 1]} {told.day}"

        text = _FIGURE.sub(lambda match: str(self.figures.get(int(match[0]), int(match[0]))), text)
        return _DAY.sub(later, _NAME.sub(lambda match: self.names.get(match[0], match[0]), text))


def write_reports(path: Path, count: int) -> tuple[int, float]:
    """Writes so many altered reports; how many real ones they come from, and their mean length."""
    rows = real_rows()
    kinds = kinds_of(rows, open_gazetteer(Settings()))
    drawn, rng, length = 0, random.Random(8), 0
    with path.open("w", encoding="utf-8") as lines:
        number = 0
        while drawn < count:
            number += 1
            world = World(number, kinds)
            order = rng.sample(range(len(rows)), min(len(rows), count - drawn))
            for at in order:
                row = world.row(at, rows[at])
                length += len(row["text"])
                lines.write(json.dumps(row, ensure_ascii=False) + "\n")
            drawn += len(order)
    return len(rows), length / count


def family(pid: int) -> list[int]:
    """A process and all that it started."""
    parents: dict[int, list[int]] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        parents.setdefault(int(fields[1]), []).append(int(stat.parent.name))
    found = [pid]
    for one in found:
        found += parents.get(one, [])
    return found


def memory(pid: int) -> float:
    """GB that a process and all that it started hold together."""
    total = 0
    for one in family(pid):
        try:
            total += int(re.search(r"Pss:\s+(\d+)", Path(f"/proc/{one}/smaps_rollup").read_text())[1])
        except (OSError, TypeError):
            continue
    return total / (1 << 20)


def run(words: list[str], log: Path, limit: float | None = None) -> tuple[int | None, float, float]:
    """Exit status (None where it was killed at the limit), seconds, and the most memory of a run."""
    start, most = time.perf_counter(), 0.0
    with log.open("ab") as told, subprocess.Popen([*COMMAND, *words], stderr=told) as process:
        while process.poll() is None:
            if limit is not None and time.perf_counter() - start > limit:
                process.send_signal(signal.SIGKILL)
                process.wait()
                return None, time.perf_counter() - start, most
            most = max(most, memory(process.pid))
            time.sleep(LOOK)
    return process.returncode, time.perf_counter() - start, most


def contents(output: Path) -> Iterator[tuple[str, str]]:
    """Each file of a batch with its hash."""
    for path in sorted(output.rglob("*")):
        if path.is_file() and path.relative_to(output).parts[0] != "work":
            yield path.relative_to(output).as_posix(), hashlib.sha256(path.read_bytes()).hexdigest()


def main() -> int:
    """Print the figures; 1 where a run failed or the files differ."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=50_000)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--kills", type=int, default=3)
    parser.add_argument("--coder", default="rules")
    parser.add_argument("--work", type=Path, help="keeps all files there, the logs too")
    given = parser.parse_args()
    if not SETS.is_dir():
        print(f"{SETS} is absent: nothing to run", file=sys.stderr)
        return 0
    work = given.work or Path(tempfile.mkdtemp(prefix="dateline-batch-"))
    work.mkdir(parents=True, exist_ok=True)
    path, (whole, killed) = work / "reports.jsonl", (work / name for name in ("whole", "killed"))
    bases, length = write_reports(path, given.reports)
    print(f"{given.reports:,} reports out of {bases:,} real ones, {length:.0f} characters on average", flush=True)

    def words(output: Path) -> list[str]:
        return [
            "batch",
            str(path),
            "--output",
            str(output),
            "--coder",
            given.coder,
            "--processes",
            str(given.processes),
        ]

    for output in (whole, killed):
        shutil.rmtree(output, ignore_errors=True)
    status, seconds, most = run(words(whole), work / "whole.log")
    used = sum(resource.getrusage(resource.RUSAGE_CHILDREN)[:2])
    if status != 0:
        print(f"failed: {status}; see {work / 'whole.log'}")
        return 1
    told = json.loads((whole / "manifest.json").read_text())
    print(f"{seconds:.0f} s, {given.reports / seconds:.1f} reports/s ({used:.0f} s of processor), {most:.2f} GB at most; " + ", ".join(
        f"{told[key]:,} {key}" for key in ("claims", "nones", "incidents")), flush=True)  # fmt: skip
    spent = 0.0
    for _ in range(given.kills):
        status, took, _ = run(words(killed), work / "killed.log", seconds / (given.kills + 1))
        spent += took
        print(f"{'killed' if status is None else 'ended'} after {took:.0f} s", flush=True)
    status, took, _ = run(words(killed), work / "killed.log")
    same = status == 0 and list(contents(whole)) == list(contents(killed))
    print(f"ended after {took:.0f} s more ({spent + took:.0f} s in all): {'the same' if same else 'OTHER'} files")
    if given.work is None:
        shutil.rmtree(work)
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main())

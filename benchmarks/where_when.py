"""Where and when against gold and against published systems, as the tables of docs/explanation.md.

    .venv/bin/python benchmarks/where_when.py

Needs the sets in ../shared, whose own scorers give the figures. Prints a line a figure with its floor, then the comparison in
Markdown; ends with 1 where a floor is missed. Two minutes on one core.
"""

import json
import re
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from dateline.language import read
from dateline.mentions.times import find_times
from dateline.records import Report

SETS = Path(__file__).parents[1] / ".." / "shared" / "benchmarks"
DATELINE = Path(sys.executable).parent / "dateline"
FLOORS = {
    "lgl end to end recall": 0.55, "lgl end to end F1": 0.55, "gwn end to end recall": 0.52, "gwn end to end F1": 0.50,
    "lgl given": 0.79, "gwn given": 0.72, "timebank strict F1": 0.82, "timebank value F1": 0.76, "wikiwars value F1": 0.76,
    "dev date / event": 0.80, "dev place / event": 0.70, "agency date / event": 0.80, "agency place / event": 0.70,
    "ucdp within 25 km": 0.12, "ucdp within 100 km": 0.33, "times, reports/s": 200,
}  # fmt: skip
PLACES = {  # system: resolution of given names (LGL, GWN), recall end to end (LGL, GWN); by the same scorer on released outputs
    "best of eight resolvers": (0.795, 0.674, None, None),
    "best of nine systems": (None, None, 0.473, 0.463),
}
TIMES = {  # system: value F1 on TimeBank and on WikiWars
    "HeidelTime (Java)": (0.795, 0.829),
    "dateparser": (0.38, 0.30),
}


@dataclass(slots=True)
class Found:
    """Figures by name, in the order in which they were measured."""

    figures: dict[str, float]

    def score(self, folder: str, name: str, arguments: list[str]) -> str:
        """What the set's own scorer says of what the command finds in it."""
        gold = SETS / folder / f"{name}.jsonl"
        with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as out:
            command = [DATELINE, *arguments[:1], gold, *arguments[1:], "--format", "jsonl"]
            subprocess.run(command, stdout=out, stderr=subprocess.DEVNULL, check=True)
            scorer = [sys.executable, SETS / folder / "score.py", gold, out.name]
            return subprocess.run(scorer, capture_output=True, text=True, check=True).stdout

    def places(self) -> None:
        """Names found and placed, and given names placed."""
        for name in ("lgl", "gwn"):
            told = self.score("places", name, ["mentions", "--kind", "place"])
            line = next(line for line in told.splitlines() if line.startswith("end_to_end"))
            precision, recall, f1 = (float(number) for number in re.findall(r"\d\.\d+", line))
            self.figures |= {f"{name} end to end precision": precision, f"{name} end to end recall": recall}
            self.figures[f"{name} end to end F1"] = f1
            told = self.score("places", name, ["mentions", "--kind", "place", "--given"])
            self.figures[f"{name} given"] = float(re.findall(r"acc161 +([\d.]+)", told)[0])

    def times(self) -> None:
        """Times found and normalised."""
        for name in ("timebank", "aquaint", "wikiwars"):
            told = self.score("times", name, ["mentions", "--kind", "time"])
            for kind in ("strict", "value"):
                self.figures[f"{name} {kind} F1"] = float(re.findall(rf"{kind}.*F1 ([\d.]+)", told)[0])

    def events(self) -> None:
        """Dates and places of events as a share of the events found, and places of headlines."""
        for name in ("dev", "agency"):
            told = self.score("reports", name, ["code"])
            f1 = {row.split()[0]: float(row.split()[3]) for row in told.splitlines()[2:] if len(row.split()) == 6}
            for slot in ("date", "place"):
                self.figures[f"{name} {slot} / event"] = f1[slot] / f1["event"]
        near, close = re.findall(r"25 km ([\d.]+), 100 km ([\d.]+)", self.score("headlines", "ucdp", ["code"]))[0]
        self.figures |= {"ucdp within 25 km": float(near), "ucdp within 100 km": float(close)}

    def speed(self) -> None:
        """Reports a second in which all times are found, reading the text included, on one core."""
        rows = [json.loads(line) for line in (SETS / "times" / "timebank.jsonl").read_text("utf-8").splitlines()]
        reports = [Report(id=row["id"], text=row["text"], published=row["published"][:10]) for row in rows]
        find_times(read(reports[0]))
        begun = time.perf_counter()
        for report in reports:
            find_times(read(report))
        self.figures["times, reports/s"] = len(reports) / (time.perf_counter() - begun)


def table(head: tuple[str, ...], rows: list[tuple[object, ...]]) -> str:
    """The rows in Markdown; what nobody measured is a dash."""
    cells = [head, tuple("---" for _ in head), *rows]
    shown = [
        ["–" if cell is None else f"{cell:.3f}" if isinstance(cell, float) else str(cell) for cell in row]
        for row in cells
    ]
    return "\n".join(f"| {' | '.join(row)} |" for row in shown)


def main() -> int:
    """Print the figures with their floors and the comparison; 1 where a floor is missed."""
    if not SETS.is_dir():
        print(f"{SETS} is absent: nothing measured", file=sys.stderr)
        return 0
    found = Found({})
    for measure in (found.places, found.times, found.events, found.speed):
        measure()
    figures = found.figures
    missed = [name for name, floor in FLOORS.items() if figures[name] < floor]
    for name, value in figures.items():
        floor = FLOORS.get(name)
        print(f"{name:<28}{value:>8.3f}" + (f"{floor:>8.2f}  {'✗' if name in missed else '✓'}" if floor else ""))
    keys = ("lgl given", "gwn given", "lgl end to end recall", "gwn end to end recall")
    ours = ("Dateline", *(figures[key] for key in keys))
    head = ("places", "LGL, given names", "GeoWebNews, given names", "LGL, end to end", "GeoWebNews, end to end")
    print("\n" + table(head, [ours, *((name, *row) for name, row in PLACES.items())]))
    ours = ("Dateline", figures["timebank value F1"], figures["wikiwars value F1"])
    print(
        "\n"
        + table(("times, value F1", "TimeBank", "WikiWars"), [ours, *((name, *row) for name, row in TIMES.items())])
    )
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())

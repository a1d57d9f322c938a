"""A real stream through `dateline code`: how many texts are answered with events, with a reason, or with an error.

Reads ../shared's stream of one-paragraph texts, or a JSONL file named; prints counts, reasons and the first errors.
"""

import argparse
import json
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
STREAM = ROOT.parent / "shared" / "benchmarks" / "load" / "current_events.jsonl"
DATELINE = Path(sys.executable).parent / "dateline"
SHOWN = 5


def answer_of(coded: dict[str, Any]) -> str:
    """What a coded report came to: events, a reason in words, or neither."""
    if coded.get("events"):
        return "events"
    none = coded.get("none") or {}
    if none.get("why"):
        return f"why: {none['why']}"
    if none.get("unread"):
        return f"unread: {none['unread']}"
    return "no answer"


def main() -> int:
    """Code the stream and print what became of it; 1 where a text failed or was left without an answer."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("stream", nargs="?", type=Path, default=STREAM, help="a JSONL file of reports")
    arguments.add_argument("--limit", type=int, help="only the first N texts")
    asked = arguments.parse_args()
    if not asked.stream.is_file():
        print(f"{asked.stream} is absent: nothing to run", file=sys.stderr)
        return 0
    lines = [line for line in asked.stream.read_text("utf-8").splitlines() if line.strip()][: asked.limit]
    start = time.perf_counter()
    run = subprocess.run(
        [DATELINE, "code", "-", "--format", "jsonl"],
        input="\n".join(lines), capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    took = time.perf_counter() - start
    coded = [json.loads(line) for line in run.stdout.splitlines()]
    answers = Counter(answer_of(report) for report in coded)
    missing = len(lines) - len(coded)
    print(f"{len(lines)} texts in {took:.0f} s ({len(lines) / took:.0f} a second), exit status {run.returncode}")
    print(f"{answers['events']:>6}  with events ({sum(len(report['events']) for report in coded)} in all)")
    for reason, count in answers.most_common():
        if reason not in ("events", "no answer"):
            print(f"{count:>6}  {reason}")
    print(f"{answers['no answer']:>6}  without an answer")
    print(f"{missing:>6}  errors")
    for line in run.stderr.splitlines()[:SHOWN] if run.returncode or missing else ():
        print(f"        {line}")
    return 1 if missing or answers["no answer"] or run.returncode else 0


if __name__ == "__main__":
    sys.exit(main())

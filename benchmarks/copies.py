"""Copies of one wire story: how many that were made from real reports are known again, and which others are taken for one.

    .venv/bin/python benchmarks/copies.py

Needs the reports in ../shared. A copy is made from each report of 150 words and more in each way; pairs of different incidents of the
linking sets that are called copies are printed, to be looked at.
"""

import datetime as dt
import json
import random
import re
import time
from pathlib import Path

from dateline.reports import Copies

SETS = Path(__file__).parents[1] / ".." / "shared" / "benchmarks"
BASES = ("reports/agency.jsonl", "reports/dev.jsonl", "reports/wars.jsonl", "reports/train.jsonl")
OTHERS = ("linking/conflict.jsonl", "linking/gva.jsonl", "load/current_events.jsonl")


def rows_of(name):
    """The reports of a set."""
    return [json.loads(line) for line in (SETS / name).read_text("utf-8").splitlines()]


def sentences_of(text):
    """The text in pieces that end like sentences."""
    return re.split(r"(?<=[.!?])\s+", text)


def copies_of(text, foreign, rng):
    """The text as other outlets might print it, by what they did to it."""
    pieces = sentences_of(text)
    short = list(pieces)
    for _ in range(min(3, len(short) - 1)):
        short.pop(rng.randrange(len(short)))
    long = list(pieces)
    for piece in rng.sample(foreign, 3):
        long.insert(rng.randrange(len(long) + 1), piece)
    both = [piece for piece in pieces if rng.random() > 0.25]
    both = both[: round(len(both) * 0.7)] + rng.sample(foreign, 2)
    words = text.split(" ")
    return {
        **{f"the first {share:.0%}": " ".join(pieces[: round(len(pieces) * share)]) for share in (0.3, 0.5, 0.7)},
        "another headline and byline": f"Quite another headline here\nBy Someone Else, Staff Reporter\n{text}",
        "another wire's prefix": f"LAGOS, Nigeria (AFP) — {text}",
        "three sentences cut": " ".join(short),
        "three sentences put in": " ".join(long),
        "a quarter cut, to 70%, two put in": " ".join(both),
        "3% of words edited": " ".join("edited" if rng.random() < 0.03 else word for word in words),
        "6% of words edited": " ".join("edited" if rng.random() < 0.06 else word for word in words),
    }


def measure_found():
    """Prints the share of made copies that are known again."""
    rng = random.Random(7)
    bases = [row for name in BASES for row in rows_of(name) if len(row["text"].split()) >= 150]
    foreign = [piece for row in rows_of(BASES[-1])[:200] for piece in sentences_of(row["text"])[2:6]]
    foreign = [piece for piece in foreign if 8 < len(piece.split()) < 40]
    found = {}
    started = time.perf_counter()
    for row in bases:
        for way, text in copies_of(row["text"], foreign, rng).items():
            copies = Copies()
            copies.original_of("wire", row["text"])
            found.setdefault(way, []).append(copies.original_of("copy", text) == "wire")
    spent = (time.perf_counter() - started) / (2 * len(bases) * len(found))
    for way, answers in found.items():
        print(f"{way:36} {sum(answers) / len(answers):6.1%} known again")
    print(f"{1000 * spent:.2f} ms a text")


def measure_false():
    """Prints which reports of other incidents are taken for copies, and how many of the same incident are."""
    for name in OTHERS:
        copies, rows = Copies(), {row["id"]: row for row in rows_of(name)}
        same, other = 0, []
        for row in sorted(rows.values(), key=lambda row: row.get("published") or ""):
            day = dt.date.fromisoformat(row["published"]) if row.get("published") else None
            original = copies.original_of(row["id"], row["text"], day)
            if original:
                incident = row.get("incident_id")
                same += incident is not None and incident == rows[original]["incident_id"]
                other += (
                    [(original, row["id"])] if incident is None or incident != rows[original]["incident_id"] else []
                )
        print(f"{name}: {len(rows)} reports, {same} copies within one incident, {len(other)} others {other}")


if __name__ == "__main__":
    measure_found()
    measure_false()

"""How linking grows: wall time and peak memory of `link_claims` on 10⁴ and 10⁵ claims, and the exponent of growth.

    .venv/bin/python benchmarks/scale.py [--claims 10000 100000 1000000] [--cache DIR] [--profile]

The claims are those of the reports in ../shared's linking and load sets (coded once, kept in --cache), and of as many
made-up worlds like theirs (worlds.py) as it takes. All worlds share one calendar of six years more, so ten times the claims
are ten times as many a day. Each size is linked in a process of its own, whose memory holds the reports and claims too.
"""

import argparse
import cProfile
import json
import math
import pstats
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1] / "training"))

from codings import coded_reports
from worlds import Row, World, world_of

from dateline.incidents.linking import link_claims
from dateline.records import Claim, Report

SETS = Path(__file__).parents[2] / "shared" / "benchmarks"
BASES = ("linking/conflict.jsonl", "linking/gva.jsonl", "load/current_events.jsonl")
GIGABYTE = 1 << 20  # of ru_maxrss, which counts kilobytes
SHOWN = 40


def real_rows(cache: Path) -> list[Row]:
    """The real reports with their claims as JSON, shuffled."""
    rows = [
        {"report": report.model_dump(mode="json"), "claims": [claim.model_dump(mode="json") for claim in coding.claims]}
        for name in BASES
        for report, coding in coded_reports(SETS / name, cache)
        if coding.claims
    ]
    random.Random(1).shuffle(rows)
    return rows


def rows_of(real: list[Row], claims: int) -> Iterator[Row]:
    """Rows of world after world until so many claims are reached."""
    number = 0
    while claims > 0:
        for row in World.of(number, real).rows(real):
            if claims > 0:
                yield row
            claims -= len(row["claims"])
        number += 1


def linked(path: Path, profile: bool) -> Row:
    """What it takes to link the rows of a file, in this process."""
    reports, claims = [], []
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            reports.append(Report.model_validate(row["report"]))
            claims += [Claim.model_validate(claim) for claim in row["claims"]]
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    clock, processor, profiler = time.perf_counter(), time.process_time(), cProfile.Profile()
    if profile:
        profiler.enable()
    incidents = link_claims(claims, reports=reports)
    profiler.disable()
    spent, used = time.perf_counter() - clock, time.process_time() - processor
    if profile:
        pstats.Stats(profiler, stream=sys.stderr).sort_stats("cumtime").print_stats(SHOWN)
    several = [incident for incident in incidents if len(incident.members) > 1]
    return {
        "claims": len(claims),
        "reports": len(reports),
        "seconds": spent,
        "processor": used,
        "gigabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / GIGABYTE,
        "before": before / GIGABYTE,
        "incidents": len(incidents),
        "several": len(several),
        "mixed": sum(len({world_of(member.report) for member in incident.members}) > 1 for incident in several),
    }


def measured(real: list[Row], claims: int, profile: bool) -> Row:
    """What it takes to link so many claims, in another process."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "rows.jsonl"
        with path.open("w", encoding="utf-8") as lines:
            lines.writelines(json.dumps(row) + "\n" for row in rows_of(real, claims))
        command = [sys.executable, __file__, "--link", str(path), *(["--profile"] if profile else [])]
        answer = subprocess.run(command, stdout=subprocess.PIPE, check=True)
    found: Row = json.loads(answer.stdout)
    return found


def main() -> None:
    """Print a line for each size, and the exponent between neighbours."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", nargs="+", type=int, default=[10_000, 100_000])
    parser.add_argument("--cache", type=Path, default=Path(".cache/linking"))
    parser.add_argument("--profile", action="store_true", help="what takes how long, on standard error (slower)")
    parser.add_argument("--link", type=Path, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.link:
        print(json.dumps(linked(chosen.link, chosen.profile)))
        return
    real, last = real_rows(chosen.cache), None
    for claims in chosen.claims:
        found = measured(real, claims, chosen.profile)
        grown = last and {
            key: math.log(found[key] / last[key], found["claims"] / last["claims"]) for key in ("seconds", "processor")
        }
        print(
            f"{found['claims']:>9,} claims of {found['reports']:,} reports: {found['seconds']:.1f} s "
            f"({found['processor']:.1f} s of processor), {found['gigabytes']:.2f} GB at most "
            f"({found['before']:.2f} GB before linking), {found['incidents']:,} incidents, {found['several']:,} of "
            f"several claims, {found['mixed']:,} of those from several worlds"
            + (f"; growth exponent {grown['seconds']:.2f} ({grown['processor']:.2f})" if grown else ""),
            flush=True,
        )
        last = found


if __name__ == "__main__":
    main()

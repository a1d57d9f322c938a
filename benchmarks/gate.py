"""Accuracy and speed against their floors: `dateline quality` on ../shared's dev reports, then benchmarks/speed.py.

Prints a line a floor; ends with 1 where one is missed. The accuracy is left out, and said so, where ../shared is absent.
"""

import json
import subprocess
import sys

from speed import DATELINE, DEV, measure

FLOORS = {"event": 0.64, "slots": 0.38, "record": 0.46, "initiators": 0.40, "targets": 0.35, "said_by": 0.40}  # F1


def accuracy() -> dict[str, float]:
    """F1 by key on the dev reports; empty where they are absent."""
    if not DEV.is_file():
        print(f"{DEV} is absent: accuracy not measured", file=sys.stderr)
        return {}
    run = subprocess.run([DATELINE, "quality", str(DEV), "--json"], capture_output=True, text=True, check=True)
    rates = json.loads(run.stdout)
    return {key: rates[key]["f1"] for key in FLOORS}


def main() -> int:
    """Print every figure with its floor; 1 where one is missed."""
    rows = [(f"{key} F1", value, FLOORS[key], value >= FLOORS[key]) for key, value in accuracy().items()]
    rows += [(figure.name, figure.value, figure.target, figure.met) for figure in measure()]
    for name, value, floor, met in rows:
        print(f"{name:<22}{value:>10.3f}{floor:>10.2f}  {'✓' if met else '✗'}")
    return 0 if all(met for *_, met in rows) else 1


if __name__ == "__main__":
    sys.exit(main())

"""Makes the model: prepare, train, export, quantise, evaluate; a step whose inputs and settings stand is not done again.

    python training/tagger --reports FILE… --work FOLDER [--gold FILE…] [--folds K…] [--only STEP…]

Out: FOLDER/all, the model of all reports, and FOLDER/fold-0…, models that have not seen one part of the reports and so can
read it for those who fit weights on it. Each step leaves STEP.json with the hashes of what it read and wrote. With --gold
(reports that were not trained on) the last step scores rules, tagger and both side by side.
"""

import argparse
import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1])]

from coded import FOLDS  # noqa: E402 - found by the path above

VERSION = "1"


@dataclass(frozen=True)
class Step:
    """A named piece of work: what it reads, what it writes, with which settings."""

    name: str
    reads: list[Path]
    writes: Path
    settings: dict[str, Any]
    work: Callable[[], None]

    def run(self, folder: Path) -> None:
        """Does the work unless the record of an earlier run says that nothing has changed."""
        record = folder / f"{self.name}.json"
        wanted = {"reads": {path.name: _hash(path) for path in self.reads}, "settings": self.settings}
        known = json.loads(record.read_text(encoding="utf-8")) if record.exists() else {}
        stands = self.writes.exists() and known.get("writes") == _hash(self.writes)
        if stands and {key: known[key] for key in wanted} == json.loads(json.dumps(wanted)):
            print(f"{self.name}: stands", flush=True)
            return
        print(f"{self.name}: …", flush=True)
        self.work()
        record.write_text(json.dumps(wanted | {"writes": _hash(self.writes)}, indent=1) + "\n", encoding="utf-8")


def _hash(path: Path) -> str:
    """The SHA-256 of a file, or of all files of a folder by name."""
    files = sorted(path.iterdir()) if path.is_dir() else [path]
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()


def steps(reports: list[Path], folder: Path, folds: list[int]) -> list[Step]:
    """All steps in their order: those of the model that is shipped, then those of each fold's."""
    from export import export, quantise
    from prepare import prepare
    from train import Plan, train

    plan, prepared = Plan(), folder / "prepared.jsonl"
    found = [Step("prepare", reports, prepared, {}, lambda: prepare(reports, prepared))]
    for name, without in [("all", None), *((f"fold-{k}", k) for k in folds)]:
        weights, whole, small = folder / f"{name}.pt", folder / f"{name}-float", folder / name
        settings = asdict(plan) | {"without": without}
        found += [
            Step(
                f"train-{name}", [prepared], weights, settings,
                lambda w=weights, k=without: train(prepared, w, plan, without=k),
            ),
            Step(f"export-{name}", [weights], whole, {}, lambda w=weights, f=whole: export(w, f, VERSION)),
            Step(f"quantise-{name}", [whole], small, {}, lambda f=whole, s=small: quantise(f, s)),
        ]  # fmt: skip
    return found


def evaluate(model: Path, gold: Path, out: Path) -> None:
    """Writes how each coder does on reports that the model has not seen."""
    program = "from dateline.cli import main; main()"
    asked = [sys.executable, "-c", program, "quality", str(gold), "--ablation"]
    run = subprocess.run(
        asked, env=os.environ | {"DATELINE_MODEL": str(model)}, capture_output=True, text=True, check=True
    )
    out.write_text(run.stdout, encoding="utf-8")
    print(run.stdout, flush=True)


def main() -> None:
    """Runs the steps."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", nargs="+", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--gold", nargs="*", type=Path, default=[])
    parser.add_argument("--folds", nargs="*", type=int, default=list(range(FOLDS)))
    parser.add_argument("--only", nargs="*", default=[], metavar="STEP", help="by the beginning of the name")
    chosen = parser.parse_args()
    chosen.work.mkdir(parents=True, exist_ok=True)
    model, measured = chosen.work / "all", {gold: chosen.work / f"{gold.stem}.txt" for gold in chosen.gold}
    found = steps(chosen.reports, chosen.work, chosen.folds)
    found += [
        Step(f"evaluate-{gold.stem}", [model, gold], out, {}, lambda g=gold, o=out: evaluate(model, g, o))
        for gold, out in measured.items()
    ]
    for step in found:
        if not chosen.only or step.name.startswith(tuple(chosen.only)):
            step.run(chosen.work)


if __name__ == "__main__":
    main()

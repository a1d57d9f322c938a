"""Makes the model: prepare, train, export, quantise, evaluate; a step whose inputs and settings stand is not done again.

    python training/tagger --reports FILE… --work FOLDER [--texts FILE…] [--gold FILE…] [--folds K…] [--only STEP…]

Out: FOLDER/all, the model of all reports, and FOLDER/fold-0…, models that have not seen one part of the reports and so can
read it for those who fit weights on it. With --texts (reports that nobody coded) a first model codes them beside the rules,
and the others start from what a network learns of that. Each step leaves STEP.json with the hashes of what it read and
wrote. With --gold (reports that were not trained on) the last step scores rules, tagger and both side by side.
"""

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1])]

from coded import FOLDS  # noqa: E402 - found by the path above

from dateline.values import digest  # noqa: E402

if TYPE_CHECKING:
    from train import Plan

VERSION = "2"


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
    return digest(b"".join(file.read_bytes() for file in files))


def steps(reports: list[Path], texts: list[Path], folder: Path, folds: list[int]) -> list[Step]:
    """All steps in their order: the first model and its texts, if any, the model that is shipped, each fold's."""
    from prepare import prepare
    from train import Plan

    prepared = folder / "prepared.jsonl"
    found = [Step("prepare", reports, prepared, {}, lambda: prepare(reports, prepared))]
    plan, begin = Plan(), None
    if texts:
        coded, ready, begin = folder / "texts.jsonl", folder / "texts-prepared.jsonl", folder / "texts.pt"
        found += _models(prepared, folder, "first", plan)
        found += [
            Step("code-texts", [folder / "first", *texts], coded, {}, lambda: code(folder / "first", texts, coded)),
            Step("prepare-texts", [coded], ready, {}, lambda: prepare([coded], ready)),
            _training(ready, begin, Plan(epochs=2, pieces=2000)),
        ]
        plan = Plan(encoder_rate=2e-4)
    for name, without in [("all", None), *((f"fold-{k}", k) for k in folds)]:
        found += _models(prepared, folder, name, plan, begin, without)
    return found


def _models(
    prepared: Path, folder: Path, name: str, plan: "Plan", begin: Path | None = None, without: int | None = None
) -> list[Step]:
    """The steps from prepared reports to one model."""
    from export import export, quantise

    weights, whole, small = folder / f"{name}.pt", folder / f"{name}-float", folder / name
    return [
        _training(prepared, weights, plan, begin, without),
        Step(f"export-{name}", [weights], whole, {}, lambda: export(weights, whole, VERSION)),
        Step(f"quantise-{name}", [whole], small, {}, lambda: quantise(whole, small)),
    ]


def _training(
    prepared: Path, weights: Path, plan: "Plan", begin: Path | None = None, without: int | None = None
) -> Step:
    """The step that trains a network on prepared reports but for one fold, from weights that another step left."""
    from train import train

    reads = [prepared] if begin is None else [prepared, begin]
    settings = asdict(plan) | {"without": without}
    return Step(
        f"train-{weights.stem}", reads, weights, settings,
        lambda: train(prepared, weights, plan, begin=begin, without=without),
    )  # fmt: skip


def _dateline(model: Path, *asked: str) -> str:
    """What a command of Dateline prints, with this model in place of the installed one."""
    command = [sys.executable, "-c", "from dateline.cli import main; main()", *asked]
    environment = os.environ | {"DATELINE_MODEL": str(model)}
    return subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=True).stdout


def code(model: Path, texts: list[Path], out: Path) -> None:
    """Writes the texts as rules and model code them."""
    out.write_text(_dateline(model, "code", *map(str, texts), "--coder", "both", "--format", "jsonl"), encoding="utf-8")


def evaluate(model: Path, gold: Path, out: Path) -> None:
    """Writes how each coder does on reports that the model has not seen."""
    out.write_text(_dateline(model, "quality", str(gold), "--ablation"), encoding="utf-8")
    print(out.read_text(encoding="utf-8"), flush=True)


def main() -> None:
    """Runs the steps."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", nargs="+", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--texts", nargs="*", type=Path, default=[])
    parser.add_argument("--gold", nargs="*", type=Path, default=[])
    parser.add_argument("--folds", nargs="*", type=int, default=list(range(FOLDS)))
    parser.add_argument("--only", nargs="*", default=[], metavar="STEP", help="by the beginning of the name")
    chosen = parser.parse_args()
    chosen.work.mkdir(parents=True, exist_ok=True)
    model, measured = chosen.work / "all", {gold: chosen.work / f"{gold.stem}.txt" for gold in chosen.gold}
    found = steps(chosen.reports, chosen.texts, chosen.work, chosen.folds)
    found += [
        Step(f"evaluate-{gold.stem}", [model, gold], out, {}, lambda g=gold, o=out: evaluate(model, g, o))
        for gold, out in measured.items()
    ]
    for step in found:
        if not chosen.only or step.name.startswith(tuple(chosen.only)):
            step.run(chosen.work)


if __name__ == "__main__":
    main()

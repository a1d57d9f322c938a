"""Coded reports as the training steps read them: the scene of each, its gold events, and the weights' way to the disk.

In: paths of coded reports (lines with `id`, `text`, `published`, `events`). Out: scenes, rows for the scorer, a json file.
"""

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from dateline.claims.codings import draft_events, likely
from dateline.claims.drafts import Draft, Scene
from dateline.language import read
from dateline.mentions import find_mentions
from dateline.quality.pairs import pair_events
from dateline.records import Report
from dateline.settings import Settings
from dateline.values import digest
from dateline.workflow.code import Coder, open_coder

DATA = Path(__file__).parents[1] / "src/dateline/claims/data"
MENTIONS = Path(__file__).parents[1] / "src/dateline/mentions/data"


class Coded(NamedTuple):
    """One report: its id, its scene, what coders made of it."""

    report: str
    scene: Scene
    gold: list[dict[str, Any]]


def options(description: str) -> argparse.Namespace:
    """The command line that all steps share: `--reports FILE…`."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", nargs="+", type=Path, required=True)
    return parser.parse_args()


def the_coder() -> Coder:
    """The coder whose drafts are trained on, with the weights that stand now."""
    return open_coder(Settings())


def scenes(paths: list[Path], coder: Coder) -> Iterator[Coded]:
    """Every report of the files, read and with its mentions."""
    for line in (line for path in paths for line in path.read_text(encoding="utf-8").splitlines()):
        gold = json.loads(line)
        told = {key: gold[key] for key in ("id", "title", "publisher", "published", "text")}
        report = Report(**told)
        reading = read(report)
        mentions = find_mentions(reading, gazetteer=coder.gazetteer, actors=coder.actors, codebook=coder.codebook)
        yield Coded(report.id, Scene.of(reading, mentions), gold["events"])


class Likely(NamedTuple):
    """One report's likely events, and which gold event each of them is: pairs of gold and draft."""

    report: str
    scene: Scene
    events: list[Draft]
    pairs: list[tuple[dict[str, Any], Draft]]


def likely_events(paths: list[Path], coder: Coder) -> Iterator[Likely]:
    """The likely events of every report, paired with those that coders recorded."""
    for report, scene, gold in scenes(paths, coder):
        events = likely(scene, coder.codebook, draft_events(scene, coder.codebook))
        pairs = pair_events(gold, [as_event(event) for event in events]).pairs
        yield Likely(report, scene, events, [(gold[i], events[j]) for i, j in pairs])


def as_event(draft: Draft) -> dict[str, Any]:
    """The draft as the scorer's pairing wants an event."""
    place, days = draft.place, draft.date.days if draft.date else None
    return {
        "event_type": draft.event_type,
        "trigger": draft.trigger.text,
        "trigger_start": draft.trigger.start,
        "date": {"start": str(days.start), "end": str(days.end)} if days else None,
        "place": {"text": place.text, "start": place.start, "country": place.country} if place else None,
        "initiators": [{"text": p.text, "start": p.start} for p in draft.initiators],
        "targets": [{"text": p.text, "start": p.start} for p in draft.targets],
        "casualties": [
            {"text": c.text, "start": c.start, "party": c.party, "effect": c.effect, "min": c.min, "max": c.max}
            for c in draft.figures
        ],
    }


def write(name: str, paths: list[Path], figures: Any, weights: Any, folder: Path = DATA) -> None:
    """Writes NAME.json into the folder of data, that of claims if none is told, with the weights, their figures and the hashes of what they were fitted on."""
    inputs = {path.name: digest(path.read_bytes()) for path in paths}
    made = {"inputs": inputs, "figures": figures, "weights": weights}
    (folder / f"{name}.json").write_text(json.dumps(made, indent=1) + "\n", encoding="utf-8")

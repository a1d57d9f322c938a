"""Coded reports as the training steps read them: the scene of each, its gold events, and the weights' way to the disk.

In: paths of coded reports (lines with `id`, `text`, `published`, `events`). Out: scenes, rows for the scorer, a json file.
"""

import argparse
import json
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from dateline.claims.codings import draft_events, likely
from dateline.claims.drafts import Draft, Scene
from dateline.codebook import Codebook
from dateline.codebook.weights import read_weights
from dateline.language import Reading, read
from dateline.language.tagger import Tagger
from dateline.mentions import find_mentions
from dateline.quality.pairs import pair_events
from dateline.records import Mentions, Report
from dateline.settings import Settings
from dateline.values import digest
from dateline.workflow.code import Coder, open_coder

DATA = Path(__file__).parents[1] / "src/dateline/claims/data"
MENTIONS = Path(__file__).parents[1] / "src/dateline/mentions/data"
FOLDS = 3


class Drafter(NamedTuple):
    """The coder whose drafts are trained on, and the taggers that read for it: none has seen the reports that it reads."""

    coder: Coder
    taggers: tuple[Tagger, ...]

    @property
    def codebook(self) -> Codebook:
        """The coder's codebook."""
        return self.coder.codebook

    def tagger_of(self, report: str) -> Tagger | None:
        """The tagger that was trained without this report's fold; None where rules work alone."""
        return self.taggers[fold_of(report) % len(self.taggers)] if self.taggers else None


def fold_of(report: str) -> int:
    """Which of FOLDS parts a report belongs to, by its id."""
    return zlib.crc32(report.encode()) % FOLDS


class Coded(NamedTuple):
    """One report: its id, its scene, what coders made of it."""

    report: str
    scene: Scene
    gold: list[dict[str, Any]]


def options(description: str) -> argparse.Namespace:
    """The command line that all steps share: `--reports FILE… [--taggers FOLDER…]`."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", nargs="+", type=Path, required=True)
    told = "a model a fold, each trained without it, or one that saw none of the reports; without: rules alone"
    parser.add_argument("--taggers", nargs="*", type=Path, default=[], metavar="FOLDER", help=told)
    return parser.parse_args()


def the_coder(taggers: Iterable[Path] = ()) -> Drafter:
    """The coder whose drafts are trained on, with the weights that stand now."""
    return Drafter(open_coder(Settings(), mode="rules"), tuple(Tagger(folder) for folder in taggers))


Read = tuple[str, str | None]  # a report's id, the hash of the tagger that read it
_READ: dict[Read, Reading] = {}  # no weights change what is read
_FOUND: dict[Read, Mentions] = {}  # and none of claims what is mentioned


def scenes(paths: list[Path], drafter: Drafter) -> Iterator[Coded]:
    """Every report of the files, read and with its mentions; read once in a process, whoever asks."""
    for line in (line for path in paths for line in path.read_text(encoding="utf-8").splitlines()):
        gold = json.loads(line)
        told = {key: gold[key] for key in ("id", "title", "publisher", "published", "text")}
        report = Report(**told)
        tagger = drafter.tagger_of(report.id)
        key = report.id, None if tagger is None else tagger.maker.sha256
        if key not in _READ:
            _READ[key] = read(report, tagger=tagger)
        if key not in _FOUND:
            coder = drafter.coder
            tools = {"gazetteer": coder.gazetteer, "actors": coder.actors, "codebook": coder.codebook}
            _FOUND[key] = find_mentions(_READ[key], **tools)
        yield Coded(report.id, Scene.of(_READ[key], _FOUND[key]), gold["events"])


class Likely(NamedTuple):
    """One report's likely events, and which gold event each of them is: pairs of gold and draft."""

    report: str
    scene: Scene
    events: list[Draft]
    pairs: list[tuple[dict[str, Any], Draft]]


def likely_events(paths: list[Path], coder: Drafter) -> Iterator[Likely]:
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


def write(
    name: str,
    paths: list[Path],
    figures: Any,
    weights: Any,
    *,
    taggers: Iterable[Path] = (),
    folder: Path | None = None,
) -> None:
    """Writes NAME.json with the weights, their figures and the hashes of what they were fitted on.

    The folder of data is that of claims if none is told: of rules alone, or of both where taggers read the reports.
    """
    inputs = {path.name: digest(path.read_bytes()) for path in paths}
    read_by = [tagger.sha256 for tagger in map(Tagger, taggers)]
    made = {"inputs": inputs} | ({"taggers": read_by} if read_by else {}) | {"figures": figures, "weights": weights}
    if folder == MENTIONS:
        _FOUND.clear()
    folder = folder or DATA / ("both" if read_by else "rules")
    (folder / f"{name}.json").write_text(json.dumps(made, indent=1) + "\n", encoding="utf-8")
    read_weights.cache_clear()

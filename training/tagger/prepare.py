"""Coded reports as the network learns from them: spans of what each event quotes, and what else the rules found there.

In: coded reports, the gazetteer. Out: prepared.jsonl, a line a report. The rules tell sentences, words that are no event's
after all, words that tell of an event again, days that a coder's date is, and which names may be swapped.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from coded import Drafter, as_event, fold_of, scenes, the_coder  # the folder of training steps is no package

from dateline.claims.codings import draft_events
from dateline.claims.drafts import Scene
from dateline.quality.pairs import pair_events

QUOTED = ("initiators", "targets", "weapons", "sources", "place")
ARMED = ("rebel", "political_militia", "identity_militia")
Row = dict[str, Any]


def prepare(paths: list[Path], out: Path) -> None:
    """Writes one line a report of the files."""
    drafter = the_coder()
    with out.open("w", encoding="utf-8") as lines:
        for path in paths:
            for report, scene, gold in scenes([path], drafter):
                row = {"id": report, "set": path.stem, "fold": fold_of(report)}
                lines.write(json.dumps(row | prepared(scene, gold, drafter)) + "\n")


def prepared(scene: Scene, gold: list[Row], drafter: Drafter) -> Row:
    """What the network needs of one report; all spans are characters `[start, end, …]`."""
    drafts = draft_events(scene, drafter.codebook)
    pairs = {j: i for i, j in pair_events(gold, [as_event(draft) for draft in drafts]).pairs}
    return {
        "text": scene.reading.text,
        "sentences": [[s.start, s.end] for s in scene.reading.sentences],
        "events": [event_of(event, scene) for event in gold],
        "triggers": [[t.start, t.end, pairs.get(j)] for j, draft in enumerate(drafts) for t in draft.triggers],
        "names": list(names_of(scene)),
        "figures": [[c.start, c.end] for c in scene.mentions.counts if c.effect],
    }


def event_of(event: Row, scene: Scene) -> Row:
    """A gold event: its codes, and the spans of what it quotes by slot; dates by the mentions that say these days."""
    slots = {name: list(spans(event.get(name))) for name in QUOTED}
    slots["figures"] = list(spans(event["casualties"]))
    days = event.get("date")
    told = (time for time in scene.mentions.times if days and time.days is not None)
    slots["date"] = [
        [t.start, t.end] for t in told if [str(t.days.start), str(t.days.end)] == [days["start"], days["end"]]
    ]
    start = event["trigger_start"]
    codes = {name: event.get(name) for name in ("event_type", "granularity", "certainty", "main", "scope")}
    return codes | {"trigger": [start, start + len(event["trigger"])], "slots": slots}


def spans(fillers: Any) -> Iterator[list[int]]:
    """The spans of a slot's fillers; those that the report does not hold word for word have none."""
    for filler in fillers if isinstance(fillers, list) else [fillers] if fillers else []:
        if isinstance(filler.get("start"), int):
            yield [filler["start"], filler["start"] + len(filler["text"])]


def names_of(scene: Scene) -> Iterator[list[Any]]:
    """The names that may be swapped within their kind: literal places by level, and armed groups."""
    text = scene.reading.text
    for place in scene.mentions.places:
        if place.use == "literal" and place.text[0].isupper() and "\n" not in place.text:
            yield [place.text, place.level if place.level in ("country", "admin1") else "place"]
    for actor in scene.mentions.actors:
        if actor.actors and actor.kind in ARMED and text[actor.start].isupper():
            yield [actor.text, "group"]

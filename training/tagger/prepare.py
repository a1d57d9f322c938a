"""Coded reports as the network learns from them: spans of what each event quotes, and what else the rules found there.

In: coded reports, the gazetteer. Out: prepared.jsonl, a line a report. The rules tell sentences, words that are no event's
after all, words that tell of an event again, days that a coder's date is. The words are those that the tagger reads.
"""

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from coded import Drafter, as_event, fold_of, scenes, the_coder  # the folder of training steps is no package
from labels import EFFECTS, OTHER

from dateline.claims.codings import draft_events
from dateline.claims.drafts import Scene
from dateline.claims.figures import slot_of
from dateline.language.tagger.standins import disguise
from dateline.quality.pairs import pair_events

QUOTED = ("initiators", "targets", "weapons", "sources", "place")
Row = dict[str, Any]


def prepare(paths: list[Path], out: Path) -> None:
    """Writes one line a report of the files."""
    drafter = the_coder()
    with out.open("w", encoding="utf-8") as lines:
        for path in paths:
            for report, scene, events in scenes([path], drafter):
                gold = [event for event in events if event.get("confidence") != "low"]  # where a machine coded it
                row = {"id": report, "set": path.stem, "fold": fold_of(report)}
                lines.write(json.dumps(row | prepared(scene, gold, drafter)) + "\n")


def prepared(scene: Scene, gold: list[Row], drafter: Drafter) -> Row:
    """What the network needs of one report, in the words that it reads; all spans are characters `[start, end, …]` of these."""
    drafts, reading = draft_events(scene, drafter.codebook), scene.reading
    pairs = {j: i for i, j in pair_events(gold, [as_event(draft) for draft in drafts]).pairs}
    told = disguise(reading.text, reading.tokens, reading.tags, reading.sentences)

    def moved(start: int, end: int) -> list[int]:
        return told.moved(*reading.range_of(start, end))

    return {
        "text": told.text,
        "sentences": [[s.start, s.end] for s in told.sentences],
        "events": [event_of(event, scene, moved) for event in gold],
        "triggers": [[*moved(t.start, t.end), pairs.get(j)] for j, draft in enumerate(drafts) for t in draft.triggers],
    }


def event_of(event: Row, scene: Scene, moved: Callable[[int, int], list[int]]) -> Row:
    """A gold event: its codes, and the spans of what it quotes by slot; dates by the mentions that say these days."""
    found = {name: list(spans(event.get(name))) for name in QUOTED}
    for slot in (*EFFECTS, OTHER):
        rows = [row for row in event["casualties"] if slot_of(row["effect"]) == slot]
        found[slot] = list(spans(rows))
    days = event.get("date")
    told = (time for time in scene.mentions.times if days and time.days is not None)
    found["date"] = [
        (t.start, t.end) for t in told if [str(t.days.start), str(t.days.end)] == [days["start"], days["end"]]
    ]
    slots: Row = {name: [moved(*span) for span in those] for name, those in found.items()}
    slots["kinds"] = [[*moved(*span), one["kind"]] for one in event["sources"] for span in spans([one])]
    codes = {name: event.get(name) for name in ("event_type", "granularity", "certainty", "main", "scope")}
    start = event["trigger_start"]
    return codes | {"trigger": moved(start, start + len(event["trigger"])), "slots": slots}


def spans(fillers: Any) -> Iterator[tuple[int, int]]:
    """The spans of a slot's fillers; those that the report does not hold word for word have none."""
    for filler in fillers if isinstance(fillers, list) else [fillers] if fillers else []:
        if isinstance(filler.get("start"), int):
            yield filler["start"], filler["start"] + len(filler["text"])

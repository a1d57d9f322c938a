"""How likely an event is one that a careful coder would record, from features that a person can read.

A scene and its events go in, a probability each comes out. The weights stand in data/confidence.json, fitted on coded
reports by training/confidence.py; here they are only applied. What falls below FLOOR is no claim at all.
"""

import json
import math
from functools import cache
from importlib.resources import files

from dateline.claims.drafts import Draft, Scene
from dateline.records.claims import Confidence

FLOOR = 0.35
HIGH = 0.75
MEDIUM = 0.5


def features(scene: Scene, draft: Draft, events: list[Draft]) -> dict[str, float]:
    """What speaks for and against the event: words of the trigger, its grammar, where it stands, what it brings along."""
    reading = scene.reading
    trigger = draft.trigger
    found = {
        "bias": 1.0,
        f"word={trigger.text.casefold()}": 1.0,
        f"type={draft.event_type}": 1.0,
        f"verb={trigger.verb}": 1.0,
        f"generic={draft.generic}": 1.0,
        f"happening={_best_happening(draft)}": 1.0,
        f"cue={trigger.cue}": 1.0,
        "initiators": float(bool(draft.initiators)),
        "targets": float(bool(draft.targets)),
        "figures": float(bool(draft.figures)),
        "date": float(draft.date is not None),
        "place": float(draft.place is not None and "place" not in draft.rules),
        "sources": float(bool(draft.sources)),
        "weapons": float(bool(draft.weapons)),
        "triggers": math.log(len(draft.triggers)),
        "first": float(draft is events[0]),
        "crowd": math.log(len(events)),
        f"position={min(draft.sentence.index, 8) // 2}": 1.0,
        f"role={draft.sentence.role}": 1.0,
        "length": math.log(len(reading.sentences)),
    }
    found |= dict.fromkeys([*_grammar(scene, draft), *_content(scene, draft)], 1.0)
    return found


def _content(scene: Scene, draft: Draft) -> list[str]:
    """Marks of who is named, how long ago it was, and whether figures and type go together."""
    published = scene.reading.report.published
    marks = [f"initiator={party.kind}" for party in draft.initiators[:1]] + [
        f"target={party.kind}" for party in draft.targets[:1]
    ]
    marks.append(f"effect={draft.trigger.effect}+{bool(draft.figures)}")
    marks.append(f"type={draft.event_type}+verb={draft.trigger.verb}")
    if draft.date is not None and draft.date.days is not None and published is not None:
        age = (published - draft.date.days.end).days
        marks.append(f"age={'new' if age <= 8 else 'months' if age <= 300 else 'years'}")
    if draft.place is not None:
        marks.append(f"level={draft.place.level}+{'place' in draft.rules}")
    before = scene.reading.lowers[max(draft.sentence.first, draft.at - 3) : draft.at]
    marks += [f"near={word}" for word in before]
    return marks


def _best_happening(draft: Draft) -> str:
    """What the surest of its triggers says: one that is told as happened outweighs plans and trials."""
    kinds = [trigger.happening for trigger in draft.triggers]
    return "happened" if "happened" in kinds else kinds[0]


def _grammar(scene: Scene, draft: Draft) -> list[str]:
    """Marks of tense, voice, number, determiner and the sentence around the trigger."""
    reading, at, sentence = scene.reading, draft.at, draft.sentence
    last = at + draft.length - 1
    tags, lowers = reading.tags, reading.lowers
    marks = [
        f"tag={tags[at]}",
        f"before={tags[at - 1] if at > sentence.first else '^'}",
        f"after={tags[last + 1] if last + 1 < sentence.last else '$'}",
    ]
    words = set(lowers[sentence.first : sentence.last])
    marks += [
        f"word-{word}"
        for word in ("if", "would", "could", "may", "will", "not", "after", "since", "who", "which", "?")
        if word in words
    ]
    if words & {'"', "“", "”"}:
        marks.append("quote")
    chunk = reading.chunk_at(at)
    if not draft.trigger.verb and chunk is not None:
        marks.append(f"determiner={lowers[chunk.first] if tags[chunk.first] == 'D' else '-'}")
        marks.append(f"plural={lowers[last].endswith('s')}")
        marks.append(
            f"governed={lowers[chunk.first - 1] if chunk.first > sentence.first and tags[chunk.first - 1] in 'PT' else tags[chunk.first - 1] if chunk.first > sentence.first else '^'}"
        )
        marks.append(f"head={chunk.head == last}")
    if draft.trigger.verb:
        marks.append(f"auxiliary={lowers[at - 1] if tags[at - 1] in 'BHT' and at > sentence.first else '-'}")
    return marks


@cache
def _weights() -> dict[str, float]:
    raw = files("dateline.claims").joinpath("data/confidence.json").read_text(encoding="utf-8")
    loaded: dict[str, float] = json.loads(raw)["weights"]
    return loaded


def probability(found: dict[str, float]) -> float:
    """The share of events with such features that coders record; features without a weight count nothing."""
    weights = _weights()
    total = sum(value * weights.get(name, 0.0) for name, value in found.items())
    return 1.0 / (1.0 + math.exp(-total))


def in_words(share: float) -> Confidence:
    """The probability as high, medium or low."""
    return "high" if share >= HIGH else "medium" if share >= MEDIUM else "low"

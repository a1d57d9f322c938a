"""How likely it is that a careful coder would record an event, and record it as an aggregate, as alleged, as disputed.

A scene and its events go in, features that a person can read come out, and from them a probability for each question.
The weights stand in data/weights.json, fitted on coded reports by training/weights.py; here they are only applied.
"""

import math
from typing import Literal

from dateline.claims import weights
from dateline.claims.drafts import Draft, Scene
from dateline.codebook import Codebook
from dateline.records import ActorMention
from dateline.records.claims import Confidence

Question = Literal["recorded", "aggregate", "alleged", "disputed"]
FLOOR = 0.36  # what coders record less often than this is no claim at all
PLAN_FLOOR = 0.6  # and less often than this where it is only told as a plan: attempts pass, intentions do not
HIGH = 0.75
MEDIUM = 0.5
_GRAMMAR = "DPCRMBHTWXA"  # tags of words that name nothing: who is named, and how, is no evidence


def features(scene: Scene, codebook: Codebook, draft: Draft, events: list[Draft]) -> dict[str, float]:
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
    found |= dict.fromkeys([*_grammar(scene, draft), *_content(scene, codebook, draft), *_cues(scene, codebook, draft)], 1.0)
    return found


def _manner(codebook: Codebook, party: ActorMention) -> str:
    """The party's kind, the same for all who bear arms: whose side they are on is no evidence."""
    return "armed" if party.kind in codebook.people.armed_kinds else party.kind


def _content(scene: Scene, codebook: Codebook, draft: Draft) -> list[str]:
    """Marks of who is named, how long ago it was, and whether figures and type go together."""
    published = scene.reading.report.published
    marks = [f"initiator={_manner(codebook, party)}" for party in draft.initiators[:1]]
    marks += [f"target={_manner(codebook, party)}" for party in draft.targets[:1]]
    marks.append(f"effect={draft.trigger.effect}+{bool(draft.figures)}")
    marks.append(f"type={draft.event_type}+verb={draft.trigger.verb}")
    if draft.date is not None and draft.date.days is not None and published is not None:
        age = (published - draft.date.days.end).days
        marks.append(f"age={'new' if age <= 8 else 'months' if age <= 300 else 'years'}")
    if draft.place is not None:
        marks.append(f"level={draft.place.level}+{'place' in draft.rules}")
    reading, first = scene.reading, max(draft.sentence.first, draft.at - 3)
    marks += [f"near={reading.lowers[k]}" for k in range(first, draft.at) if reading.tags[k] in _GRAMMAR]
    return marks


def _cues(scene: Scene, codebook: Codebook, draft: Draft) -> list[str]:
    """Marks of many events told as one, of doubt and of denial: near the trigger, and anywhere in the event's sentences."""
    lowers, sentence = scene.reading.lowers, draft.sentence
    near = max(sentence.first, draft.at - 5), min(sentence.last, draft.at + draft.length + 5)
    marks = []
    for name in ("aggregate.words", "aggregate.adverbs", "hedges.alleged", "hedges.disputed"):
        cue = codebook.cues[name].first_in(lowers, *near)
        marks += [f"{name}", f"{name}={cue}"] if cue is not None else []
    for index in sorted(draft.sentences):
        told = scene.reading.sentences[index]
        marks += [
            f"{name} told"
            for name in ("hedges.alleged", "hedges.disputed")
            if codebook.cues[name].first_in(lowers, told.first, told.last)
        ]
    if codebook.cues["hedges.alleged"].first_in(lowers, max(sentence.first, draft.at - 2), draft.at + draft.length):
        marks.append("hedged at once")
    marks += [f"source={source.verb}" for source in draft.sources[:3]]
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


def probability(found: dict[str, float], question: Question = "recorded") -> float:
    """The share of events with such features of which the answer is yes; features without a weight count nothing."""
    return weights.probability(found, weights.fitted("weights", question))


def in_words(share: float) -> Confidence:
    """The probability as high, medium or low."""
    return "high" if share >= HIGH else "medium" if share >= MEDIUM else "low"

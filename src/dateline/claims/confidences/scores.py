"""How likely it is that a careful coder would record an event, and record it as an aggregate, as alleged, as disputed.

A scene and its events go in, features that a person can read come out, and from them a probability for each question.
The weights stand in data/weights.json, fitted on coded reports by training/weights.py; here they are only applied.
"""

import math
from typing import Literal

from dateline.claims import weights
from dateline.claims.confidences.wordings import argument_marks, cue_marks, grammar_marks, manner_of, word_marks
from dateline.claims.drafts import Draft, Scene
from dateline.claims.merges import likeness
from dateline.codebook import Codebook
from dateline.records.claims import Confidence

Question = Literal["recorded", "aggregate", "alleged", "disputed"]
# What coders record less often than this is no claim at all, by what it is judged on; below it the same for the first event
# told, without which a report would often have no main event.
FLOOR = {"rules": 0.37, "both": 0.41}
LEAD_FLOOR = {"rules": 0.3, "both": 0.36}
TAGGED_FLOOR = 0.55  # and less often than this where only the tagger knows its words
PLAN_FLOOR = 0.6  # and less often than this where it is only told as a plan: attempts pass, intentions do not
HIGH = 0.75
MEDIUM = 0.57
_GRAMMAR = "DPCRMBHTWXA"  # tags of words that name nothing
_MANY = 3  # more of a kind count as this many


def features(scene: Scene, codebook: Codebook, draft: Draft, events: list[Draft]) -> dict[str, float]:
    """What speaks for and against the event: words of the trigger, its grammar, where it stands, what it brings along."""
    reading = scene.reading
    trigger = draft.trigger
    found = {
        "bias": 1.0,
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
        f"position={min(draft.sentence.index, 8) // 2}": 1.0,
        f"part={5 * draft.sentence.index // len(reading.sentences)}": 1.0,
        f"role={draft.sentence.role}": 1.0,
    }
    marks = [*grammar_marks(scene, draft), *argument_marks(scene, codebook, draft), *word_marks(scene, draft)]
    marks += [*_content(scene, codebook, draft), *cue_marks(scene, codebook, draft), *_sentence(scene, draft)]
    return found | dict.fromkeys(marks, 1.0) | _rivals(scene, codebook, draft, events) | _hinted(scene, draft)


def _hinted(scene: Scene, draft: Draft) -> dict[str, float]:
    """What the tagger makes of the event's triggers, as log-odds; nothing without hints."""
    hints = scene.hints
    if hints is None:
        return {}
    told = hints.told(draft.words)
    recorded = max(one.recorded for one in told)
    return {
        "tagger recorded": recorded,
        "tagger recorded for it": max(recorded, 0.0),
        "tagger tells": max(one.tells for one in told),
        "tagger own": told[draft.words.index(draft.trigger)].recorded,
        "tagger type": max(one.types[draft.event_type] for one in told),
        "tagger aggregate": max(one.aggregate for one in told),
        "tagger word": hints.word(draft.words),
    }


def _content(scene: Scene, codebook: Codebook, draft: Draft) -> list[str]:
    """Marks of who is named, how long ago it was, and whether figures and type go together."""
    published = scene.reading.report.published
    marks = [f"initiator={manner_of(codebook, party)}" for party in draft.initiators[:1]]
    marks += [f"target={manner_of(codebook, party)}" for party in draft.targets[:1]]
    marks.append(f"effect={draft.trigger.effect}+{bool(draft.figures)}")
    marks.append(f"type={draft.event_type}+verb={draft.trigger.verb}")
    if draft.date is not None and draft.date.days is not None and published is not None:
        age = (published - draft.date.days.end).days
        marks.append(f"age={'new' if age <= 8 else 'months' if age <= 300 else 'years'}")
    if draft.place is not None:
        marks.append(f"level={draft.place.level}+{'place' in draft.rules}")
    reading, first = scene.reading, max(draft.sentence.first, draft.at - 3)
    return marks + [f"near={reading.lowers[k]}" for k in range(first, draft.at) if reading.tags[k] in _GRAMMAR]


def _sentence(scene: Scene, draft: Draft) -> list[str]:
    """Marks of what the trigger's sentence holds: how many triggers, times, places, figures and speakers, how many words."""
    index = draft.sentence.index
    held = {
        "triggers": len(scene.triggers.get(index, ())),
        "times": len(scene.times.get(index, ())),
        "places": len(scene.places.get(index, ())),
        "counts": len(scene.counts.get(index, ())),
        "speakers": len(scene.sources.get(index, ())),
    }
    marks = [f"{name} beside={min(many, _MANY)}" for name, many in held.items()]
    return [*marks, f"sentence length={min((draft.sentence.last - draft.sentence.first) // 8, 6)}"]


def _rivals(scene: Scene, codebook: Codebook, draft: Draft, events: list[Draft]) -> dict[str, float]:
    """How like another event of the report this one is, and how many others of its type there are."""
    at = next(i for i, event in enumerate(events) if event is draft)
    likest = max(
        (
            likeness(scene, codebook, events, *((other, draft) if k < at else (draft, other)))
            for k, other in enumerate(events)
            if k != at
        ),
        default=0.0,
    )
    before, after = (sum(e.event_type == draft.event_type for e in part) for part in (events[:at], events[at + 1 :]))
    word = draft.trigger.text.split()[-1].casefold()
    told = any(event.trigger.text.split()[-1].casefold() == word for event in events[:at])
    shared = sum(draft.sentence.index in event.sentences for event in events) > 1
    marks = [
        f"likeness={round(5 * likest)}",
        f"type before={min(before, _MANY)}",
        f"type after={min(after, _MANY)}",
        f"word before={told}",
        f"sentence shared={shared}",
    ]
    return {"likeness": likest} | dict.fromkeys(marks, 1.0)


def _best_happening(draft: Draft) -> str:
    """What the surest of its triggers says: one that is told as happened outweighs plans and trials."""
    kinds = [trigger.happening for trigger in draft.triggers]
    return "happened" if "happened" in kinds else kinds[0]


def probability(scene: Scene, found: dict[str, float], question: Question = "recorded") -> float:
    """The share of events with such features of which the answer is yes; features without a weight count nothing.

    Doubt and denial are too rare for the tagger to have learned them: grammar alone tells.
    """
    evidence = scene.evidence if question in ("recorded", "aggregate") else "rules"
    return weights.probability(found, weights.fitted(evidence, "weights", question))


def in_words(share: float) -> Confidence:
    """The probability as high, medium or low."""
    return "high" if share >= HIGH else "medium" if share >= MEDIUM else "low"

"""The tagger coding alone, for comparison: its triggers are the events, and whatever it links to them more likely than not is theirs.

A scene with hints goes in, events come out. Nothing is asked of grammar or fitted weights; values of dates, places and
figures are those of the mentions, as for any coder.
"""

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeVar, get_args

from dateline.claims.drafts import Draft, Scene
from dateline.claims.figures import slot_of
from dateline.claims.hints import Hints
from dateline.language.clauses import sentence_of
from dateline.records import (
    ActorMention,
    CountMention,
    PlaceMention,
    SourceMention,
    TimeMention,
    TriggerMention,
    WeaponMention,
)
from dateline.records.claims import Effect

if TYPE_CHECKING:
    from dateline.language.tagger import Told

SURE = 0.5  # the probability from which a word tells of an event
EVEN = 0.0  # log-odds from which something is more likely than not

Found = TypeVar("Found", ActorMention, CountMention, PlaceMention, SourceMention, TimeMention, WeaponMention)


def tagged_events(scene: Scene) -> list[Draft]:
    """The events of a report as the tagger alone tells them, in text order; none without hints."""
    hints = scene.hints
    if hints is None:
        return []
    triggers = _triggers(scene, hints)
    hints.foresee(triggers)
    events: list[Draft] = []
    for trigger, told in zip(triggers, hints.told(triggers), strict=True):
        draft = _draft(scene, trigger, told)
        again = next((event for event in events if _again(hints, event, draft)), None)
        if again is not None:
            again.triggers.append(trigger)
            again.sentences.add(draft.sentence.index)
        elif told.recorded >= EVEN:
            events.append(draft)
    _fill(scene, hints, events)
    return events


def _triggers(scene: Scene, hints: Hints) -> list[TriggerMention]:
    """The tagger's triggers, of the story's sentences only."""
    reading, found = scene.reading, []
    for first, last, event_type, _ in hints.scores.tagged(SURE):
        sentence = sentence_of(reading, first)
        last = min(last, sentence.last)
        if sentence.role != "boilerplate":
            found.append(
                TriggerMention(
                    start=reading.tokens[first].start,
                    end=reading.tokens[last - 1].end,
                    text=reading.words(first, last),
                    event_type=event_type,
                    happening="happened",
                    verb=reading.tags[first] in "VG",
                )
            )
    return found


def _draft(scene: Scene, trigger: TriggerMention, told: "Told") -> Draft:
    """One trigger as an event, with the codes that the tagger finds likeliest."""
    reading = scene.reading
    at = reading.token_at(trigger.start)
    draft = Draft(trigger, at, reading.token_at(trigger.end - 1) - at + 1, sentence_of(reading, at))
    draft.triggers, draft.sentences = [trigger], {draft.sentence.index}
    draft.event_type = max(told.types, key=lambda name: told.types[name])
    draft.certainty = max(told.certainties, key=lambda name: told.certainties[name])
    draft.granularity = "aggregate" if told.aggregate >= EVEN else "single"
    draft.probability = 1.0 / (1.0 + math.exp(-told.recorded))
    return draft


def _again(hints: Hints, event: Draft, draft: Draft) -> bool:
    """True where the draft's trigger tells again of the event."""
    same = event.event_type == draft.event_type
    return same and hints.link(event.words, "again", draft.trigger.start, draft.trigger.end) >= EVEN


def _fill(scene: Scene, hints: Hints, events: list[Draft]) -> None:
    """Give each event what the tagger links to it; a figure goes to one event, the likeliest."""
    mentions = scene.mentions
    places = [place for place in mentions.places if place.use == "literal"]
    times = [time for time in mentions.times if time.days is not None]
    for event in events:
        event.initiators = _linked(hints, event, "initiators", mentions.actors)
        event.targets = [p for p in _linked(hints, event, "targets", mentions.actors) if p not in event.initiators]
        event.weapons = _linked(hints, event, "weapons", mentions.weapons)
        event.sources = _linked(hints, event, "sources", mentions.sources)
        event.place = _likeliest(hints, event, "place", places)
        event.date = _likeliest(hints, event, "date", times)
    for count in mentions.counts:
        if (count.min, count.max) != (None, None):
            asked = [(event, effect) for event in events for effect in get_args(Effect)]
            links = [hints.link(event.words, slot_of(effect), count.start, count.end) for event, effect in asked]
            best = max(range(len(asked)), key=lambda i: links[i], default=None)
            if best is not None and links[best] >= EVEN:
                event, effect = asked[best]
                event.figures.append(count.model_copy(update={"effect": effect}))


def _linked(hints: Hints, event: Draft, slot: str, found: Sequence[Found]) -> list[Found]:
    """The mentions that more likely than not fill a slot of the event."""
    return [mention for mention in found if hints.link(event.words, slot, mention.start, mention.end) >= EVEN]


def _likeliest(hints: Hints, event: Draft, slot: str, found: Sequence[Found]) -> Found | None:
    """The likeliest mention for a slot that holds one, if it is more likely than not."""
    linked = _linked(hints, event, slot, found)
    return max(linked, key=lambda mention: hints.link(event.words, slot, mention.start, mention.end), default=None)

"""Sources: who is credited for an event, and the record of each.

Events and source mentions go in; each event receives the mentions of the speakers who tell of it. How likely a speaker is
one of them is settled by features that a person can read, with weights in data/credits.json (training/credits.py).
"""

import json
import math
from functools import cache
from importlib.resources import files

from dateline.claims.drafts import Draft, Scene
from dateline.records import Source, SourceMention
from dateline.records.claims import SideOfSource

FLOOR = 0.22
_RESPONSIBILITY = "claimed responsibility"
_FAR = 4  # sentences; what lies farther apart is simply far
_TELLING = frozenset(
    """will would should could may might must plans hope if whether investigating investigation confirm confirmed information details
    responsibility condolences condemned attack blast incident suspects arrested killed died wounded injured victims toll
    fled heard saw not no there was were least number""".split()
)
_BINDING = frozenset("who which whose where when after before since following during as by and but while that in of".split())
_SHORT = 4  # letters; shorter words are shared by chance


def speakers(scene: Scene) -> list[list[SourceMention]]:
    """The mentions of each speaker of the report, in text order."""
    told: dict[str, list[SourceMention]] = {}
    for mention in scene.mentions.sources:
        told.setdefault(_key(mention), []).append(mention)
    return list(told.values())


def assign_sources(scene: Scene, events: list[Draft]) -> None:
    """Credit each speaker to the events that he tells of, anew; a doubtful event needs the better reasons."""
    for event in events:
        event.sources.clear()
    for told in speakers(scene):
        for event in events:
            if event.probability * probability(features(scene, told, event, events)) >= FLOOR:
                event.sources.extend(told)


def features(scene: Scene, told: list[SourceMention], event: Draft, events: list[Draft]) -> dict[str, float]:
    """What speaks for and against the speaker telling of the event: where, with which words, what his sentences hold."""
    best = min(told, key=lambda mention: _distance(scene, mention, event))
    first, last = _reach(scene, best)
    apart = _distance(scene, best, event)
    others = sum(any(_covers(best, t.start) for t in other.triggers) for other in events if other is not event)
    found = {
        "bias": 1.0,
        f"kind={best.kind}": 1.0,
        f"verb={best.verb}": 1.0,
        f"told={_told(best, event)}": 1.0,
        f"apart={_steps(apart)}": 1.0,
        "others": float(min(others, 3)),
        "mentions": math.log(len(told)),
        "covering": math.log1p(sum(_told(m, event) != "nothing" for m in told)),
        "events": math.log(len(events)),
        "first event": float(event is events[0]),
        "last told": float(_last_told(scene, best, events) is event),
        "shared": float(min(_shared(scene, best, event), 3)),
        f"side={_side(event, best)}": 1.0,
        f"type={event.event_type}": 1.0,
        "sentences": math.log(len(scene.reading.sentences)),
        f"place={min(first, 6) // 2}": 1.0,
        "long": float(last > first),
    }
    found[f"told={_told(best, event)} others={others > 0}"] = 1.0
    found[f"kind={best.kind} apart={_steps(apart)}"] = 1.0
    single = len(events) == 1
    told_of = _told(best, event)
    covered = any(_told(m, event) != "nothing" for m in scene.mentions.sources if _key(m) != _key(best))
    nearest = min(_distance(scene, best, other) for other in events) == apart
    kin = _kin(scene, best, event)
    biggest = max(len(e.triggers) for e in events) == len(event.triggers)
    found["size"] = math.log(len(event.triggers))
    found["size where nothing told"] = math.log(len(event.triggers)) if told_of == "nothing" else 0.0
    found["figures"] = math.log1p(len(event.figures))
    marks = [
        f"side={_side(event, best)} kind={best.kind}",
        f"side={_side(event, best)} told={told_of}",
        f"type={event.event_type} kind={best.kind}",
        f"headline={scene.reading.sentences[first].role == 'headline'}",
        f"named={any(word[0].isupper() for word in best.text.split())} kind={best.kind}",
        f"told={told_of} biggest={biggest}",
        f"apart={_steps(apart)} biggest={biggest}",
        f"told={told_of} single={single}",
        f"told={told_of} first={event is events[0]}",
        f"told={told_of} covered={covered}",
        f"told={told_of} nearest={nearest}",
        f"told={told_of} kin={kin}",
        f"told={told_of} kind={best.kind}",
        f"apart={_steps(apart)} single={single}",
        f"apart={_steps(apart)} first={event is events[0]}",
        f"apart={_steps(apart)} others={others > 0}",
    ]
    found |= dict.fromkeys(marks, 1.0)
    found["speakers"] = math.log(len({m.text for m in scene.mentions.sources}))
    found |= dict.fromkeys(_wording(scene, best, event, events), 1.0)
    if best.verb == _RESPONSIBILITY:
        found[f"responsibility last={_last_told(scene, best, events) is event} told={_told(best, event)}"] = 1.0
    return found


def _wording(scene: Scene, mention: SourceMention, event: Draft, events: list[Draft]) -> list[str]:
    """Marks of what is said: how the content begins, and how the event's own words stand in it."""
    reading = scene.reading
    start = mention.content_start if mention.content_start is not None else mention.start
    first, last = reading.token_at(start), reading.token_at(max((mention.content_end or mention.end) - 1, start))
    verb = _verb_at(reading.lowers, mention, first, last)
    behind = reading.lowers[verb + 1 : last + 1]
    marks = [f"content word={word}" for word in _TELLING & set(behind)]
    k = verb + 1
    while k < last and (reading.tags[k] == "A" or reading.lowers[k] in ("that", "on", "in")):
        k += 1
    marks.append(f"content opens={reading.lowers[k] if k <= last and reading.tags[k] in 'RDBHMX' else reading.tags[k]}")
    inside = [t for t in event.triggers if start <= t.start < (mention.content_end or 0)]
    if not inside:
        return marks
    trigger = min(inside, key=lambda t: abs(reading.token_at(t.start) - verb))
    at = reading.token_at(trigger.start)
    between = reading.lowers[min(at, verb) + 1 : max(at, verb)]
    nearer = sum(
        abs(reading.token_at(t.start) - verb) < abs(at - verb)
        for other in events
        for t in other.triggers
        if start <= t.start < (mention.content_end or 0)
    )
    marks.append(f"trigger side={'before' if at < verb else 'after'} verb={trigger.verb}")
    marks.append(f"trigger nearer={min(nearer, 2)}")
    marks.append(f"trigger far={min(len(between) // 6, 4)}")
    marks += [f"between={word} {'before' if at < verb else 'after'}" for word in _BINDING & set(between)]
    chunk = reading.chunk_at(at)
    if chunk is not None and not trigger.verb:
        marks.append(f"trigger determiner={reading.lowers[chunk.first] if reading.tags[chunk.first] == 'D' else '-'}")
        marks.append(f"trigger after={reading.lowers[chunk.first - 1] if reading.tags[chunk.first - 1] in 'PT' else reading.tags[chunk.first - 1]}")
    elif trigger.verb:
        marks.append(f"trigger after={reading.tags[at - 1]}")
    return marks


def _verb_at(lowers: list[str], mention: SourceMention, first: int, last: int) -> int:
    """The token of the reporting words within tokens `[first:last]`, the first where they cannot be found."""
    word = (mention.verb or "").split()[-1:] or [""]
    word = {"to": "according", "responsibility": "responsibility"}.get(word[0], word[0])
    return next((k for k in range(first, last + 1) if lowers[k] == word), first)


def _covers(mention: SourceMention, start: int) -> bool:
    return (
        mention.content_start is not None
        and mention.content_end is not None
        and mention.content_start <= start < mention.content_end
    )


def _told(mention: SourceMention, event: Draft) -> str:
    """What of the event stands in the stretch of text that the speaker covers."""
    if _covers(mention, event.trigger.start):
        return "event"
    if any(_covers(mention, trigger.start) for trigger in event.triggers):
        return "later reference"
    return "figure" if any(_covers(mention, count.start) for count in event.figures) else "nothing"


def _reach(scene: Scene, mention: SourceMention) -> tuple[int, int]:
    """The indexes of the first and last sentence that the mention covers."""
    start = mention.content_start if mention.content_start is not None else mention.start
    return scene.index_of(start), scene.index_of(max((mention.content_end or mention.end) - 1, start))


def _distance(scene: Scene, mention: SourceMention, event: Draft) -> int:
    """Sentences between the stretch of the mention and the nearest that tells of the event; 0 where one does both.

    Negative where the event is told only after it; sorted by size, so that what covers comes first.
    """
    first, last = _reach(scene, mention)
    if _told(mention, event) != "nothing":
        return 0
    before = [first - s for s in event.sentences if s <= first]
    after = [s - last for s in event.sentences if s > last]
    return 1 + (min(before) if before else min(after, default=_FAR) + _FAR)


def _steps(apart: int) -> str:
    return str(min(apart, 2 * _FAR))


def _last_told(scene: Scene, mention: SourceMention, events: list[Draft]) -> Draft | None:
    """The event that was told last before the mention's stretch ends."""
    end = mention.content_end or mention.end
    before = [(max((t.start for t in e.triggers if t.start < end), default=-1), i) for i, e in enumerate(events)]
    start, index = max(before, default=(-1, 0))
    return events[index] if start >= 0 else None


def _kin(scene: Scene, mention: SourceMention, event: Draft) -> str:
    """How near the words for violence in the stretch come to the event: its own word, its type, another, or none."""
    start, end = mention.content_start or 0, mention.content_end or 0
    inside = [t for t in scene.mentions.triggers if start <= t.start < end]
    own = {t.text.casefold() for t in event.triggers}
    if any(t.text.casefold() in own for t in inside):
        return "word"
    if any(t.event_type == event.event_type for t in inside):
        return "type"
    return "generic" if any(t.event_type is None for t in inside) else "other" if inside else "none"


def _shared(scene: Scene, mention: SourceMention, event: Draft) -> int:
    """How many words for the event's parties and place stand in the speaker's sentence."""
    sentence = scene.reading.sentences[_reach(scene, mention)[0]]
    words = set(scene.reading.lowers[sentence.first : sentence.last])
    named = {word for party in (*event.initiators, *event.targets) for word in party.text.casefold().split()}
    if event.place is not None:
        named |= set(event.place.text.casefold().split())
    return sum(len(word) >= _SHORT for word in words & named)


@cache
def _weights() -> dict[str, float]:
    raw = files("dateline.claims").joinpath("data/credits.json").read_text(encoding="utf-8")
    loaded: dict[str, float] = json.loads(raw)["weights"]
    return loaded


def probability(found: dict[str, float]) -> float:
    """The share of speakers with such features that coders credit; features without a weight count nothing."""
    weights = _weights()
    total = sum(value * weights.get(name, 0.0) for name, value in found.items())
    return 1.0 / (1.0 + math.exp(-total))


def _key(mention: SourceMention) -> str:
    return " ".join(mention.text.casefold().split())


def _side(draft: Draft, mention: SourceMention) -> SideOfSource:
    """Which party the source belongs to, by registry ids or shared words; third where neither."""
    words = set(_key(mention).split())
    for side, parties in (("initiator", draft.initiators), ("target", draft.targets)):
        for party in parties:
            if (
                set(party.actors) & set(mention.actors)
                or party.text.casefold() in _key(mention)
                or words <= set(party.text.casefold().split())
            ):
                return "initiator" if side == "initiator" else "target"
    return "third" if draft.initiators or draft.targets else "unknown"


def claim_sources(draft: Draft) -> tuple[Source, ...]:
    """The event's sources, each once, in text order."""
    seen: dict[str, SourceMention] = {}
    for mention in sorted(draft.sources, key=lambda m: m.start):
        seen.setdefault(_key(mention), mention)
    return tuple(
        Source(
            text=m.text,
            start=m.start,
            kind=m.kind,
            actors=m.actors,
            side=_side(draft, m),
            via=m.via,
            verb=m.verb,
        )
        for m in seen.values()
    )

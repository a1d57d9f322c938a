"""How likely a speaker is a source of an event: where he speaks, what his sentences hold, who else tells of it.

Mentions of one speaker and an event go in, features and a probability come out. The weights stand in data/credits.json,
fitted on coded reports by training/credits.py; here they are only applied.
"""

import math

from dateline.claims import weights
from dateline.claims.credits.wordings import content_marks, trigger_marks
from dateline.claims.drafts import Draft, Scene
from dateline.records import SourceMention
from dateline.records.claims import SideOfSource

RESPONSIBILITY = "claimed responsibility"
OWNED = frozenset((RESPONSIBILITY, "said it did"))  # what a speaker says of its own act
_FAR = 4  # sentences; what lies farther apart is simply far
_SHORT = 4  # letters; shorter words are shared by chance
_NOTHING = "nothing"


class Ground:
    """A scene with its events: what each mention tells of each event, and how far apart they stand, worked out once."""

    def __init__(self, scene: Scene, events: list[Draft]) -> None:
        self.scene = scene
        self.events = events
        self.biggest = max((len(event.triggers) for event in events), default=0)
        self.names = len({mention.text for mention in scene.mentions.sources})
        self.spoken = [(key(mention), mention, *stretch(mention)) for mention in scene.mentions.sources]
        self._reach: dict[int, tuple[int, int]] = {}
        self._told: dict[tuple[int, int], str] = {}
        self._apart: dict[tuple[int, int], int] = {}
        self._contents: dict[int, list[str]] = {}

    def reach(self, mention: SourceMention) -> tuple[int, int]:
        """The indexes of the first and last sentence that the mention covers."""
        known = self._reach.get(id(mention))
        if known is None:
            start, end = stretch(mention)
            known = self._reach[id(mention)] = self.scene.index_of(start), self.scene.index_of(max(end - 1, start))
        return known

    def told(self, mention: SourceMention, event: Draft) -> str:
        """What of the event stands in the stretch that the mention covers: event, later reference, figure or nothing."""
        pair = id(mention), id(event)
        known = self._told.get(pair)
        if known is None:
            known = self._told[pair] = _told(mention, event)
        return known

    def apart(self, mention: SourceMention, event: Draft) -> int:
        """0 where the mention covers words of the event; else sentences since it was told last, more where it follows."""
        pair = id(mention), id(event)
        known = self._apart.get(pair)
        if known is None:
            known = self._apart[pair] = 0 if self.told(mention, event) != _NOTHING else self._gap(mention, event)
        return known

    def _gap(self, mention: SourceMention, event: Draft) -> int:
        first, last = self.reach(mention)
        before = [first - s for s in event.sentences if s <= first]
        after = (s - last for s in event.sentences if s > last)
        return min(1 + (min(before) if before else min(after, default=_FAR) + _FAR), 2 * _FAR)

    def contents(self, mention: SourceMention) -> list[str]:
        """The marks of what the mention covers, whatever the event."""
        known = self._contents.get(id(mention))
        if known is None:
            known = self._contents[id(mention)] = content_marks(self.scene.reading, mention, *stretch(mention))
        return known

    def last_told(self, mention: SourceMention) -> Draft | None:
        """The event that was told last before the mention's stretch ends."""
        end = stretch(mention)[1]
        before = [
            (max((t.start for t in e.triggers if t.start < end), default=-1), i) for i, e in enumerate(self.events)
        ]
        start, index = max(before, default=(-1, 0))
        return self.events[index] if start >= 0 else None


def stretch(mention: SourceMention) -> tuple[int, int]:
    """The characters that the mention covers; its own where it says nothing of them."""
    if mention.content_start is None or mention.content_end is None:
        return mention.start, mention.end
    return mention.content_start, mention.content_end


def key(mention: SourceMention) -> str:
    """What two mentions of one speaker share."""
    return " ".join(mention.text.casefold().split())


def _told(mention: SourceMention, event: Draft) -> str:
    start, end = stretch(mention)
    if start <= event.trigger.start < end:
        return "event"
    if any(start <= trigger.start < end for trigger in event.triggers):
        return "later reference"
    return "figure" if any(start <= count.start < end for count in event.figures) else _NOTHING


def features(ground: Ground, told: list[SourceMention], event: Draft) -> dict[str, float]:
    """What speaks for and against the speaker telling of the event; `told` are his mentions, the nearest one counts."""
    scene, events = ground.scene, ground.events
    best = min(told, key=lambda mention: ground.apart(mention, event))
    start, end = stretch(best)
    first, last = ground.reach(best)
    size = math.log(len(event.triggers))
    found = {
        "bias": 1.0,
        "mentions": math.log(len(told)),
        "covering": math.log1p(sum(ground.told(m, event) != _NOTHING for m in told)),
        "events": math.log(len(events)),
        "others": float(min(_others(ground, best, event), 3)),
        "speakers": math.log(ground.names),
        "sentences": math.log(len(scene.reading.sentences)),
        "shared": float(min(_shared(scene, first, event), 3)),
        "size": size,
        "size where nothing told": size if ground.told(best, event) == _NOTHING else 0.0,
        "figures": math.log1p(len(event.figures)),
        "first event": float(event is events[0]),
        "last told": float(ground.last_told(best) is event),
        "long": float(last > first),
    }
    marks = [
        f"verb={best.verb}",
        f"place={min(first, 6) // 2}",
        f"sole figure={_sole(ground, told, event)}",
        f"headline={scene.reading.sentences[first].role == 'headline'}",
        *_marks(ground, best, event),
        *ground.contents(best),
        *trigger_marks(scene.reading, best, (start, end), event, events),
    ]
    return found | dict.fromkeys(marks, 1.0) | _linked(scene, told, event)


def _linked(scene: Scene, told: list[SourceMention], event: Draft) -> dict[str, float]:
    """The tagger's evidence for the mention of the speaker of which it says most; none without hints."""
    every = [scene.linked(event, "sources", mention.start, mention.end) for mention in told]
    return max(every, key=lambda found: found.get("tagger", 0.0))


def _sole(ground: Ground, told: list[SourceMention], event: Draft) -> bool:
    """True where the speaker gives a figure of the event that nobody else's words cover."""
    if not event.figures:
        return False
    starts, own = [count.start for count in event.figures], key(told[0])
    mine = {at for at in starts for start, end in map(stretch, told) if start <= at < end}
    rest = [(start, end) for name, _, start, end in ground.spoken if name != own]
    return any(not any(start <= at < end for start, end in rest) for at in mine)


def _others(ground: Ground, mention: SourceMention, event: Draft) -> int:
    """How many other events the mention covers."""
    return sum(
        ground.told(mention, other) in ("event", "later reference") for other in ground.events if other is not event
    )


def _marks(ground: Ground, mention: SourceMention, event: Draft) -> list[str]:
    """The pairs of circumstances that decide together: what is told with who tells it, who else does, what else there is."""
    events, kind = ground.events, mention.kind
    apart, others = ground.apart(mention, event), _others(ground, mention, event) > 0
    told, near = f"told={ground.told(mention, event)}", f"apart={apart}"
    single, first = f"single={len(events) == 1}", f"first={event is events[0]}"
    biggest = f"biggest={len(event.triggers) == ground.biggest}"
    side = f"side={side_of(event, mention)}"
    own = key(mention)
    covered = any(name != own and ground.told(m, event) != _NOTHING for name, m, _, _ in ground.spoken)
    nearest = all(apart <= ground.apart(mention, other) for other in events)
    named = any(word[0].isupper() for word in mention.text.split())
    marks = [told, near, side, f"kind={kind}", f"type={event.event_type}"]
    marks += [f"{told} {other}" for other in (biggest, single, first, side, f"kind={kind}", f"others={others}")]
    marks += [
        f"{told} covered={covered}",
        f"{told} nearest={nearest}",
        f"{told} kin={_kin(ground.scene, mention, event)}",
    ]
    marks += [f"{near} {other}" for other in (biggest, single, first, f"kind={kind}", f"others={others}")]
    marks += [f"kind={kind} {other}" for other in (side, f"named={named}", f"type={event.event_type}")]
    if mention.verb in OWNED:
        marks.append(f"responsibility {told} last={ground.last_told(mention) is event}")
    return marks


def _kin(scene: Scene, mention: SourceMention, event: Draft) -> str:
    """How near the words for violence in the stretch come to the event: its own word, its type, another, or none."""
    start, end = stretch(mention)
    inside = [t for t in scene.mentions.triggers if start <= t.start < end]
    own = {t.text.casefold() for t in event.triggers}
    if any(t.text.casefold() in own for t in inside):
        return "word"
    if any(t.event_type == event.event_type for t in inside):
        return "type"
    return "generic" if any(t.event_type is None for t in inside) else "other" if inside else "none"


def _shared(scene: Scene, index: int, event: Draft) -> int:
    """How many words for the event's parties and place stand in a sentence."""
    named = {word for party in (*event.initiators, *event.targets) for word in party.text.casefold().split()}
    if event.place is not None:
        named.update(event.place.text.casefold().split())
    sentence = scene.reading.sentences[index]
    return sum(len(word) >= _SHORT for word in named.intersection(scene.reading.lowers[sentence.first : sentence.last]))


def side_of(draft: Draft, mention: SourceMention) -> SideOfSource:
    """Which party the source belongs to, by registry ids or shared words; third where neither."""
    name = key(mention)
    words = set(name.split())
    for side, parties in (("initiator", draft.initiators), ("target", draft.targets)):
        for party in parties:
            text = party.text.casefold()
            if set(party.actors) & set(mention.actors) or text in name or words <= set(text.split()):
                return "initiator" if side == "initiator" else "target"
    return "third" if draft.initiators or draft.targets else "unknown"


def probability(scene: Scene, found: dict[str, float]) -> float:
    """The share of speakers with such features that coders credit; features without a weight count nothing."""
    return weights.probability(found, scene.fitted("credits"))

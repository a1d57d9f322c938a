"""Drafts: events in the making inside this stage, one per trigger at first, fewer after merging.

Mutable on purpose; nothing outside `claims` sees one.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from dateline.claims.hints import Hints
from dateline.claims.weights import Evidence, fitted
from dateline.language import Reading, Sentence
from dateline.records import (
    ActorMention,
    CountMention,
    Mentions,
    PlaceMention,
    SourceMention,
    TimeMention,
    TriggerMention,
    WeaponMention,
)
from dateline.records.claims import Certainty, Granularity

DOERS = frozenset(  # nouns for those who did it, whoever they are
    "attacker attackers assailant assailants bomber bombers hijacker hijackers gunman gunmen shooter shooters".split()
)
_ARMED = ("rebel", "political_militia", "identity_militia")  # their names are never a place's, whatever shares them


@dataclass(slots=True)
class Draft:
    """One event as far as it is known. `generic`: its type was inferred, not named by the trigger.

    `by_grammar` are type and what told it (the trigger by name, a weapon, else generic), `ruled` the parties by side, before the
    tagger was heard; `at` and `length` are the trigger's tokens; `linked` the token of another trigger that the grammar binds to
    this one; `sentences` the indexes of all sentences that tell of it; `rules` what was inferred, by field.
    """

    trigger: TriggerMention
    at: int
    length: int
    sentence: Sentence
    event_type: str = ""
    generic: bool = False
    by_grammar: tuple[str, str] = ("", "")
    ruled: dict[str, list[ActorMention]] | None = None
    backward: bool = False
    linked: int | None = None
    initiators: list[ActorMention] = field(default_factory=list)
    targets: list[ActorMention] = field(default_factory=list)
    weapons: list[WeaponMention] = field(default_factory=list)
    figures: list[CountMention] = field(default_factory=list)
    sources: list[SourceMention] = field(default_factory=list)
    date: TimeMention | None = None
    place: PlaceMention | None = None
    triggers: list[TriggerMention] = field(default_factory=list)
    sentences: set[int] = field(default_factory=set)
    rules: dict[str, str] = field(default_factory=dict)
    probability: float = 1.0
    granularity: Granularity = "single"
    certainty: Certainty = "reported"

    @property
    def words(self) -> list[TriggerMention]:
        """All triggers that tell of it: its own alone until it is merged."""
        return self.triggers or [self.trigger]

    def apart(self, index: int) -> int:
        """How many sentences on the nearest one that tells of it lies from the one at this index."""
        return 0 if index in self.sentences else min(abs(index - i) for i in self.sentences)


@dataclass(slots=True)
class Scene:
    """A reading with its mentions, indexed by sentence and token for the walks of this stage."""

    reading: Reading
    mentions: Mentions
    actors_at: dict[int, ActorMention]
    places: dict[int, list[PlaceMention]]
    times: dict[int, list[TimeMention]]
    counts: dict[int, list[CountMention]]
    weapons: dict[int, list[WeaponMention]]
    sources: dict[int, list[SourceMention]]
    voices: dict[int, list[SourceMention]] = field(default_factory=dict)
    triggers: dict[int, list[int]] = field(default_factory=dict)
    hints: Hints | None = None

    @classmethod
    def of(cls, reading: Reading, mentions: Mentions) -> "Scene":
        """The scene of one report; actors are found by the chunk they stand in, the rest by sentence."""
        scene = cls(reading, mentions, {}, {}, {}, {}, {}, {}, hints=Hints.of(reading))
        for actor in mentions.actors:
            chunk = reading.chunk_of[reading.token_at(actor.start)]
            scene.actors_at.setdefault(chunk, actor)
        groups = [
            (a.start, a.end, a.kind in _ARMED)
            for a in mentions.actors
            if a.actors and a.kind not in ("thing", "civilian", "state_force")
        ]
        for place in mentions.places:
            if any(
                start <= place.start and place.end <= end and (armed or (start, end) != (place.start, place.end))
                for start, end, armed in groups
            ):
                continue  # inside a group's name it is no place
            scene.places.setdefault(scene.index_of(place.start), []).append(place)
        for time in mentions.times:
            scene.times.setdefault(scene.index_of(time.start), []).append(time)
        for count in (count for count in mentions.counts if count.effect is not None):
            scene.counts.setdefault(scene.index_of(count.start), []).append(count)
        for weapon in mentions.weapons:
            scene.weapons.setdefault(scene.index_of(weapon.start), []).append(weapon)
        for source in mentions.sources:
            scene.sources.setdefault(scene.index_of(source.content_start or source.start), []).append(source)
            scene.voices.setdefault(scene.index_of(source.start), []).append(source)
        for trigger in mentions.triggers:
            scene.triggers.setdefault(scene.index_of(trigger.start), []).append(reading.token_at(trigger.start))
        return scene

    @property
    def evidence(self) -> Evidence:
        """What choices rest on: grammar alone, or also the tagger's hints."""
        return "rules" if self.hints is None else "both"

    def fitted(self, name: str, question: str | None = None) -> Mapping[str, float]:
        """The weights of a choice that were fitted on such evidence."""
        return fitted(self.evidence, name, question)

    def linked(self, draft: Draft, slot: str, start: int, end: int) -> dict[str, float]:
        """The tagger's evidence, as features, that characters `[start:end]` fill a slot of the draft; none without hints."""
        if self.hints is None:
            return {}
        return self.hints.evidence(draft.words, draft.trigger, slot, start, end)

    def index_of(self, offset: int) -> int:
        """The index of the sentence at a character offset."""
        sentence = self.reading.sentence_at(offset)
        return sentence.index if sentence is not None else 0

    def actor_of(self, chunk_first: int) -> ActorMention | None:
        """The actor mention of the noun phrase that holds this token."""
        index = self.reading.chunk_of[chunk_first]
        return self.actors_at.get(index) if index >= 0 else None

"""Who did it to whom, by grammar and tagger together: every party that the report names is weighed for each event.

Events with the parties that grammar gave them go in; with hints they leave with the likely ones of all. The weights stand
in data/both/parties.json, fitted on coded reports by training/parties.py; here they are only applied.
"""

import math
from bisect import bisect_left
from dataclasses import dataclass, field
from typing import Literal

from dateline.claims import weights
from dateline.claims.drafts import Draft, Scene
from dateline.claims.hints import Hints
from dateline.claims.parties.figures import befallen
from dateline.claims.parties.names import Namer
from dateline.codebook import Codebook
from dateline.records import ActorMention

Side = Literal["initiators", "targets"]
SIDES: tuple[Side, Side] = ("initiators", "targets")
FLOOR = 0.2  # share of event-and-party pairs that coders record, below which the party is left out
NEW_FLOOR = 0.28  # the same for whom grammar does not name on that side: a wrong party is worse than one left out
SURE_FLOOR = 0.4  # the same before the events are judged
ACCUSED_FLOOR = (
    0.08  # the same for whom grammar names as the doer in what a source is quoted with: who accuses whom must show
)
HOPELESS = -3.0  # log-odds of the tagger below which only grammar can make a party of a mention
_FAR = 3  # sentences; what lies farther apart is simply far
_BOUND = "VGJ", "PT"  # tags of what binds a name to the party that it describes: "aligned with", "close to"
_LONG = 5  # words; longer names count as this long


@dataclass(slots=True)
class Party:
    """One name of the report: all mentions that go by it, and on which sides grammar put it.

    `near` are the mentions of which the tagger says something for the event; of a long text's others it cannot.
    `best` are the tagger's highest log-odds of any candidate by side, `others` the sides on which grammar put another one.
    """

    name: ActorMention
    mentions: list[ActorMention]
    near: list[ActorMention] = field(default_factory=list)
    links: dict[Side, float] = field(default_factory=dict)
    ruled: frozenset[Side] = frozenset()
    best: dict[Side, float] = field(default_factory=dict)
    others: frozenset[Side] = frozenset()


class Parties:
    """The names of one report, from which each event takes its parties."""

    def __init__(self, scene: Scene, codebook: Codebook, hints: Hints, events: list[Draft]) -> None:
        self.scene, self.codebook = scene, codebook
        self._links = {(id(event), side): hints.links(event.words, side) for event in events for side in SIDES}
        self._speakers: dict[tuple[int, int], bool] = {}
        namer = Namer(scene, codebook)
        self._by_name: dict[str, Party] = {}
        self._called: list[tuple[int, str, ActorMention]] = []  # mentions in text order: start, the name, itself
        for mention in sorted(scene.mentions.actors, key=lambda mention: mention.start):
            name = namer.fullest(mention)
            if name is not None:
                key = name.text.casefold()
                party = self._by_name.setdefault(key, Party(name, []))
                party.mentions.append(mention)
                self._called.append((mention.start, key, mention))

    def candidates(self, event: Draft) -> list[Party]:
        """Who may be a party of the event: whom grammar named, and whom the tagger does not think hopeless."""
        found: dict[str, Party] = {}
        if event.ruled is None:
            event.ruled = {side: list(getattr(event, side)) for side in SIDES}
        ruled = {side: {party.text.casefold(): party for party in event.ruled[side]} for side in SIDES}
        hurt = befallen(self.scene, self.codebook, event, event.ruled["initiators"], event.ruled["targets"])
        ruled["targets"] |= {party.text.casefold(): party for party in hurt}
        near = self._near(event)
        for key in dict.fromkeys([*near, *ruled["initiators"], *ruled["targets"]]):
            own = [party for side in SIDES if (party := ruled[side].get(key)) is not None]
            known = self._by_name.get(key)
            close = [*own, *near.get(key, ())]
            links = {side: max(self._links[id(event), side](m.start, m.end) for m in close) for side in SIDES}
            if own or max(links.values()) > HOPELESS:
                sides = frozenset(side for side in SIDES if key in ruled[side])
                mentions = [*own, *(known.mentions if known is not None else ())]
                name = own[0] if own else mentions[0] if known is None else known.name
                found[key] = Party(name, mentions, close, links, sides)
        parties = list(found.values())
        many = {side: sum(side in party.ruled for party in parties) for side in SIDES}
        best = {side: max((party.links[side] for party in parties), default=0.0) for side in SIDES}
        for one in parties:
            one.best, one.others = best, frozenset(side for side in SIDES if many[side] > (side in one.ruled))
        return parties

    def _near(self, event: Draft) -> dict[str, list[ActorMention]]:
        """The mentions of which the tagger says anything for the event, by name; names in the order in which they first stand."""
        start, end = self._links[id(event), SIDES[0]].reach()
        found: dict[str, list[ActorMention]] = {}
        for _, key, mention in self._called[bisect_left(self._called, (start,)) : bisect_left(self._called, (end,))]:
            found.setdefault(key, []).append(mention)
        return {key: found[key] for key in self._by_name if key in found}

    def features(self, event: Draft, party: Party, side: Side) -> dict[str, float]:
        """What speaks for the party on this side of the event, and against it."""
        scene, other = self.scene, SIDES[side == SIDES[0]]
        links = self._links[id(event), side]
        told = max(party.near, key=lambda mention: links(mention.start, mention.end))
        link, across = party.links[side], party.links[other]
        kind = "armed" if party.name.kind in self.codebook.people.armed_kinds else party.name.kind
        apart = min(event.apart(scene.index_of(mention.start)) for mention in party.near)
        ruled = "own" if side in party.ruled else "other" if party.ruled else "neither"
        best, others = party.best[side], side in party.others
        marks = [
            f"ruled={ruled}",
            f"ruled={ruled} others={others}",
            f"kind={kind}",
            f"kind={kind} ruled={ruled}",
            f"type={event.event_type}",
            f"type={event.event_type} kind={kind}",
            f"apart={min(apart, _FAR)}",
            f"apart={min(apart, _FAR)} ruled={ruled}",
            f"known={bool(party.name.actors)}",
            f"capital={party.name.text[0].isupper()}",
            f"likeliest={link >= best}",
            f"likeliest={link >= best} ruled={ruled}",
            f"speaks={self._speaks(party)}",
            f"after={self._governing(told)}",
            *self._where(event, party),
        ]
        return (
            {
                "bias": 1.0,
                "tagger across": across,
                "tagger across for it": max(across, 0.0),
                "tagger behind": best - link,
                "mentions": math.log(len(party.mentions)),
                "words": float(min(len(party.name.text.split()), _LONG)),
            }
            | links.features(event.words.index(event.trigger), told.start, told.end)
            | dict.fromkeys(marks, 1.0)
        )

    def _governing(self, mention: ActorMention) -> str:
        """The preposition or negation that the phrase of a mention hangs on ("aligned |with| Ostra"), - where none."""
        reading = self.scene.reading
        at = reading.token_at(mention.start)
        chunk = reading.chunk_at(at)
        before = (chunk.first if chunk is not None else at) - 1
        return reading.lowers[before] if before >= 0 and reading.tags[before] in "PTX" else "-"

    def _speaks(self, party: Party) -> bool:
        """True where the party is one of the report's speakers."""
        return any(self._speaking(mention.start, mention.end) for mention in party.near)

    def _speaking(self, start: int, end: int) -> bool:
        if (start, end) not in self._speakers:
            speakers = self.scene.mentions.sources
            self._speakers[start, end] = any(s.start < end and start < s.end for s in speakers)
        return self._speakers[start, end]

    def accused(self, party: Party) -> bool:
        """True where grammar makes it a doer and somebody else's words name it."""
        return "initiators" in party.ruled and any(
            source.content_start <= mention.start < source.content_end
            and (source.end <= mention.start or mention.end <= source.start)
            for source in self.scene.mentions.sources
            if source.content_start is not None and source.content_end is not None
            for mention in party.mentions
        )

    def _where(self, event: Draft, party: Party) -> list[str]:
        """Whether it stands before or behind the trigger in its sentence, and whether it is a place's name and no more."""
        marks = []
        index = event.sentence.index
        for mention in party.near:
            if self.scene.index_of(mention.start) == index:
                marks.append(f"stands={'before' if mention.start < event.trigger.start else 'behind'}")
                marks.append(f"{marks[-1]} verb={event.trigger.verb}")
                break
        name = party.name
        for place in self.scene.places.get(self.scene.index_of(name.start), ()):
            if place.start <= name.start and name.end <= place.end:
                marks.append(f"place={place.use} {place.level}")
        return marks


def choose_parties(scene: Scene, codebook: Codebook, events: list[Draft]) -> None:
    """Give each event its likely parties, anew, in text order; a doubtful event needs the better reasons.

    Where no tagger has read, grammar's stay as they are.
    """
    if scene.hints is None:
        return
    parties = Parties(scene, codebook, scene.hints, events)
    for event in events:
        found = parties.candidates(event)
        for side in SIDES:
            held = scene.fitted("parties", side)
            shares = (weights.probability(parties.features(event, party, side), held) for party in found)
            likely = [
                party.name
                for party, share in zip(found, shares, strict=True)
                if event.probability * share >= _floor(parties, event, party, side)
            ]
            getattr(event, side)[:] = _heads(scene, sorted(likely, key=lambda party: party.start))


def _floor(parties: Parties, event: Draft, party: Party, side: Side) -> float:
    """The share that a party must reach."""
    if event.probability == 1.0:
        return SURE_FLOOR
    if side not in party.ruled:
        return NEW_FLOOR
    return ACCUSED_FLOOR if side == "initiators" and parties.accused(party) else FLOOR


def _heads(scene: Scene, parties: list[ActorMention]) -> list[ActorMention]:
    """The parties of one side in text order without those that only tell of the one before ("militias loyal to |Ostra|")."""
    return [party for i, party in enumerate(parties) if not any(_qualifies(scene, one, party) for one in parties[:i])]


def _qualifies(scene: Scene, party: ActorMention, other: ActorMention) -> bool:
    """True where nothing but an adjective or participle and its preposition stands between the two."""
    reading = scene.reading
    first, last = reading.token_at(party.end - 1) + 1, reading.token_at(other.start)
    tags = reading.tags[first:last].replace("D", "").replace("B", "")
    return len(tags) == len(_BOUND) and all(tag in those for tag, those in zip(tags, _BOUND, strict=True))

"""The stage's entry: one report's claims from its reading and mentions, or the reason why it has none.

Pure: no clock, no disk. Drafts are made from triggers, given parties, type, place and date, merged, given figures and
sources, judged, and handed to records.py.
"""

import math

from dateline.claims.bearings import Bearings
from dateline.claims.confidences import FLOOR, LEAD_FLOOR, PLAN_FLOOR, TAGGED_FLOOR, features, probability
from dateline.claims.credits import OWNED, assign_sources
from dateline.claims.drafts import Draft, Scene
from dateline.claims.figures import assign_counts
from dateline.claims.merges import merge, only_planned
from dateline.claims.parties import Namer, assign_roles, choose_parties, suspects
from dateline.claims.records import claim_of
from dateline.claims.relations import relations_of
from dateline.claims.tagged import tagged_events
from dateline.claims.types import settle_type, settle_whole, weigh_type
from dateline.claims.verdicts import certainty_of, why_none
from dateline.claims.weapons import assign_weapons, bombers
from dateline.codebook import Codebook
from dateline.language import Reading
from dateline.language.clauses import sentence_of
from dateline.records import (
    ActorMention,
    Coding,
    Mentions,
    NoEvent,
    TriggerMention,
)
from dateline.records.mentions import TAGGER

OF_MANY, AGAIN, LATER = 0.3, 0.1, 0.25  # what makes an event less, and more, and less the main one
ASSERTED = 0.5  # how likely an event is at least that the report sets before or after a likely one
POSSIBLE = 0.05  # and how likely it must be by itself
_PERHAPS = frozenset(("happened", "planned", "court", "history"))  # "accused of the attack": the weights decide


def _draft(scene: Scene, codebook: Codebook, bearings: Bearings, trigger: TriggerMention, drafts: list[Draft]) -> Draft:
    reading = scene.reading
    at = reading.token_at(trigger.start)
    length = reading.token_at(trigger.end - 1) - at + 1
    draft = Draft(trigger, at, length, sentence_of(reading, at), backward=trigger.text.casefold() in codebook.backward)
    assign_roles(scene, codebook, draft, drafts)
    settle_type(scene, codebook, draft)
    weigh_type(scene, draft)
    bearings.locate(draft)
    return draft


def drafts_of(scene: Scene, codebook: Codebook) -> list[Draft]:
    """A draft for each trigger that may tell of an event, in text order, with its parties, type, place and date."""
    drafts: list[Draft] = []
    bearings = Bearings(scene)
    perhaps = [trigger for trigger in scene.mentions.triggers if trigger.happening in _PERHAPS]
    if scene.hints is not None:
        scene.hints.foresee(perhaps)
    for trigger in perhaps:
        drafts.append(_draft(scene, codebook, bearings, trigger, drafts))
    namer = Namer(scene, codebook)
    for draft in drafts:
        draft.initiators = [named for party in draft.initiators if (named := namer.fullest(party)) is not None]
        draft.targets = [named for party in draft.targets if (named := namer.fullest(party)) is not None]
    return drafts


def draft_events(scene: Scene, codebook: Codebook) -> list[Draft]:
    """All events that the report's triggers may tell of, complete but not yet judged."""
    events = merge(scene, codebook, drafts_of(scene, codebook))
    for event in events:
        settle_whole(scene, event)
    _complete(scene, codebook, events)
    return events


def _complete(scene: Scene, codebook: Codebook, events: list[Draft]) -> None:
    """Give the events what other sentences hold: place, date, figures, sources, weapons."""
    Bearings(scene).settle(events)
    assign_counts(scene, codebook, events)
    assign_sources(scene, events)
    assign_weapons(scene, events)
    choose_parties(scene, codebook, events)
    _name_doers(scene, events)


def _name_doers(scene: Scene, events: list[Draft]) -> None:
    """Give the events whose initiators nobody told those who claim them, are blamed, or died with their bomb."""
    for event in events:
        if event.event_type == "suicide_bomb" and not event.initiators:
            event.initiators = bombers(scene, event)
        if not event.initiators:
            event.initiators = _claimants(event)
        if not any(party.actors for party in event.initiators):
            known = {party.text for party in event.initiators}
            event.initiators += [p for p in suspects(scene, event, events) if p.text not in known]


def _claimants(event: Draft) -> list[ActorMention]:
    """The groups among the event's sources that claim responsibility for it."""
    return [
        ActorMention(
            start=s.start, end=s.end, text=s.text, head=s.text.split()[-1].casefold(), kind="rebel", actors=s.actors
        )
        for s in event.sources
        if s.verb in OWNED and s.kind == "armed_group" and s.text[0].isupper()
    ][:1]


def likely(scene: Scene, codebook: Codebook, events: list[Draft]) -> list[Draft]:
    """The events that a careful coder would record; figures and sources of those left out go to the ones that stay."""
    for event in events:
        found = features(scene, codebook, event, events)
        event.probability = probability(scene, found)
        event.granularity = "aggregate" if probability(scene, found, "aggregate") >= 0.5 else "single"
        doubts = (probability(scene, found, question) for question in ("alleged", "disputed"))
        event.certainty = certainty_of(*doubts)
    beside = _told_beside(scene, codebook, events)
    for one, _ in beside:
        one.probability = max(one.probability, ASSERTED)
    kept = [event for i, event in enumerate(events) if event.probability >= _floor(scene, event, first=i == 0)]
    for event in kept:
        event.figures.clear()
    _complete(scene, codebook, kept)
    for one, other in beside:
        if one.place is None and other.place is not None:
            one.place, one.rules["place"] = other.place, "place of the event told with it"
    return kept


def _floor(scene: Scene, event: Draft, *, first: bool) -> float:
    """How likely an event must be to be a claim: more where it is only planned, or only the tagger knows its words."""
    if only_planned(event):
        return PLAN_FLOOR
    if all(trigger.cue == TAGGER for trigger in event.words):
        return TAGGED_FLOOR
    return (LEAD_FLOOR if first else FLOOR)[scene.evidence]


def _told_beside(scene: Scene, codebook: Codebook, events: list[Draft]) -> list[tuple[Draft, Draft]]:
    """The events that by the report's own words came before or after a likely one, each with that one."""
    pairs = [
        (i, relation.to)
        for i, relations in relations_of(scene, codebook, events).items()
        for relation in relations
        if relation.to is not None
        and ((relation.kind == "preceded_by" and relation.asserted) or relation.kind == "retaliation_for")
    ]
    return [
        (events[one], events[other])
        for pair in pairs
        for one, other in (pair, pair[::-1])
        if events[other].probability >= FLOOR[scene.evidence]
        and events[one].probability >= POSSIBLE
        and all(t.happening == "happened" and not t.verb for t in events[one].triggers)
    ]


def code_claims(reading: Reading, mentions: Mentions, *, codebook: Codebook, alone: bool = False) -> Coding:
    """The report's claims in order of first mention, one of them main; or why there is none.

    Args:
        reading: the report as read; where a tagger read it, its scores are weighed beside grammar.
        mentions: the report's mentions.
        codebook: its lexicons.
        alone: the tagger's scores are all that counts.
    """
    scene = Scene.of(reading, mentions)
    events = tagged_events(scene) if alone else likely(scene, codebook, draft_events(scene, codebook))
    if not events:
        return Coding(none=NoEvent(why=why_none(scene, codebook)))
    stated = relations_of(scene, codebook, events)
    main = _main(events)
    claims = (claim_of(scene, codebook, event, stated.get(i, []), main=i == main) for i, event in enumerate(events))
    return Coding(claims=tuple(claims))


def _main(events: list[Draft]) -> int:
    """The index of the event that the report is about: likely, told early, again and again, and no sum of many.

    The weights are of a plateau: any near them find it in two of three reports, and so does the first event told. No fitted
    ranker did better (CONTRIBUTING, "Tried, without gain").
    """

    def worth(i: int) -> float:
        many = events[i].granularity == "aggregate"
        return events[i].probability - OF_MANY * many + AGAIN * math.log(len(events[i].triggers)) - LATER * i

    return max(range(len(events)), key=worth)

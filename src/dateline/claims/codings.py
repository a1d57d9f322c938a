"""The stage's entry: one report's claims from its reading and mentions, or the reason why it has none.

Pure: no clock, no disk. Drafts are made from triggers, given parties, type, place and date, merged, given figures and
sources, judged, and frozen into records.
"""

from dateline import __version__
from dateline.claims.bearings import Bearings, claim_date, claim_place
from dateline.claims.confidences import FLOOR, MEDIUM, PLAN_FLOOR, features, in_words, probability
from dateline.claims.credits import OWNED, assign_sources, claim_sources, stretch
from dateline.claims.drafts import DOERS, Draft, Scene
from dateline.claims.figures import actors_of, assign_counts, casualty_rows, part_of
from dateline.claims.merges import merge, only_planned
from dateline.claims.parties import Namer, assign_roles, suspects
from dateline.claims.relations import relations_of
from dateline.claims.types import settle_type, settle_whole
from dateline.claims.verdicts import certainty_of, field_confidence, scope_of, why_none
from dateline.claims.weapons import assign_weapons, bombers, weapon_records
from dateline.codebook import Codebook
from dateline.language import Reading
from dateline.language.clauses import sentence_of
from dateline.records import (
    ActorMention,
    Claim,
    Coding,
    Maker,
    Mentions,
    NoEvent,
    Participant,
    Relation,
    Source,
    TriggerMention,
)
from dateline.values import Span, mint

HALF_SURE = 0.1  # an event that the report sets before or after a likely one need be no likelier
_PERHAPS = frozenset(("happened", "planned", "court", "history"))  # "accused of the attack": the weights decide
MAKER = Maker(kind="rules", name="dateline", version=__version__)
_VAGUE = frozenset(
    "people others other victims victim persons person more them those one number dead toll man woman men women bodies body total"
    " death deaths casualties fatalities bystander bystanders civilian child lives life dozens scores hundreds thousands".split()
)

_HARM = ("killed", "wounded", "abducted", "arrested")
_SUFFERED: dict[str, tuple[str, ...]] = {  # whose figures show the targets, where the type says
    "arrest": ("arrested",),
    "abduction": ("abducted",),
    "agreement": (),
    "force_movement": (),
    "protest": (),
    "weapons_seizure": (),
}


def _draft(scene: Scene, codebook: Codebook, bearings: Bearings, trigger: TriggerMention, drafts: list[Draft]) -> Draft:
    reading = scene.reading
    at = reading.token_at(trigger.start)
    length = reading.token_at(trigger.end - 1) - at + 1
    draft = Draft(trigger, at, length, sentence_of(reading, at), backward=trigger.text.casefold() in codebook.backward)
    assign_roles(scene, codebook, draft, drafts)
    settle_type(scene, codebook, draft)
    bearings.locate(draft)
    return draft


def draft_events(scene: Scene, codebook: Codebook) -> list[Draft]:
    """All events that the report's triggers may tell of, complete but not yet judged."""
    drafts: list[Draft] = []
    bearings = Bearings(scene)
    for trigger in scene.mentions.triggers:
        if trigger.happening in _PERHAPS:
            drafts.append(_draft(scene, codebook, bearings, trigger, drafts))
    namer = Namer(scene, codebook)
    for draft in drafts:
        draft.initiators = [named for party in draft.initiators if (named := namer.fullest(party)) is not None]
        draft.targets = [named for party in draft.targets if (named := namer.fullest(party)) is not None]
    events = merge(scene, codebook, drafts)
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
        event.probability = probability(found)
        event.granularity = "aggregate" if probability(found, "aggregate") >= 0.5 else "single"
        event.certainty = certainty_of(probability(found, "alleged"), probability(found, "disputed"))
    beside = _told_beside(scene, codebook, events)
    for one, _ in beside:
        one.probability = max(one.probability, MEDIUM)
    kept = [event for event in events if event.probability >= (PLAN_FLOOR if only_planned(event) else FLOOR)]
    if len(kept) < len(events):
        for event in kept:
            event.figures.clear()
            event.sources.clear()
        _complete(scene, codebook, kept)
    else:
        assign_sources(scene, kept)
        assign_weapons(scene, kept)
    for one, other in beside:
        if one.place is None and other.place is not None:
            one.place, one.rules["place"] = other.place, "place of the event told with it"
    return kept


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
        if events[other].probability >= FLOOR
        and events[one].probability >= HALF_SURE
        and all(t.happening == "happened" and not t.verb for t in events[one].triggers)
    ]


def _names_more(one: ActorMention, other: ActorMention) -> bool:
    """True where the second is a bare noun that the first one ends in ("suspected rebels", "rebels")."""
    bare = other.text.islower() and " " not in other.text
    return bare and one.text != other.text and one.text.casefold().endswith(" " + other.text)


def _participants(parties: list[ActorMention]) -> tuple[Participant, ...]:
    seen: dict[str, ActorMention] = {}
    for party in parties:
        if not any(_names_more(other, party) for other in parties):
            seen.setdefault(party.text.casefold(), party)
    return tuple(Participant(text=p.text, start=p.start, actors=p.actors, kind=p.kind) for p in seen.values())


def _targets(scene: Scene, codebook: Codebook, draft: Draft) -> list[ActorMention]:
    """The targets, and whom its figures befell unless they are the initiators or nobody in particular."""
    named = {word for p in (*draft.targets, *draft.initiators) for word in p.text.casefold().split()}
    own = {actor for party in draft.initiators for actor in party.actors}
    more = []
    counts = sorted(draft.figures, key=lambda count: (count.start, count.effect or ""))
    for i, count in enumerate(counts):
        words = set(count.party.casefold().split())
        if (
            words
            and not words & named
            and not words <= _VAGUE
            and not words & DOERS
            and count.effect in _SUFFERED.get(draft.event_type, _HARM)
            and count.max != 0
            and not own & set(actors_of(scene, count))
            and part_of(scene, codebook, counts, i) is None
        ):
            start = count.text.rfind(count.party)
            if start >= 0:
                at = count.start + start
                more.append(
                    ActorMention(
                        start=at,
                        end=at + len(count.party),
                        text=count.party,
                        head=count.party.split()[-1],
                        kind="unknown",
                    )
                )
                named |= words
    found = [*draft.targets, *more]
    some = [party for party in found if party.text.casefold() not in _VAGUE]
    return some if some or draft.event_type != "arrest" else found


def _relations(draft: Draft, codebook: Codebook, sources: tuple[Source, ...]) -> tuple[Relation, ...]:
    """Claims of responsibility and denials by the event's own sources, each where it covers the event or is all they say."""
    found: dict[tuple[str, int], Relation] = {}
    for i, source in enumerate(sources):
        mine = [m for m in draft.sources if (m.start, m.text) == (source.start, source.text)]
        span = Span(start=source.start, end=source.start + len(source.text))
        for mention in mine:
            start, end = stretch(mention)
            if len(mine) > 1 and not any(start <= t.start < end for t in draft.triggers):
                continue
            if mention.verb in OWNED:
                found[("claimed_by", i)] = Relation(kind="claimed_by", source=i, span=span)
            elif mention.verb in codebook.sources.deny_verbs:
                found[("denied_by", i)] = Relation(kind="denied_by", source=i, span=span)
    return tuple(found.values())


def _claim(scene: Scene, codebook: Codebook, draft: Draft, stated: list[Relation], *, main: bool) -> Claim:
    report = scene.reading.report
    draft.targets = _targets(scene, codebook, draft)
    sources = claim_sources(draft)
    scope, rest = scope_of(scene, codebook, draft)
    sentences = (scene.reading.sentences[i] for i in sorted(draft.sentences))
    return Claim(
        id=mint("c", report.id, report.text_sha256, draft.trigger.start, draft.event_type),
        report=report.reference(),
        event_type=draft.event_type,
        trigger=draft.trigger.text,
        trigger_start=draft.trigger.start,
        granularity=draft.granularity,
        certainty=draft.certainty,
        date=claim_date(draft),
        place=claim_place(draft),
        initiators=_participants(draft.initiators),
        targets=_participants(draft.targets),
        weapons=weapon_records(draft),
        main=main,
        scope=scope,
        casualties=casualty_rows(scene, codebook, draft, sources),
        sources=sources,
        confidence=in_words(draft.probability),
        field_confidence=field_confidence(draft),
        evidence=tuple(Span(start=s.start, end=s.end) for s in sentences),
        maker=MAKER,
        rules={"granularity": "weights", "certainty": "weights", "main": "first event told", "scope": rest}
        | draft.rules,
        relations=(*_relations(draft, codebook, sources), *stated),
    )


def code_claims(reading: Reading, mentions: Mentions, *, codebook: Codebook) -> Coding:
    """The report's claims in order of first mention, the first of them main; or why there is none.

    That the first told is main holds on 76 of 115 reports of the development set; no ranker of position, date, figures and
    headline words did better there (CONTRIBUTING, "Tried").
    """
    scene = Scene.of(reading, mentions)
    events = likely(scene, codebook, draft_events(scene, codebook))
    if not events:
        return Coding(none=NoEvent(why=why_none(scene, codebook)))
    stated = relations_of(scene, codebook, events)
    claims = (_claim(scene, codebook, event, stated.get(i, []), main=i == 0) for i, event in enumerate(events))
    return Coding(claims=tuple(claims))

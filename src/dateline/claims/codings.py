"""The stage's entry: one report's claims from its reading and mentions, or the reason why it has none.

Pure: no clock, no disk. Drafts are made from triggers, given parties, type, place and date, merged, given figures and
sources, judged, and frozen into records.
"""

from dateline import __version__
from dateline.claims.bearings import claim_date, claim_place, inherit, locate
from dateline.claims.confidences import FLOOR, features, in_words, probability
from dateline.claims.credits import RESPONSIBILITY, assign_sources, claim_sources, stretch
from dateline.claims.drafts import Draft, Scene
from dateline.claims.figures import assign_counts, casualty_rows
from dateline.claims.merges import merge
from dateline.claims.parties import Namer, assign_roles
from dateline.claims.types import settle_type
from dateline.claims.verdicts import certainty_of, granularity_of, main_of, scope_of, why_none
from dateline.claims.weapons import bombers, used_weapons, weapon_records
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

MAKER = Maker(kind="rules", name="dateline", version=__version__)
_VAGUE = frozenset(
    "people others other victims persons person more them those one number dead toll man woman men women".split()
)


def _draft(scene: Scene, codebook: Codebook, trigger: TriggerMention, drafts: list[Draft]) -> Draft:
    reading = scene.reading
    at = reading.token_at(trigger.start)
    length = reading.token_at(trigger.end - 1) - at + 1
    draft = Draft(trigger, at, length, sentence_of(reading, at), backward=trigger.text.casefold() in codebook.backward)
    assign_roles(scene, codebook, draft, drafts)
    settle_type(scene, codebook, draft)
    locate(scene, draft)
    return draft


def draft_events(scene: Scene, codebook: Codebook) -> list[Draft]:
    """All events that the report's triggers may tell of, complete but not yet judged."""
    drafts: list[Draft] = []
    for trigger in scene.mentions.triggers:
        if trigger.happening == "happened":
            drafts.append(_draft(scene, codebook, trigger, drafts))
    namer = Namer(scene, codebook)
    for draft in drafts:
        draft.initiators = [namer.fullest(party) for party in draft.initiators]
        draft.targets = [namer.fullest(party) for party in draft.targets]
    events = merge(scene, codebook, drafts)
    _complete(scene, events)
    return events


def _complete(scene: Scene, events: list[Draft]) -> None:
    """Give the events what other sentences hold: place, date, figures, sources, weapons."""
    for event in events:
        inherit(scene, event, events)
    assign_counts(scene, events)
    assign_sources(scene, events)
    for event in events:
        event.weapons = used_weapons(scene, event)
        if event.event_type == "suicide_bomb" and not event.initiators:
            event.initiators = bombers(scene, event)


def likely(scene: Scene, events: list[Draft]) -> list[Draft]:
    """The events that a careful coder would record; figures and sources of those left out go to the ones that stay."""
    for event in events:
        event.probability = probability(features(scene, event, events))
    kept = [event for event in events if event.probability >= FLOOR]
    if len(kept) < len(events):
        for event in kept:
            event.figures.clear()
            event.sources.clear()
        _complete(scene, kept)
    else:
        assign_sources(scene, kept)
    return kept


def _participants(parties: list[ActorMention]) -> tuple[Participant, ...]:
    seen: dict[str, ActorMention] = {}
    for party in parties:
        seen.setdefault(party.text.casefold(), party)
    return tuple(Participant(text=p.text, start=p.start, actors=p.actors, kind=p.kind) for p in seen.values())


def _targets(draft: Draft) -> list[ActorMention]:
    """The targets, and whom its figures befell unless they are the initiators or nobody in particular."""
    named = {word for p in (*draft.targets, *draft.initiators) for word in p.text.casefold().split()}
    more = []
    for count in draft.figures:
        words = set(count.party.casefold().split())
        if (
            words
            and not words & named
            and not words <= _VAGUE
            and count.effect in ("killed", "wounded", "abducted", "arrested")
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
    return [*draft.targets, *more]


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
            if mention.verb == RESPONSIBILITY:
                found[("claimed_by", i)] = Relation(kind="claimed_by", source=i, span=span)
            elif mention.verb in codebook.sources.deny_verbs:
                found[("denied_by", i)] = Relation(kind="denied_by", source=i, span=span)
    return tuple(found.values())


def _claim(scene: Scene, codebook: Codebook, draft: Draft, *, main: bool) -> Claim:
    report = scene.reading.report
    sources = claim_sources(draft)
    sentences = (scene.reading.sentences[i] for i in sorted(draft.sentences))
    return Claim(
        id=mint("c", report.id, report.text_sha256, draft.trigger.start, draft.event_type),
        report=report.reference(),
        event_type=draft.event_type,
        trigger=draft.trigger.text,
        trigger_start=draft.trigger.start,
        granularity=granularity_of(scene, codebook, draft),
        certainty=certainty_of(scene, codebook, draft),
        date=claim_date(draft),
        place=claim_place(draft),
        initiators=_participants(draft.initiators),
        targets=_participants(_targets(draft)),
        weapons=weapon_records(draft),
        main=main,
        scope=scope_of(scene, codebook, draft),
        casualties=casualty_rows(scene, codebook, draft, sources),
        sources=sources,
        confidence=in_words(draft.probability),
        evidence=tuple(Span(start=s.start, end=s.end) for s in sentences),
        maker=MAKER,
        rules=draft.rules,
        relations=_relations(draft, codebook, sources),
    )


def code_claims(reading: Reading, mentions: Mentions, *, codebook: Codebook) -> Coding:
    """The report's claims in order of first mention, exactly one of them main; or why there is none."""
    scene = Scene.of(reading, mentions)
    events = likely(scene, draft_events(scene, codebook))
    if not events:
        return Coding(none=NoEvent(why=why_none(scene, codebook)))
    main = main_of(scene, events)
    return Coding(claims=tuple(_claim(scene, codebook, event, main=i == main) for i, event in enumerate(events)))

"""The records of claims: a finished draft frozen into what leaves the stage, with who says each party, date and figure.

A scene, a draft and the relations that the report states go in, a Claim comes out; what no words say stands in its rules.
"""

from dateline import __version__
from dateline.claims.bearings import claim_date, claim_place
from dateline.claims.confidences import in_words
from dateline.claims.credits import OWNED, claim_sources, stretch
from dateline.claims.drafts import Draft, Scene
from dateline.claims.figures import casualty_rows
from dateline.claims.parties import VAGUE, befallen
from dateline.claims.verdicts import field_confidence, scope_of
from dateline.claims.weapons import weapon_records
from dateline.codebook import Codebook
from dateline.records import ActorMention, Claim, Maker, Participant, Relation, Source
from dateline.values import Span, mint

MAKER = Maker(kind="rules", name="dateline", version=__version__)


def _names_more(one: ActorMention, other: ActorMention) -> bool:
    """True where the second is a bare noun that the first one ends in ("suspected rebels", "rebels")."""
    bare = other.text.islower() and " " not in other.text
    return bare and one.text != other.text and one.text.casefold().endswith(" " + other.text)


def _participants(draft: Draft, sources: tuple[Source, ...], parties: list[ActorMention]) -> tuple[Participant, ...]:
    """The parties, each once in its fullest words, with who names them; who claims the event names itself."""
    seen: dict[str, ActorMention] = {}
    for party in parties:
        if not any(_names_more(other, party) for other in parties):
            seen.setdefault(party.text.casefold(), party)
    return tuple(
        Participant(
            text=p.text,
            start=p.start,
            actors=p.actors,
            kind=p.kind,
            said_by=_own_claim(sources, p) or _said_by(draft, sources, p.start),
        )
        for p in seen.values()
    )


def _own_claim(sources: tuple[Source, ...], party: ActorMention) -> tuple[int, ...]:
    """The index of the source that is the party itself and claims the event; none where there is no such source."""
    return tuple(
        i
        for i, source in enumerate(sources)
        if source.verb in OWNED and (set(source.actors) & set(party.actors) or source.text == party.text)
    )[:1]


def _targets(scene: Scene, codebook: Codebook, draft: Draft) -> list[ActorMention]:
    """The targets, and whom its figures befell; among several of an arrest nobody in particular counts too."""
    found = [*draft.targets, *befallen(scene, codebook, draft, draft.initiators, draft.targets)]
    some = [party for party in found if party.text.casefold() not in VAGUE]
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


def _said_by(draft: Draft, sources: tuple[Source, ...], start: int) -> tuple[int, ...]:
    """The index of the source whose words cover this place of the text, the nearest of several; empty: the reporter's own."""
    covering = [
        i
        for i, source in enumerate(sources)
        for mention in draft.sources
        if (mention.start, mention.text) == (source.start, source.text)
        and mention.verb != "was told"
        and stretch(mention)[0] <= start < stretch(mention)[1]
    ]
    return tuple(sorted(covering, key=lambda i: abs(sources[i].start - start))[:1])


def _rules(draft: Draft, scope: str, evidence: tuple[Span, ...]) -> dict[str, str]:
    """What inferred the fields that no words say; the type too, where no trigger in the sentences of evidence names it."""
    told = [one for one in draft.triggers if any(span.start <= one.start < span.end for span in evidence)]
    named = any(one.event_type == draft.event_type for one in told)
    rules = {"granularity": "weights", "certainty": "weights", "scope": scope}
    rules["main"] = "likely, early, told often, no sum of many"
    return rules | ({} if named else {"event_type": "told of elsewhere in the report"}) | draft.rules


def claim_of(scene: Scene, codebook: Codebook, draft: Draft, stated: list[Relation], *, main: bool) -> Claim:
    """The draft as a claim, `main` or context; `stated` are its relations to other events of the report."""
    report = scene.reading.report
    if scene.hints is None:  # else they were weighed among all whom the report names
        draft.targets = _targets(scene, codebook, draft)
    sources = claim_sources(draft)
    date = claim_date(draft)
    if date is not None and date.span is not None:
        date = date.model_copy(update={"said_by": _said_by(draft, sources, date.span.start)})
    scope, rest = scope_of(scene, codebook, draft)
    evidence = tuple(
        Span(start=s.start, end=s.end) for s in (scene.reading.sentences[i] for i in sorted(draft.sentences))
    )
    return Claim(
        id=mint("c", report.id, report.text_sha256, draft.trigger.start, draft.event_type),
        report=report.reference(),
        event_type=draft.event_type,
        trigger=draft.trigger.text,
        trigger_start=draft.trigger.start,
        granularity=draft.granularity,
        certainty=draft.certainty,
        date=date,
        place=claim_place(draft),
        initiators=_participants(draft, sources, draft.initiators),
        targets=_participants(draft, sources, draft.targets),
        weapons=weapon_records(draft),
        main=main,
        scope=scope,
        casualties=casualty_rows(scene, codebook, draft, sources),
        sources=sources,
        confidence=in_words(draft.probability),
        field_confidence=field_confidence(draft),
        evidence=evidence,
        maker=MAKER if scene.hints is None else scene.hints.scores.maker,
        rules=_rules(draft, rest, evidence),
        relations=(*_relations(draft, codebook, sources), *stated),
    )

"""Claims as persons corrected them: what linking, resolving and exports read in the place of what the coder made.

Claims and judgements go in, claims under the same ids come out. It changes no id and no trigger, and makes nothing up.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from dateline.records.attachments import Attachments, standing
from dateline.records.claims import Claim, Source
from dateline.records.judgements import CORRECTABLE, Adoption, Judgement

_KINDS = ("correct", "adopt")


def corrected(claims: Iterable[Claim], judgements: Iterable[Judgement]) -> list[Claim]:
    """The claims with every field that a person set, sure and under the person's name where no words give it.

    The last standing correction of a field wins; an adopted proposal sets them all. Order and ids stay.
    """
    every = list(claims)
    changed = {claim.id: claim for claim, _ in _applied(every, judgements)}
    return [changed.get(claim.id, claim) for claim in every]


def refusals(claims: Iterable[Claim], judgements: Iterable[Judgement]) -> list[tuple[Judgement, str]]:
    """The corrections that the claims they are attached to cannot take, each with the reason."""
    return [refused for _, those in _applied(list(claims), judgements) for refused in those]


def _applied(
    claims: Sequence[Claim], judgements: Iterable[Judgement]
) -> Iterable[tuple[Claim, list[tuple[Judgement, str]]]]:
    """Each claim that somebody corrected as it is now, with the corrections that it refuses."""
    changes = [one for one in standing(judgements) if one.kind in _KINDS]
    if not changes:
        return
    found, by_claim = Attachments(claims), defaultdict(list)
    for one in changes:
        if claim := found.find(one.anchor):
            by_claim[claim.id].append(one)
    for claim in claims:
        if claim.id not in by_claim:
            continue
        now, refused = claim, []
        for one in by_claim[claim.id]:
            try:
                now = _adopted(now, one.read_value()) if one.kind == "adopt" else _corrected(now, one)
            except ValueError as error:
                refused.append((one, str(error)))
        yield now, refused


def _adopted(claim: Claim, taken: Adoption) -> Claim:
    """The proposed claim under the identity of the one that it takes the place of, whose links to others it keeps."""
    theirs = tuple(one for one in taken.claim.relations if one.to is None)
    return taken.claim.model_copy(
        update={
            "id": claim.id,
            "report": claim.report,
            "trigger": claim.trigger,
            "trigger_start": claim.trigger_start,
            "relations": (*theirs, *(one for one in claim.relations if one.to is not None)),
        }
    )


def _corrected(claim: Claim, judgement: Judgement) -> Claim:
    """The claim with one field set.

    Raises:
        ValueError: what is left would count sources that are no longer there.
    """
    field, value = judgement.field or "", judgement.read_value()
    changes: dict[str, Any] = {field: value}
    if field == "sources":
        changes |= _repointed(claim, value)
    elif counted := _counted(value):
        sources, moves = _merged(claim.sources, judgement.sources, counted)
        changes = {"sources": sources, field: _moved(value, moves)}
    rules = {name: rule for name, rule in claim.rules.items() if name.split(".")[0] != field}
    if _wordless(judgement, value):
        rules[field] = f"{judgement.who} judged so"
    changes |= {"rules": rules, "field_confidence": {**claim.field_confidence, field: "high"}}
    return claim.model_copy(update=changes)


def _wordless(judgement: Judgement, value: Any) -> bool:
    """True where the report has no words for the value, or for a part of it."""
    if value is None or value == () or isinstance(value, str):
        return True
    if judgement.field == "date":
        return value.span is None
    parts = value if isinstance(value, tuple) else (value,)
    return any(part.start == judgement.anchor.start and part.text != judgement.anchor.quote for part in parts)


def _counted(value: Any) -> set[int]:
    """The sources that a value counts in its `said_by`."""
    parts = value if isinstance(value, tuple) else (value,)
    return {index for part in parts for index in getattr(part, "said_by", ())}


def _moved(value: Any, moves: dict[int, int]) -> Any:
    """The value with its `said_by` counted anew."""
    if isinstance(value, tuple):
        return tuple(_moved(part, moves) for part in value)
    if not getattr(value, "said_by", ()):
        return value
    return value.model_copy(update={"said_by": tuple(moves[index] for index in value.said_by)})


def _place_of(source: Source, among: Sequence[Source]) -> int | None:
    """Where the same source stands in another list: in the same words, at the same place if there are two."""
    same = [at for at, one in enumerate(among) if one.text.casefold() == source.text.casefold()]
    return min(same, key=lambda at: abs(among[at].start - source.start)) if same else None


def _merged(
    now: tuple[Source, ...], then: Sequence[Source], counted: Iterable[int]
) -> tuple[tuple[Source, ...], dict[int, int]]:
    """The claim's sources with those that a correction counted and a recode lost, and where each stands now."""
    sources, moves = list(now), {}
    for index in sorted(counted):
        if index >= len(then):
            raise ValueError(f"it is said by source {index}, and there are {len(then)}")
        at = _place_of(then[index], sources)
        if at is None:
            at = len(sources)
            sources.append(then[index])
        moves[index] = at
    return tuple(sources), moves


def _repointed(claim: Claim, sources: tuple[Source, ...]) -> dict[str, Any]:
    """What counts the claim's sources, counted in the corrected ones."""
    values = {name: getattr(claim, name) for name in CORRECTABLE if name != "sources"}
    related = {one.source for one in claim.relations if one.source is not None}
    used = related.union(*(_counted(value) for value in values.values() if value is not None))
    moves: dict[int, int] = {}
    for index in used:
        at = _place_of(claim.sources[index], sources)
        if at is None:
            raise ValueError(f"something is said by the source {claim.sources[index].text!r}, which it leaves out")
        moves[index] = at
    relations = tuple(
        one if one.source is None else one.model_copy(update={"source": moves[one.source]}) for one in claim.relations
    )
    return {name: _moved(value, moves) for name, value in values.items()} | {"relations": relations}

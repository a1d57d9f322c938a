"""The grade of an incident: discounted, contested, confirmed, corroborated or single source, the first that applies.

Claims of one incident with its resolved values go in, a grade and the number of independent sources come out. What a
person graded stands.
"""

import itertools
from collections.abc import Iterable, Sequence
from typing import cast

from dateline.incidents.places import holds
from dateline.incidents.resolving.voices import Voices
from dateline.incidents.resolving.votes import backing, initiators_of
from dateline.incidents.words import family, is_vague, same_name, word_set
from dateline.records import Claim, ClaimPlace, Judgement, Participant, latest, standing
from dateline.records.incidents import Grade
from dateline.values import Days

_SPEAKERS_FOR_A_SIDE = ("official", "official_anonymous", "armed_group")
_AGREEING_DAYS = 3


def _judged(claims: Sequence[Claim], judgements: Iterable[Judgement]) -> Grade | None:
    """The grade that persons gave the incident; None where nobody did, or where two that met in it differ."""
    given = {one.value for one in latest(claims, standing(judgements), "grade").values()}
    return cast(Grade, given.pop()) if len(given) == 1 else None


def _share(ours: Iterable[Participant], theirs: Iterable[Participant]) -> bool:
    theirs = list(theirs)
    return any(
        set(one.actors) & set(other.actors) or same_name(one.text, other.text) for one in ours for other in theirs
    )


def _blamed(claims: Iterable[Claim], voices: Voices) -> dict[str, list[tuple[Participant, Claim]]]:
    """Whom each claimant names as having done it, with the claim; who names nobody in particular is left out."""
    found: dict[str, list[tuple[Participant, Claim]]] = {}
    for claim in claims:
        for one in initiators_of(claim):
            if one.actors or not is_vague(one.text):
                for voice in voices.of(claim, one.said_by):
                    found.setdefault(voice.claimant, []).append((one, claim))
    return found


def _blame_differs(claims: Sequence[Claim], voices: Voices) -> bool:
    """True where two claimants name quite different initiators; sides of a clash that change places do not differ."""
    for ours, theirs in itertools.combinations(_blamed(claims, voices).values(), 2):
        if _share((one for one, _ in ours), (other for other, _ in theirs)):
            continue
        if not any(_changed_places(one, other) for one in ours for other in theirs):
            return True
    return False


def _changed_places(ours: tuple[Participant, Claim], theirs: tuple[Participant, Claim]) -> bool:
    (one, here), (other, there) = ours, theirs
    if not {here.event_type, there.event_type} & word_set("two_sided"):
        return False
    return here.id == there.id or _share([one], there.targets) or _share([other], here.targets)


def _victims_differ(one: Claim, other: Claim) -> bool:
    """True where two claims give one number of victims and tell them apart as combatants and civilians."""
    for mine in one.casualties:
        for their in other.casualties:
            same_number = mine.effect == their.effect and mine.min == their.min and (mine.min or 0) > 0
            if same_number and {mine.status, their.status} == {"combatant", "civilian"}:
                return True
    return False


def _contested(claims: Sequence[Claim], voices: Voices) -> bool:
    """True where a source disputes the event, or claimants that differ contradict each other on who did or suffered."""
    if any(claim.certainty == "disputed" for claim in claims):
        return True
    if any(relation.kind == "denied_by" and relation.asserted for claim in claims for relation in claim.relations):
        return True
    for one, other in itertools.combinations(claims, 2):
        first = {voice.claimant for voice in voices.of(one)}
        if not first & {voice.claimant for voice in voices.of(other)} and _victims_differ(one, other):
            return True
    return _blame_differs(claims, voices)


def agreeing(claims: Iterable[Claim], event_type: str, days: Days | None, place: ClaimPlace | None) -> list[Claim]:
    """The claims that state the resolved type (or one like it), day and place; a claim without a day states none."""
    if days is None or place is None:
        return []
    return [
        claim
        for claim in claims
        if family(claim.event_type) == family(event_type)
        and claim.date is not None
        and claim.date.length <= max(_AGREEING_DAYS, days.length)
        and claim.date.overlaps(days)
        and claim.place is not None
        and holds(claim.place, place)
    ]


def _accepted(claims: Iterable[Claim]) -> bool:
    """True where a party says that it did it: by a claim of responsibility, or by telling who did it or what it cost."""
    for claim in claims:
        if any(one.kind == "claimed_by" and one.asserted for one in claim.relations):
            return True
        told = {index for one in claim.initiators for index in one.said_by}
        told |= {index for row in claim.casualties for index in row.said_by}
        speakers = [claim.sources[index] for index in told if index < len(claim.sources)]
        if any(source.side == "initiator" and source.kind in _SPEAKERS_FOR_A_SIDE for source in speakers):
            return True
    return False


def _both_sides_agree(claims: Sequence[Claim], voices: Voices) -> bool:
    """True where officials of both sides and one more independent source stand behind the claims."""
    sides = {
        source.side
        for claim in claims
        for source in claim.sources
        if source.kind in ("official", "official_anonymous") and source.side in ("initiator", "target")
    }
    return len(sides) == 2 and backing(claims, voices) >= 3


def grade(
    claims: Sequence[Claim], voices: Voices, judgements: Iterable[Judgement], agreed: Sequence[Claim]
) -> tuple[Grade, int]:
    """The grade and the number of independent sources; `agreed` are the claims that state the resolved values."""
    sources = backing(claims, voices)
    if judged := _judged(claims, judgements):
        return judged, sources
    if _contested(claims, voices):
        return "contested", sources
    if _accepted(claims) or _both_sides_agree(agreed, voices):
        return "confirmed", sources
    return ("corroborated" if backing(agreed, voices) >= 2 else "single source"), sources

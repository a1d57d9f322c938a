"""Type, days, place and parties of an incident by majority over independent sources, dissent listed.

Claims of one incident in a fixed order go in, resolved fields come out. It counts figures nowhere.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from dateline.incidents.places import fineness, holds
from dateline.incidents.resolving.voices import Voices, independent
from dateline.incidents.words import facts, is_vague, same_name, tokens
from dateline.records import (
    Claim,
    ClaimDate,
    ClaimPlace,
    Participant,
    ResolvedDate,
    ResolvedParties,
    ResolvedPlace,
    Support,
    Weapon,
)
from dateline.values import Days

Value = TypeVar("Value", str, Days, ClaimPlace)
_PRECISIONS = ("day", "range", "week", "month", "year")


def backing(claims: Iterable[Claim], voices: Voices) -> int:
    """How many independent sources stand behind claims taken whole."""
    return independent(voice for claim in claims for voice in voices.of(claim))


def _ids(claims: Iterable[Claim]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(claim.id for claim in claims))


def _votes(claims: Sequence[Claim], voices: Voices, field: str) -> tuple[int, int]:
    """How many independent sources stand behind claims that were read with some confidence in a field, and behind all.

    Compared in this order, so that doubtful readings decide only where the others tie.
    """
    sure = [claim for claim in claims if claim.field_confidence.get(field) != "low"]
    return backing(sure, voices), backing(claims, voices)


def _choose(
    options: Sequence[tuple[Value, list[Claim]]],
    voices: Voices,
    field: str,
    rank: Callable[[Value], tuple[object, ...]],
) -> tuple[Value, list[Claim]]:
    """The option that most independent sources agree with; among equals the one that `rank` puts first."""
    if len(options) == 1:
        return options[0]
    votes = [_votes(agreeing, voices, field) for _, agreeing in options]
    leading = [option for option, count in zip(options, votes, strict=True) if count == max(votes)]
    return min(leading, key=lambda option: rank(option[0]))


def resolve_type(claims: Sequence[Claim], voices: Voices) -> tuple[str, Support]:
    """The event type that most independent sources give; among equals the one that says more."""
    types = sorted({claim.event_type for claim in claims})
    options = [(one, [claim for claim in claims if claim.event_type == one]) for one in types]
    order: list[str] = facts()["specificity"]
    chosen, agreeing = _choose(options, voices, "event_type", lambda one: (order.index(one) if one in order else 99,))
    dissent = [claim for claim in claims if claim.event_type != chosen]
    rule = "commonest type: of equals the one that says more" if dissent else "commonest type: all claims agree"
    return chosen, Support(support=_ids(agreeing), dissent=_ids(dissent), rule=rule)


def _plain(date: ClaimDate) -> Days:
    return Days(start=date.start, end=date.end, precision=date.precision)


def _covers(wider: Days, finer: Days) -> bool:
    return wider.start <= finer.start and finer.end <= wider.end


def resolve_date(claims: Sequence[Claim], voices: Voices) -> ResolvedDate:
    """The narrowest days that most independent sources agree on; a month agrees with a day in it."""
    dated = [(claim, _plain(claim.date)) for claim in claims if claim.date]
    if not dated:
        return ResolvedDate(value=None, rule="no report gives a date")
    options = [
        (days, [claim for claim, other in dated if _covers(other, days)]) for days in dict.fromkeys(d for _, d in dated)
    ]
    given = [days for _, days in dated]
    chosen, agreeing = _choose(
        options,
        voices,
        "date",
        lambda days: (days.length, -given.count(days), _PRECISIONS.index(days.precision), days.start),
    )
    dissent = [claim for claim, days in dated if not days.overlaps(chosen)]
    return ResolvedDate(
        value=chosen, support=_ids(agreeing), dissent=_ids(dissent), rule="narrowest days: that most sources agree on"
    )


def resolve_place(claims: Sequence[Claim], voices: Voices) -> ResolvedPlace:
    """The most specific place that most independent sources are compatible with; a region agrees with a town in it."""
    placed = [(claim, claim.place) for claim in claims if claim.place]
    if not placed:
        return ResolvedPlace(value=None, rule="no report gives a place")
    options = [
        (place, [claim for claim, other in placed if holds(other, place)])
        for place in dict.fromkeys(p for _, p in placed)
    ]
    texts = [tokens(place.text) for _, place in placed]

    def rank(place: ClaimPlace) -> tuple[object, ...]:
        resolved = place.lat is not None
        return (
            fineness(place),
            not resolved,
            place.radius_km or 0.0,
            -texts.count(tokens(place.text)),
            -len(place.text),
        )

    chosen, agreeing = _choose(options, voices, "place", rank)
    dissent = [claim for claim, place in placed if not holds(place, chosen) and not holds(chosen, place)]
    return ResolvedPlace(
        value=chosen, support=_ids(agreeing), dissent=_ids(dissent), rule="most specific place: that most sources fit"
    )


def _named_alike(one: Participant | Weapon, other: Participant | Weapon) -> bool:
    ours, theirs = getattr(one, "actors", ()), getattr(other, "actors", ())
    return bool(set(ours) & set(theirs)) or same_name(one.text, other.text) or tokens(one.text) == tokens(other.text)


def _groups(named: Iterable[tuple[Claim, Participant | Weapon]]) -> list[list[tuple[Claim, Participant | Weapon]]]:
    groups: list[list[tuple[Claim, Participant | Weapon]]] = []
    for claim, one in named:
        for group in groups:
            if any(_named_alike(one, other) for _, other in group):
                group.append((claim, one))
                break
        else:
            groups.append([(claim, one)])
    return groups


def _fullest(group: Sequence[tuple[Claim, Participant | Weapon]]) -> str:
    """The longest name of a group that is no clause: at most eight words, if there is one."""
    names = sorted({one.text for _, one in group})
    short = [name for name in names if len(name.split()) <= 8] or names
    return max(short, key=lambda name: (len(tokens(name)), len(name)))


def initiators_of(claim: Claim) -> tuple[Participant, ...]:
    """Who did it by a claim: its initiators, and who in it claims responsibility."""
    named = [one for one in claim.initiators if one.actors or not is_vague(one.text)]
    owners = [
        (one.source, claim.sources[one.source])
        for one in claim.relations
        if one.kind == "claimed_by" and one.asserted and one.source is not None and one.source < len(claim.sources)
    ]
    claiming = [
        Participant(text=source.text, start=source.start, actors=source.actors, said_by=(index,))
        for index, source in owners
        if not is_vague(source.text)
    ]
    return (*(named if claiming else claim.initiators), *claiming)


def resolve_parties(
    claims: Sequence[Claim], voices: Voices, field: str, pick: Callable[[Claim], Sequence[Participant | Weapon]]
) -> ResolvedParties:
    """The parties (or weapons) of a field that claims name, most often named first, each by its fullest name.

    Names that single nobody out ("masked gunmen") give way where another report knows who it was.
    """
    naming = [claim for claim in claims if pick(claim)]
    groups = _groups((claim, one) for claim in naming for one in pick(claim))
    if not groups:
        return ResolvedParties(value=(), rule="no report names any")
    telling = [group for group in groups if not all(is_vague(one.text) for _, one in group)] or groups
    ranked = list(telling)
    if len(ranked) > 1:
        ranked.sort(key=lambda group: _votes([claim for claim, _ in group], voices, field), reverse=True)
    leading = {claim.id for claim, _ in ranked[0]}
    named = {claim.id for group in ranked for claim, _ in group}
    actors = dict.fromkeys(actor for group in ranked for _, one in group for actor in getattr(one, "actors", ()))
    return ResolvedParties(
        value=tuple(dict.fromkeys(map(_fullest, ranked))),
        actors=tuple(actors),
        support=_ids(claim for claim in naming if claim.id in leading),
        dissent=_ids(claim for claim in naming if claim.id in named - leading),
        rule="fullest name: most often named first",
    )

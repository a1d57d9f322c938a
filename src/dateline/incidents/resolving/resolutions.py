"""An incident's values under one named policy, each with the claims behind it, those against it, and the rule.

An incident, its claims, judgements and a policy's name go in, a `Resolved` comes out. It changes no membership.
"""

from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import cast

from dateline.errors import InputError
from dateline.incidents.resolving.grades import agreeing, grade
from dateline.incidents.resolving.ledgers import resolve_figures
from dateline.incidents.resolving.titles import title
from dateline.incidents.resolving.voices import Voices
from dateline.incidents.resolving.votes import (
    backing,
    initiators_of,
    resolve_date,
    resolve_parties,
    resolve_place,
    resolve_type,
)
from dateline.records import Claim, Incident, Judgement, Resolved
from dateline.records.claims import Certainty, EventType, Scope
from dateline.records.incidents import PolicyName

POLICIES = ("majority",)


def _policy(name: str) -> PolicyName:
    if name not in POLICIES:
        raise InputError(f"there is no policy {name!r}", todo=f"Choose one of: {', '.join(POLICIES)}.")
    return cast(PolicyName, name)


def _members(incident: Incident, claims: Iterable[Claim]) -> list[Claim]:
    """The incident's claims in its own order; a claim that is not given is left out."""
    known = {claim.id: claim for claim in claims}
    found = [known[member.claim] for member in incident.members if member.claim in known]
    if not found:
        raise InputError(
            "none of the incident's claims was given", where=incident.id, todo="Pass the claims that its members name."
        )
    return found


def _certainty(claims: Sequence[Claim], voices: Voices) -> Certainty:
    """Disputed where any source disputes; else what most independent sources say, ties to the doubt."""
    if any(claim.certainty == "disputed" for claim in claims):
        return "disputed"
    counts = {
        certainty: backing([claim for claim in claims if claim.certainty == certainty], voices)
        for certainty in ("alleged", "reported")
    }
    return "reported" if counts["reported"] > counts["alleged"] else "alleged"


def _scope(claims: Sequence[Claim], voices: Voices) -> Scope:
    """What most independent sources tell of those that tell; unclear where none does, political where they tie."""
    counts = {
        scope: backing([claim for claim in claims if claim.scope == scope], voices)
        for scope in ("political", "criminal")
    }
    if not any(counts.values()):
        return "unclear"
    return "political" if counts["political"] >= counts["criminal"] else "criminal"


def resolve(
    incident: Incident, claims: Iterable[Claim], judgements: Iterable[Judgement] = (), policy: str = "majority"
) -> Resolved:
    """The values of an incident under a policy, its title and its grade.

    Args:
        incident: whose members are looked up among `claims`.
        claims: may hold claims of other incidents too.
        judgements: a person's grade outweighs the rule.
        policy: `majority`, the only one yet.

    Raises:
        InputError: the policy is not known, or none of the incident's claims was given.
    """
    mine = _members(incident, claims)
    voices = Voices(mine)
    event_type, type_support = resolve_type(mine, voices)
    date, place = resolve_date(mine, voices), resolve_place(mine, voices)
    doers = resolve_parties(mine, voices, initiators_of)
    hit, weapons = (resolve_parties(mine, voices, attrgetter(side)) for side in ("targets", "weapons"))
    graded, sources = grade(mine, voices, judgements, agreeing(mine, event_type, date.value, place.value))
    return Resolved(
        incident=incident.id,
        policy=_policy(policy),
        title=title(event_type, doers.value, hit.value, weapons.value, place.value, date.value),
        event_type=cast(EventType, event_type),
        type_support=type_support,
        date=date,
        place=place,
        initiators=doers,
        targets=hit,
        weapons=weapons,
        figures=resolve_figures(mine, voices),
        certainty=_certainty(mine, voices),
        scope=_scope(mine, voices),
        grade=graded,
        independent_sources=sources,
        synthetic=any(claim.report.synthetic for claim in mine),
    )

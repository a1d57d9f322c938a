"""An incident's values under one named policy, each with the claims behind it, those against it, and the rule.

An incident, its claims, judgements and a policy's name go in, a `Resolved` comes out. It changes no membership.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import Any, cast

from dateline.errors import InputError
from dateline.incidents.resolving.figures import POLICIES, checked, deaths_by_side, resolve_figures
from dateline.incidents.resolving.grades import agreeing, airwars_grade, grade
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
from dateline.records.claims import Certainty, Scope
from dateline.records.incidents import PolicyName


def _policy(name: str) -> PolicyName:
    if name not in POLICIES:
        raise InputError(f"there is no policy {name!r}", todo=f"Choose one of: {', '.join(POLICIES)}.")
    return cast(PolicyName, name)


def _members(incident: Incident, claims: Iterable[Claim]) -> list[Claim]:
    """The incident's claims in order of publication, so that no value hangs on how they came; one not given is left out."""
    members = {member.claim for member in incident.members}
    found = sorted({claim.id: claim for claim in claims if claim.id in members}.values(), key=_place_in_time)
    if not found:
        raise InputError(
            "none of the incident's claims was given", where=incident.id, todo="Pass the claims that its members name."
        )
    return found


def _place_in_time(claim: Claim) -> tuple[object, ...]:
    return (claim.report.published or dt.date.max, claim.report.id, claim.trigger_start, claim.id)


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


def _fields(claims: Sequence[Claim], voices: Voices) -> dict[str, Any]:
    """Every resolved field that no policy touches, by its name."""
    event_type, type_support = resolve_type(claims, voices)
    date, place = resolve_date(claims, voices), resolve_place(claims, voices)
    doers = resolve_parties(claims, voices, "initiators", initiators_of)
    hit, weapons = (resolve_parties(claims, voices, side, attrgetter(side)) for side in ("targets", "weapons"))
    return {
        "title": title(event_type, doers.value, hit.value, weapons.value, place.value, date.value),
        "event_type": event_type,
        "type_support": type_support,
        "date": date,
        "place": place,
        "initiators": doers,
        "targets": hit,
        "weapons": weapons,
        "certainty": _certainty(claims, voices),
        "scope": _scope(claims, voices),
        "synthetic": any(claim.report.synthetic for claim in claims),
    }


def resolve(
    incident: Incident,
    claims: Iterable[Claim],
    judgements: Iterable[Judgement] = (),
    policy: str = "majority",
    *,
    without: Iterable[str] = (),
) -> Resolved:
    """The values of an incident under a policy, its title and its grade.

    Args:
        incident: whose members are looked up among `claims`.
        claims: may hold claims of other incidents too.
        judgements: a person's grade outweighs the rule.
        policy: one of POLICIES; it settles figures, the other fields have rules of their own.
        without: kinds of claimants whose figures are left out, of CLAIMANTS.

    Raises:
        InputError: the policy or a kind is not known, or none of the incident's claims was given.
    """
    name, kinds = _policy(policy), checked(without)
    mine = _members(incident, claims)
    voices = Voices(mine)
    fields = _fields(mine, voices)
    agreed = agreeing(mine, fields["event_type"], fields["date"].value, fields["place"].value)
    graded, sources = grade(mine, voices, judgements, agreed)
    figures, rejected = resolve_figures(mine, voices, name, kinds)
    return Resolved(
        incident=incident.id,
        policy=name,
        **fields,
        figures=figures,
        rejected=rejected,
        without=kinds,
        deaths=deaths_by_side(figures, mine) if name == "ucdp" else None,
        grade=graded,
        policy_grade=airwars_grade(mine, voices, graded) if name == "airwars" else None,
        independent_sources=sources,
    )

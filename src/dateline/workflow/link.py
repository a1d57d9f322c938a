"""Linking a project: incidents made anew from all claims and judgements, under the ids that they had.

A store goes in, its incidents are replaced. An id is minted once, follows the largest part of its incident, and stays
behind as an alias where incidents merge.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dateline.errors import Conflict
from dateline.incidents import link_claims
from dateline.records import Incident
from dateline.values import mint

if TYPE_CHECKING:
    from dateline.store import Store


def link_project(store: "Store") -> list[Incident]:
    """The project's incidents as its claims and judgements make them now; they are stored."""
    while True:
        seen = store.touched()
        fresh = link_claims(store.claims(), store.judgements(), reports=store.reports())
        incidents = keep_ids(store.incidents(), fresh)
        try:
            store.replace_incidents(incidents, seen=seen)
        except Conflict:  # another process linked, recoded or erased meanwhile: what it did must count
            continue
        return incidents


def keep_ids(old: Sequence[Incident], fresh: Sequence[Incident]) -> list[Incident]:
    """The fresh incidents under the ids that stood before, where they share claims.

    Each old id goes to the fresh incident that shares most claims with it, if that one shares most with no other; what
    an incident takes over beside its id becomes its aliases. After a split the largest part keeps the id.
    """
    holder = {member.claim: incident.id for incident in old for member in incident.members}
    shared: dict[tuple[str, int], int] = {}
    for index, incident in enumerate(fresh):
        for member in incident.members:
            if member.claim in holder:
                key = (holder[member.claim], index)
                shared[key] = shared.get(key, 0) + 1
    ranked = sorted(shared, key=lambda key: (-shared[key], key))
    kept: dict[int, str] = {}
    heirs: dict[str, int] = {}
    for old_id, index in ranked:
        if old_id not in heirs and index not in kept:
            heirs[old_id], kept[index] = index, old_id
    for old_id, index in ranked:
        heirs.setdefault(old_id, index)
    aliases = _aliases(old, heirs, kept)
    taken = {incident.id for incident in old} | {alias for incident in old for alias in incident.aliases}
    names = {index: kept.get(index) or _new_id(incident, taken) for index, incident in enumerate(fresh)}
    renamed = {incident.id: names[index] for index, incident in enumerate(fresh)}
    return [_under(incident, names[index], aliases.get(index, ()), renamed) for index, incident in enumerate(fresh)]


def _aliases(old: Sequence[Incident], heirs: dict[str, int], kept: dict[int, str]) -> dict[int, tuple[str, ...]]:
    """By fresh incident the ids that it answers to beside its own, older ones first."""
    found: dict[int, tuple[str, ...]] = {}
    for incident in old:
        index = heirs.get(incident.id)
        if index is not None:
            own = () if kept.get(index) == incident.id else (incident.id,)
            found[index] = (*found.get(index, ()), *incident.aliases, *own)
    return found


def _new_id(incident: Incident, taken: set[str]) -> str:
    """The incident's own id, or another where an older incident has that."""
    if incident.id not in taken:
        return incident.id
    return mint("i", incident.id, *(member.claim for member in incident.members))


def _under(incident: Incident, name: str, aliases: tuple[str, ...], renamed: dict[str, str]) -> Incident:
    relations = tuple(
        relation.model_copy(update={"to": renamed.get(relation.to, relation.to)}) for relation in incident.relations
    )
    return incident.model_copy(update={"id": name, "aliases": aliases, "relations": relations})

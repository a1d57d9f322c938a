"""Ids of incidents that last: minted once, kept by the largest part, left behind as aliases where incidents merge.

Incidents as they stood and as they are linked now go in, the latter under their lasting ids come out. It stores nothing.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence

from dateline.records import Incident
from dateline.values import mint


def keep_ids(old: Sequence[Incident], fresh: Sequence[Incident]) -> list[Incident]:
    """The fresh incidents under the ids that stood before, where they share claims.

    A part of an incident that merged takes back the id that it had before. Else each old id goes to the fresh incident
    that shares most claims with it, if that one shares most with no other; after a split the largest part keeps it.
    What an incident takes over beside its id becomes its aliases. Relations stay as they are: relate afterwards.
    """
    shared = _shared(old, fresh)
    kept = _taken_back(old, fresh, shared)
    heirs = {name: index for index, name in kept.items()}
    ranked = sorted(shared, key=lambda key: (-shared[key], _origin(key[0], fresh[key[1]]), key))
    for name, index in ranked:
        if name not in heirs and index not in kept:
            heirs[name], kept[index] = index, name
    for name, index in ranked:
        heirs.setdefault(name, index)
    homes = _homes(old, fresh)
    for name, index in homes.items():
        if index not in kept and name not in kept.values():
            kept[index] = name
    _bring_home(kept, homes)
    aliases = _aliases(old, heirs, kept, homes)
    taken = {incident.id for incident in old} | {alias for incident in old for alias in incident.aliases}
    names = {index: kept.get(index) or _new_id(incident, taken) for index, incident in enumerate(fresh)}
    return [
        incident.model_copy(update={"id": names[index], "aliases": aliases.get(index, ())})
        for index, incident in enumerate(fresh)
    ]


def _shared(old: Sequence[Incident], fresh: Sequence[Incident]) -> dict[tuple[str, int], int]:
    """By old id and index of a fresh incident how many claims they share."""
    holder = {member.claim: incident.id for incident in old for member in incident.members}
    return Counter(
        (holder[member.claim], index)
        for index, incident in enumerate(fresh)
        for member in incident.members
        if member.claim in holder
    )


def own_ids(incident: Incident) -> list[str]:
    """The ids that an incident of these claims may have been given when it was new, the likeliest first."""
    return ids_of([member.claim for member in incident.members])


def ids_of(claims: Sequence[str]) -> list[str]:
    """As `own_ids`, by the ids of the incident's claims in their order."""
    return [*(mint("i", claim) for claim in claims), mint("i", mint("i", claims[0]), *claims)]


def _origin(name: str, incident: Incident) -> int:
    """How early in an incident the claim stands that an id was minted from; late where it is none of them."""
    own = own_ids(incident)
    return own.index(name) if name in own else len(own)


def _taken_back(
    old: Sequence[Incident], fresh: Sequence[Incident], shared: Mapping[tuple[str, int], int]
) -> dict[int, str]:
    """By index of a fresh incident the alias under which it stood before it merged with what it now left."""
    parts: dict[str, list[int]] = defaultdict(list)
    for name, index in shared:
        parts[name].append(index)
    found: dict[int, str] = {}
    for incident in old:
        if incident.aliases and len(parts[incident.id]) > 1:
            for index in parts[incident.id]:
                own = own_ids(fresh[index])
                back = [name for name in own if name in incident.aliases and name not in found.values()]
                if back and incident.id not in own:
                    found.setdefault(index, back[0])
    return found


def _homes(old: Sequence[Incident], fresh: Sequence[Incident]) -> dict[str, int]:
    """By id that was given out the fresh incident in which the claim stands that it was minted from."""
    given = {name for incident in old for name in (incident.id, *incident.aliases)}
    own = {name: index for index, incident in enumerate(fresh) for name in reversed(own_ids(incident))}
    return {name: own[name] for name in sorted(given & own.keys())}


def _bring_home(kept: dict[int, str], homes: Mapping[str, int]) -> None:
    """Where an id's home holds another's id too, each goes home: what was decided and undone leaves no id astray."""
    for name, home in homes.items():
        held = kept.get(home)
        if held is None or homes.get(held, home) == home:
            continue
        holder = next((index for index, other in kept.items() if other == name), None)
        kept[home] = name
        if holder is not None:
            kept[holder] = held


def _aliases(
    old: Sequence[Incident], heirs: Mapping[str, int], kept: Mapping[int, str], homes: Mapping[str, int]
) -> dict[int, tuple[str, ...]]:
    """By fresh incident the ids that it answers to beside its own, older ones first: those at home in it, else heired."""
    found: dict[int, list[str]] = defaultdict(list)
    for incident in old:
        for name in (*incident.aliases, incident.id):
            index = homes.get(name, heirs.get(incident.id))
            if index is not None and name not in kept.values():
                found[index].append(name)
    return {index: tuple(names) for index, names in found.items()}


def _new_id(incident: Incident, taken: Collection[str]) -> str:
    """The incident's own id, or another where an older incident has that."""
    if incident.id not in taken:
        return incident.id
    return mint("i", incident.id, *(member.claim for member in incident.members))

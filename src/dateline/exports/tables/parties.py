"""The parties of an incident as actors: who is known by name, of what kind, of which country, and who only described.

A row and the registry go in, `Party` values come out, in the order of the resolved value. It credits nobody anew.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from dateline.actors import Actor, Registry
from dateline.exports.rows import ExportRow
from dateline.records.claims import ActorKind, Participant

Side = Literal["initiators", "targets"]
_FROM_AFAR = ("air_drone_strike", "shelling_missile", "chemical_weapon")
_BRANCHES = ("armed-forces", "security-forces", "police", "government")


@dataclass(slots=True, frozen=True)
class Party:
    """One party: the report's words, and the registry's actor where they name one.

    `named` where the words are a name of its own, be it in the registry or not; "gunmen" is none. `branch` is the kind of a
    state's force (`armed-forces`, `police`…) that has no name of its own.
    """

    text: str
    kind: ActorKind
    actor: Actor | None = None
    named: bool = False

    @property
    def country(self) -> str | None:
        """The country that it belongs to, ISO 3166 alpha-2; None where it has none or is not known."""
        return self.actor.country if self.actor else None

    @property
    def branch(self) -> str | None:
        """Which of a state's forces it is, where it is one without a name of its own."""
        if self.actor is None or self.actor.kind != "state_force":
            return None
        return next((branch for branch in _BRANCHES if self.actor.id.endswith(f"-{branch}")), None)


def _is_name(text: str) -> bool:
    """True where first and last word are capitalised: "Harrow Front", not "Iranian-backed militias"."""
    words = text.split()
    return len(words) > 1 and words[0][:1].isupper() and words[-1][:1].isupper()


def _told(row: ExportRow, side: Side, text: str) -> list[Participant]:
    every = [one for claim in row.claims for one in getattr(claim, side)]
    return [one for one in every if one.text == text] or [
        one for one in every if one.text.casefold() == text.casefold()
    ]


def _of(row: ExportRow, side: Side, text: str, registry: Registry) -> Iterator[Party]:
    told = _told(row, side, text)
    names = list(dict.fromkeys(name for one in told for name in one.actors))
    if not told:  # whom a claim of responsibility made an initiator stands among the sources
        sources = [one for claim in row.claims for one in claim.sources if one.text == text]
        names = list(dict.fromkeys(name for one in sources for name in one.actors))
        names = names or [actor.id for actor in registry.find(text) if actor.id in getattr(row.resolved, side).actors]
    actors = [actor for actor in map(registry.get, names) if actor is not None]
    kind: ActorKind = next((one.kind for one in told if one.kind != "unknown"), "unknown")
    for actor in actors:
        yield Party(text, actor.kind, actor, named=True)
    if not actors:
        yield Party(text, kind, named=_is_name(text))


def parties(row: ExportRow, side: Side, registry: Registry) -> list[Party]:
    """The parties of one side; a phrase that names two ("U.S. and Iraqi forces") gives two, each actor once."""
    found: dict[str, Party] = {}
    for text in getattr(row.resolved, side).value:
        for party in _of(row, side, text, registry):
            found.setdefault(party.actor.id if party.actor else party.text.casefold(), party)
    return list(found.values())


def doers(row: ExportRow, home: str | None, registry: Registry) -> tuple[list[Party], int]:
    """The first initiator and those who acted with it, and how many rivals for the deed only other voices name.

    A force without a nationality is that of `home`, but for one that acts from afar: "warplanes" may be anybody's.
    """
    found = [party for party in parties(row, "initiators", registry) if party.kind != "thing"]
    kept = [party for party in found if party is found[0] or _together(row, found[0], party)]
    if row.resolved.event_type not in _FROM_AFAR:
        kept = [_at_home(party, home, registry) for party in kept]
    return kept, len(found) - len(kept)


def targeted(row: ExportRow, home: str | None, registry: Registry) -> list[Party]:
    """The targets that can be actors; a force without a nationality is that of `home`."""
    found = parties(row, "targets", registry)
    people = [party for party in found if party.actor or party.kind not in ("thing", "unknown")]
    return [_at_home(party, home, registry) for party in people]


def _together(row: ExportRow, first: Party, other: Party) -> bool:
    """True where one voice of a claim names both as initiators: they acted together, and are no rival versions."""
    return any(
        one.said_by == another.said_by or set(one.said_by) & set(another.said_by)
        for claim in row.claims
        for one in _named_in(first, claim.initiators)
        for another in _named_in(other, claim.initiators)
    )


def _named_in(party: Party, told: tuple[Participant, ...]) -> list[Participant]:
    known = party.actor.id if party.actor else None
    return [one for one in told if (known in one.actors if known else one.text.casefold() == party.text.casefold())]


def told_civilian(row: ExportRow) -> bool:
    """True where some claim of the incident names civilians as its target, or tells of their dead or wounded."""
    return any(
        any(one.kind == "civilian" for one in claim.targets)
        or any(one.status == "civilian" for one in claim.casualties)
        for claim in row.claims
    )


def _at_home(party: Party, home: str | None, registry: Registry) -> Party:
    """A force that is named without its state ("the police") as that of the country where it is."""
    if home is None or party.kind != "state_force" or party.actor is not None:
        return party
    found = [actor for actor in registry.in_text(party.text, home=home) if actor.country == home]
    return Party(party.text, party.kind, found[0], named=True) if len(found) == 1 else party

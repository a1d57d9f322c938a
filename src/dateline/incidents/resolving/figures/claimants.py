"""Leaving out claimants by kind, and how far `ucdp` trusts whoever gives a figure.

Sources of an incident's claims go in. A figure that the reporter tells without a source is never left out.
"""

from collections.abc import Collection, Iterable, Sequence
from typing import get_args

from dateline.codebook import load_policies
from dateline.errors import InputError
from dateline.incidents.words import is_vague, same_name
from dateline.records import Casualty, Claim, Participant, Source
from dateline.records.claims import SourceKind

BELLIGERENTS = "belligerents"
CLAIMANTS: tuple[str, ...] = (*get_args(SourceKind), BELLIGERENTS)


def checked(without: Iterable[str]) -> tuple[str, ...]:
    """The kinds of claimants to leave out, each once, in a fixed order.

    Raises:
        InputError: there is no such kind.
    """
    kinds = set(without)
    if unknown := sorted(kinds - set(CLAIMANTS)):
        raise InputError(f"there is no kind of claimant {unknown[0]!r}", todo=f"Choose of: {', '.join(CLAIMANTS)}")
    return tuple(kind for kind in CLAIMANTS if kind in kinds)


class Sides:
    """Who of an incident's sources speaks for a party to the fight."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        self._parties: list[Participant] = [one for claim in claims for one in (*claim.initiators, *claim.targets)]
        self._ids = {actor for party in self._parties for actor in party.actors}

    def belligerent(self, source: Source) -> bool:
        """True for a source on a side of the fight, and for a party's own words; witnesses and aid agencies are none."""
        if source.kind in load_policies().bystanders:
            return False
        if source.side in ("initiator", "target") or self._ids & set(source.actors):
            return True
        named = [] if is_vague(source.text) else self._parties
        return any(same_name(source.text, party.text) for party in named)

    def left_out(self, source: Source, without: Collection[str]) -> bool:
        """True where a source is of a kind to leave out."""
        return source.kind in without or (BELLIGERENTS in without and self.belligerent(source))

    def heard(self, claim: Claim, row: Casualty, without: Collection[str]) -> tuple[int, ...] | None:
        """The sources of a row that are heard, as indexes; empty where the reporter tells it, None where all are left out."""
        said = [index for index in row.said_by if 0 <= index < len(claim.sources)]
        left = tuple(index for index in said if not self.left_out(claim.sources[index], without))
        return None if said and not left else left

    def trust(self, claim: Claim, heard: Sequence[int]) -> int:
        """Rank of the most reliable source of a figure, 0 the best; parties to the fight come after everybody else."""
        order = load_policies().reliability
        ranks = [
            order.index(source.kind) + len(order) * self.belligerent(source)
            for source in (claim.sources[index] for index in heard)
        ]
        return min(ranks, default=order.index("media"))

"""Who says what through whom: each claim as voices of a claimant in an outlet, and how many are independent.

Claims of one incident go in. Two voices are independent where neither claimant nor outlet is the same, so that
copies, papers that paraphrase one command, and two voices in one paper count once.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from dateline.incidents.words import facts, nation, people_class, tokens
from dateline.records import Claim, Source


class Voice(NamedTuple):
    """A root claimant and the first outlet that carried it, both normalised."""

    claimant: str
    outlet: str


@lru_cache(maxsize=50_000)
def _outlet_name(name: str) -> str:
    return "outlet:" + " ".join(word for word in tokens(name) if word not in ("news", "agency"))


def _office(source: Source) -> str | None:
    """The office that an official speaks for, of which a place has one ("Governor Pavlo K.": governor); None for others."""
    words = " ".join(tokens(source.text))
    held: list[str] = [office for office in facts()["offices"] if f" {office} " in f" {words} "]
    if held:
        return max(held, key=len)
    kind = people_class(source.text)
    return kind if kind in ("police", "soldier") else None


def _claimant(source: Source, outlet: str) -> str:
    """The root claimant: a registry id, else a name; an unnamed one is told from others by the outlet."""
    if source.actors:
        return "actor:" + "+".join(sorted(source.actors))
    if source.kind == "media":
        return _outlet_name(source.text)
    words = " ".join(tokens(source.text))
    if source.kind in ("witness", "official_anonymous"):
        return f"{source.kind}:{words}@{outlet}"
    office = _office(source) if source.kind == "official" else None
    if office:
        return f"official:{office}:{nation(source.text) or ''}"
    return f"source:{words}"


class Voices:
    """The voices of the claims of one incident; claims in copies speak with the voice of the original."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        self._originals = {claim.report.id: claim for claim in claims}
        self._known: dict[tuple[str, tuple[int, ...] | None], frozenset[Voice]] = {}

    def original(self, claim: Claim) -> Claim:
        """The claim of the report at the root of a chain of copies, as far as it is known here."""
        seen = {claim.report.id}
        while (root := claim.report.copy_of) and root in self._originals and root not in seen:
            seen.add(root)
            claim = self._originals[root]
        return claim

    def outlet(self, claim: Claim) -> str:
        """The outlet that a claim comes from; a copy whose original is not known is named by the original's id."""
        root = self.original(claim).report
        if root.copy_of:
            return f"report:{root.copy_of}"
        return _outlet_name(root.publisher) if root.publisher else f"report:{root.id}"

    def of(self, claim: Claim, said_by: Sequence[int] | None = None) -> frozenset[Voice]:
        """The voices behind a claim, or behind one value of it.

        Args:
            claim: one of the incident's.
            said_by: indexes of the claim's sources; empty means that the reporter tells it, None stands for all.
        """
        key = (claim.id, None if said_by is None else tuple(said_by))
        if key not in self._known:
            self._known[key] = self._heard(claim, said_by)
        return self._known[key]

    def _heard(self, claim: Claim, said_by: Sequence[int] | None) -> frozenset[Voice]:
        outlet = self.outlet(claim)
        indexes = range(len(claim.sources)) if said_by is None else said_by
        sources = [claim.sources[index] for index in indexes if 0 <= index < len(claim.sources)]
        if not sources:
            return frozenset({Voice(outlet, outlet)})
        return frozenset(
            Voice(_claimant(source, outlet), _outlet_name(source.via[0]) if source.via else outlet)
            for source in sources
        )


def independent(voices: Iterable[Voice]) -> int:
    """How many voices there are of which no two share a claimant or an outlet, at most."""
    outlets_of: dict[str, list[str]] = {}
    every = set(voices)
    if len(every) < 2:
        return len(every)
    for claimant, outlet in sorted(every):
        outlets_of.setdefault(claimant, []).append(outlet)
    taken: dict[str, str] = {}

    def place(claimant: str, tried: set[str]) -> bool:
        for outlet in outlets_of[claimant]:
            if outlet not in tried:
                tried.add(outlet)
                if outlet not in taken or place(taken[outlet], tried):
                    taken[outlet] = claimant
                    return True
        return False

    return sum(place(claimant, set()) for claimant in outlets_of)

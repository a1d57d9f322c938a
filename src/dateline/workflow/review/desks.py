"""The reviewer's desk: the project as it stands, who decides and when, and what the ids stand for that a person names.

A store goes in; claims, incidents and proposals by name come out. It decides nothing and writes nothing.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dateline.errors import NotInStore, ReviewError
from dateline.records import Anchor, Claim, Incident, Judgement, Proposal, corrected
from dateline.store import Store
from dateline.values import mint
from dateline.workflow.resolve import incident_by_id
from dateline.workflow.review.ledgers import Ledger


@dataclass(slots=True, frozen=True)
class Target:
    """What an id stands for: one claim, or an incident with its founding claims, the earliest first.

    `incident` is None for a claim that stands in none; `whole` tells that the id was the incident's.
    """

    name: str
    claims: tuple[Claim, ...]
    incident: Incident | None
    whole: bool

    @property
    def claim(self) -> Claim:
        """The claim that a judgement on it is anchored at: an incident's earliest founding claim."""
        return self.claims[0]


@dataclass(slots=True)
class Desk:
    """A project under review, with its judgements and those about to be stored."""

    store: Store
    _ledger: Ledger

    @classmethod
    def of(cls, store: Store, ledger: Ledger | None = None) -> "Desk":
        """The desk as the project stands now; a ledger that is at hand spares reading all judgements."""
        if ledger is None:
            return cls(store, Ledger.of(store))
        ledger.catch_up(store)
        return cls(store, ledger.copy())

    @property
    def position(self) -> int:
        """How much of the judgement chain it has seen."""
        return self._ledger.position

    @property
    def every(self) -> Mapping[str, Judgement]:
        """All judgements by id."""
        return self._ledger.every

    @property
    def stand(self) -> Sequence[Judgement]:
        """The judgements that nobody took back, oldest first."""
        return self._ledger.stand

    def put(self, judgements: Sequence[Judgement]) -> None:
        """Counts judgements in that are about to be stored, so that the next decision sees them."""
        self._ledger.put(judgements)

    def about(self, claims: Iterable[Claim]) -> list[Judgement]:
        """The judgements that stand and are anchored in the reports of some claims, oldest first."""
        return self._ledger.anchored_in(claim.report.text_sha256 for claim in claims)

    def anchored_in(self, text_sha256: str) -> Sequence[Judgement]:
        """The judgements that stand and are anchored in a text, oldest first."""
        return self._ledger.anchored_in([text_sha256])

    def target(self, name: str) -> Target:
        """What an id of a claim or an incident stands for.

        Raises:
            NotInStore: the project holds neither under this id.
        """
        if found := self._claims([name]):
            return Target(name, tuple(found), self.incident_of(found[0]), whole=False)
        try:
            incident = incident_by_id(self.store, name)
        except NotInStore:
            todo = "`dateline incidents` and `dateline review list` give the ids"
            raise NotInStore("no claim and no incident has this id", where=name, todo=todo) from None
        known = {claim.id: claim for claim in self._claims([member.claim for member in incident.members])}
        claims = tuple(known[member.claim] for member in incident.members if member.claim in known)
        if not claims:
            raise NotInStore(
                "the incident's claims are gone", where=name, todo="Run `dateline recode` or `add` to link"
            )
        return Target(name, claims, incident, whole=True)

    def proposal(self, name: str) -> tuple[Proposal, Claim] | None:
        """The open proposal with this id and the claim that it stands beside, None where there is none."""
        one = self.store.proposal(name)
        if one is None or one not in self.proposals(one.report):
            return None
        beside = self._claims([one.beside])
        return (one, beside[0]) if beside else None

    def proposals(self, report_id: str) -> list[Proposal]:
        """The open proposals on a report."""
        held = self.store.text_hash_of(report_id) or ""
        return open_proposals(self.store.proposals(report_id), self.anchored_in(held))

    def incident_of(self, claim: Claim) -> Incident | None:
        """The incident in which a claim stands."""
        return next(iter(self.store.incidents_of([claim.id])), None)

    def mates(self, target: Target) -> list[Claim]:
        """The claims of the incident in which a target stands; the target's own where it stands in none."""
        if target.incident is None:
            return [target.claim]
        return self._claims([member.claim for member in target.incident.members])

    def judgement(
        self,
        kind: str,
        claim: Claim | Anchor,
        other: Claim | Anchor | None = None,
        *,
        who: str,
        when: dt.datetime,
        **more: object,
    ) -> Judgement:
        """A judgement anchored at its claims, under an id made from all that it says.

        Raises:
            ReviewError: its kind cannot take what it is given.
        """
        ends = {"anchor": self._anchor(claim), "other": self._anchor(other) if other else None}
        fields = {"kind": kind, **ends, "who": who, "when": when, **more}
        try:
            made = Judgement.model_validate({"id": "", **fields})
        except ValueError as error:
            raise ReviewError(_reason(error), where=kind, todo="Nothing was changed") from None
        return made.model_copy(update={"id": mint("j", made.model_dump_json())})

    def _anchor(self, claim: Claim | Anchor) -> Anchor:
        return claim if isinstance(claim, Anchor) else Anchor.of(claim, self.store.report(claim.report.id).text)

    def _claims(self, ids: list[str]) -> list[Claim]:
        claims = self.store.claims_by_id(ids)
        return corrected(claims, self.about(claims))


def open_proposals(proposals: Iterable[Proposal], stand: Iterable[Judgement]) -> list[Proposal]:
    """The proposals that nobody has taken or declined; `stand` are the judgements that stand."""
    stand = list(stand)
    settled = {one.read_value().proposal for one in stand if one.kind == "adopt"}
    settled |= {one.value for one in stand if one.kind == "decline"}
    return [one for one in proposals if one.id not in settled]


def _reason(error: ValueError) -> str:
    """What pydantic found wrong, without its frame."""
    errors = getattr(error, "errors", None)
    first = errors()[0]["msg"] if errors else str(error)
    return first.removeprefix("Value error, ")

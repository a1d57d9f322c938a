"""Decisions from the workbench: taken where nobody changed meanwhile what the person looked at, else handed back.

A decision with the version that was seen goes in; what was recorded, or what stands now in its place, comes out. All of it
is one transaction. Linking comes after.
"""

from collections.abc import Sequence

from dateline.records import Claim, Incident, Judgement
from dateline.records.frames import Record
from dateline.store import Store
from dateline.workflow.review.decisions import NO_NAMES, Decision, Names
from dateline.workflow.review.desks import Desk, Target
from dateline.workflow.review.ledgers import Ledger
from dateline.workflow.review.reviews import Row, record
from dateline.workflow.screens.incidents import version_of
from dateline.workflow.screens.reports import page_version
from dateline.workflow.screens.versions import claim_version, pair_version

BACK = ("undo", "redo")  # they name what they take back, and overwrite nothing
ON_REPORTS = ("none", "add")


class Versions(Record):
    """The versions of what a decision is on: the claim, its report, its incident, and both incidents of a pair."""

    claim: str | None = None
    report: str | None = None
    incident: str | None = None
    pair: str | None = None

    def same_part(self, other: "Versions", seen: str) -> str | None:
        """The version in `other` of that part which has the version `seen` here."""
        names = [name for name in Versions.model_fields if getattr(self, name) == seen]
        return getattr(other, names[0]) if names else None


class Written(Record):
    """What a decision came to: judgements, notes, the end of the chain, and the versions as they are now.

    `version` is the new one of what the person looked at; `due`: incidents are yet to be linked anew. `claims` are ids of
    claims that it added.
    """

    judgements: tuple[Judgement, ...]
    notes: tuple[str, ...]
    position: int
    version: str | None
    versions: Versions
    claims: tuple[str, ...]
    due: bool


class Clash(Record):
    """Somebody changed meanwhile what was to be changed; nothing was recorded.

    `judgements` are those since the person looked, oldest first; `claim` and `incident` what stands now, `versions` theirs.
    """

    what: str
    where: str | None
    todo: str
    judgements: tuple[Judgement, ...]
    claim: Claim | None
    incident: Incident | None
    version: str | None
    versions: Versions
    position: int


def write(
    store: Store, ledger: Ledger, one: Decision, seen: str | None, since: int, names: Names = NO_NAMES
) -> Written | Clash:
    """Takes a decision.

    Args:
        store: the project.
        ledger: its judgements; it is brought up to date.
        one: the decision.
        seen: the version of the claim, its report, its incident, or of a pair of incidents that the person looked at;
            None for one that needs none.
        since: the end of the chain when that was read.
        names: for corrections.

    Raises:
        NotInStore: an id that the project does not hold.
        ReviewError: the decision cannot be taken, and why.
    """
    with store.together():
        ledger.catch_up(store)
        before = versions(store, ledger, one)
        if seen is not None and seen not in before.model_dump().values():
            return _clash(store, ledger, one, before, since)
        done = record(store, [Row.of(one)], names, ledger=ledger)
    for _, error in done.errors:
        raise error
    ledger.catch_up(store)
    after = versions(store, ledger, one)
    return Written(
        judgements=tuple(done.judgements),
        notes=tuple(done.notes),
        position=ledger.position,
        version=before.same_part(after, seen) if seen is not None else None,
        versions=after,
        claims=tuple(each.anchor.claim for each in done.judgements if each.kind == "add" and each.anchor.claim),
        due=bool(done.judgements),
    )


def versions(store: Store, ledger: Ledger, one: Decision) -> Versions:
    """The versions of what a decision is on, as they stand.

    Raises:
        NotInStore: an id that the project does not hold.
    """
    if one.action in BACK:
        return Versions()
    if one.action in ON_REPORTS:
        return Versions(report=page_version(store, ledger, one.claim))
    target, other = _targets(store, ledger, one)
    claim = target.claim
    told = store.claims(claim.report.id)
    coded = next((each for each in told if each.id == claim.id), None)
    mine = version_of(store, ledger, target.incident) if target.incident else None
    theirs = version_of(store, ledger, other.incident) if other and other.incident else None
    return Versions(
        claim=claim_version(coded, ledger.on([claim.report.text_sha256]), told) if coded else None,
        report=page_version(store, ledger, claim.report.id),
        incident=mine,
        pair=pair_version(mine, theirs) if mine and theirs else None,
    )


def _targets(store: Store, ledger: Ledger, one: Decision) -> tuple[Target, Target | None]:
    desk = Desk.of(store, ledger)
    if one.action in ("accept", "reject") and (proposed := desk.proposal(one.claim)):
        return desk.target(proposed[1].id), None
    return desk.target(one.claim), desk.target(one.other) if one.other else None


def _clash(store: Store, ledger: Ledger, one: Decision, now: Versions, since: int) -> Clash:
    claim, incident, texts = None, None, set[str]()
    if one.action in ON_REPORTS:
        texts = {store.report(one.claim).text_sha256}
    else:
        target, other = _targets(store, ledger, one)
        claim, incident = (None if target.whole else target.claim), target.incident
        texts = _texts(store, [target] + ([other] if other else []))
    theirs = [each for each in ledger.since(since, texts) if each.kind != "double"]
    whom = sorted({each.who for each in theirs})
    what = (
        f"{' and '.join(whom)} changed this after you looked"
        if whom
        else "this was linked or coded anew after you looked"
    )
    return Clash(
        what=what,
        where=one.claim,
        todo="Nothing was changed: look at what stands now, and decide again if yours still holds",
        judgements=tuple(theirs),
        claim=claim,
        incident=incident,
        version=now.claim if claim else now.report if one.action in ON_REPORTS else now.pair or now.incident,
        versions=now,
        position=ledger.position,
    )


def _texts(store: Store, targets: Sequence[Target]) -> set[str]:
    """The texts of the reports that tell of some targets."""
    reports = {claim.report.id for target in targets for claim in target.claims}
    reports |= {member.report for target in targets if target.incident for member in target.incident.members}
    return store.texts_of(reports)

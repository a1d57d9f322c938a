"""What waits for a person: claims that nobody judged, proposals of a recoding, and the tray, as rows to fill in.

A store goes in, rows come out. It decides nothing; the column `action` is left to the person.
"""

from collections.abc import Iterator

from dateline.records import CORRECTABLE, Claim, corrected, standing, verdicts
from dateline.store import Store
from dateline.workflow.review.desks import open_proposals
from dateline.workflow.review.trays import project_tray

_QUOTE = 200  # characters


def waiting(store: Store) -> Iterator[dict[str, str]]:
    """A row for each thing that waits: the tray, then proposals, then claims by their place in the project.

    Each names the claim (or what else is to be decided), its state, what it says and its words. Events told as context
    come with those of their report, for a person may promote them.
    """
    seen = str(store.judgement_position())
    judgements = store.judgements()
    stand = standing(judgements)
    claims = {claim.id: claim for claim in corrected(store.claims(), stand)}
    for stray in project_tray(store):
        one = stray.judgement
        state = f"tray: {one.kind} by {one.who}: {stray.why}"
        yield {
            "claim": one.id,
            "seen": seen,
            "report": one.anchor.report or "",
            "state": state,
            "quote": one.anchor.context,
        }
    for proposal in open_proposals(store.proposals(), stand):
        beside = claims.get(proposal.beside)
        if beside is not None:
            differs = "; ".join(differences(beside, proposal.claim))
            told = _told(store, beside, f"proposal beside {beside.id}")
            yield told | {"claim": proposal.id, "seen": seen, "says": differs}
    judged = verdicts(claims.values(), stand)
    standing_in = {member.claim: one.id for one in store.incidents() for member in one.members}
    for claim in claims.values():
        if claim.id not in judged:
            home = standing_in.get(claim.id)
            yield _told(store, claim, f"in {home}" if home else "context") | {"claim": claim.id, "seen": seen}


def differences(old: Claim, new: Claim) -> list[str]:
    """In words, each field in which a proposal differs from the claim that it stands beside."""
    return [
        f"{field}: {words(old, field)} → {words(new, field)}"
        for field in CORRECTABLE
        if getattr(old, field) != getattr(new, field)
    ]


def words(claim: Claim, field: str) -> str:
    """A field of a claim in the short form in which `correct` takes it, as far as that has one."""
    value = getattr(claim, field)
    if value is None or value == ():
        return "none"
    if isinstance(value, str):
        return value
    if field == "date":
        return str(value.start) if value.start == value.end else f"{value.start}/{value.end}"
    if field == "casualties":
        return "; ".join(f"{row.effect} {_bounds(row.min, row.max)} {row.party}" for row in value)
    return "; ".join(part.text for part in (value if isinstance(value, tuple) else (value,)))


def _bounds(low: int | None, high: int | None) -> str:
    if low is None:
        return "?" if high is None else f"0-{high}"
    return str(low) if low == high else f"{low}+" if high is None else f"{low}-{high}"


def _told(store: Store, claim: Claim, state: str) -> dict[str, str]:
    """What the reader of a row must know of a claim."""
    fields = ("event_type", "date", "place", "initiators", "targets", "casualties")
    says = [f"{field}: {words(claim, field)}" for field in fields if getattr(claim, field)]
    text = store.report(claim.report.id).text
    start, end = claim.trigger_start, claim.trigger_start + len(claim.trigger)
    if claim.evidence:
        start, end = claim.evidence[0].start, claim.evidence[-1].end
    published = claim.report.published
    return {
        "report": claim.report.id,
        "published": published.isoformat() if published else "",
        "state": f"{state}, {claim.confidence} confidence",
        "says": "; ".join(says),
        "quote": text[start:end][:_QUOTE],
    }

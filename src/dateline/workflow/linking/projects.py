"""Linking a project: the incidents that what changed touches are made anew, under the ids that they had.

A store goes in, its incidents are replaced. Linking a part gives what linking everything would: how likely two claims are
one depends on the two alone, so only those that a chain of likely pairs or judgements ties to a change can move.
"""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from dateline.errors import Conflict
from dateline.incidents.linking import claims_near, edges_with, group_claims, marks_of, relate, shipped, unbounded
from dateline.records import Claim, Incident, corrected
from dateline.values import mint
from dateline.workflow.linking.identities import keep_ids
from dateline.workflow.review.ledgers import Ledger

if TYPE_CHECKING:
    from dateline.store import Store
    from dateline.store.incidents import Touched

RELATING = ("relate", "part_of")  # judgements that say how two incidents stand to one another
PART = 4  # a part is linked alone where it is no more than one claim in so many


def link_project(store: "Store", ledger: Ledger | None = None, *, whole: bool = False) -> None:
    """Makes the project's incidents what its claims and judgements make them now.

    Args:
        store: the project.
        ledger: its judgements, where they are at hand; it is brought up to date.
        whole: everything anew, whatever changed; so it is too with a new linking model, or where much changed.
    """
    ledger = ledger or Ledger()
    while True:
        seen = store.touched()
        ledger.catch_up(store)
        changed = store.claims_of_reports(seen)
        everything = whole or store.linked_by != shipped().version or len(changed) * PART > store.claim_count()
        try:
            if everything:
                _link_whole(store, seen, ledger)
            else:
                _link_part(store, seen, ledger, {claim.id for claim in changed})
        except Conflict:  # another process linked, recoded or erased meanwhile: what it did must count
            continue
        return


def _link_whole(store: "Store", seen: "Touched", ledger: Ledger) -> None:
    stand = ledger.stand
    claims = corrected(store.claims(), stand)
    linked = group_claims(claims, stand, reports=store.reports())
    incidents = relate(keep_ids(store.incidents(), linked.incidents), claims, stand)
    with store.together():
        store.replace_incidents(incidents, seen=seen, model=shipped().version)
        store.forget_links()
        store.put_marks(linked.marks)
        store.put_edges(linked.edges)


def _link_part(store: "Store", seen: "Touched", ledger: Ledger, changed: set[str]) -> None:
    part = _tied(store, seen, ledger, changed | _unmarked(store, seen, ledger))
    claims = _as_corrected(store.claims_by_id(part), ledger)
    stand = ledger.standing_on(claim.report.text_sha256 for claim in claims)
    linked = group_claims(claims, stand, reports=store.reports_by_id({claim.report.id for claim in claims}))
    old = store.incidents_of(part)
    fresh = keep_ids(old, linked.incidents)
    gone = {incident.id for incident in old}
    related = _related(store, fresh, gone, claims, ledger)
    with store.together():
        store.replace_incidents(related, gone=gone, seen=seen, model=shipped().version)
        store.drop_links(part)
        store.put_marks(linked.marks)
        store.put_edges(linked.edges)


def _as_corrected(claims: Sequence[Claim], ledger: Ledger) -> list[Claim]:
    return corrected(claims, ledger.anchored_in(claim.report.text_sha256 for claim in claims))


def _unmarked(store: "Store", seen: "Touched", ledger: Ledger) -> set[str]:
    """Of the claims that were judged those that were left out till now, and so were compared with none."""
    marked = store.marks(seen)
    unmarked = [claim for claim in store.claims_by_id(seen) if claim.id not in marked]
    return {claim.id for claim in _as_corrected(unmarked, ledger) if not unbounded(claim)}


def _tied(store: "Store", seen: "Touched", ledger: Ledger, changed: set[str]) -> set[str]:
    """Ids of the claims that a chain of likely pairs, judgements or incidents ties to what changed or was judged."""
    found = changed | seen  # of what is touched, ids of claims count, those of reports find nothing
    found |= {end for pair in _new_edges(store, ledger, changed) for end in pair}
    new = found
    while new:
        ends = {end for pair in store.edges_of(new) for end in pair}
        held = {*store.incidents_of(new), *store.incidents_named(mint("i", claim) for claim in new)}
        new = (ends | {member.claim for incident in held for member in incident.members}) - found
        found |= new
    return found


def _new_edges(store: "Store", ledger: Ledger, changed: set[str]) -> list[tuple[str, str]]:
    """The pairs that claims which changed may be one with, by their fields and words as they are now."""
    claims = _as_corrected(store.claims_by_id(changed), ledger)
    if not claims:
        return []
    mine = marks_of(claims, store.reports_by_id({claim.report.id for claim in claims}))
    near = claims_near(changed, {**store.marks(), **mine})
    others = _as_corrected(store.claims_by_id({*near, *changed}), ledger)
    return edges_with(changed, others, reports=store.reports_by_id({claim.report.id for claim in others}))


def _related(
    store: "Store", fresh: Sequence[Incident], gone: set[str], claims: Iterable[Claim], ledger: Ledger
) -> list[Incident]:
    """The fresh incidents with their relations, and those about them whose relations change with them."""
    texts = {claim.report.text_sha256 for claim in claims}
    ends = [(one.anchor, one.other) for one in ledger.standing_on(texts) if one.kind in RELATING and one.other]
    judged = {end.text_sha256 for pair in ends for end in pair}
    mates = store.claims_of_reports({claim.report.id for claim in claims} | store.reports_with(judged))
    about = [one for one in store.incidents_of(claim.id for claim in mates) if one.id not in gone]
    told = {member.report for incident in (*fresh, *about) for member in incident.members}
    known = store.claims_of_reports(told)
    taken = {incident.id for incident in about} | gone
    others = [one for one in store.incidents_of(claim.id for claim in known) if one.id not in taken]
    return relate([*fresh, *about], known, ledger.standing_on(claim.report.text_sha256 for claim in known), others)

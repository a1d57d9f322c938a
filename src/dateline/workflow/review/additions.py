"""What judgements change of reports at once: claims that persons added, and where a report stands in the queue.

A store with judgements just appended goes in; its claims and its queue are brought into line. Linking comes after.
"""

from collections.abc import Iterable, Sequence

from dateline.codebook import load_codebook
from dateline.records import Claim, Judgement, corrected, verdicts
from dateline.records.reports import InboxState
from dateline.store import Store
from dateline.workflow.review.desks import Desk


def settle_reports(store: Store, judgements: Iterable[Judgement], desk: Desk) -> None:
    """Brings the reports that new judgements name into line: their added claims, and their state in the queue."""
    new = list(judgements)
    back = [desk.every[name] for one in new for name in one.withdraws if name in desk.every]
    deeper = [desk.every[name] for one in back for name in one.withdraws if name in desk.every]
    added = [one for one in (*new, *back, *deeper) if one.kind == "add"]
    for name in dict.fromkeys(one.anchor.report for one in added):
        if name is not None:
            _settle_added(store, name, desk)
    texts = {end.text_sha256 for one in (*new, *back) for end in (one.anchor, one.other) if end}
    named = sorted(store.reports_with(texts))
    store.put_states({name: state_of(store.claims(name), _on(store, name, desk)) for name in named})


def _on(store: Store, report_id: str, desk: Desk) -> Sequence[Judgement]:
    """The judgements that stand and are anchored in a report."""
    return desk.anchored_in(store.text_hash_of(report_id) or "")


def _settle_added(store: Store, report_id: str, desk: Desk) -> None:
    """Lets the report's claims by persons be those that stand."""
    coding = store.coding(report_id)
    stand = [one for one in _on(store, report_id, desk) if one.kind == "add" and one.anchor.report == report_id]
    wanted = {one.anchor.claim: one.read_value() for one in stand}
    kept = [claim for claim in coding.claims if claim.maker.kind != "person" or claim.id in wanted]
    kept += [claim for name, claim in wanted.items() if name not in {one.id for one in kept}]
    changed = coding.model_copy(update={"claims": tuple(kept)})
    store.replace_coding(report_id, changed, store.proposals(report_id), store.coder_of(report_id))


def state_of(claims: Sequence[Claim], stand: Sequence[Judgement]) -> tuple[InboxState, str, str | None]:
    """Where a report stands in the queue, its main event in words, and that one's confidence.

    It is done when its main event was accepted, or every event judged; `none` when a person said that it tells of none
    and accepted nothing since.
    """
    told = corrected(claims, stand)
    last = verdicts(told, stand)
    accepted = {name for name, one in last.items() if one.kind == "accept"}
    main = next((claim for claim in told if claim.main), told[0] if told else None)
    state: InboxState = "open"
    if not accepted and any(one.kind == "none" for one in stand):
        state = "none"
    elif main is not None and (main.id in accepted or len(last) == len(told)):
        state = "done"
    return state, says(main) if main else "", main.confidence if main else None


def says(claim: Claim) -> str:
    """A claim in a few words: what, on whom, where."""
    parts = [load_codebook().label(claim.event_type), *(one.text for one in claim.targets[:1])]
    parts += [claim.place.text] if claim.place else []
    return " · ".join(parts)


def queue_states(store: Store, report_ids: Iterable[str], stand: Sequence[Judgement]) -> None:
    """Puts the state of some reports into the queue, under judgements that stand."""
    for name in report_ids:
        text = store.text_hash_of(name)
        about = [one for one in stand if one.anchor.text_sha256 == text]
        store.put_states({name: state_of(store.claims(name), about)})

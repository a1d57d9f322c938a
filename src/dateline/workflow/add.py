"""Adding reports to a project: raw bytes to the archive, report and coding to the store, then the incidents anew.

Documents go in, a tally comes out. The same input adds nothing twice; a killed run leaves whole reports only, and the
next run does the rest.
"""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from dateline.errors import BrokenInput, InputError
from dateline.records import Coding
from dateline.reports import Document, find_original, fingerprint, under_another_id
from dateline.store import Store
from dateline.workflow.code import CodesReports, attempt
from dateline.workflow.link import link_project


@dataclass(slots=True)
class Tally:
    """What became of the inputs: reports added (with events, without), held before, failed; incidents afterwards."""

    added: int = 0
    with_events: int = 0
    held: int = 0
    failed: int = 0
    incidents: int = 0


def utc_now() -> dt.datetime:
    """The time, in UTC."""
    return dt.datetime.now(dt.UTC)


def add_documents(
    store: Store,
    documents: Iterable[Document | InputError],
    coder: CodesReports,
    *,
    tell: Callable[[InputError], None],
    step: Callable[[int, int], None] = lambda done, total: None,
    clock: Callable[[], dt.datetime] = utc_now,
) -> Tally:
    """Adds what the project does not hold yet, links, and says what became of it all.

    Args:
        store: the project.
        documents: in any order; they are added in the order of their publication.
        coder: codes each report that is new.
        tell: is given each error when it occurs; the rest goes on.
        step: is given the number of documents done, and of all.
        clock: when a report was added.

    Raises:
        StoreError: the project cannot be written.
    """
    tally = Tally()
    waiting: list[Document] = []
    for item in documents:
        if isinstance(item, InputError):
            tally.failed += 1
            tell(item)
        else:
            waiting.append(item)
    waiting.sort(key=lambda document: document.report.published or dt.date.max)
    for done, document in enumerate(waiting):
        step(done, len(waiting))
        _add(store, document, coder, tally, tell, clock)
    step(len(waiting), len(waiting))
    tally.incidents = len(link_project(store)) if store.link_due else len(store.incidents())
    return tally


def _add(
    store: Store,
    document: Document,
    coder: CodesReports,
    tally: Tally,
    tell: Callable[[InputError], None],
    clock: Callable[[], dt.datetime],
) -> None:
    """One document: held already, or archived, coded and stored; else told."""
    fresh = _fresh(store, document)
    if fresh is None:
        tally.held += 1
        return
    outcome: Coding | InputError
    if isinstance(fresh, InputError):
        outcome = fresh
    else:
        store.archive.put(fresh.raw)
        hashes = fingerprint(fresh.report.text)
        report = fresh.report.model_copy(update={"copy_of": _original(store, hashes)})
        outcome = attempt(coder.code, report, fresh.where)
        if isinstance(outcome, Coding):
            store.put_report(report, outcome, added=clock(), hashes=hashes)
            tally.added += 1
            tally.with_events += bool(outcome.claims)
            return
    tally.failed += 1
    tell(outcome)


def _fresh(store: Store, document: Document) -> Document | InputError | None:
    """The document under an id that is free, None where the project holds it, an error where its id means another."""
    if store.report_id_of(document.report.raw_sha256 or "") is not None:
        return None
    held = store.text_hash_of(document.report.id)
    if held == document.report.text_sha256:
        return None
    if held is None:
        return document
    if document.named:
        what = f"the project holds another text under the id {document.report.id!r}"
        return BrokenInput(what, where=document.where, todo="Give the changed report an id of its own")
    return under_another_id(document)


def _original(store: Store, hashes: frozenset[int]) -> str | None:
    """The id of the report that this one copies, followed to the first of them."""
    found = find_original(hashes, *store.sharing(hashes))
    return (store.report(found).copy_of or found) if found else None

"""Adding reports to a project: raw bytes to the archive, report and coding to the store, then the incidents anew.

Documents go in, a tally comes out. The same input adds nothing twice, and what was erased stays out; a killed run leaves
whole reports only, and the next run does the rest.
"""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from dateline.errors import BrokenInput, InputError
from dateline.records import Coding, Report
from dateline.reports import Document, find_original, fingerprint, under_another_id
from dateline.store import Store
from dateline.values import Fingerprint
from dateline.workflow.code import CodesReports, attempt
from dateline.workflow.linking import link_project
from dateline.workflow.review.additions import queue_states

LONGEST_ID = 350  # characters; what the tables hold, less what `under_another_id` appends


@dataclass(slots=True)
class Tally:
    """What became of the inputs: reports added (with events, as copies of one that stands), held before, failed, erased.

    `erased` says of each report that was left out for it where it came from, and who had erased it; `incidents` is how
    many there are afterwards.
    """

    added: int = 0
    with_events: int = 0
    copies: int = 0
    held: int = 0
    failed: int = 0
    incidents: int = 0
    erased: list[str] = field(default_factory=list)


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
    """
    tally = Tally()
    waiting: list[Document] = []
    for item in documents:
        if isinstance(item, InputError):
            tally.failed += 1
            tell(item)
        else:
            waiting.append(item)
    tidy(store, clock())
    waiting.sort(key=lambda one: one.report.published or dt.date.max)
    for done, document in enumerate(waiting):
        step(done, len(waiting))
        error = add_document(store, document, coder, tally, clock)
        if error is not None:
            tally.failed += 1
            tell(error)
    step(len(waiting), len(waiting))
    if store.link_due:
        link_project(store)
    tally.incidents = store.incident_count()
    return tally


def tidy(store: Store, now: dt.datetime) -> None:
    """Takes out what killed runs left half written, and fingerprints the reports of a project that was upgraded."""
    store.archive.sweep(now - dt.timedelta(hours=1))
    for report_id in store.without_fingerprint():
        store.put_fingerprint(report_id, fingerprint(store.report(report_id).text))


def add_document(
    store: Store, document: Document, coder: CodesReports, tally: Tally, clock: Callable[[], dt.datetime] = utc_now
) -> InputError | None:
    """One document: left out, or coded, archived and stored, due for linking; or the error that says why not."""
    fresh = _fresh(store, document, tally)
    if not isinstance(fresh, Document):
        return fresh
    coding = attempt(coder.code, fresh.report, fresh.where)
    if isinstance(coding, InputError):
        return coding
    taken = fingerprint(fresh.report.text)
    with store.together():  # so that what is asked still holds when the report is put in, however many add at once
        fresh = _fresh(store, document, tally)
        if not isinstance(fresh, Document):
            return fresh
        report = fresh.report.model_copy(update={"copy_of": _original(store, fresh.report, taken)})
        store.archive.put(fresh.raw)
        store.put_report(report, _of(report, coding), added=clock(), fingerprint=taken)
        queue_states(store, [report.id], ())
    tally.added += 1
    tally.with_events += bool(coding.claims)
    tally.copies += report.copy_of is not None
    return None


def _fresh(store: Store, document: Document, tally: Tally) -> Document | InputError | None:
    """The document under an id that is free, None where it is to be left out, an error where its id means another."""
    report = document.report
    stone = store.tombstone_of(raw_sha256=report.raw_sha256 or "", text_sha256=report.text_sha256)
    if stone is not None:
        told = (
            f"{document.where}: {stone.who} erased this report on {stone.when:%Y-%m-%d} ({stone.why}); it is left out"
        )
        tally.erased.append(told)
        return None
    if len(report.id) > LONGEST_ID or not report.id.isprintable():
        what = f"the id {report.id[:40]!r} is longer than {LONGEST_ID} characters, or has some that cannot be printed"
        return BrokenInput(what, where=document.where, todo="Give the report a shorter, plainer id")
    held = store.text_hash_of(report.id)
    if store.report_id_of(report.raw_sha256 or "") is not None or held == report.text_sha256:
        tally.held += 1
        return None
    if held is None:
        return document
    if document.named:
        what = f"the project holds another text under the id {report.id!r}"
        return BrokenInput(what, where=document.where, todo="Give the changed report an id of its own")
    return under_another_id(document)


def _original(store: Store, report: Report, taken: Fingerprint) -> str | None:
    """The id of the report that this one copies, followed to the first of them."""
    found = find_original(taken, report.published, store.sharing(taken))
    return (store.report(found).copy_of or found) if found else None


def _of(report: Report, coding: Coding) -> Coding:
    """The coding with claims that say of their report what it says itself."""
    claims = tuple(claim.model_copy(update={"report": report.reference()}) for claim in coding.claims)
    return coding.model_copy(update={"claims": claims})

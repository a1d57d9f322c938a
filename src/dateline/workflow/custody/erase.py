"""Erasing a report from a project: its bytes, its words and what was made of them; then the incidents anew.

A report's id goes in, its tombstone comes out. Copies of the project that lie elsewhere are out of its reach.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from dateline.errors import NotInStore
from dateline.records import Tombstone
from dateline.store import Store
from dateline.workflow.add import utc_now
from dateline.workflow.linking import link_project


@dataclass(slots=True, frozen=True)
class Erased:
    """What stays; how many incidents there are now; and files beside the database that may hold the words still."""

    tombstone: Tombstone
    incidents: int
    copies: tuple[Path, ...]


def erase_report(
    store: Store, report_id: str, *, who: str, why: str, clock: Callable[[], dt.datetime] = utc_now
) -> Erased:
    """Erases a report for good, or completes an erasure that was killed.

    Raises:
        NotInStore: there is no such report, and none was erased.
        StoreError: the project cannot be written; run it again for what is left to do.
    """
    try:
        stone = store.erase_report(report_id, who=who, when=clock(), why=why)
    except NotInStore:
        earlier = store.tombstone_of(report_id=report_id)
        if earlier is None:
            raise
        stone = earlier
    if store.report_id_of(stone.raw_sha256) is None:
        store.archive.drop(stone.raw_sha256)
    if store.link_due:
        link_project(store)
    store.scrub()
    return Erased(stone, store.incident_count(), store.copies_set_aside())

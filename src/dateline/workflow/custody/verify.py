"""Verifying a project: raw bytes, texts, the judgement chain and the tombstones against their hashes.

A store goes in, what was looked at and what is wrong with it comes out. It mends nothing and writes nothing.
"""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field

from pydantic import ValidationError

from dateline.records import Report
from dateline.store import Store
from dateline.store.chains import ERASE, faults
from dateline.values import digest


@dataclass(slots=True)
class Verified:
    """How much was looked at, and a sentence for each thing that is wrong; none where all is well."""

    reports: int = 0
    files: int = 0
    judgements: int = 0
    erasures: int = 0
    problems: list[str] = field(default_factory=list)


def verify_project(store: Store, step: Callable[[int, int], None] = lambda done, total: None) -> Verified:
    """Looks at every file of the archive, every report, every judgement and every tombstone.

    Args:
        store: the project; others may write to it meanwhile.
        step: is given the number of reports done, and of all.

    Raises:
        StoreError: the project cannot be read.
    """
    files = store.archive.hashes()  # before the reports: what others add meanwhile is then no orphan
    done = Verified(files=len(files))
    stones = store.tombstones()
    raws = set[str]()
    total = store.report_count()
    for row in store.each_row():
        step(done.reports, max(total, done.reports))
        done.reports += 1
        raws.add(row.raw_sha256)
        done.problems += _about_report(store, row.id, row.raw_sha256, row.text_sha256, row.body)
    step(done.reports, done.reports)
    erased = {stone.raw_sha256: stone.report for stone in stones}
    done.problems += _about_orphans(store, sorted(files - raws), erased)
    buried = sorted(raws & set(erased))
    done.problems += [f"report {erased[raw]}: it was erased, and its bytes were put in again" for raw in buried]
    entries, head = store.chain()
    done.erasures = sum(entry.kind == ERASE for entry in entries)
    done.judgements = len(entries) - done.erasures
    done.problems += faults(entries, head, {stone.text_sha256 for stone in stones})
    if len(stones) != done.erasures:
        done.problems.append(f"the chain tells of {done.erasures} erasures, and there are {len(stones)} tombstones")
    return done


def _about_report(store: Store, report_id: str, raw_sha256: str, text_sha256: str, body: str) -> Iterator[str]:
    try:
        report = Report.model_validate_json(body)
    except ValidationError:  # its hash is checked when it is read
        yield f"report {report_id}: its text or its record was changed in the database"
    else:
        if (report.id, report.raw_sha256 or "", report.text_sha256) != (report_id, raw_sha256, text_sha256):
            yield f"report {report_id}: its record and its row in the database differ"
    if not raw_sha256:
        return
    path = store.archive.path(raw_sha256)
    try:
        found = digest(path.read_bytes())
    except FileNotFoundError:
        yield f"report {report_id}: its raw bytes are missing ({path})"
    except OSError as error:
        yield f"report {report_id}: its raw bytes cannot be read ({path}: {error.strerror})"
    else:
        if found != raw_sha256:
            yield f"report {report_id}: its raw bytes were changed ({path})"


def _about_orphans(store: Store, orphans: Collection[str], erased: dict[str, str]) -> Iterator[str]:
    for sha256 in orphans:
        path = store.archive.path(sha256)
        if sha256 in erased:
            yield f"{path}: raw bytes of report {erased[sha256]}, which was erased; run `dateline erase` on it again"
        elif store.report_id_of(sha256) is None:
            yield f"{path}: raw bytes of no report; a run of `dateline add` was killed (run it again), or it was put here"

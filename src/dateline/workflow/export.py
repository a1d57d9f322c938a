"""Exporting a project: the rows that may leave, in one format, with manifest and loss report.

A store goes in; text, or three files beside one another, come out. The day and the hash are those of the export.
"""

import datetime as dt
import io
import json
import zipfile
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dateline.codebook import load_codebook
from dateline.errors import ExportError
from dateline.exports import Export, ExportRow, Selection, cite, manifest, select, to_geojson, to_jsonl
from dateline.exports.rows import plural
from dateline.records import verdicts
from dateline.records.incidents import PolicyName
from dateline.store import Store
from dateline.workflow.resolve import resolve_incidents
from dateline.workflow.review.desks import open_proposals
from dateline.workflow.review.ledgers import Ledger

_FEW = 500  # incidents whose reports are in memory at once
EXPORTERS: dict[str, Callable[[Sequence[ExportRow]], Export]] = {"jsonl": to_jsonl, "geojson": to_geojson}


@dataclass(slots=True, frozen=True)
class Asked:
    """What is to leave: the format, the policy, kinds of claimants left out, and which incidents.

    `everything` means those too that nobody accepted; `only` are ids of incidents, None for all.
    """

    format: str
    policy: PolicyName = "majority"
    everything: bool = False
    without: tuple[str, ...] = ()
    only: frozenset[str] | None = None


@dataclass(slots=True, frozen=True)
class Exported:
    """The data, what was lost on the way, and the manifest."""

    text: str
    losses: tuple[str, ...]
    manifest: dict[str, Any]

    @property
    def loss_report(self) -> str:
        """The losses as lines, with a line where there are none."""
        return "\n".join(self.losses or ("nothing was left out",)) + "\n"

    def files(self, name: str) -> dict[str, str]:
        """The data under a name, its manifest and its losses beside it."""
        told = json.dumps(self.manifest, indent=2, ensure_ascii=False) + "\n"
        return {name: self.text, f"{name}.manifest.json": told, f"{name}.loss.txt": self.loss_report}

    def zipped(self, name: str) -> bytes:
        """The three files in one."""
        held = io.BytesIO()
        with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED, compresslevel=3) as archive:
            for file, text in self.files(name).items():
                archive.writestr(file, text)
        return held.getvalue()


@dataclass(slots=True, frozen=True)
class Sample:
    """The beginning of an export: made of the first `looked` of `asked` incidents, and what that lost."""

    done: Exported
    looked: int
    asked: int


def export_project(
    store: Store, asked: Asked, *, ledger: Ledger | None = None, now: dt.datetime | None = None
) -> Exported:
    """The project's incidents in a format; by default those with an accepted founding claim, in the order of their days.

    Args:
        store: the project.
        asked: what is to leave.
        ledger: its judgements, where they are at hand.
        now: UTC; when it is made.

    Raises:
        ExportError: the format is not written yet.
        InputError: no such kind of claimant.
    """
    ledger = ledger or Ledger()
    ledger.catch_up(store)
    every = store.incident_ids()
    wanted, losses = _asked_for(store, every, asked.only)
    if not asked.everything:
        accepted = _accepted(store, ledger, wanted)
        losses += _unread(len(wanted) - len(accepted))
        wanted = accepted
    return _made(store, ledger, asked, wanted, losses, now)


def sample_export(store: Store, asked: Asked, size: int, *, ledger: Ledger, now: dt.datetime | None = None) -> Sample:
    """The beginning of an export, made of at most `size` incidents; what nobody accepted is known by the summaries.

    Raises:
        ExportError: the format is not written yet.
        InputError: no such kind of claimant.
    """
    ledger.catch_up(store)
    wanted, losses = _asked_for(store, store.incident_ids(), asked.only)
    if not asked.everything:
        reviewed = store.reviewed()
        losses += _unread(sum(one not in reviewed for one in wanted))
        wanted = [one for one in wanted if one in reviewed]
    return Sample(_made(store, ledger, asked, wanted[:size], losses, now), min(size, len(wanted)), len(wanted))


def write_export(done: Exported, path: Path) -> None:
    """Writes the data to `path`, and beside it `path`.manifest.json and `path`.loss.txt.

    Raises:
        ExportError: the disk refuses.
    """
    try:
        for name, text in done.files(path.name).items():
            path.with_name(name).write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        what = f"cannot be written: {error.strerror or error}"
        raise ExportError(what, where=str(path), todo="Name a file in a folder that can be written") from error


def _asked_for(store: Store, every: Sequence[str], only: Collection[str] | None) -> tuple[list[str], tuple[str, ...]]:
    """The incidents that were asked for, in order, and a line for those that were not, and for ids that name none."""
    if only is None:
        return list(every), ()
    heirs = store.aliased(only)
    named = {heirs.get(name, name) for name in only}
    wanted = [one for one in every if one in named]
    left, none = len(every) - len(wanted), len(named - set(wanted))
    lines = ((left, f"{plural(left, 'incident')} left out: not asked for"),
             (none, f"{plural(none, 'id')} left out: no such incident"))  # fmt: skip
    return wanted, tuple(line for count, line in lines if count)


def _unread(count: int) -> tuple[str, ...]:
    return (f"{plural(count, 'incident')} held back: no founding claim accepted by a person",) if count else ()


def _made(
    store: Store, ledger: Ledger, asked: Asked, wanted: Sequence[str], losses: tuple[str, ...], now: dt.datetime | None
) -> Exported:
    exporter = EXPORTERS.get(asked.format)
    if exporter is None:
        todo = f"Use {' or '.join(EXPORTERS)} until then"
        raise ExportError(f"the format {asked.format} comes in a later version", where="--format", todo=todo)
    now = now or dt.datetime.now(dt.UTC)
    chosen = _chosen(store, ledger, asked, wanted, now.date())
    made = exporter(chosen.rows)
    about = manifest(
        made, chosen.rows, format=asked.format, policy=asked.policy, without=asked.without, made_at=now,
        profile="all" if asked.everything else "publishing", codebook=load_codebook().version,
        only=None if asked.only is None else sorted(asked.only),
    )  # fmt: skip
    losses = (*losses, *chosen.losses, *made.losses)
    return Exported(made.text, losses, about | {"losses": list(losses)})


def _chosen(store: Store, ledger: Ledger, asked: Asked, wanted: Sequence[str], today: dt.date) -> Selection:
    """The rows that may leave, cited, and a line for each kind of thing held back."""
    rows = [row for some in _batches(wanted) for row in _resolved(store, ledger, asked, some)]
    rows.sort(key=_day)
    texts = {claim.report.text_sha256 for row in rows for claim in row.claims}
    stand = ledger.standing_on(texts)
    beside = {one.beside for one in open_proposals(store.proposals(), ledger.stand)}
    return select(rows, stand, today=today, everything=asked.everything, proposals=beside)


def _resolved(store: Store, ledger: Ledger, asked: Asked, some: Sequence[str]) -> list[ExportRow]:
    """Some incidents with their values, and a short quote and the address behind each claim."""
    incidents = store.incidents_named(some)
    reports = {one.id: one for one in store.reports_by_id({each.report for one in incidents for each in one.members})}
    stand = ledger.standing_on(report.text_sha256 for report in reports.values())
    rows = resolve_incidents(store, incidents, stand, asked.policy, without=asked.without)
    return [
        ExportRow(
            row.incident, row.resolved, row.claims, tuple(cite(one, reports[one.report.id]) for one in row.claims)
        )
        for row in rows
    ]


def _accepted(store: Store, ledger: Ledger, wanted: Sequence[str]) -> list[str]:
    """Those with a founding claim that a person accepted, so that no other need be resolved to be held back."""
    passed = []
    for some in _batches(wanted):
        incidents = {one.id: one for one in store.incidents_named(some)}
        claims = store.claims_of_reports({each.report for one in incidents.values() for each in one.members})
        last = verdicts(claims, ledger.standing_on(claim.report.text_sha256 for claim in claims))
        yes = {name for name, one in last.items() if one.kind == "accept"}
        passed += [
            name
            for name in some
            if name in incidents and any(each.founding and each.claim in yes for each in incidents[name].members)
        ]
    return passed


def _batches(names: Sequence[str]) -> Iterable[Sequence[str]]:
    return (names[at : at + _FEW] for at in range(0, len(names), _FEW))


def _day(row: ExportRow) -> tuple[dt.date, str]:
    days = row.resolved.date.value
    return (days.start if days else dt.date.max, row.incident.id)

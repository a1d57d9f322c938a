"""Exporting a project: the rows that may leave, in one format, with manifest and loss report.

A store goes in; text, or three files beside one another, come out. The day and the hash are those of the export.
"""

import datetime as dt
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dateline.codebook import load_codebook
from dateline.errors import ExportError
from dateline.exports import Export, ExportRow, cite, manifest, select, to_geojson, to_jsonl
from dateline.records import standing
from dateline.records.incidents import PolicyName
from dateline.store import Store
from dateline.workflow.resolve import resolve_project
from dateline.workflow.review.desks import open_proposals

EXPORTERS: dict[str, Callable[[Sequence[ExportRow]], Export]] = {"jsonl": to_jsonl, "geojson": to_geojson}


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


def export_project(
    store: Store,
    name: str,
    *,
    policy: PolicyName,
    everything: bool,
    without: Sequence[str] = (),
    now: dt.datetime | None = None,
) -> Exported:
    """The project's incidents in a format; by default those with an accepted founding claim.

    Args:
        store: the project.
        name: of the format.
        policy: settles differing values.
        everything: incidents that nobody accepted too.
        without: kinds of claimants whose figures are left out.
        now: UTC; when it is made.

    Raises:
        ExportError: the format is not written yet.
    """
    exporter = EXPORTERS.get(name)
    if exporter is None:
        todo = f"Use {' or '.join(EXPORTERS)} until then"
        raise ExportError(f"the format {name} comes in a later version", where="--format", todo=todo)
    now = now or dt.datetime.now(dt.UTC)
    rows = [_cited(row, store) for row in resolve_project(store, policy, without=without)]
    judgements = store.judgements()
    beside = {one.beside for one in open_proposals(store.proposals(), standing(judgements))}
    chosen = select(rows, judgements, today=now.date(), everything=everything, proposals=beside)
    made = exporter(chosen.rows)
    profile = "all" if everything else "publishing"
    about = manifest(
        made, chosen.rows, format=name, policy=policy, profile=profile, made_at=now, codebook=load_codebook().version,
        without=without,
    )  # fmt: skip
    losses = (*chosen.losses, *made.losses)
    return Exported(made.text, losses, about | {"losses": list(losses)})


def write_export(done: Exported, path: Path) -> None:
    """Writes the data to `path`, and beside it `path`.manifest.json and `path`.loss.txt.

    Raises:
        ExportError: the disk refuses.
    """
    files = {
        path: done.text,
        path.with_name(f"{path.name}.manifest.json"): json.dumps(done.manifest, indent=2, ensure_ascii=False) + "\n",
        path.with_name(f"{path.name}.loss.txt"): done.loss_report,
    }
    try:
        for file, text in files.items():
            file.write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        what = f"cannot be written: {error.strerror or error}"
        raise ExportError(what, where=str(path), todo="Name a file in a folder that can be written") from error


def _cited(row: ExportRow, store: Store) -> ExportRow:
    """The row with a short quote and the address behind each claim."""
    citations = tuple(cite(claim, store.report(claim.report.id)) for claim in row.claims)
    return ExportRow(row.incident, row.resolved, row.claims, citations)

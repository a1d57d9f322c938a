"""The manifest of an export: what it holds, how it was made, and its hash, so that a moved number can be traced.

An export with its rows goes in, a plain dictionary comes out. The time is passed in.
"""

import collections
import datetime as dt
import json
from collections.abc import Mapping, Sequence
from typing import Any

from dateline import __version__
from dateline.exports.jsonl import line_of
from dateline.exports.rows import Export, ExportRow
from dateline.values import digest, mint


def _records(rows: Sequence[ExportRow]) -> dict[str, list[str]]:
    return {
        "incidents": [row.incident.id for row in rows],
        "claims": sorted({claim.id for row in rows for claim in row.claims}),
        "reports": sorted({claim.report.id for row in rows for claim in row.claims}),
    }


def _counts(rows: Sequence[ExportRow]) -> dict[str, Any]:
    return {
        **{kind: len(ids) for kind, ids in _records(rows).items()},
        "synthetic_incidents": sum(row.resolved.synthetic for row in rows),
        "by_grade": dict(sorted(collections.Counter(row.resolved.grade for row in rows).items())),
    }


def _asked(only: Sequence[str] | None) -> dict[str, Any] | None:
    return None if only is None else {"incidents": len(only), "sha256": digest("\n".join(sorted(only)).encode())}


def changes(states: Mapping[str, str], last: Mapping[str, Any]) -> dict[str, Any]:
    """Which incidents came, went and changed since an export, by its manifest: `states` are digests by incident."""
    before: Mapping[str, str] = last.get("states", {})
    return {
        "id": last.get("id"),
        "made_at": last.get("made_at"),
        "added": [one for one in states if one not in before],
        "removed": [one for one in before if one not in states],
        "changed": [one for one, state in states.items() if one in before and before[one] != state],
    }


def manifest(
    export: Export,
    rows: Sequence[ExportRow],
    *,
    format: str,  # noqa: A002  the word that the command line uses
    policy: str,
    profile: str,
    made_at: dt.datetime,
    codebook: str | None = None,
    without: Sequence[str] = (),
    only: Sequence[str] | None = None,
    options: Mapping[str, Any] | None = None,
    last: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """The manifest of an export as JSON-ready values.

    Args:
        export: the data as written.
        rows: what it was made from.
        format: its name.
        policy: by which values were resolved.
        profile: by which rows were chosen.
        made_at: with its zone; use UTC.
        codebook: version by which the claims were coded.
        without: kinds of claimants whose figures were left out.
        only: ids of the incidents that were asked for, told by number and hash; None: all.
        options: what else was asked for, by name.
        last: the manifest of the export before this one, of the same format; what moved since is told.
    """
    data = export.content
    return {
        "id": mint("x", digest(data), format, policy, profile, codebook, *without, json.dumps(options, sort_keys=True)),
        "made_at": made_at.isoformat(), "dateline": __version__, "codebook": codebook, "format": format,
        "policy": policy, "without": list(without), "only": _asked(only), "profile": profile,
        "options": dict(options or {}), "sha256": digest(data), "bytes": len(data),
        **_held(export, rows, last),
    }  # fmt: skip


def _held(export: Export, rows: Sequence[ExportRow], last: Mapping[str, Any] | None) -> dict[str, Any]:
    """What the export holds and lost, and what moved since the last one."""
    states = {row.incident.id: digest(line_of(row).encode())[:12] for row in rows}
    return {
        "synthetic": any(row.resolved.synthetic for row in rows),
        "counts": _counts(rows),
        "since_last": None if last is None else changes(states, last),
        "losses": list(export.losses),
        "records": _records(rows),
        "states": states,
    }

"""What a batch leaves: Parquet of claims, of reports without any, and of incidents, and a manifest that names them all.

Coded shards and linked groups go in, files under claims/, nones/ and incidents/ come out, whole or not at all.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa

from dateline.incidents.linking import relate
from dateline.records import Claim, Incident, IncidentRelation, Membership, NoEvent
from dateline.values import digest
from dateline.workflow.batch.links import stamped
from dateline.workflow.batch.shards import read_rows, write_bytes, write_rows

PART = 10_000  # incidents of a file
_TEXTS = "id report incident publisher copy_of event_type scope granularity certainty confidence trigger".split()
CLAIMS = pa.schema(
    [
        *((name, pa.string()) for name in _TEXTS), ("main", pa.bool_()), ("published", pa.date32()),
        ("date_start", pa.date32()), ("date_end", pa.date32()), ("date_precision", pa.string()),
        ("place", pa.string()), ("country", pa.string()), ("admin1", pa.string()), ("lat", pa.float64()),
        ("lon", pa.float64()), ("level", pa.string()), ("radius_km", pa.float64()), ("record", pa.string()),
    ]
)  # fmt: skip
NONES = pa.schema([(name, pa.string()) for name in ("report", "title", "why", "unread")] + [("published", pa.date32())])
INCIDENTS = pa.schema(
    [
        ("id", pa.string()), ("claims", pa.list_(pa.string())), ("reports", pa.list_(pa.string())),
        ("record", pa.string()),
    ]
)  # fmt: skip


@dataclass(slots=True, frozen=True)
class FinishTask:
    """A coded shard, which of its reports copy what, which of its claims are in which incident, and where the parts go."""

    coded: Path
    originals: Mapping[str, str]
    homes: Mapping[str, str]
    claims: Path
    nones: Path


@dataclass(slots=True, frozen=True)
class Finished:
    """What a shard came to: rows written, and what its claims say of how incidents stand to one another."""

    claims: int
    nones: int
    failed: tuple[str, ...]
    relations: tuple[tuple[str, str], ...]


def finish_shard(task: FinishTask) -> Finished:
    """Writes a shard's part of the claims and of the nones."""
    claims, nones, failed = [], [], []
    for row in read_rows(task.coded, ("report", "title", "published", "none", "error", "claims")):
        claims += [stamped(Claim.model_validate_json(one["claim"]), task.originals) for one in row["claims"]]
        if row["none"] is not None:
            none = NoEvent.model_validate_json(row["none"])
            told = {key: row[key] for key in ("report", "title", "published")}
            nones.append(told | {"why": none.why, "unread": none.unread})
        if row["error"] is not None:
            failed.append(row["error"])
    write_rows(task.claims, (_flat(claim, task.homes.get(claim.id)) for claim in claims), CLAIMS)
    write_rows(task.nones, nones, NONES)
    return Finished(len(claims), len(nones), tuple(failed), tuple(_relations(claims, task.homes)))


def _flat(claim: Claim, incident: str | None) -> dict[str, Any]:
    date, place, report = claim.date, claim.place, claim.report
    row = {name: getattr(claim, name) for name in _TEXTS if name not in ("report", "incident", "publisher", "copy_of")}
    row |= {"report": report.id, "incident": incident, "publisher": report.publisher, "copy_of": report.copy_of}
    row |= {"published": report.published, "main": claim.main, "record": claim.model_dump_json()}
    if date:
        row |= {"date_start": date.start, "date_end": date.end, "date_precision": date.precision}
    if place:
        row |= {name: getattr(place, name) for name in ("country", "admin1", "lat", "lon", "level", "radius_km")}
        row["place"] = place.text
    return row


def _relations(claims: Sequence[Claim], homes: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """What these claims, which are all those of their reports, say of their incidents."""
    members: dict[str, list[Membership]] = {}
    for claim in claims:
        if claim.id in homes:
            members.setdefault(homes[claim.id], []).append(Membership(claim=claim.id, report=claim.report.id))
    parts = [Incident(id=name, members=tuple(held)) for name, held in members.items()]
    for incident in relate(parts, claims, ()):
        yield from ((incident.id, relation.model_dump_json()) for relation in incident.relations)


def write_incidents(incidents: Sequence[Incident], folder: Path) -> Iterator[Path]:
    """Writes incidents in parts; the files come out."""
    for at in range(0, max(len(incidents), 1), PART):
        path = folder / f"part-{at // PART:05}.parquet"
        write_rows(path, map(_incident, incidents[at : at + PART]), INCIDENTS)
        yield path


def _incident(incident: Incident) -> dict[str, Any]:
    claims, reports = ([getattr(one, key) for one in incident.members] for key in ("claim", "report"))
    return {"id": incident.id, "claims": claims, "reports": reports, "record": incident.model_dump_json()}


def related(incidents: Iterable[Incident], found: Iterable[tuple[str, str]]) -> list[Incident]:
    """The incidents with their relations, none twice."""
    held: dict[str, dict[tuple[str, str], IncidentRelation]] = {}
    for name, told in found:
        relation = IncidentRelation.model_validate_json(told)
        held.setdefault(name, {}).setdefault((relation.kind, relation.to), relation)
    return [
        incident.model_copy(update={"relations": tuple(held.get(incident.id, {}).values())}) for incident in incidents
    ]


def write_manifest(output: Path, files: Iterable[Path], told: Mapping[str, Any]) -> None:
    """Writes what the batch holds, with the hash of every file, and takes out parts of an earlier batch."""
    kept = sorted(files)
    for folder in ("claims", "nones", "incidents"):
        for path in (output / folder).glob("*.parquet"):
            if path not in kept:
                path.unlink()
    hashes = {path.relative_to(output).as_posix(): digest(path.read_bytes()) for path in kept}
    write_bytes(output / "manifest.json", json.dumps({**told, "files": hashes}, indent=2).encode() + b"\n")

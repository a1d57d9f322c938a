"""Rows as Parquet and back: columns that a query needs, with types, and beside them each incident whole.

Rows go in, bytes come out, and the same rows from the bytes. Nothing is lost.
"""

import io
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from dateline.errors import BrokenInput
from dateline.exports.geojson import properties
from dateline.exports.jsonl import from_jsonl, line_of
from dateline.exports.rows import Export, ExportRow, Terms

if TYPE_CHECKING:
    from pyarrow import Schema

# arrow's names of types; `record` is the incident as in jsonl
COLUMNS: dict[str, str] = {
    "id": "string", "title": "string", "type": "string", "date_start": "date32", "date_end": "date32",
    "date_precision": "string", "date_prec": "int8", "time_precision": "int8", "place": "string", "place_level": "string",
    "country": "string", "admin1": "string", "lat": "float64", "lon": "float64", "radius_km": "float64", "where_prec": "int8",
    "geo_precision": "int8", "initiators": "texts", "targets": "texts", "weapons": "texts", "killed_low": "int64",
    "killed_best": "int64", "killed_high": "int64", "wounded_low": "int64", "wounded_best": "int64",
    "wounded_high": "int64", "certainty": "string", "scope": "string", "grade": "string", "independent_sources": "int32",
    "provisional": "bool_", "policy": "string", "without": "texts", "synthetic": "bool_", "record": "string",
}  # fmt: skip


def _schema() -> "Schema":
    import pyarrow as pa

    types = {name: pa.list_(pa.string()) if kind == "texts" else getattr(pa, kind)() for name, kind in COLUMNS.items()}
    return pa.schema(list(types.items()))


def _flat(row: ExportRow, terms: Terms) -> dict[str, Any]:
    resolved, told = row.resolved, properties(row)
    days, place = resolved.date.value, resolved.place.value
    hidden = place is None or (place.level == "country" and not terms.country_points)
    bounds = {
        f"{effect}_{bound}": (told[effect] or {}).get(bound)
        for effect in ("killed", "wounded")
        for bound in ("low", "best", "high")
    }
    flat = told | bounds | {
        "date_start": days.start if days else None,
        "date_end": days.end if days else None,
        "lat": None if place is None or hidden else place.lat,
        "lon": None if place is None or hidden else place.lon,
        "record": line_of(row),
    }  # fmt: skip
    return {name: flat[name] for name in COLUMNS}


def to_parquet(rows: Iterable[ExportRow], terms: Terms | None = None) -> Export:
    """One row an incident, in the rows' order."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    terms = terms or Terms()
    table = pa.Table.from_pylist([_flat(row, terms) for row in rows], schema=_schema())
    held = io.BytesIO()
    pq.write_table(table, held, compression="zstd")
    return Export(held.getvalue())


def from_parquet(data: bytes) -> list[ExportRow]:
    """The rows that `to_parquet` wrote.

    Raises:
        BrokenInput: it is no Parquet, or has no incidents in it.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        records = pq.read_table(io.BytesIO(data), columns=["record"])["record"].to_pylist()
    except (pa.ArrowException, KeyError) as error:
        what = f"not an export as Parquet ({type(error).__name__})"
        raise BrokenInput(what, todo="Export it again as parquet.") from error
    return from_jsonl("\n".join(map(str, records)))

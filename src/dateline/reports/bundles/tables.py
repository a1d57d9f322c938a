"""Tables of reports: csv, tsv and Parquet, one report a row; csv and tsv under a map from our fields to the table's columns.

Bytes go in; per row its number as spreadsheets count, its bytes and its fields, or what is wrong with it, come out. A
broken row hides no other.
"""

import csv
import datetime as dt
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from dateline.errors import BrokenInput
from dateline.reports.encodings import decode
from dateline.reports.lines import Row

FIELDS = ("id", "title", "publisher", "published", "text", "url", "synthetic")
_LONGEST_CELL = 50_000_000  # characters
_MOST_LINES = 5_000  # of one row; where a quote is never closed, the rest of the file is not one cell
_ROWS = 1_000  # of a Parquet file that are held at a time
_ROW_TODO = "Correct the row; the others are done"


@dataclass(slots=True, frozen=True)
class _Table:
    """A table's lines, its separator, and what its first row says."""

    lines: list[str]
    separator: str
    header: list[str]
    first: int  # the line after the header


def parse_columns(told: str) -> dict[str, str]:
    """The map of `title=headline,text=body`: our field to the name of the table's column.

    Raises:
        BrokenInput: another form, or a field that reports do not have.
    """
    todo = f"Write FIELD=COLUMN,…; the fields are {', '.join(FIELDS)}"
    columns = {}
    for part in filter(None, (part.strip() for part in told.split(","))):
        name, _, column = (side.strip() for side in part.partition("="))
        if name not in FIELDS or not column:
            raise BrokenInput(f"{part!r} maps no field of a report to a column", todo=todo)
        columns[name] = column
    return columns


def has_texts(raw: bytes, suffix: str, columns: Mapping[str, str]) -> bool:
    """Whether a table has a column of texts, by the map or by its name; false where it cannot be read."""
    try:
        table = _open(decode(raw, where="")[0], suffix)
        return "text" in _places(table.header, columns, where="")
    except BrokenInput:
        return False


def read_table(raw: bytes, *, where: str, suffix: str, columns: Mapping[str, str]) -> Iterator[Row | BrokenInput]:
    """Per row that is not blank its number from 2 (the header is row 1), its bytes and fields; or the error in its place.

    Raises:
        BrokenInput: a column of the map, or any column of texts, is not there.
    """
    text, note = decode(raw, where=where)
    table = _open(text, suffix)
    places = _places(table.header, columns, where=where)
    at, number = table.first, 2
    while at < len(table.lines):
        cells, taken = _cells(table.lines, at, table.separator)
        if isinstance(cells, str) or len(cells) > len(table.header):
            what = cells if isinstance(cells, str) else f"{len(cells)} cells under {len(table.header)} columns"
            yield BrokenInput(what, where=f"{where}:{number}", todo=_ROW_TODO)
        elif any(cell.strip() for cell in cells):
            fields = {name: cells[place] or None for name, place in places.items() if place < len(cells)}
            source = "".join([*table.lines[: table.first], *table.lines[at : at + taken]])
            yield Row(number, source.encode("utf-8", "surrogatepass"), fields, note if number == 2 else None)
        at, number = at + taken, number + 1


def _open(text: str, suffix: str) -> _Table:
    lines = list(io.StringIO(text, newline=""))
    head = next((line for line in lines if line.strip()), "")
    separator = "\t" if suffix == ".tsv" else max(",;\t", key=head.count)
    cells, taken = _cells(lines, 0, separator) if lines else ([], 0)
    header = [cell.strip() for cell in cells] if not isinstance(cells, str) else []
    return _Table(lines, separator, header, taken)


def _places(header: list[str], columns: Mapping[str, str], *, where: str) -> dict[str, int]:
    """The place of each field's column."""
    folded = [name.casefold() for name in header]
    places = {}
    for name in FIELDS:
        column = columns.get(name, name).casefold()
        if column in folded:
            places[name] = folded.index(column)
        elif name in columns:
            todo = f"Map {name} to one of: {', '.join(header)}"
            raise BrokenInput(f"there is no column {columns[name]!r}", where=where, todo=todo)
    if "text" not in places:
        todo = f"Say which holds the texts: --columns text=NAME, one of: {', '.join(header)}"
        raise BrokenInput("no column holds the texts", where=where, todo=todo)
    return places


def _cells(lines: list[str], at: int, separator: str) -> tuple[list[str] | str, int]:
    """The cells of the row that begins at a line, or what is wrong with it; and how many lines it takes."""
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(lines[at : at + _MOST_LINES], delimiter=separator, strict=True)
    try:
        return next(reader, []), max(reader.line_num, 1)
    except csv.Error as error:
        return f"not a row of a table: {error}", 1


def read_parquet(raw: bytes, *, where: str) -> Iterator[Row]:
    """Per row of a Parquet file its number from 1, its fields as JSON bytes, and its fields; days and times in ISO form.

    Raises:
        BrokenInput: no Parquet, or a broken one.
    """
    import pyarrow as pa
    from pyarrow import parquet

    try:
        number = 0
        for batch in parquet.ParquetFile(pa.BufferReader(raw)).iter_batches(_ROWS):
            for fields in batch.to_pylist():
                number += 1
                told = {key: _plain(value) for key, value in fields.items() if value is not None}
                yield Row(number, json.dumps(told, default=str, ensure_ascii=False).encode(), told)
    except (pa.ArrowException, OSError) as error:
        raise BrokenInput(f"not a Parquet file: {error}", where=where, todo="Write it again") from error


def _plain(value: Any) -> Any:
    """Days and times as the JSONL form has them."""
    return value.isoformat() if isinstance(value, dt.date) else value

"""The columns of the formats that others define: order, types, allowed codes; rows to text, and what is wrong with a row.

What stands in data/*.yaml goes in and comes out parsed; rows are dictionaries by column, None is an empty cell.
"""

import csv
import datetime as dt
import functools
import io
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from dateline.codebook.lists import read_yaml

Cell = str | int | float | bool | None
_MIDNIGHT = "%Y-%m-%d 00:00:00.000"
_READERS: dict[str, Callable[[str], object]] = {
    "int": int,
    "float": float,
    "date": dt.date.fromisoformat,
    "datetime": lambda text: dt.datetime.strptime(text, _MIDNIGHT),
    "day": lambda text: dt.datetime.strptime(text, "%Y%m%d"),
    "bool": {"True": True, "False": False}.__getitem__,
    "str": str,
}


@dataclass(slots=True, frozen=True)
class Column:
    """One column: its type, the only texts that it takes (empty: any), and whether it may be blank."""

    name: str
    type: str
    codes: frozenset[str]
    blank: bool


@dataclass(slots=True, frozen=True)
class Schema:
    """A format's columns in order, and the rest of what its file says."""

    columns: tuple[Column, ...]
    facts: Mapping[str, Any]

    def text(self, rows: Iterable[Mapping[str, Cell]], *, delimiter: str = ",", header: bool = True) -> str:
        """The rows as text, one a line; None is an empty cell. A row has exactly the columns."""
        held = io.StringIO()
        names = [column.name for column in self.columns]
        writer = csv.DictWriter(held, names, delimiter=delimiter, lineterminator="\n")
        if delimiter == "\t":  # whoever reads it splits at tabs
            writer = csv.DictWriter(
                held, names, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_NONE, quotechar=None
            )
        if header:
            writer.writeheader()
        for row in rows:
            if row.keys() != set(names):
                raise KeyError(f"columns differ: {sorted(row.keys() ^ set(names))}")
            writer.writerow({name: _shown(value, delimiter) for name, value in row.items()})
        return held.getvalue()

    def faults(self, row: Mapping[str, str]) -> list[str]:
        """What is wrong with a row as read back, cell by cell; nothing where it keeps to columns, types and codes."""
        found = [f"no such column: {name}" for name in row if name not in {column.name for column in self.columns}]
        for column in self.columns:
            value = row.get(column.name)
            if value is None:
                found.append(f"no column {column.name}")
            elif value == "":
                found += [] if column.blank else [f"{column.name} is blank"]
            else:
                found += _wrong(column, value)
        return found


def _shown(value: Cell, delimiter: str) -> Cell:
    """A cell on one line; a tab inside it would be a column more."""
    if not isinstance(value, str):
        return value
    return " ".join(value.split()) if delimiter == "\t" else value.replace("\r", " ").replace("\n", " ")


def _wrong(column: Column, value: str) -> list[str]:
    try:
        _READERS[column.type](value)
    except (ValueError, KeyError):
        return [f"{column.name}: {value!r} is no {column.type}"]
    return [f"{column.name}: {value!r} is no code of it"] if column.codes and value not in column.codes else []


def _codes(given: Mapping[str, Any], facts: Mapping[str, Any]) -> frozenset[str]:
    """The codes of a column: its own, or those of the list that it names; keys of lists are their groups."""
    listed = facts[given["of"]] if "of" in given else given.get("codes", ())
    if isinstance(listed, dict):
        values = listed.values()
        listed = [code for value in values for code in (value if isinstance(value, list) else [value])]
    return frozenset(map(str, listed))


@functools.cache
def load_schema(name: str) -> Schema:
    """The columns and facts of one format: `acled`, `ucdp`, `gdelt`, `hxl`, `plover`, `timemap` or `geojson`."""
    facts: dict[str, Any] = read_yaml("dateline.exports", f"data/{name}.yaml")
    columns = []
    for column, given in facts.get("columns", {}).items():
        told = {"type": given} if isinstance(given, str) else given
        columns.append(Column(column, told["type"], _codes(told, facts), bool(told.get("blank"))))
    return Schema(tuple(columns), facts)

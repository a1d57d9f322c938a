"""A file of another dataset, opened: which one it is by its columns, and its rows one after the other.

A path goes in, records and errors come out in the file's order. It holds one row at a time, so any size will do.
"""

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from dateline.errors import BrokenInput, MissingInput
from dateline.records import Listed
from dateline.reports.datasets.rows import Lookup, acled_row, ucdp_row

_SEPARATORS = ",;\t"
_NEEDED = {
    "acled": ("event_id_cnty", "event_date", "sub_event_type", "country", "location", "latitude", "longitude", "fatalities"),
    "ucdp": ("id", "type_of_violence", "date_start", "date_end", "country", "latitude", "longitude", "best", "high", "low"),
}  # fmt: skip
_ROW_OF: dict[str, Callable[[dict[str, str], int, Lookup], Listed]] = {"acled": acled_row, "ucdp": ucdp_row}
_UCDP_WIDTH = 49
_TELL_EVERY = 2_000  # lines between two words of progress
_UCDP_ORDER = {
    0: "id", 5: "type_of_violence", 14: "side_a", 17: "side_b", 20: "source_office", 24: "where_prec",
    25: "where_coordinates", 27: "adm_1", 29: "latitude", 30: "longitude", 33: "country", 38: "date_start",
    39: "date_end", 44: "best", 45: "high", 46: "low",
}  # fmt: skip  # some monthly files come without their header
_TODO = "Name a csv or tsv file of ACLED or UCDP GED as it was downloaded"


def read_dataset(
    file: Path, lookup: Lookup | None = None, step: Callable[[int, int], None] = lambda done, total: None
) -> Iterator[Listed | BrokenInput]:
    """The events of an ACLED or UCDP GED file, and an error with its line for each row that cannot be used.

    `step` is given now and then how much of the file's size was read, and all of it.

    Raises:
        MissingInput: there is no such file.
        BrokenInput: it is no such table, or no text in UTF-8.
    """
    if not file.is_file():
        raise MissingInput("there is no such file", where=str(file), todo="Check the name")
    try:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            yield from _rows(_told(lines, file.stat().st_size, step), file, lookup or Lookup())
    except UnicodeDecodeError as error:
        raise BrokenInput(f"no text in UTF-8: {error.reason}", where=str(file), todo="Save it as UTF-8") from None
    except csv.Error as error:
        raise BrokenInput(f"the table cannot be read: {error}", where=str(file), todo=_TODO) from None


def _rows(lines: Iterator[str], file: Path, lookup: Lookup) -> Iterator[Listed | BrokenInput]:
    number, first = next(((at, line) for at, line in enumerate(lines, 1) if line.strip()), (1, ""))
    separator = max(_SEPARATORS, key=first.count)
    head = [cell.strip() for cell in next(csv.reader([first], delimiter=separator), [])]
    dataset, columns, headed = _recognise(head, file)
    seen = dict[str, int]()
    reader = csv.reader(lines if headed else _again(first, lines), delimiter=separator)
    last = before = number if headed else number - 1
    for row in reader:
        line, last = last + 1, before + reader.line_num
        if not any(cell.strip() for cell in row):
            continue
        try:
            found = _ROW_OF[dataset](_cells(row, columns), line, lookup)
            if found.id in seen:
                raise ValueError(f"the event {found.id} stands in line {seen[found.id]} already")
        except ValueError as error:
            yield BrokenInput(str(error), where=f"{file}:{line}")
            continue
        seen[found.id] = line
        yield found


def _told(lines: Iterable[str], size: int, step: Callable[[int, int], None]) -> Iterator[str]:
    read = 0
    for number, line in enumerate(lines):
        read += len(line)
        if number % _TELL_EVERY == 0:
            step(min(read, size), size)
        yield line


def _again(first: str, lines: Iterator[str]) -> Iterator[str]:
    yield first
    yield from lines


def _recognise(head: Sequence[str], file: Path) -> tuple[str, Sequence[str | None], bool]:
    """The dataset, the name of each column, and whether the first line is a header.

    Raises:
        BrokenInput: the columns are those of neither.
    """
    names = [name.casefold() for name in head]
    for dataset, needed in _NEEDED.items():
        if set(needed) <= set(names):
            return dataset, names, True
    if len(head) == _UCDP_WIDTH and head[0].isdigit() and head[5] in ("1", "2", "3"):
        return "ucdp", [_UCDP_ORDER.get(at) for at in range(_UCDP_WIDTH)], False
    missing = min(([name for name in needed if name not in names] for needed in _NEEDED.values()), key=len)
    raise BrokenInput(f"not the columns of ACLED or UCDP GED: no {', '.join(missing)}", where=str(file), todo=_TODO)


def _cells(row: Sequence[str], columns: Sequence[str | None]) -> dict[str, str]:
    """A row by column name.

    Raises:
        ValueError: it has another number of cells than the table has columns.
    """
    if len(row) != len(columns):
        raise ValueError(f"{len(row)} cells under {len(columns)} columns")
    return {name: cell.strip() for name, cell in zip(columns, row, strict=True) if name}

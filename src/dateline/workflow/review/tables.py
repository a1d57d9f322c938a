"""Decisions in a table: a csv that a person fills in a spreadsheet, and the one that `dateline review list` hands out.

Bytes or rows go in, decisions or text come out; a row that cannot be read comes out as an error with its line. Cells
that a spreadsheet would run as a formula leave with an apostrophe before them.
"""

import csv
import datetime as dt
import io
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from dateline.errors import BrokenInput, MissingInput
from dateline.values import mint
from dateline.workflow.review.decisions import Decision
from dateline.workflow.review.reviews import Row

COLUMNS = {
    "action": "what to do: accept, reject, correct, promote, same, different, split, part_of, grade, relate, none, unsure, undo; "
    "a row without one is left out",
    "claim": "id of a claim, incident or proposal; for none of a report, for undo of a judgement",
    "other": "the other claim or incident, for same, different, part_of, relate",
    "field": "the field that `correct` sets",
    "value": "its value; the grade; the kind of relation; why a report has no event",
    "why": "the reason, in words",
    "who": "who decided; default: whoever runs the command",
    "when": "ISO day or time (UTC unless it names a zone); default: now",
    "seen": "how much of the judgement chain the person had seen; leave it as `list` wrote it",
    "id": "an id of your own for the row; default: one made from what the row says",
}
TOLD = ("report", "published", "state", "says", "quote")  # what `list` adds for the reader
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def read_rows(file: Path, *, who: str, now: dt.datetime) -> Iterator[Row | BrokenInput]:
    """The rows of a csv, comma, semicolon or tab between the cells; errors in their places.

    Args:
        file: in UTF-8, UTF-16 or Windows-1252, with a head line of COLUMNS; those of TOLD are ignored.
        who: decides where a row does not say.
        now: UTC; when, where a row does not say.

    Raises:
        MissingInput: there is no such file.
        BrokenInput: it is no such table.
    """
    text = _text(file)
    head = text.split("\n", 1)[0]
    lines = csv.DictReader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=head.count), strict=True)
    try:
        names = [(name or "").strip().casefold() for name in lines.fieldnames or ()]
        lines.fieldnames = names
        strange = [name for name in names if name not in COLUMNS and name not in TOLD]
        if "action" not in names or "claim" not in names or strange:
            what = f"no such column: {', '.join(map(repr, strange))}" if strange else "no columns `action` and `claim`"
            todo = f"Give a head line of: {', '.join(COLUMNS)}"
            raise BrokenInput(what, where=str(file), todo=todo)
        for cells in lines:
            row = {name: _plain(cells.get(name)) for name in COLUMNS}
            if row["action"]:
                yield _row(row, lines.line_num, file, who=who, now=now)
    except csv.Error as error:
        raise BrokenInput(f"no csv: {error}", where=f"{file}:{lines.line_num}", todo="Save it as csv anew") from None


def _text(file: Path) -> str:
    try:
        raw = file.read_bytes()
    except OSError as error:
        raise MissingInput(f"cannot be read: {error.strerror}", where=str(file), todo="Name a csv file") from None
    if raw.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise BrokenInput("this is a workbook", where=str(file), todo="Save the sheet as csv and name that file")
    for encoding in ("utf-16" if raw.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig", "cp1252"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise BrokenInput("its encoding cannot be told", where=str(file), todo="Save it as csv in UTF-8")


def _plain(cell: object) -> str:
    """A cell without the apostrophe that keeps a spreadsheet from running it."""
    text = cell.strip() if isinstance(cell, str) else ""
    return text[1:] if text[:1] == "'" and text[1:2] in _FORMULA and len(text) > 1 else text


def _row(row: dict[str, str], line: int, file: Path, *, who: str, now: dt.datetime) -> Row | BrokenInput:
    where = f"{file}:{line}"
    try:
        when = dt.datetime.fromisoformat(row["when"]) if row["when"] else now
    except ValueError:
        return BrokenInput(
            f"{row['when']!r} is no day or time", where=where, todo="Write it as 2024-03-05 or leave it out"
        )
    if row["seen"] and not row["seen"].isdecimal():
        return BrokenInput(f"seen: {row['seen']!r} is no number", where=where, todo="Leave it as `list` wrote it")
    decision = Decision(
        action=row["action"].casefold().replace("-", "_").replace(" ", "_"),
        claim=row["claim"],
        other=row["other"],
        field=row["field"].casefold(),
        value=row["value"],
        why=row["why"] or None,
        who=row["who"] or who,
        when=when if when.tzinfo else when.replace(tzinfo=dt.UTC),
    )
    said = {**row, "who": decision.who}
    name = row["id"] or mint("j", "row", *(said[column] for column in COLUMNS if column != "id"))
    return Row(decision, name, line, int(row["seen"]) if row["seen"] else None)


def write_table(rows: Iterable[Mapping[str, str]]) -> str:
    """Rows as a csv under COLUMNS and TOLD, safe to open in a spreadsheet; lines end as RFC 4180 has them."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    columns = (*COLUMNS, *TOLD)
    writer.writerow(columns)
    for row in rows:
        writer.writerow([safe_cell(" ".join(row.get(column, "").split())) for column in columns])
    return out.getvalue()


def safe_cell(cell: str) -> str:
    """The cell as a spreadsheet shows it, and runs nothing."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell

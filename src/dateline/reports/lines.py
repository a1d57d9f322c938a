"""JSONL: one report a line. Bytes go in; per line its number, its bytes and its fields, or what is wrong with it.

A broken line never hides the others. One JSON object or array over many lines is read as well.
"""

import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from dateline.errors import BrokenInput
from dateline.reports.encodings import decode


@dataclass(slots=True, frozen=True)
class Row:
    """One line (or one object of an array): its number from 1, its bytes, its fields; `note` as in `decode`."""

    number: int
    raw: bytes
    fields: dict[str, Any]
    note: str | None = None


def looks_like_json(text: str) -> bool:
    """True where the text is JSON objects, one a line or in one array."""
    head = text.lstrip("\ufeff \t\r\n")
    if not head.startswith(("{", "[")):
        return False
    return isinstance(_parsed(head.split("\n", 1)[0]), dict) or _whole(head) is not None


def read_lines(raw: bytes, *, where: str) -> Iterator[Row | BrokenInput]:
    """Per line that is not blank: where it stands, its bytes and its fields; or the error in its place."""
    try:
        if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
            raw = decode(raw, where=where)[0].encode("utf-8", "surrogatepass")
    except BrokenInput as error:
        yield error
        return
    raw = raw.removeprefix(b"\xef\xbb\xbf")
    first = next((line for line in io.BytesIO(raw) if line.strip()), b"").strip()
    whole = _whole(raw.decode("utf-8", "replace")) if first in (b"{", b"[") or first.startswith(b"[") else None
    if whole is not None:
        for number, fields in enumerate(whole, 1):
            yield Row(number, json.dumps(fields).encode(), fields)
        return
    for number, line in enumerate(io.BytesIO(raw), 1):
        if line.strip():
            yield _row(line.strip(), number, f"{where}:{number}")


def _row(line: bytes, number: int, where: str) -> Row | BrokenInput:
    """One line's fields, or what is wrong with it."""
    todo = "Write one JSON object a line; the other lines are done"
    try:
        text, note = decode(line, where=where)
        fields = json.loads(text)
    except BrokenInput as error:
        return error
    except json.JSONDecodeError as error:
        return BrokenInput(f"not JSON: {error.msg} at column {error.colno}", where=where, todo=todo)
    except (ValueError, RecursionError) as error:
        return BrokenInput(f"not JSON: {error}", where=where, todo=todo)
    if not isinstance(fields, dict):
        return BrokenInput(f"a JSON {type(fields).__name__}, not an object", where=where, todo=todo)
    return Row(number, line, fields, note)


def _parsed(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _whole(text: str) -> list[dict[str, Any]] | None:
    """The objects of one JSON document, None where it is none."""
    value = _parsed(text)
    rows = [value] if isinstance(value, dict) else value
    return rows if isinstance(rows, list) and rows and all(isinstance(row, dict) for row in rows) else None

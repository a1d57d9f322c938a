"""Bytes to text: UTF-8, UTF-16 and UTF-32 by their marks, else Windows-1252 where that reads like a text.

Raw bytes go in, text (and a note where the encoding was guessed) comes out. It never drops or invents a character.
"""

import codecs
import re

from dateline.errors import BrokenInput

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"SQLite format 3\x00", "an SQLite database"),
)
_HEAD = 8192  # bytes looked at to tell a binary file
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
_MOJIBAKE = re.compile("[ÂÃâ][\x80-¿€-™]")  # UTF-8 read as Windows-1252
_FOREIGN_SHARE = 0.2  # of the letters; Western European news stays far below, other alphabets far above
_AS_TEXT = "Save it as plain text in UTF-8 and name that file"


def binary_kind(raw: bytes) -> str | None:
    """What a binary file seems to be, or None where the bytes may be text."""
    for signature, kind in _SIGNATURES:
        if raw.startswith(signature):
            return kind
    marked = any(raw.startswith(mark) for mark, _ in _MARKS)
    return "a binary file" if b"\x00" in raw[:_HEAD] and not marked else None


def decode(raw: bytes, *, where: str) -> tuple[str, str | None]:
    """The text of `raw`, and a note for the user where its encoding had to be guessed.

    Raises:
        BrokenInput: a binary file, or bytes in an encoding that cannot be told.
    """
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            try:
                return raw.decode(encoding), None
            except UnicodeDecodeError as error:
                what = f"begins with a {encoding} mark, but byte {error.start} does not fit it"
                raise BrokenInput(what, where=where, todo=_AS_TEXT) from None
    if kind := binary_kind(raw):
        raise BrokenInput(f"this is {kind}, not a report in text, HTML or JSONL", where=where, todo=_AS_TEXT)
    try:
        return raw.decode("utf-8"), None
    except UnicodeDecodeError as error:
        return _decode_western(
            raw, error.start, where
        ), f"{where}: not UTF-8 (byte {error.start}); read as Windows-1252"


def _decode_western(raw: bytes, bad_byte: int, where: str) -> str:
    """The text read as Windows-1252, if what comes out can be a Western European text."""
    try:
        text = raw.decode("cp1252")
    except UnicodeDecodeError:
        text = ""
    letters = [char for char in text if char.isalpha()]
    foreign = sum(not char.isascii() for char in letters)
    if not letters or foreign > _FOREIGN_SHARE * len(letters) or _CONTROL.search(text) or _MOJIBAKE.search(text):
        what = f"byte {bad_byte} is not UTF-8, and the text does not read as Windows-1252"
        raise BrokenInput(what, where=where, todo=_AS_TEXT)
    return text

"""WARC archives: the HTML pages that servers once answered with. A file goes in, pages or errors come out, in order.

A record that is broken or cut hides no other: reading goes on at the next place where a record may begin, and the loss
is named with its offset in the file (bytes).
"""

import mmap
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from dateline.errors import BrokenInput

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

LARGEST = 50_000_000  # bytes of one page, unpacked
_PIECE = 1 << 16  # bytes
_PAGES = frozenset(("text/html", "application/xhtml+xml"))
# a gzip member (deflate, without reserved flags), or a record that is not packed
_PACKED = re.compile(rb"\x1f\x8b\x08[\x00-\x1f]")
_PLAIN = re.compile(rb"WARC/\d\.\d\r?\n")
_BETWEEN = re.compile(rb"[\r\n]*")
_TODO = "Its other records are read; fetch the archive again if it was whole once"


@dataclass(slots=True, frozen=True)
class Capture:
    """One page as a server sent it, with its encodings undone; `at` is its record's offset in bytes."""

    at: int
    url: str | None
    raw: bytes
    charset: str | None


def read_warc(path: Path, *, where: str) -> Iterator[Capture | BrokenInput]:
    """The pages of an archive, packed record by record or not at all, with an error in the place of each broken record."""
    with path.open("rb") as file:
        if not file.read(1):
            return
        with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as held:
            yield from _from_memory(held, where)


def _from_memory(held: mmap.mmap, where: str) -> Iterator[Capture | BrokenInput]:
    first = re.compile(b"|".join((_PACKED.pattern, _PLAIN.pattern))).search(held)
    packed = first is not None and not first.group().startswith(b"WARC")
    starts = _PACKED if packed else _PLAIN
    at: int | None = 0
    while at is not None:
        whole: WarcRecord | None = None
        for record in _records(held, at):
            whole = record
            page = _capture(record, where)
            if page is not None:
                yield page
        broken = at if whole is None else _end(held, whole, packed=packed)
        if broken >= len(held):
            return
        yield BrokenInput("a record is broken or cut short", where=f"{where}:{broken}", todo=_TODO)
        at = _next(held, starts, broken)


def _records(held: mmap.mmap, at: int) -> Iterator["WarcRecord"]:
    """The records from an offset on, up to the first that cannot be read whole."""
    from fastwarc.warc import ArchiveIterator

    held.seek(at)
    try:
        for record in ArchiveIterator(cast("BinaryIO", held), parse_http=False):
            if not _is_whole(record):
                return
            yield record
    except (OSError, ValueError, EOFError):
        return


def _is_whole(record: "WarcRecord") -> bool:
    """Whether all of a record is there; what a page needs is then in memory, and nothing larger."""
    declared = record.headers.get("Content-Length") or ""
    if record.content_length > LARGEST:
        return declared == str(record.reader.consume())
    record.freeze()
    sealed = "WARC-Block-Digest" in record.headers
    return declared == str(record.content_length) and (not sealed or record.verify_block_digest())


def _end(held: mmap.mmap, record: "WarcRecord", *, packed: bool) -> int:
    """Where the next record should begin."""
    at = record.stream_pos
    if packed:
        member = zlib.decompressobj(wbits=31)
        while not member.eof and at < len(held):
            piece = held[at : at + _PIECE]
            at += len(piece)
            member.decompress(piece)
        at -= len(member.unused_data)
    else:
        head = re.compile(rb"\r?\n\r?\n").search(held, at)
        at = (head.end() if head else at) + int(record.headers["Content-Length"])
    between = _BETWEEN.match(held, at)
    return between.end() if between else at


def _next(held: mmap.mmap, starts: re.Pattern[bytes], broken: int) -> int | None:
    """Where a record may begin after something broken, None where there is no such place."""
    found = starts.search(held, broken + 1)
    return found.start() if found else None


def _capture(record: "WarcRecord", where: str) -> Capture | BrokenInput | None:
    """The page that a record holds; None where it holds something else, or an answer other than a page."""
    from fastwarc.warc import WarcRecordType

    if record.record_type != WarcRecordType.response or not record.is_http:
        return None
    at, url = record.stream_pos, (record.headers.get("WARC-Target-URI") or "").strip("<> ")
    if int(record.headers["Content-Length"]) > LARGEST:  # hardly a page
        return None
    try:
        record.parse_http(auto_decode="all")
        status = record.http_headers.status_code or 0
        if record.http_content_type not in _PAGES or not 200 <= status < 300:
            return None
        raw = record.reader.read(LARGEST + 1)
    except (OSError, ValueError, EOFError) as error:
        return BrokenInput(f"the page {url} cannot be unpacked: {error}", where=f"{where}:{at}", todo=_TODO)
    if len(raw) > LARGEST:
        what = f"the page {url} is larger than {LARGEST // 1_000_000} MB"
        return BrokenInput(what, where=f"{where}:{at}", todo=_TODO)
    return Capture(at, url or None, raw, record.http_charset)

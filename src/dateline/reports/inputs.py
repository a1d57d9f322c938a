"""INPUT to reports: each file, folder, page or stream as `Document`s, with ids that are unique within the run.

Names go in; per report a `Document`, per failure an `InputError` in its place, come out. An error never stops the run.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from dateline.errors import BrokenInput, InputError
from dateline.records import Report
from dateline.reports.bundles.tables import read_parquet, read_table
from dateline.reports.bundles.warcs import read_warc
from dateline.reports.encodings import decode
from dateline.reports.fields import NO_FLAGS, Flags, make_report
from dateline.reports.lines import Row, looks_like_json, read_lines
from dateline.reports.pages import decode_page, looks_like_page, read_page
from dateline.reports.plaintexts import read_plaintext
from dateline.reports.sources import (
    LINES,
    PAGES,
    PARQUETS,
    TABLES,
    TEXTS,
    WARCS,
    Blob,
    LeftOut,
    Source,
    blob_of,
    name_of,
    read_blobs,
    read_source,
)
from dateline.reports.web.fetches import Answer
from dateline.values import digest

_HEAD = 4096  # bytes looked at to tell a page


@dataclass(slots=True, frozen=True)
class Document:
    """A report with the raw bytes it was read from.

    `fields` are all keys that its line gave (empty for text and pages), `named` whether the input gave the id itself,
    `note` what the user should know about how it was read.
    """

    report: Report
    raw: bytes = field(repr=False)
    where: str
    fields: Mapping[str, Any] = field(default_factory=dict, repr=False)
    named: bool = False
    note: str | None = None


Item = Document | LeftOut | InputError


def read_inputs(paths: Iterable[str], flags: Flags = NO_FLAGS) -> Iterator[Report | InputError]:
    """The reports of all inputs in order, with an error in the place of each that could not be read."""
    for item in read_documents(paths, flags):
        if not isinstance(item, LeftOut):
            yield item.report if isinstance(item, Document) else item


def read_documents(paths: Iterable[str], flags: Flags = NO_FLAGS) -> Iterator[Item]:
    """As `read_inputs`, with the raw bytes and all keys of each report, and the files of folders that were left out.

    A second report under the id of an earlier one is left out where the text is the same, else it is an error; an id
    made from a file's name gets a part of the content's hash instead.
    """
    blobs = (blob for path in paths for blob in read_blobs(path, flags.columns))
    return unique(item for blob in blobs for item in _items(blob, flags))


def read_one(source: Source, flags: Flags) -> Iterator[Item]:
    """The documents of one file as they come: whether their ids are unique, `unique` tells."""
    return _items(read_source(source, flags.columns), flags)


def unique(items: Iterable[Item]) -> Iterator[Item]:
    """The items, each document under an id of its own or left out, as `read_documents` tells."""
    texts: dict[str, str] = {}
    for item in items:
        kept = _unique(item, texts) if isinstance(item, Document) else item
        if kept is not None:
            yield kept


def _unique(document: Document, texts: dict[str, str]) -> Document | InputError | None:
    """The document under an id of its own, None where it was told before, an error where its id means another text."""
    report = document.report
    if report.id not in texts:
        texts[report.id] = report.text_sha256
        return document
    if texts[report.id] == report.text_sha256:
        return None
    if document.named:
        what = f"the id {report.id!r} already stands for another text of this run"
        return BrokenInput(what, where=document.where, todo="Give each report an id of its own")
    return _unique(under_another_id(document), texts)


def under_another_id(document: Document) -> Document:
    """The same document with a part of its content's hash in its id."""
    sha256 = document.report.raw_sha256 or digest(document.raw)
    report = document.report.model_copy(update={"id": f"{document.report.id}-{sha256[:8]}"})
    return replace(document, report=report)


def _items(blob: Blob | LeftOut | InputError, flags: Flags) -> Iterator[Item]:
    """The reports of one file, or what there is in their stead."""
    if not isinstance(blob, Blob):
        yield blob
        return
    try:
        if blob.suffix in WARCS and blob.file is not None:
            yield from _from_warc(blob, blob.file, flags)
        elif blob.suffix in TABLES:
            rows = read_table(blob.raw, where=blob.where, suffix=blob.suffix, columns=flags.columns)
            yield from _from_rows(rows, blob, flags)
        elif blob.suffix in LINES:
            yield from _from_lines(blob, flags)
        elif blob.suffix in PARQUETS:
            yield from _from_rows(_renamed(read_parquet(blob.raw, where=blob.where), flags), blob, flags)
        elif blob.suffix in PAGES or looks_like_page(blob.raw[:_HEAD].decode("latin-1")):
            yield read_whole_page(blob, flags)
        else:
            text, note = decode(blob.raw, where=blob.where)
            if blob.suffix not in TEXTS and looks_like_json(text):
                yield from _from_lines(blob, flags)
            else:
                yield _whole(blob, {"url": blob.url} | read_plaintext(text), flags, note)
    except InputError as error:
        yield error


def read_whole_page(blob: Blob, flags: Flags) -> Document:
    """The report of an HTML page.

    Raises:
        BrokenInput: its bytes are no text.
    """
    html, note = decode_page(blob.raw, where=blob.where, charset=blob.charset)
    return _whole(blob, read_page(html, url=blob.url, quick=flags.quick), flags, note, page=True)


def read_answer(answer: Answer, url: str, flags: Flags) -> Document:
    """The one report that a server's answer to `url` is.

    Raises:
        BrokenInput: it is neither a page nor a text.
    """
    blob = blob_of(answer, url)
    if blob.suffix in PAGES or looks_like_page(blob.raw[:_HEAD].decode("latin-1")):
        return read_whole_page(blob, flags)
    text, note = decode(blob.raw, where=blob.where)
    return _whole(blob, {"url": blob.url} | read_plaintext(text), flags, note)


def read_fields(raw: bytes, fields: Mapping[str, Any], *, where: str, name: str, flags: Flags) -> Document:
    """The report that fields describe, with the bytes that they were read from.

    Raises:
        BrokenInput: they have no text, or a value that cannot be.
    """
    return Document(make_report(name, fields, where=where, flags=flags, raw_sha256=digest(raw)), raw, where)


def _whole(blob: Blob, fields: dict[str, Any], flags: Flags, note: str | None, *, page: bool = False) -> Document:
    """One file as one report."""
    sha256 = digest(blob.raw)
    report = make_report(blob.name, fields, where=blob.where, flags=flags, raw_sha256=sha256, page=page)
    return Document(report, blob.raw, blob.where, note=note)


def _from_warc(blob: Blob, file: Path, flags: Flags) -> Iterator[Item]:
    """The pages of one archive, each under its address; how many records were lost is told at the end."""
    read = lost = 0
    for capture in read_warc(file, where=blob.where):
        if isinstance(capture, InputError):
            lost += 1
            yield capture
            continue
        where = f"{blob.where}:{capture.at}"
        name = name_of(capture.url) if capture.url else f"{blob.name}:{capture.at}"
        try:
            page = Blob(name, where, capture.raw, url=capture.url, charset=capture.charset)
            yield read_whole_page(page, flags)
            read += 1
        except InputError as error:
            lost += 1
            yield error
    if lost:
        yield LeftOut(blob.where, f"{read} pages read, {lost} broken or unreadable records passed over")


def _from_lines(blob: Blob, flags: Flags) -> Iterator[Document | InputError]:
    """One file as one report a line."""
    yield from _from_rows(_renamed(read_lines(blob.raw, where=blob.where), flags), blob, flags)


def _renamed(rows: Iterable[Row | BrokenInput], flags: Flags) -> Iterator[Row | BrokenInput]:
    """The rows with their keys renamed by the map of columns."""
    for row in rows:
        if isinstance(row, Row) and flags.columns:
            mapped = row.fields | {name: row.fields.get(column) for name, column in flags.columns.items()}
            yield replace(row, fields=mapped)
        else:
            yield row


def _from_rows(rows: Iterable[Row | BrokenInput], blob: Blob, flags: Flags) -> Iterator[Document | InputError]:
    """One report a row, or what is wrong with it."""
    for row in rows:
        if isinstance(row, InputError):
            yield row
            continue
        where = f"{blob.where}:{row.number}"
        try:
            name, sha256 = f"{blob.name}:{row.number}", digest(row.raw)
            report = make_report(name, row.fields, where=where, flags=flags, raw_sha256=sha256)
            yield Document(report, row.raw, where, row.fields, row.fields.get("id") is not None, row.note)
        except InputError as error:
            yield error

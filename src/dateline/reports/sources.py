"""Where the bytes come from: files, folders, standard input, and URLs that the user named.

Names go in, `Blob`s (bytes with a name) or errors come out, in a stable order. It parses nothing.
"""

import asyncio
import os
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from dateline.errors import BrokenInput, InputError, MissingInput
from dateline.reports.bundles.tables import has_texts
from dateline.reports.encodings import binary_kind
from dateline.reports.web.fetches import Answer, Failure, Limits, fetch, is_private, open_client

LINES = frozenset((".jsonl", ".ndjson", ".json"))
PAGES = frozenset((".html", ".htm", ".xhtml"))
TEXTS = frozenset((".txt", ".text", ".md"))
TABLES = frozenset((".csv", ".tsv"))
PARQUETS = frozenset((".parquet",))
WARCS = frozenset((".warc",))
SUFFIXES = LINES | PAGES | TEXTS | TABLES | PARQUETS | WARCS
_SUFFIX_OF = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/csv": ".csv",
    "application/x-ndjson": ".jsonl",
}
FETCH_SECONDS = 60
FETCH_BYTES = 50_000_000


@dataclass(slots=True, frozen=True)
class Blob:
    """Raw bytes; `name` is the id that a report made of them gets, `where` what errors call it.

    `charset` is what a server declared. Of a WARC archive, which may be larger than the memory, there is only its `file`.
    """

    name: str
    where: str
    raw: bytes
    suffix: str = ""
    url: str | None = None
    charset: str | None = None
    file: Path | None = None


@dataclass(slots=True, frozen=True)
class Source:
    """A file that an INPUT names or, where `within`, that was found in a folder; `name` is the id that its one report would get."""

    path: Path
    name: str
    within: bool = False


@dataclass(slots=True, frozen=True)
class LeftOut:
    """What was passed over: a file of a folder that by its ending or its columns is no report, or something told in `why`."""

    where: str
    why: str | None = None

    def __str__(self) -> str:
        if self.why:
            return f"{self.where}: {self.why}"
        if self.where.lower().endswith(tuple(TABLES)):
            return f"{self.where}: left out, for none of its columns holds texts (name it with --columns text=NAME)"
        return f"{self.where}: left out, for its ending is none of a report's ({', '.join(sorted(SUFFIXES))})"


def read_blobs(path: str, columns: Mapping[str, str]) -> Iterator[Blob | LeftOut | InputError]:
    """All that one INPUT holds: itself, or the files of a folder in the order of their names.

    Of a folder hidden files are left out, texts whose ending is none of a report's, and tables without a column of texts
    (by the map `columns` or by its name); a file that is named is read whatever its ending.
    """
    if path == "-":
        yield Blob("stdin", "standard input", sys.stdin.buffer.read())
    elif "://" in path:
        yield _fetch(path)
    else:
        for source in find_sources(path):
            yield read_source(source, columns) if isinstance(source, Source) else source


def find_sources(path: str) -> Iterator[Source | InputError]:
    """The file that an INPUT names, or the files of the folder in the order of their names, and what of it cannot be entered."""
    if not Path(path).is_dir():
        yield Source(Path(path), Path(path).stem)
        return
    for file in _files(Path(path), set()):
        if isinstance(file, Path):
            yield Source(file, file.relative_to(path).with_suffix("").as_posix(), within=True)
        else:
            yield file


def read_source(source: Source, columns: Mapping[str, str]) -> Blob | LeftOut | InputError:
    """The bytes of a file, or why there are none."""
    blob = _read_file(source.path, source.name)
    if source.within and isinstance(blob, Blob) and not _may_be_report(blob, columns):
        return LeftOut(blob.where)
    return blob


def _may_be_report(blob: Blob, columns: Mapping[str, str]) -> bool:
    """True for a report's ending, for none, and for what is no text: that is told as an error, not passed over."""
    if blob.suffix in TABLES:
        return has_texts(blob.raw, blob.suffix, columns)
    return not blob.suffix or blob.suffix in SUFFIXES or binary_kind(blob.raw) is not None


def _files(folder: Path, seen: set[str]) -> Iterator[Path | InputError]:
    """Files below `folder`, links followed but no folder entered twice."""
    real = os.path.realpath(folder)
    if real in seen:
        return
    seen.add(real)
    try:
        entries = sorted(folder.iterdir())
    except OSError as error:
        yield _unreadable(folder, error)
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
            yield from _files(entry, seen)
        else:
            yield entry


def _unreadable(path: Path, error: OSError) -> BrokenInput:
    what = f"cannot be read: {error.strerror or error}"
    return BrokenInput(what, where=str(path), todo="Check its name and its permissions")


def _read_file(file: Path, name: str) -> Blob | InputError:
    """The file's bytes, or why they cannot be had."""
    where = str(file)
    try:
        if file.exists() and not file.is_file():
            return BrokenInput("this is no regular file", where=where, todo="Name a file, a folder, a URL or -")
        suffix = file.suffix.lower()
        if suffix in WARCS or file.name.lower().endswith(".warc.gz"):
            return Blob(name.removesuffix(".warc"), where, b"", ".warc", file=file)
        return Blob(name, where, file.read_bytes(), suffix)
    except FileNotFoundError:
        if file.is_symlink():
            what = f"the link points to {file.readlink()}, which is not there"
            return MissingInput(what, where=where, todo="Mend or remove the link")
        return MissingInput("there is no such file or folder", where=where, todo="Check the name")
    except OSError as error:
        return _unreadable(file, error)


def _fetch(url: str) -> Blob | InputError:
    """What lies behind an http or https URL, or why it cannot be had."""
    todo = "Check the address and the connection, or save the page and name the file"
    if urlsplit(url).scheme not in ("http", "https"):
        return BrokenInput("only http and https addresses are fetched", where=url, todo=todo)
    answer = asyncio.run(_answer_of(url))
    if isinstance(answer, Failure):
        return MissingInput(answer.what, where=url, todo=todo)
    return blob_of(answer, url)


async def _answer_of(url: str) -> Answer | Failure:
    async with open_client() as client:
        return await fetch(client, url, private=await is_private(url), limits=Limits(FETCH_SECONDS, FETCH_BYTES))


def blob_of(answer: Answer, url: str) -> Blob:
    """What a server answered, under the name of the address that was asked."""
    return Blob(
        name_of(url), url, answer.raw, _SUFFIX_OF.get(answer.content_type, ""), url=answer.url, charset=answer.charset
    )  # fmt: skip


def name_of(url: str) -> str:
    """The id of a report that was read from a URL: its host and path."""
    address = urlsplit(url)
    path = PurePosixPath(address.path)
    query = f"?{address.query}" if address.query else ""
    return f"{address.netloc}{path.with_suffix('') if path.name else path}".rstrip("/") + query

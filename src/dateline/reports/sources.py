"""Where the bytes come from: files, folders, standard input, and URLs that the user named.

Names go in, `Blob`s (bytes with a name) or errors come out, in a stable order. It parses nothing.
"""

import http.client
import os
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from dateline.errors import BrokenInput, InputError, MissingInput
from dateline.reports.encodings import binary_kind

LINES = frozenset((".jsonl", ".ndjson", ".json"))
PAGES = frozenset((".html", ".htm", ".xhtml"))
TEXTS = frozenset((".txt", ".text", ".md"))
SUFFIXES = LINES | PAGES | TEXTS
FETCH_SECONDS = 20
FETCH_BYTES = 50_000_000
_AGENT = "Mozilla/5.0 (compatible; Dateline/0.1)"


@dataclass(slots=True, frozen=True)
class Blob:
    """Raw bytes; `name` is the id that a report made of them gets, `where` what errors call it."""

    name: str
    where: str
    raw: bytes
    suffix: str = ""
    url: str | None = None


@dataclass(slots=True, frozen=True)
class LeftOut:
    """A file of a folder that is a text, but by its ending no report."""

    where: str

    def __str__(self) -> str:
        return f"{self.where}: left out, for its ending is none of a report's ({', '.join(sorted(SUFFIXES))})"


def read_blobs(path: str) -> Iterator[Blob | LeftOut | InputError]:
    """All that one INPUT holds: itself, or the files of a folder in the order of their names.

    Of a folder hidden files are left out, and texts whose ending is none of a report's; a file that is named is read
    whatever its ending.
    """
    if path == "-":
        yield Blob("stdin", "standard input", sys.stdin.buffer.read())
    elif "://" in path:
        yield _fetch(path)
    elif Path(path).is_dir():
        for file in _files(Path(path), set()):
            name = file.relative_to(path).with_suffix("").as_posix() if isinstance(file, Path) else ""
            blob = _read_file(file, name) if isinstance(file, Path) else file
            yield LeftOut(blob.where) if isinstance(blob, Blob) and not _may_be_report(blob) else blob
    else:
        yield _read_file(Path(path), Path(path).stem)


def _may_be_report(blob: Blob) -> bool:
    """True for a report's ending, for none, and for what is no text: that is told as an error, not passed over."""
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
        return Blob(name, where, file.read_bytes(), file.suffix.lower())
    except FileNotFoundError:
        if file.is_symlink():
            what = f"the link points to {file.readlink()}, which is not there"
            return MissingInput(what, where=where, todo="Mend or remove the link")
        return MissingInput("there is no such file or folder", where=where, todo="Check the name")
    except OSError as error:
        return _unreadable(file, error)


def _fetch(url: str) -> Blob | InputError:
    """The page behind an http or https URL, or why it cannot be had."""
    todo = "Check the address and the connection, or save the page and name the file"
    if urlsplit(url).scheme not in ("http", "https"):
        return BrokenInput("only http and https addresses are fetched", where=url, todo=todo)
    try:
        request = urllib.request.Request(url, headers={"User-Agent": _AGENT})
        with urllib.request.urlopen(request, timeout=FETCH_SECONDS) as response:
            raw = response.read(FETCH_BYTES + 1)
            if urlsplit(response.url).scheme not in ("http", "https"):
                return BrokenInput(f"led away to {response.url}", where=url, todo=todo)
    except urllib.error.HTTPError as error:
        return MissingInput(f"the server answered {error.code} {error.reason}", where=url, todo=todo)
    except (OSError, ValueError, http.client.HTTPException) as error:
        return MissingInput(f"cannot be fetched: {getattr(error, 'reason', error)}", where=url, todo=todo)
    if len(raw) > FETCH_BYTES:
        return BrokenInput(f"more than {FETCH_BYTES // 1_000_000} MB", where=url, todo=todo)
    address = urlsplit(url)
    path = PurePosixPath(address.path)
    return Blob(f"{address.netloc}{path.with_suffix('') if path.name else path}".rstrip("/"), url, raw, url=url)

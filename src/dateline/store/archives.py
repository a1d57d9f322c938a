"""The archive: raw bytes as they came, each under its SHA-256, written once and never again."""

import contextlib
import datetime as dt
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

from dateline.errors import NotInStore, StoreError
from dateline.values import digest

_PARTIAL = ".partial-"


@dataclass(slots=True, frozen=True)
class Archive:
    """A folder of files `ab/cdef…`, named by the hash of what they hold."""

    root: Path

    def path(self, sha256: str) -> Path:
        """Where the bytes with this hash lie, whether or not they do."""
        return self.root / sha256[:2] / sha256[2:]

    def put(self, raw: bytes) -> str:
        """The SHA-256 under which `raw` now lies; what lies there already is left alone.

        Raises:
            StoreError: the disk refuses.
        """
        sha256 = digest(raw)
        path = self.path(sha256)
        if path.exists():
            return sha256
        partial: Path | None = None
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(prefix=_PARTIAL, dir=path.parent)
            partial = Path(name)
            with os.fdopen(handle, "wb") as file:
                file.write(raw)
                file.flush()
                os.fsync(file.fileno())
            partial.chmod(0o444)
            partial.replace(path)  # a killed run leaves a partial file, never half a report
        except OSError as error:
            if partial is not None:
                partial.unlink(missing_ok=True)
            what = f"the raw bytes cannot be kept: {error.strerror or error}"
            raise StoreError(what, where=str(path), todo="Check space and permissions") from error
        return sha256

    def get(self, sha256: str) -> bytes:
        """The bytes with this hash.

        Raises:
            NotInStore: none lie there.
        """
        try:
            return self.path(sha256).read_bytes()
        except FileNotFoundError:
            raise NotInStore("no raw bytes under this hash", where=sha256, todo="Run `dateline add` again") from None

    def drop(self, sha256: str) -> None:
        """Takes out the bytes with this hash, if any lie there.

        Raises:
            StoreError: the disk refuses.
        """
        path = self.path(sha256)
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            what = f"the raw bytes cannot be taken out: {error.strerror or error}"
            raise StoreError(what, where=str(path), todo="Check permissions, and run this again") from error

    def hashes(self) -> set[str]:
        """The names of all files that lie there, which are the hashes of what they held when they were put in."""
        return {file.parent.name + file.name for file in self.root.glob("*/*") if not file.name.startswith(_PARTIAL)}

    def sweep(self, before: dt.datetime) -> None:
        """Takes out what runs left half written that were killed before this time."""
        for file in self.root.glob(f"*/{_PARTIAL}*"):
            with contextlib.suppress(FileNotFoundError):
                if file.stat().st_mtime < before.timestamp():
                    file.unlink()

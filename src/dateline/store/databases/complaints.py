"""What a database complains of, as errors that say what happened, where, and what to do.

A database's error goes in, a StoreError comes out. It mends nothing.
"""

from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError

from dateline.errors import StoreError

# words of SQLite's and PostgreSQL's messages, what they mean here, and what the user can do
_MEANINGS = (
    (("database is locked", "lock timeout"), "another process writes to the project and did not end in time{holders}",
     "Nothing of this was kept: wait for the other, or end it, and run this again"),
    (("readonly", "read-only"), "the database may only be read",
     "Make the file and its folder writable, or copy the project to where it can be written"),
    (("unable to open",), "the database cannot be opened", "Check that the folder is there and can be written"),
    (("is full", "no space left"), "the disk is full", "Nothing of this was kept: make room and run this again"),
    (("malformed", "not a database", "disk i/o error"), "the database's file is damaged",
     "Keep it as it is, and put a copy of yours in its place, or take what can be read by `sqlite3 FILE .recover`"),
    (("password", "no pg_hba"), "the database does not let this user in",
     "Dateline keeps no passwords: give it in PGPASSWORD or in ~/.pgpass"),
    (("connection failed", "connection refused", "connection is closed", "could not translate", "connection timeout"),
     "the database does not answer", "Check that it runs, and the URL"),
)  # fmt: skip


def told(error: SQLAlchemyError, where: str, file: Path | None) -> StoreError:
    """The error as a person can use it; `file` is the SQLite file, None for another database."""
    cause = str(getattr(error, "orig", None) or error).strip()
    for words, what, todo in _MEANINGS:
        if any(word in cause.casefold() for word in words):
            return StoreError(what.format(holders=_holders(file)), where=where, todo=todo)
    first = cause.splitlines()[0] if cause else type(error).__name__
    return StoreError(f"the database fails: {first}", where=where, todo="Check the disk and the database")


def _holders(file: Path | None) -> str:
    """The other processes that have the file open, where the system tells them (Linux): "… (python, process 4711)"."""
    if file is None:
        return ""
    held, proc = [], Path("/proc")
    for folder in proc.glob("[0-9]*"):
        try:
            if folder.samefile(proc / "self") or file.resolve() not in {one.resolve() for one in _open_files(folder)}:
                continue
            held.append(f"{(folder / 'comm').read_text().strip()}, process {folder.name}")
        except OSError:  # it ended, or it is somebody else's
            continue
    return f" ({'; '.join(held)})" if held else ""


def _open_files(folder: Path) -> list[Path]:
    return list((folder / "fd").iterdir())

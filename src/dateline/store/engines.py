"""The connection to a project's database: SQLite with WAL in the project's folder, or what a URL names."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, SQLAlchemyError

from dateline.errors import StoreError

DATABASE = "dateline.sqlite"


def make_engine(folder: Path, url: str | None) -> Engine:
    """The engine behind `url`, or behind the project's own SQLite file.

    Raises:
        StoreError: no such kind of database, or its driver is not installed.
    """
    try:
        engine = create_engine(url or f"sqlite:///{folder / DATABASE}")
    except (ArgumentError, NoSuchModuleError, ModuleNotFoundError) as error:
        todo = "Name a database whose driver is installed, or leave --database out"
        raise StoreError(f"this database cannot be used: {error}", where=url, todo=todo) from error
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _set_up_sqlite)
    return engine


@contextmanager
def transaction(engine: Engine, where: str) -> Iterator[Connection]:
    """A connection whose changes are kept together or not at all.

    Raises:
        StoreError: the database fails.
    """
    try:
        with engine.begin() as connection:
            yield connection
    except SQLAlchemyError as error:
        cause = getattr(error, "orig", None) or error
        raise StoreError(f"the database fails: {cause}", where=where, todo="Check the disk and the file") from error


def _set_up_sqlite(connection: Any, _record: Any) -> None:
    """Readers beside one writer, a wait instead of an error, and references that hold."""
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "busy_timeout=30000", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")

"""The connection to a project's database: SQLite with WAL in the project's folder, or what a URL names.

Transactions come out, and what a database complains of as errors that a person can act on. On either database one
writer works at a time, and each waits for the other; a password is never kept and never told.
"""

import re
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, select, text
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, SQLAlchemyError

from dateline.errors import StoreError
from dateline.store.databases.complaints import told
from dateline.store.tables import CHAIN, facts, metadata

DATABASE = "dateline.sqlite"
WAIT = 30.0  # seconds that one writer waits for another
_WRITES = "dateline_writes"
_POSTGRES = {"postgres": "postgresql+psycopg", "postgresql": "postgresql+psycopg"}


class Database:
    """One database. Its transactions are kept whole or not at all; those of one thread join inside `together`."""

    def __init__(self, folder: Path, url: str | None) -> None:
        """Reaches for nothing yet.

        Args:
            folder: of the project.
            url: of the database, None for the project's own SQLite file.

        Raises:
            StoreError: no such kind of database, or its driver is not installed.
        """
        self.url = _parsed(url) if url else URL.create("sqlite", database=str(folder / DATABASE))
        self.where = self.url.render_as_string(hide_password=True) if url else str(folder)
        self.engine = _engine(self.url, self.where)
        self._open = threading.local()

    @property
    def file(self) -> Path | None:
        """The SQLite file, None where the database is another."""
        is_file = self.engine.dialect.name == "sqlite" and self.url.database
        return Path(str(self.url.database)) if is_file else None

    def reading(self) -> AbstractContextManager[Connection]:
        """A connection that sees one state of the database."""
        return self._transaction(writes=False)

    def writing(self) -> AbstractContextManager[Connection]:
        """A connection that alone may write; its changes are kept together or not at all.

        Raises:
            StoreError: another writes for longer than WAIT, or the database fails.
        """
        return self._transaction(writes=True)

    @contextmanager
    def together(self) -> Iterator[None]:
        """All that this thread reads and writes inside is one transaction, and nobody else writes meanwhile."""
        with self.writing() as connection:
            joined = getattr(self._open, "connection", None)
            self._open.connection = connection
            try:
                yield
            finally:
                self._open.connection = joined

    @contextmanager
    def _transaction(self, *, writes: bool) -> Iterator[Connection]:
        joined: Connection | None = getattr(self._open, "connection", None)
        try:
            if joined is not None:
                yield joined
                return
            with self.engine.connect().execution_options(**{_WRITES: writes}) as connection, connection.begin():
                if writes and self.file is None:
                    _wait_for_writers(connection)
                yield connection
        except SQLAlchemyError as error:
            raise told(error, self.where, self.file) from error

    def scrub(self) -> None:
        """Writes the database anew, so that nothing of what was deleted is left in its files.

        Raises:
            StoreError: others hold the database, or there is no room to write it anew.
        """
        options = {"isolation_level": "AUTOCOMMIT", _WRITES: None}
        try:
            with self.engine.connect().execution_options(**options) as connection:
                if self.file is None:
                    connection.execute(text(f"SET lock_timeout = {int(WAIT * 1000)}"))
                    connection.execute(text(f"VACUUM (FULL) {', '.join(sorted(metadata.tables))}"))
                    return
                connection.execute(text("VACUUM"))
                if connection.scalar(text("PRAGMA wal_checkpoint(TRUNCATE)")):
                    what = "another process reads the project, so its log still holds what was taken out"
                    raise StoreError(what, where=self.where, todo="End it, and run this again")
        except SQLAlchemyError as error:
            raise told(error, self.where, self.file) from error

    def close(self) -> None:
        """Lets go of the database."""
        self.engine.dispose()


def without_password(url: str) -> str:
    """The URL as it may be kept: libpq finds the password in PGPASSWORD or in ~/.pgpass."""
    parsed = _parsed(url).difference_update_query(["password"])
    parts = {key: value for key, value in parsed._asdict().items() if key != "password"}
    return URL.create(**parts).render_as_string(hide_password=False)


def _parsed(url: str) -> URL:
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError) as error:
        where = re.sub(r"//[^/]*@", "//***@", url)
        raise StoreError("this is no URL of a database", where=where, todo="Write postgresql://…") from error
    return parsed.set(drivername=_POSTGRES.get(parsed.drivername, parsed.drivername))


def _engine(url: URL, where: str) -> Engine:
    todo = "Name PostgreSQL (postgresql://…) or leave --database out"
    if url.get_backend_name() not in ("sqlite", "postgresql"):
        raise StoreError("Dateline keeps projects in SQLite and PostgreSQL", where=where, todo=todo)
    try:
        engine = create_engine(url, connect_args=_arguments(url))
    except (ArgumentError, NoSuchModuleError, ModuleNotFoundError) as error:
        raise StoreError("the driver of this database is not installed", where=where, todo=todo) from error
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _set_up_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    return engine


def _arguments(url: URL) -> dict[str, Any]:
    if url.get_backend_name() == "sqlite":
        return {"timeout": WAIT}
    return {"connect_timeout": 10, "application_name": "dateline"}


def _wait_for_writers(connection: Connection) -> None:
    """Takes the row that every writer takes first, so that PostgreSQL has one at a time as SQLite has."""
    connection.execute(text(f"SET LOCAL lock_timeout = {int(WAIT * 1000)}"))
    if connection.dialect.has_table(connection, facts.name):
        connection.execute(select(facts.c.value).where(facts.c.name == CHAIN).with_for_update())


def _set_up_sqlite(connection: Any, _record: Any) -> None:
    """Readers beside one writer, references that hold, nothing deleted that can be read; and SQLAlchemy begins."""
    connection.isolation_level = None
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON", "secure_delete=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    """A writer takes its place at once, so that what it has read still holds when it writes."""
    writes = connection.get_execution_options().get(_WRITES, False)
    if writes is not None:
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

"""The schema's history: brings a database from any older version, or from nothing, to the tables of this Dateline.

A database goes in, one of version SCHEMA_VERSION comes out. A newer one is refused, never changed.
"""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection, inspect, text

from dateline.errors import StoreError
from dateline.store.databases import Database
from dateline.store.tables import SCHEMA_VERSION

_FOLDER = Path(__file__).parent


def version_of(connection: Connection) -> int:
    """The version of the schema that the database has; 0 where it is empty."""
    names = inspect(connection).get_table_names()
    if "alembic_version" in names:
        return int(connection.scalar(text("SELECT version_num FROM alembic_version")) or 0)
    if "facts" in names:  # version 1 kept its number there
        return int(connection.scalar(text("SELECT value FROM facts WHERE name = 'schema'")) or 0)
    return 0


def upgrade(database: Database, tell: Callable[[str], None]) -> None:
    """Brings the database to SCHEMA_VERSION, an SQLite file after a copy of it is set aside.

    Args:
        database: of any version, or empty.
        tell: is given a sentence about what is done to a database that held something.

    Raises:
        StoreError: it is of a newer version, or it cannot be read, copied or written.
    """
    with database.reading() as connection:
        version = version_of(connection)
    if version > SCHEMA_VERSION:
        what = f"the project has schema {version}, this Dateline knows {SCHEMA_VERSION}"
        raise StoreError(what, where=database.where, todo="Use the Dateline that made it, or a newer one")
    if version == SCHEMA_VERSION:
        return
    if version:
        copied = _set_aside(database, version)
        kept = f"; a copy of it as it was lies in {copied}" if copied else ""
        tell(f"the project is brought from schema {version} to {SCHEMA_VERSION}{kept}")
    with database.writing() as connection:
        _run(connection, version_of(connection))


def _run(connection: Connection, version: int) -> None:
    """The migrations that are missing, in this connection's transaction; none where another process was first."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    config.attributes["connection"] = connection
    if version == 1:
        command.stamp(config, "1")
    command.upgrade(config, str(SCHEMA_VERSION))


def _set_aside(database: Database, version: int) -> Path | None:
    """A copy of an SQLite file beside it, None for another database, which its own tools copy."""
    if database.file is None:
        return None
    copied = database.file.with_name(f"{database.file.name}.schema-{version}")
    part = copied.with_name(f"{copied.name}.part")
    try:
        with closing(sqlite3.connect(database.file)) as source, closing(sqlite3.connect(part)) as target:
            source.backup(target)
        part.replace(copied)
    except (OSError, sqlite3.Error) as error:
        what = f"no copy can be set aside before the project is brought to schema {SCHEMA_VERSION}: {error}"
        raise StoreError(what, where=str(copied), todo="Make room; the project is as it was") from error
    return copied

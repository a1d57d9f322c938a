"""What the sections of a store share: the database, small facts by name, and the list of what is due for linking."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from sqlalchemy import Connection, insert, select, update

from dateline.store import tables
from dateline.store.databases import Database

BATCH = 5000  # values in one statement; SQLite and PostgreSQL both take more

Item = TypeVar("Item")


class Section:
    """Some methods of a store; each is one transaction, or part of the one that `together` holds open."""

    _database: Database


def batches(items: Iterable[Item]) -> Iterator[Sequence[Item]]:
    """The items in lists that fit one statement."""
    every = list(items)
    return (every[at : at + BATCH] for at in range(0, len(every), BATCH))


def fact(connection: Connection, name: str) -> str | None:
    """The value under a name, None where there is none."""
    return connection.scalar(select(tables.facts.c.value).where(tables.facts.c.name == name))


def set_fact(connection: Connection, name: str, value: str) -> None:
    """Changes the value under a name that stands."""
    connection.execute(update(tables.facts).where(tables.facts.c.name == name).values(value=value))


def touch(connection: Connection, ids: Iterable[str]) -> None:
    """Notes reports that changed and claims that went, for the next linking."""
    rows = [{"id": one} for one in dict.fromkeys(ids)]
    if rows:
        connection.execute(insert(tables.touched), rows)

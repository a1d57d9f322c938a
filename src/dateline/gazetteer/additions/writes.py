"""Writing a user's places into a gazetteer's database, and taking them out again.

Drafts go in, counts come out. Places that are known keep their row, level and weight, and gain names and the point.
"""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from dateline.gazetteer.additions.lists import PRIOR
from dateline.gazetteer.additions.sources import Draft
from dateline.gazetteer.builds import insert, keys_of, rank_of
from dateline.gazetteer.inputs import Place

_BATCH = 5_000
_UPDATE = """UPDATE places SET lat = ?, lon = ?, geonames_id = ?, population = max(population, ?)
    WHERE id = ? AND file IS NULL"""

Name = tuple[str, int, int, int]


@dataclass(slots=True)
class Count:
    """Places added, and those known before."""

    added: int = 0
    known: int = 0


def forget(connection: sqlite3.Connection, file: str) -> None:
    """Take out the places that a file of that name added before."""
    _delete(connection, [row for (row,) in connection.execute("SELECT id FROM places WHERE file = ?", (file,))])
    connection.execute("DELETE FROM meta WHERE key = ?", (f"file {file}",))


def add_drafts(connection: sqlite3.Connection, drafts: Iterable[Draft], file: str) -> Count:
    """Write the drafts as places of that file; a list's places take those of other lists out that they repeat."""
    count = Count()
    listed = _listed(connection)
    waiting = iter(drafts)
    while batch := list(islice(waiting, _BATCH)):
        new = [draft.place for draft in batch if draft.known is None]
        names: list[Name] = []
        if listed:
            _delete(connection, [row for place in new if place.prior == PRIOR for row in listed.pop(_same(place), ())])
        count.added += insert(connection, new, names, file=file)
        for draft in batch:
            if draft.known is not None:
                names += _name_known(connection, draft.place, draft.known)
                count.known += 1
        connection.executemany("INSERT OR IGNORE INTO names VALUES (?,?,?,?)", names)
    return count


def _name_known(connection: sqlite3.Connection, place: Place, row: int) -> list[Name]:
    """The names that a known place gains; a number of its own brings GeoNames' point with it."""
    if place.geonames_id is not None:
        connection.execute(_UPDATE, (place.lat, place.lon, place.geonames_id, place.population, row))
    prior = connection.execute("SELECT prior FROM places WHERE id = ?", (row,)).fetchone()[0]
    keys = keys_of(place)
    held = _held(connection, row, [key for key, _ in keys])
    return [(key, rank_of(prior, alternate=alternate), row, alternate) for key, alternate in keys if key not in held]


def _held(connection: sqlite3.Connection, row: int, keys: list[str]) -> set[str]:
    """Those of the keys that the place goes by already."""
    marks = ",".join("?" * len(keys))
    found = connection.execute(f"SELECT key FROM names WHERE key IN ({marks}) AND place = ?", (*keys, row))
    return {key for (key,) in found}


def _same(place: Place) -> tuple[str | None, ...]:
    return place.name, place.level, place.country, place.admin1


def _listed(connection: sqlite3.Connection) -> dict[tuple[str | None, ...], list[int]]:
    """By name, level, country and region the places of the user's lists."""
    found: dict[tuple[str | None, ...], list[int]] = {}
    for row, *key in connection.execute(
        "SELECT id, name, level, country, admin1 FROM places WHERE file IS NOT NULL AND prior = ?", (PRIOR,)
    ):
        found.setdefault(tuple(key), []).append(row)
    return found


def _delete(connection: sqlite3.Connection, rows: list[int]) -> None:
    """Take out places with all their names."""
    if rows:
        connection.execute("CREATE TEMP TABLE gone (id INTEGER PRIMARY KEY)")
        connection.executemany("INSERT OR IGNORE INTO gone VALUES (?)", ((row,) for row in rows))
        connection.execute("DELETE FROM names WHERE place IN (SELECT id FROM gone)")
        connection.execute("DELETE FROM places WHERE id IN (SELECT id FROM gone)")
        connection.execute("DROP TABLE gone")

"""A user's own places: a file goes in, its rows are added to a built gazetteer.

A csv made by hand wins over all others; GeoNames dumps and UCDP's tables stand by their kind and population, before
others of the same weight. Bad rows are listed and skipped. Adding a file of the same name again replaces its rows.
"""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from dateline.errors import GazetteerError
from dateline.gazetteer.additions.dumps import read_dump
from dateline.gazetteer.additions.events import read_events
from dateline.gazetteer.additions.known import Known
from dateline.gazetteer.additions.lists import read_list
from dateline.gazetteer.additions.sources import Draft, Source, open_source
from dateline.gazetteer.additions.writes import add_drafts, forget
from dateline.gazetteer.builds import Progress, beside
from dateline.gazetteer.lookups import Gazetteer

__all__ = ["Added", "add_file", "add_to"]

_READERS: dict[str, Callable[[Source, Known], Iterator[Draft]]] = {
    "geonames": read_dump, "ucdp": read_events, "list": read_list,
}  # fmt: skip


@dataclass(slots=True, frozen=True)
class Added:
    """What became of a file: places added and those known before that got its names; rows skipped, each with its line.

    `left_out` counts rows that are right but of kinds that reports do not name (wells, farms, whole countries).
    """

    added: int
    known: int
    left_out: int
    skipped: tuple[str, ...]


def add_file(path: Path, file: Path, *, progress: Progress | None = None) -> Added:
    """Add a user's file to the gazetteer at `path`: a GeoNames dump, UCDP GED, or a csv with name, lat and lon.

    Whoever has the gazetteer open keeps what it was; the new one takes its place whole.

    Raises:
        GazetteerError: no gazetteer at `path`, or the file is none of the three.
        MissingInput: there is no such file.
    """
    Gazetteer.open(path).close()
    with beside(path) as part:
        shutil.copyfile(path, part)
        connection = sqlite3.connect(part)
        try:
            with connection:
                return add_to(connection, file, progress=progress)
        finally:
            connection.close()


def add_to(connection: sqlite3.Connection, file: Path, *, progress: Progress | None = None) -> Added:
    """Add a user's file to an open gazetteer database; as `add_file`, without its care for other readers."""
    with open_source(file, progress or (lambda done, total, what: None)) as source:
        forget(connection, file.name)
        count = add_drafts(connection, _READERS[source.kind](source, Known(connection)), file.name)
    if not (count.added or count.known or source.left_out or source.skipped):
        raise GazetteerError("the file holds no rows", where=str(file), todo="Look whether it is the right one")
    connection.execute("INSERT OR REPLACE INTO meta VALUES (?,?)", (f"file {file.name}", f"{count.added} places"))
    return Added(count.added, count.known, source.left_out, tuple(source.skipped))

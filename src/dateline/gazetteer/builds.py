"""Building the gazetteer: installed packages and the tables of `data/` go in, one SQLite file comes out.

It is written beside its place and moved there whole, so that a build killed half way leaves nothing broken.
"""

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from dateline.errors import GazetteerError
from dateline.gazetteer.facts import several, table
from dateline.gazetteer.inputs import Atlas, Place
from dateline.gazetteer.names import ARTICLE_COUNTRIES, fold, sketch, unify_articles
from dateline.gazetteer.versions import inputs_now

Progress = Callable[[int, int, str], None]

NAMES_KEPT = 80  # places kept of one name, the likeliest first
LESSER = 1.0  # how much less likely a place is meant by an alternate name

SCHEMA = """
CREATE TABLE places (id INTEGER PRIMARY KEY, name TEXT NOT NULL, lat REAL NOT NULL, lon REAL NOT NULL, country TEXT,
    admin1 TEXT, level TEXT NOT NULL, kind TEXT NOT NULL, radius_km REAL NOT NULL, geonames_id INTEGER,
    population INTEGER NOT NULL, prior REAL NOT NULL, file TEXT);
CREATE TABLE names (key TEXT NOT NULL, rank INTEGER NOT NULL, place INTEGER NOT NULL, alternate INTEGER NOT NULL,
    PRIMARY KEY (key, rank, place)) WITHOUT ROWID;
CREATE TABLE demonyms (key TEXT PRIMARY KEY, country TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""
_SKETCHED = ("settlement", "admin1", "admin2")
PLACE_COLUMNS = "name, lat, lon, country, admin1, level, kind, radius_km, geonames_id, population, prior"


def keys_of(place: Place) -> list[tuple[str, bool]]:
    """The look-up keys of a place, each with whether it is a lesser one; longer than one letter, in plain letters."""
    keys: dict[str, bool] = {}
    for names, lesser in ((place.names, False), (place.lesser, True)):
        for name in names:
            full = fold(name)
            forms: tuple[str, ...] = (full,)
            if place.country in ARTICLE_COUNTRIES:
                forms = (full, unify_articles(full), sketch(full) if place.level in _SKETCHED else "")
            for key in forms:
                if len(key) > 1 and key.isascii():
                    keys.setdefault(key, lesser)
    return list(keys.items())


def rank_of(prior: float, *, alternate: bool) -> int:
    """Where a place stands among those of its name: the smaller the likelier."""
    return -int(100 * (prior - (LESSER if alternate else 0)))


def insert(
    connection: sqlite3.Connection,
    places: Iterable[Place],
    names: list[tuple[str, int, int, int]],
    *,
    file: str | None = None,
) -> int:
    """Write places (of a user's `file`) and append their names to `names`; returns how many places were written."""
    first = connection.execute("SELECT coalesce(max(id), 0) + 1 FROM places").fetchone()[0]
    rows = []
    for number, place in enumerate(places, first):
        rows.append(
            (number, place.name, place.lat, place.lon, place.country, place.admin1, place.level, place.kind,
             place.radius_km, place.geonames_id, place.population, place.prior, file)
        )  # fmt: skip
        names.extend(
            (key, rank_of(place.prior, alternate=alternate), number, alternate) for key, alternate in keys_of(place)
        )
    connection.executemany(f"INSERT INTO places (id, {PLACE_COLUMNS}, file) VALUES ({','.join('?' * 13)})", rows)
    return len(rows)


def _likeliest(names: list[tuple[str, int, int, int]]) -> Iterator[tuple[str, int, int, int]]:
    """The names in order, no more than NAMES_KEPT places of each."""
    names.sort()
    last, kept = "", 0
    for row in names:
        kept = kept + 1 if row[0] == last else 1
        last = row[0]
        if kept <= NAMES_KEPT:
            yield row


def _write(connection: sqlite3.Connection, progress: Progress) -> None:
    """Fill an empty database, telling `progress` of each step."""
    progress(0, 1, "reading packages")
    atlas = Atlas()
    names: list[tuple[str, int, int, int]] = []
    counts: dict[str, int] = {}
    sources = {
        "countries": atlas.countries, "regions": atlas.regions, "districts": atlas.districts, "areas": atlas.areas,
        "sites": atlas.sites, "airports": atlas.airports, "settlements": atlas.settlements,
    }  # fmt: skip
    total = len(sources) + 2
    for done, (what, source) in enumerate(sources.items(), 1):
        progress(done, total, what)
        counts[what] = insert(connection, source(), names)
    progress(total - 1, total, "names")
    connection.executemany("INSERT OR IGNORE INTO names VALUES (?,?,?,?)", _likeliest(names))
    counts["names"] = connection.execute("SELECT count(*) FROM names").fetchone()[0]
    demonyms = {fold(word): row["code"] for row in table("countries") for word in several(row["demonyms"])}
    connection.executemany("INSERT INTO demonyms VALUES (?,?)", sorted(demonyms.items()))
    facts = inputs_now() | {f"count {what}": str(count) for what, count in counts.items()}
    connection.executemany("INSERT INTO meta VALUES (?,?)", sorted(facts.items()))
    progress(total, total, "done")


def build(
    path: Path, *, progress: Progress | None = None, finish: Callable[[sqlite3.Connection], None] | None = None
) -> None:
    """Build the gazetteer at `path` from what is installed, in under a minute, replacing what stands there.

    Args:
        path: the SQLite file to make; its folder is made where it is missing.
        progress: called with (steps done, steps in all, what is being done).
        finish: called with the database before it is put in its place; adds the user's places.

    Raises:
        GazetteerError: the file cannot be written.
    """
    with beside(path) as part:
        connection = sqlite3.connect(part)
        try:
            connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + SCHEMA)
            _write(connection, progress or (lambda done, total, what: None))
            if finish is not None:
                finish(connection)
            connection.commit()
        finally:
            connection.close()


@contextmanager
def beside(path: Path) -> Iterator[Path]:
    """A file beside `path` to write to, which takes its place in the end; whoever has `path` open keeps the old one.

    Raises:
        GazetteerError: it cannot be written.
    """
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.unlink(missing_ok=True)
        yield part
        part.replace(path)
    except (OSError, sqlite3.Error) as error:
        raise GazetteerError(
            f"the gazetteer cannot be written: {error}", where=str(path), todo="Check the folder and the free space"
        ) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)

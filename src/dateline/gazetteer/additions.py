"""A user's own places: a csv file goes in, its rows are added to a built gazetteer and win over all others.

Bad rows are listed and skipped. Adding the same file again replaces its rows; nothing is multiplied.
"""

import csv
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from dateline.errors import GazetteerError, MissingInput
from dateline.gazetteer.builds import insert
from dateline.gazetteer.inputs import Place, settlement_radius
from dateline.gazetteer.lookups import Gazetteer
from dateline.records.claims import PlaceLevel

USER_PRIOR = 20.0  # above every country
_RADII: dict[str, float] = {"site": 1, "admin2": 30, "admin1": 80, "country": 400, "area": 50, "line": 50, "water": 100}


@dataclass(slots=True, frozen=True)
class Added:
    """What became of a file: rows added, and for each row skipped its line and why."""

    added: int
    skipped: tuple[str, ...]


def _place(row: dict[str, str | None]) -> Place:
    """A place from a row of the file; ValueError says what is wrong with it."""
    cell = {key.strip().lower(): (value or "").strip() for key, value in row.items() if key and isinstance(value, str)}
    name, level, country = cell.get("name", ""), cell.get("level") or "settlement", cell.get("country") or None
    if not name:
        raise ValueError("no name")
    try:
        lat, lon = float(cell.get("lat", "")), float(cell.get("lon", ""))
    except ValueError:
        raise ValueError("lat and lon must be numbers") from None
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise ValueError("lat must lie in -90 to 90, lon in -180 to 180")
    known: PlaceLevel | None = next((one for one in get_args(PlaceLevel) if one == level), None)
    if known is None:
        raise ValueError(f"level {level!r} is none of {', '.join(get_args(PlaceLevel))}")
    if country and not (len(country) == 2 and country.isascii() and country.isalpha()):
        raise ValueError(f"country {country!r} is no ISO 3166 alpha-2 code")
    try:
        radius = float(cell.get("radius_km") or _RADII.get(level, settlement_radius(0)))
    except ValueError:
        raise ValueError("radius_km must be a number") from None
    if not 0 < radius < 20_100:
        raise ValueError("radius_km must lie between 0 and half the Earth's girth")
    return Place(
        name, lat, lon, country.upper() if country else None, cell.get("admin1") or None, known, "user", radius,
        USER_PRIOR, names=[name, *(other.strip() for other in cell.get("alternates", "").split("|") if other.strip())],
    )  # fmt: skip


def _rows(file: Path) -> Iterator[tuple[int, dict[str, str | None]]]:
    """The rows of the csv file with their line numbers."""
    if not file.is_file():
        raise MissingInput("there is no such file", where=str(file))
    with file.open(encoding="utf-8-sig", newline="") as lines:
        reader = csv.DictReader(lines)
        fields = {(name or "").strip().lower() for name in reader.fieldnames or ()}
        if not {"name", "lat", "lon"} <= fields:
            raise GazetteerError("the header lacks name, lat or lon", where=str(file), todo="Name the columns so")
        for row in reader:
            yield reader.line_num, row


def add_rows(path: Path, file: Path) -> Added:
    """Add a csv of name, lat, lon and, where known, country, admin1, level, radius_km, alternates (apart by `|`).

    A place of the same name and level within the same country that a user added before is replaced.

    Raises:
        GazetteerError: no gazetteer at `path`, or the file lacks name, lat or lon.
        MissingInput: there is no such file.
    """
    Gazetteer.open(path).close()
    places: list[Place] = []
    skipped: list[str] = []
    try:
        for line, row in _rows(file):
            try:
                places.append(_place(row))
            except ValueError as error:
                skipped.append(f"line {line}: {error}")
    except (UnicodeDecodeError, csv.Error) as error:
        raise GazetteerError(f"not a csv file in UTF-8: {error}", where=str(file)) from error
    connection = sqlite3.connect(path)
    try:
        with connection:
            _replace(connection, places)
    except sqlite3.Error as error:
        raise GazetteerError(f"the places cannot be added: {error}", where=str(path)) from error
    finally:
        connection.close()
    return Added(len(places), tuple(skipped))


def _replace(connection: sqlite3.Connection, places: list[Place]) -> None:
    """Put the user's places in, in place of those of the same name, level and country."""
    for place in places:
        same = "kind = 'user' AND name = ? AND level = ? AND country IS ?"
        values = (place.name, place.level, place.country)
        connection.execute(f"DELETE FROM names WHERE place IN (SELECT id FROM places WHERE {same})", values)
        connection.execute(f"DELETE FROM places WHERE {same}", values)
    names: list[tuple[str, int, int, int]] = []
    insert(connection, places, names)
    connection.executemany("INSERT INTO names VALUES (?,?,?,?)", names)
    count = connection.execute("SELECT count(*) FROM places WHERE kind = 'user'").fetchone()[0]
    connection.execute("INSERT OR REPLACE INTO meta VALUES ('count user', ?)", (str(count),))

"""Places by name: a built gazetteer file is opened read-only, names go in, entries come out, the likeliest first.

Only what is asked for is read into memory; a small store of recent answers serves repeated names. It never writes.
"""

import sqlite3
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any, Self

from dateline.errors import GazetteerError
from dateline.gazetteer.builds import PLACE_COLUMNS
from dateline.gazetteer.entries import Entry
from dateline.gazetteer.names import fold, seated, sketch, split_kind, unify_articles
from dateline.gazetteer.versions import changed
from dateline.records.claims import PlaceLevel

REMEMBERED = 40_000  # names whose answers are kept
_BATCH = 400  # names asked for in one statement
_COLUMNS = ", ".join(f"p.{column}" for column in PLACE_COLUMNS.split(", "))
_SELECT = f"SELECT {_COLUMNS}, n.alternate, n.key FROM names n JOIN places p ON p.id = n.place WHERE n.key"
_SELECT_ONE = f"{_SELECT} = ? ORDER BY n.rank"
REGION_KM: dict[str, float] = {"admin1": 80.0, "admin2": 30.0}  # how far a region of unknown outline reaches
_NONE: tuple[Entry, ...] = ()


class Gazetteer:
    """Looks places up in a file made by `build`; safe to open in many processes at once."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path
        self._recent: dict[str, tuple[Entry, ...]] = {}
        self._demonyms = dict(connection.execute("SELECT key, country FROM demonyms").fetchall())
        self._countries: dict[str, str] = {}
        self._capitals: dict[str, str] = {}

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open a built gazetteer, read-only.

        Raises:
            GazetteerError: there is none, or it was built from older packages, tables or in an older format.
        """
        if not path.is_file():
            raise GazetteerError("there is no gazetteer", where=str(path), todo="Build one: make setup")
        try:
            uri = f"{path.resolve().as_uri()}?immutable=1"
            connection = sqlite3.connect(uri, uri=True, check_same_thread=False)  # one at a time, whichever opened it
            older = changed(dict(connection.execute("SELECT key, value FROM meta").fetchall()))
            if older:
                what = f"the gazetteer was built from older inputs: {', '.join(older)}"
                raise GazetteerError(what, where=str(path), todo="Build it again: dateline gazetteer build")
            return cls(connection, path)
        except sqlite3.Error as error:
            raise GazetteerError(f"not a gazetteer: {error}", where=str(path), todo="Build it again") from error

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def find(self, name: str, *, country: str | None = None) -> list[Entry]:
        """Places of that name, the likeliest first; [] where there is none.

        Case, diacritics, hyphens, apostrophes, Arabic articles and words such as "province" or "city of" do not
        matter; such a word puts places of its level first. `country` (ISO alpha-2) keeps only places there.
        """
        entries, level = self.candidates(name)
        if country is not None:
            entries = tuple(entry for entry in entries if entry.country == country)
        if level is None:
            return list(entries)
        return sorted(
            entries, key=lambda entry: (entry.level != level, (entry.level in REGION_KM) != (level in REGION_KM))
        )

    def candidates(self, name: str) -> tuple[tuple[Entry, ...], PlaceLevel | None]:
        """The places of a name and the level that a word like "province" in it tells, None where no such word counts."""
        key = fold(name)
        bare, level = split_kind(key)
        for form, told in ((key, None), (unify_articles(key), None), (bare, level), (unify_articles(bare), level)):
            entries = self.by_key(form)
            if entries:
                return self._with_regions(entries, told if seated(key) else None), told
        entries = self.by_key(sketch(bare))
        return self._with_regions(entries, level if seated(key) else None), level

    def _with_regions(self, entries: tuple[Entry, ...], told: PlaceLevel | None) -> tuple[Entry, ...]:
        """The entries with the regions called after them, where a word tells of a region and none is among them.

        First those called after a town of that name; else each town's surroundings, for districts known by their seat.
        """
        if told not in REGION_KM or any(entry.level in REGION_KM for entry in entries):
            return entries
        towns = [entry for entry in entries if entry.level == "settlement"]
        named = [region for town in towns for region in self._called_after(town)]
        around = [
            replace(town, level=told, radius_km=REGION_KM[told], kind="region", geonames_id=None) for town in towns
        ]
        return (*dict.fromkeys(named or around), *entries)

    def _called_after(self, town: Entry) -> list[Entry]:
        """The regions of a town's country that go by one of its names, and hold it where they are first-level ones."""
        found = []
        for name in (town.name, town.admin1 or ""):
            namesakes = self.by_key(fold(name))
            if any((one.lat, one.lon) == (town.lat, town.lon) for one in namesakes):
                found += [
                    one for one in namesakes
                    if one.country == town.country and one.level in REGION_KM and one.admin1 == town.admin1
                ]  # fmt: skip
        return found

    def by_key(self, key: str) -> tuple[Entry, ...]:
        """The places under one folded key, the likeliest first."""
        found = self._recent.get(key)
        if found is None:
            if len(self._recent) >= REMEMBERED:
                self._recent.clear()
            found = tuple(_entry(row) for row in self._connection.execute(_SELECT_ONE, (key,)))
            self._recent[key] = found
        return found

    def find_many(self, keys: Iterable[str]) -> dict[str, tuple[Entry, ...]]:
        """The places under each of many folded keys; keys without any are left out."""
        wanted = set(keys)
        missing = [key for key in wanted if key not in self._recent]
        if len(self._recent) + len(missing) > REMEMBERED:
            self._recent.clear()
            missing = list(wanted)
        for at in range(0, len(missing), _BATCH):
            self._fetch(missing[at : at + _BATCH])
        recent = self._recent
        return {key: recent[key] for key in wanted if recent[key]}

    def _fetch(self, keys: list[str]) -> None:
        """Read the places of these keys into the store of recent answers."""
        self._recent.update(dict.fromkeys(keys, _NONE))
        found: dict[str, list[Entry]] = {}
        marks = ",".join("?" * len(keys))
        for row in self._connection.execute(f"{_SELECT} IN ({marks}) ORDER BY n.key, n.rank", keys):
            found.setdefault(row[-1], []).append(_entry(row))
        self._recent.update({key: tuple(entries) for key, entries in found.items()})

    def country_of_demonym(self, word: str) -> str | None:
        """The country that "Syrian", "Afghans" or "British" belongs to, None for any other word."""
        return self._demonyms.get(fold(word))

    def country_name(self, code: str) -> str | None:
        """The English short name of a country by its ISO alpha-2 code, None for an unknown code."""
        entry = self.country(code)
        return entry.name if entry else None

    def country(self, code: str) -> Entry | None:
        """The entry of a country by its ISO alpha-2 code."""
        if not self._countries:
            rows = self._connection.execute("SELECT country, name FROM places WHERE kind = 'country'")
            self._countries = dict(rows.fetchall())
        name = self._countries.get(code)
        entries = self.by_key(fold(name)) if name else ()
        return next((entry for entry in entries if entry.level == "country" and entry.country == code), None)

    def capital(self, code: str) -> Entry | None:
        """The entry of a country's capital by the country's ISO alpha-2 code."""
        if not self._capitals:
            rows = self._connection.execute(
                "SELECT country, name FROM places WHERE kind = 'capital' ORDER BY population"
            )
            self._capitals = dict(rows.fetchall())
        name = self._capitals.get(code)
        entries = self.by_key(fold(name)) if name else ()
        return next((entry for entry in entries if entry.kind == "capital" and entry.country == code), None)

    def info(self) -> dict[str, str]:
        """What the file was made from and how much it holds: versions, hashes, counts, rows added by users."""
        return {"path": str(self._path), **dict(self._connection.execute("SELECT key, value FROM meta ORDER BY key"))}


def _entry(row: tuple[Any, ...]) -> Entry:
    """An entry from the columns of _SELECT."""
    name, lat, lon, country, admin1, level, kind, radius, geonames_id, people, prior, alternate, _ = row
    return Entry(name, lat, lon, country, admin1, level, radius, geonames_id, people, kind, prior, bool(alternate))

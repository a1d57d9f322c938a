"""The user's gazetteer: where it lies, built at first use, with the places that the user added.

Settings go in, an open gazetteer comes out. Files that were added are kept, so that a new build has them again.
"""

import shutil
import sqlite3
from pathlib import Path

from dateline.errors import GazetteerError, MissingInput
from dateline.gazetteer import Added, Entry, Gazetteer, add_file, add_to, build
from dateline.gazetteer.builds import Progress
from dateline.settings import Settings
from dateline.values import Point, distance_km


def stands(settings: Settings) -> bool:
    """True where a gazetteer stands that was built from what is installed now."""
    try:
        Gazetteer.open(settings.gazetteer_path).close()
    except GazetteerError:
        return False
    return True


def build_gazetteer(settings: Settings, *, progress: Progress | None = None, without: Path | None = None) -> None:
    """Builds the gazetteer anew, with the user's own files (but one).

    Raises:
        GazetteerError: it cannot be written, or a file that was added cannot be read any more.
    """

    def add_own(connection: sqlite3.Connection) -> None:
        for file in kept_files(settings):
            if file != without:
                add_to(connection, file, progress=progress)

    build(settings.gazetteer_path, progress=progress, finish=add_own)


def open_gazetteer(settings: Settings, *, progress: Progress | None = None) -> Gazetteer:
    """The gazetteer, built first where there is none, or an older one.

    Raises:
        GazetteerError: it cannot be built.
    """
    try:
        return Gazetteer.open(settings.gazetteer_path)
    except GazetteerError:
        build_gazetteer(settings, progress=progress)
        return Gazetteer.open(settings.gazetteer_path)


def kept_files(settings: Settings) -> list[Path]:
    """The files of places that the user added, by name."""
    folder = settings.places_dir
    return sorted(file for file in folder.iterdir() if file.is_file()) if folder.is_dir() else []


def add_places(settings: Settings, file: Path, *, progress: Progress | None = None) -> Added:
    """Adds the places of a file, and keeps the file for the next build; one of the same name is replaced.

    Raises:
        GazetteerError: the file is no table of places, or the gazetteer cannot be written.
        MissingInput: there is no such file.
    """
    if not file.is_file():
        raise MissingInput("there is no such file", where=str(file), todo="Check the name")
    open_gazetteer(settings, progress=progress).close()
    added = add_file(settings.gazetteer_path, file, progress=progress)
    kept = settings.places_dir / file.name
    if file.resolve() != kept.resolve():
        kept.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, kept)
    return added


def find_places(gazetteer: Gazetteer, name: str, *, near: str | None = None) -> list[tuple[Entry, float | None]]:
    """Places of that name, the likeliest first; with `near` the nearest to the likeliest of that one, with the km.

    Raises:
        MissingInput: the gazetteer has no place called `near`.
    """
    found = gazetteer.find(name)
    if near is None:
        return [(entry, None) for entry in found]
    there = gazetteer.find(near)
    if not there:
        raise MissingInput("there is no place so called", where=near, todo="Give --near another name")
    here = Point(lat=there[0].lat, lon=there[0].lon)
    away = ((distance_km(here, Point(lat=entry.lat, lon=entry.lon)), entry) for entry in found)
    return [(entry, km) for km, entry in sorted(away, key=lambda pair: pair[0])]


def remove_places(settings: Settings, name: str, *, progress: Progress | None = None) -> None:
    """Takes the file of that name out again: the gazetteer is built anew without it.

    Raises:
        MissingInput: no file of that name was added.
        GazetteerError: the gazetteer cannot be written.
    """
    kept = kept_files(settings)
    file = next((one for one in kept if one.name == name), None)
    if file is None:
        names = ", ".join(one.name for one in kept) or "none"
        raise MissingInput("no such file was added", where=name, todo=f"Added are: {names}")
    build_gazetteer(settings, progress=progress, without=file)
    file.unlink()

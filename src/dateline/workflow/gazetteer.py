"""The user's gazetteer: where it lies, built at first use, with the places that the user added.

Settings go in, an open gazetteer comes out. Files that were added are kept, so that a new build has them again.
"""

import shutil
from pathlib import Path

from dateline.errors import GazetteerError, MissingInput
from dateline.gazetteer import Added, Gazetteer, add_rows, build
from dateline.gazetteer.builds import Progress
from dateline.settings import Settings


def stands(settings: Settings) -> bool:
    """True where a gazetteer of this version is built."""
    try:
        Gazetteer.open(settings.gazetteer_path).close()
    except GazetteerError:
        return False
    return True


def build_gazetteer(settings: Settings, *, progress: Progress | None = None) -> None:
    """Builds the gazetteer anew, and adds the user's own files to it.

    Raises:
        GazetteerError: it cannot be written.
    """
    build(settings.gazetteer_path, progress=progress)
    for file in sorted(settings.places_dir.glob("*.csv")):
        add_rows(settings.gazetteer_path, file)


def open_gazetteer(settings: Settings, *, progress: Progress | None = None) -> Gazetteer:
    """The gazetteer, built first where there is none of this version.

    Raises:
        GazetteerError: it cannot be built.
    """
    try:
        return Gazetteer.open(settings.gazetteer_path)
    except GazetteerError:
        build_gazetteer(settings, progress=progress)
        return Gazetteer.open(settings.gazetteer_path)


def add_places(settings: Settings, file: Path, *, progress: Progress | None = None) -> Added:
    """Adds the places of a csv file, and keeps the file for the next build.

    Raises:
        GazetteerError: the file lacks a column, or the gazetteer cannot be written.
        MissingInput: there is no such file.
    """
    if not file.is_file():
        raise MissingInput("there is no such file", where=str(file), todo="Check the name")
    open_gazetteer(settings, progress=progress).close()
    added = add_rows(settings.gazetteer_path, file)
    kept = settings.places_dir / f"{file.stem}.csv"
    if file.resolve() != kept.resolve():
        kept.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, kept)
    return added

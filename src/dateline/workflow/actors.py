"""The user's actors: a table beside the gazetteer, read after the registry that ships.

Settings and files go in, a registry comes out; what was added once is not added again.
"""

import csv
from pathlib import Path

from dateline.actors import Added, Registry
from dateline.settings import Settings

COLUMNS = ("id", "name", "kind", "country", "parent", "from", "to")


def open_actors(settings: Settings) -> Registry:
    """The registry that ships and the actors that the user added."""
    return Registry.open(settings.actors_path if settings.actors_path.is_file() else None)


def add_actors(settings: Settings, file: Path) -> Added:
    """Adds the actors of a csv file to the user's own; rows that cannot be used are told and left out.

    Raises:
        MissingInput: there is no such file.
        BrokenInput: it is no table of actors.
    """
    added = open_actors(settings).add(file)
    bad = {row.line for row in added.bad}
    rows = _rows(settings.actors_path)
    rows += [row for line, row in _numbered(file) if line not in bad and row not in rows]
    settings.actors_path.parent.mkdir(parents=True, exist_ok=True)
    part = settings.actors_path.with_suffix(".part")
    with part.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, COLUMNS)
        writer.writeheader()
        writer.writerows(rows)
    part.replace(settings.actors_path)
    return added


def _rows(file: Path) -> list[dict[str, str]]:
    return [row for _, row in _numbered(file)] if file.is_file() else []


def _numbered(file: Path) -> list[tuple[int, dict[str, str]]]:
    """The rows of a table under COLUMNS, each with the line on which it ends."""
    table = csv.DictReader(file.read_text("utf-8-sig").splitlines())
    return [(table.line_num, {column: (row.get(column) or "").strip() for column in COLUMNS}) for row in table]

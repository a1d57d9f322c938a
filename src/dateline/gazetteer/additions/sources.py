"""A user's file as rows: which of the three kinds it is, told by its content, and its rows with their lines.

A path goes in, an open Source comes out. It checks what every row must have (numbers, bounds); it writes nothing.
"""

import csv
import io
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Literal

from dateline.errors import GazetteerError, MissingInput
from dateline.gazetteer.builds import Progress
from dateline.gazetteer.inputs import Place

DUMP_COLUMNS = 19
_EXPECTED = (
    "Expected a GeoNames dump (19 columns apart by tabs, no header), UCDP GED (where_coordinates, latitude, "
    "longitude…), or a csv with the columns name, lat, lon"
)
LAT_NAMES, LON_NAMES = frozenset({"lat", "latitude"}), frozenset({"lon", "lng", "long", "longitude"})
_SEPARATORS = ",;\t"
_TELL_EVERY = 2_000  # rows between two words of progress


@dataclass(slots=True)
class Draft:
    """A place to be added; `known` is the row of the gazetteer that is the same place already."""

    place: Place
    known: int | None = None


@dataclass(slots=True)
class Source:
    """An open file and how it is read; whoever reads it lists what had to be skipped."""

    kind: Literal["geonames", "ucdp", "list"]
    separator: str
    name: str
    open_text: Callable[[], IO[str]]
    size: int
    progress: Progress
    skipped: list[str] = field(default_factory=list)
    left_out: int = 0

    def skip(self, line: int, why: object) -> None:
        """List a row that cannot be used."""
        self.skipped.append(f"line {line}: {why}")

    def fields(self) -> Iterator[tuple[int, list[str]]]:
        """The rows of a dump with their line numbers; nothing is quoted in one."""
        with self.open_text() as lines:
            for number, line in enumerate(self._told(lines), 1):
                if line.strip():
                    yield number, line.rstrip("\r\n").split("\t")

    def rows(self) -> Iterator[tuple[int, dict[str, str]]]:
        """The rows of a csv under their headers in lower case, with their line numbers."""
        with self.open_text() as lines:
            reader = csv.reader(self._told(lines), delimiter=self.separator)
            filled = (row for row in reader if any(cell.strip() for cell in row))
            header = [name.strip().lower() for name in next(filled)]
            for row in filled:
                if len(row) > len(header):
                    self.skip(reader.line_num, f"{len(row)} cells under {len(header)} columns")
                    continue
                cells = (cell.strip() for cell in row)
                yield reader.line_num, dict.fromkeys(header, "") | dict(zip(header, cells, strict=False))

    def _told(self, lines: IO[str]) -> Iterator[str]:
        """The lines, telling how many of the file's characters were read."""
        read = 0
        for number, line in enumerate(lines):
            read += len(line)
            if number % _TELL_EVERY == 0:
                self.progress(min(read, self.size), self.size, f"reading {self.name}")
            yield line


@contextmanager
def open_source(file: Path, progress: Progress) -> Iterator[Source]:
    """The file as a source of its kind; a .zip is read by the one table in it.

    Raises:
        MissingInput: there is no such file.
        GazetteerError: it is empty, no text in UTF-8, or a table of another kind.
    """
    if not file.is_file():
        raise MissingInput("there is no such file", where=str(file), todo="Check the name")
    try:
        if zipfile.is_zipfile(file):
            with zipfile.ZipFile(file) as archive:
                member = _table_in(archive, file)

                def unpack() -> IO[str]:
                    return io.TextIOWrapper(archive.open(member), encoding="utf-8-sig", newline="")

                yield _recognise(file, unpack, member.file_size, progress)
        else:
            yield _recognise(file, lambda: file.open(encoding="utf-8-sig", newline=""), file.stat().st_size, progress)
    except UnicodeDecodeError as error:
        raise GazetteerError(f"no text in UTF-8: {error.reason}", where=str(file), todo="Save it as UTF-8") from error
    except (csv.Error, zipfile.BadZipFile) as error:
        raise GazetteerError(f"the table cannot be read: {error}", where=str(file), todo=_EXPECTED) from error


def _table_in(archive: zipfile.ZipFile, file: Path) -> zipfile.ZipInfo:
    """The one table of an archive; GeoNames puts a readme beside it."""
    tables = [
        one for one in archive.infolist()
        if one.filename.lower().endswith((".txt", ".csv", ".tsv")) and "readme" not in one.filename.lower()
    ]  # fmt: skip
    if len(tables) != 1:
        raise GazetteerError(
            f"the archive holds {len(tables)} tables", where=str(file), todo="Unpack it, and add the one you want"
        )
    return tables[0]


def _recognise(file: Path, open_text: Callable[[], IO[str]], size: int, progress: Progress) -> Source:
    """The source by its first line."""
    with open_text() as lines:
        first = next((line for line in lines if line.strip()), "")
    if not first:
        raise GazetteerError("the file is empty", where=str(file), todo=_EXPECTED)
    if "\0" in first:
        raise GazetteerError("the file is no table", where=str(file), todo=_EXPECTED)
    tabbed = first.rstrip("\r\n").split("\t")
    if len(tabbed) == DUMP_COLUMNS and tabbed[0].strip().isdigit():
        return Source("geonames", "\t", file.name, open_text, size, progress)
    separator = max(_SEPARATORS, key=first.count)
    names = {name.strip().lower() for name in next(csv.reader([first], delimiter=separator))}
    if {"where_coordinates", "latitude", "longitude"} <= names:
        return Source("ucdp", separator, file.name, open_text, size, progress)
    if "name" in names and names & LAT_NAMES and names & LON_NAMES:
        return Source("list", separator, file.name, open_text, size, progress)
    if len(tabbed) > 1 and tabbed[0].strip().isdigit():
        what = f"{len(tabbed)} columns, where a GeoNames dump has {DUMP_COLUMNS}"
    else:
        what = f"the first line names no columns that tell places: {first.strip()[:80]!r}"
    raise GazetteerError(what, where=str(file), todo=_EXPECTED)


def point_of(lat: str, lon: str, *, comma: bool = False) -> tuple[float, float]:
    """Two cells as degrees; ValueError says what is wrong. `comma`: "36,1" is a number, as in tables apart by `;`."""
    if comma:
        lat, lon = lat.replace(",", "."), lon.replace(",", ".")
    try:
        north, east = float(lat), float(lon)
    except ValueError:
        raise ValueError("lat and lon must be numbers") from None
    if not (-90 <= north <= 90 and -180 <= east <= 180):
        raise ValueError("lat must lie in -90 to 90, lon in -180 to 180")
    if north == east == 0:
        raise ValueError("0, 0 lies in the open sea: written where nothing is known")
    return north, east

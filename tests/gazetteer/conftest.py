"""The shared gazetteer, a copy of it that a test may write to, and rows as GeoNames has them."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest


@pytest.fixture
def own(gazetteer_file: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(gazetteer_file, tmp_path / "own.sqlite"))


@pytest.fixture
def dump_row() -> Callable[..., str]:
    """A row of a GeoNames country dump."""

    def row(number: int, name: str, lat: object, lon: object, feature: str = "P PPL", **more: object) -> str:
        kind, code = feature.split()
        cells: list[object] = [number, name, more.get("ascii", name), more.get("alternates", ""), lat, lon, kind, code]
        cells += [more.get("country", "IQ"), "", more.get("admin1", "15"), "", "", "", more.get("people", 0), "", 30]
        return "\t".join(map(str, [*cells, "Asia/Baghdad", "2024-01-01"]))

    return row

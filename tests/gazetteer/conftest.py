"""A gazetteer built once for all tests of this folder, and one small enough to be broken."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.gazetteer import Gazetteer, build


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("gazetteer") / "places.sqlite"
    build(path)
    return path


@pytest.fixture(scope="session")
def gazetteer(built: Path) -> Iterator[Gazetteer]:
    opened = Gazetteer.open(built)
    yield opened
    opened.close()


@pytest.fixture
def own(built: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(built, tmp_path / "own.sqlite"))

"""One gazetteer and one coder for all tests. The user's own places and actors are out of reach of every test.

The gazetteer lies in pytest's cache, in a folder named after all that it is made from: built at the first need, then kept.
"""

import hashlib
import os
import shutil
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import pytest

import dateline.gazetteer
from dateline.actors import Registry
from dateline.codebook import load_codebook
from dateline.gazetteer import Gazetteer
from dateline.gazetteer.inputs import PACKAGES
from dateline.settings import Settings
from dateline.workflow.code import Coder
from dateline.workflow.gazetteer import open_gazetteer


def _inputs_hash() -> str:
    """Changes with the code and tables of the gazetteer and with the packages that it is built from."""
    made = hashlib.sha256(" ".join(version(package) for package in PACKAGES).encode())
    for file in sorted(Path(dateline.gazetteer.__file__).parent.rglob("*")):
        if file.suffix in (".py", ".csv"):
            made.update(file.read_bytes())
    return made.hexdigest()[:12]


def pytest_configure(config: pytest.Config) -> None:
    kept = config.cache.mkdir("dateline")  # type: ignore[union-attr]
    data = kept / _inputs_hash()
    for old in set(kept.iterdir()) - {data}:
        shutil.rmtree(old)
    os.environ["DATELINE_DATA_DIR"] = str(data)
    for name in ("DATELINE_GAZETTEER", "DATELINE_ACTORS"):
        os.environ.pop(name, None)


@pytest.fixture(scope="session")
def gazetteer_file() -> Path:
    """The shared gazetteer's file; a test that writes to it copies it first."""
    open_gazetteer(Settings()).close()
    return Settings().gazetteer_path


@pytest.fixture(scope="session")
def gazetteer(gazetteer_file: Path) -> Iterator[Gazetteer]:
    opened = Gazetteer.open(gazetteer_file)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def coder(gazetteer: Gazetteer) -> Coder:
    """The whole coder as `dateline code` uses it, without anything of the user's."""
    return Coder(gazetteer, Registry.open(), load_codebook())

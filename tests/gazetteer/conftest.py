"""The shared gazetteer, and a copy of it that a test may write to."""

import shutil
from pathlib import Path

import pytest


@pytest.fixture
def own(gazetteer_file: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(gazetteer_file, tmp_path / "own.sqlite"))

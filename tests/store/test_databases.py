import datetime as dt
import json
import subprocess
import sys

import pytest
from sqlalchemy import event, text

from dateline.errors import NotInStore, StoreError
from dateline.store import Store
from dateline.store.databases import Database, connections, without_password

NOW = dt.datetime(2024, 8, 6, 12, tzinfo=dt.UTC)
HOLD = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.readline()
"""


@pytest.fixture
def impatient(monkeypatch):
    monkeypatch.setattr(connections, "WAIT", 0.2)


@pytest.fixture
def on_sqlite(tmp_path):
    with Store.create(tmp_path / "project") as made:
        yield made


def on_connect(store, pragma):
    """Lets every connection of the store from now on begin with a pragma."""
    store.close()
    event.listen(store._database.engine, "connect", lambda connection, _: connection.execute(f"PRAGMA {pragma}"))


def test_a_locked_file_is_said_with_who_holds_it(tmp_path, report, nothing, impatient):
    with Store.create(tmp_path / "project") as store:
        file = str(store._database.file)
        with subprocess.Popen([sys.executable, "-c", HOLD, file], stdin=-1, stdout=-1, text=True) as holder:
            assert holder.stdout.readline() == "held\n"
            with pytest.raises(StoreError, match=rf"another process writes.*process {holder.pid}\).*run this again"):
                store.put_report(report, nothing, added=NOW)
            assert store.reports() == []  # readers are let in meanwhile
            holder.stdin.write("\n")
        store.put_report(report, nothing, added=NOW)
        assert store.reports() == [report]


def test_a_locked_postgresql_is_said(tmp_path, database_url, report, nothing, impatient):
    with Store.create(tmp_path / "project", database_url) as store, Store.open(store.folder) as other:
        with other.together(), pytest.raises(StoreError, match="another process writes"):
            store.put_report(report, nothing, added=NOW)
        store.put_report(report, nothing, added=NOW)
        assert other.reports() == [report]


def test_a_database_that_may_only_be_read_is_read_and_said(on_sqlite, put_in):
    put_in(on_sqlite, "r1")
    on_connect(on_sqlite, "query_only=ON")
    assert len(on_sqlite.reports()) == 1
    with pytest.raises(StoreError, match=r"may only be read.*copy the project"):
        put_in(on_sqlite, "r2")


def test_a_full_disk_is_said_and_nothing_is_half_kept(on_sqlite, put_in):
    put_in(on_sqlite, "r1")
    with on_sqlite._database.reading() as connection:
        pages = connection.scalar(text("PRAGMA page_count"))
    on_connect(on_sqlite, f"max_page_count={pages}")
    with pytest.raises(StoreError, match=r"disk is full.*run this again"):
        put_in(on_sqlite, "r2", text="Gunmen killed two guards. " * 20_000)
    assert [report.id for report in on_sqlite.reports()] == ["r1"]
    with Store.open(on_sqlite.folder) as with_room:
        put_in(with_room, "r2", text="Gunmen killed two guards. " * 20_000)
        assert [report.id for report in with_room.reports()] == ["r1", "r2"]


def test_a_damaged_file_is_said(on_sqlite, put_in):
    put_in(on_sqlite, "r1")
    on_sqlite.close()
    file = on_sqlite._database.file
    size = file.stat().st_size
    with file.open("r+b") as bytes_of:
        bytes_of.seek(4096)
        bytes_of.write(b"\xff" * (size - 4096))
    with pytest.raises(StoreError, match=r"damaged.*recover"):
        Store.open(on_sqlite.folder).reports()
    file.unlink()
    with pytest.raises(StoreError, match="is gone"):
        Store.open(on_sqlite.folder)


def test_a_folder_that_is_not_there_is_said(tmp_path):
    with pytest.raises(StoreError, match="cannot be opened"):
        Store.create(tmp_path / "project", f"sqlite:///{tmp_path / 'none' / 'x.db'}")


def test_a_server_that_does_not_answer_is_said_without_the_password(tmp_path):
    with pytest.raises(StoreError, match="does not answer") as raised:
        Store.create(tmp_path / "project", "postgresql://ada:hush@127.0.0.1:1/x")
    assert "hush" not in str(raised.value)
    with pytest.raises(StoreError, match="no URL") as raised:
        Store.create(tmp_path / "project", "postgresql//ada:hush@127.0.0.1:1/x")
    assert "hush" not in str(raised.value)


def test_passwords_are_used_and_not_kept(tmp_path, postgres):
    assert without_password("postgres://ada:hush@h/x?password=hush&sslmode=require") == (
        "postgresql+psycopg://ada@h/x?sslmode=require"
    )
    assert Database(tmp_path, "postgres://ada:hush@h/x").engine.url.password == "hush"
    schema = "options=-csearch_path%3Dpg_temp"
    given = f"{postgres}{'&' if '?' in postgres else '?'}{schema}".replace("postgres:@", "postgres:hush@")
    with Store.create(tmp_path / "project", given):
        marker = (tmp_path / "project" / "dateline.json").read_text()
    assert "hush" not in marker
    assert "search_path" in json.loads(marker)["database"]


def test_what_fails_inside_together_is_kept_not_at_all(store, put):
    def fails():
        with store.together():
            put("r1")
            store.report("r2")

    with pytest.raises(NotInStore):
        fails()
    assert store.reports() == []
    with store.together():
        put("r1")
        assert store.text_hash_of("r1") is not None
    assert [report.id for report in store.reports()] == ["r1"]

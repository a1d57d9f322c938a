import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import inspect, text

from dateline.errors import StoreError
from dateline.records import Coding, NoEvent
from dateline.store import Store, migrations, tables
from dateline.store.chains import faults
from dateline.store.databases import Database
from dateline.store.workbench import Wanted

_ABOUT, _, _STATEMENTS = (Path(__file__).parent / "schema-1.sql").read_text("utf-8").partition("\n")
VERSION_1 = _STATEMENTS.removesuffix(";\n").split(";\n")


def first_schema(connection):
    """Migration 1 alone."""
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    config.attributes["connection"] = connection
    command.upgrade(config, "1")
    connection.execute(text("DROP TABLE alembic_version"))
    connection.execute(text("DELETE FROM facts"))


@pytest.fixture
def old(tmp_path, database_url):
    """The folder of a project of schema 1 with what `schema-1.sql` puts into it."""
    Store.create(tmp_path / "project", database_url).close()
    database = Database(tmp_path / "project", database_url)
    with database.writing() as connection:
        for table in (*reversed(tables.metadata.sorted_tables), "alembic_version"):
            connection.execute(text(f"DROP TABLE {table}"))
    with database.writing() as connection:
        first_schema(connection)
        for statement in VERSION_1:
            if statement.startswith("INSERT"):
                connection.exec_driver_sql(statement)
    database.close()
    return tmp_path / "project"


def test_an_empty_database_gets_the_tables(store):
    with store._database.reading() as connection:
        assert compare_metadata(MigrationContext.configure(connection), tables.metadata) == []
        assert migrations.version_of(connection) == tables.SCHEMA_VERSION


def test_migration_1_makes_what_version_1_made(tmp_path):
    with closing(sqlite3.connect(tmp_path / "made")) as connection:
        connection.executescript(";\n".join(part for part in VERSION_1 if not part.startswith("INSERT")))
    made, migrated = (Database(tmp_path, f"sqlite:///{tmp_path / name}") for name in ("made", "migrated"))
    with migrated.writing() as connection:
        first_schema(connection)

    def shape(database):
        with database.reading() as connection:
            found = inspect(connection)
            return {
                table: (
                    [{**column, "type": str(column["type"])} for column in found.get_columns(table)],
                    sorted(map(str, found.get_indexes(table) + found.get_unique_constraints(table))),
                    sorted(map(str, found.get_foreign_keys(table))),
                    found.get_pk_constraint(table),
                )
                for table in found.get_table_names()
            }

    assert shape(made) == shape(migrated)
    for database in (made, migrated):
        database.close()


def test_a_project_of_schema_1_is_brought_to_this_one(old, database_url):
    told = []
    with Store.open(old, told.append) as store:
        with store._database.reading() as connection:
            assert compare_metadata(MigrationContext.configure(connection), tables.metadata) == []
        assert [(report.id, report.copy_of) for report in store.reports()] == [
            ("wire", None), ("paper", "wire"), ("court", None),
        ]  # fmt: skip
        assert store.coding("court") == Coding(none=NoEvent(why="court"))
        assert [claim.id for claim in store.claims()] == ["c-wire", "c-paper"]
        assert store.incident("i0") == store.incidents()[0] == store.incidents_of(["c-paper"])[0]
        assert [(one.id, one.why) for one in store.judgements()] == [("j1", None), ("j2", "it’s one")]
        entries, head = store.chain()
        assert list(faults(entries, head, ())) == []
        assert [entry.other_sha256 is None for entry in entries] == [True, False]
        assert store.touched() == {"wire", "paper", "court"}
        assert store.without_fingerprint() == ["wire", "paper", "court"]
    assert len(told) == 1
    assert f"from schema 1 to {tables.SCHEMA_VERSION}" in told[0]
    if database_url is None:
        assert "dateline.sqlite.schema-1" in told[0]
        with closing(sqlite3.connect(old / "dateline.sqlite.schema-1")) as copy:
            assert copy.execute("SELECT value FROM facts WHERE name = 'schema'").fetchall() == [("1",)]
            assert copy.execute("SELECT count(*) FROM judgements").fetchall() == [(2,)]
    again = []
    Store.open(old, again.append).close()
    assert again == []


def test_an_upgrade_that_is_killed_leaves_the_old_version_and_can_be_run_again(old, monkeypatch):
    def killed(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("alembic.operations.Operations.rename_table", killed)
        with pytest.raises(KeyboardInterrupt):
            Store.open(old)
    told = []
    with Store.open(old, told.append) as store:
        assert len(store.judgements()) == 2
    assert f"from schema 1 to {tables.SCHEMA_VERSION}" in told[0]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_without_room_for_a_copy_nothing_is_upgraded(old, monkeypatch):
    (old / "dateline.sqlite.schema-1.part").mkdir()
    with pytest.raises(StoreError, match="no copy can be set aside"):
        Store.open(old)
    with closing(sqlite3.connect(old / "dateline.sqlite")) as connection:
        assert connection.execute("SELECT value FROM facts WHERE name = 'schema'").fetchall() == [("1",)]


def test_a_newer_database_is_refused_and_left_alone(store, database_url):
    with store._database.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '99'"))
    with pytest.raises(StoreError, match=rf"schema 99, this Dateline knows {tables.SCHEMA_VERSION}.*newer"):
        Store.open(store.folder)
    with store._database.reading() as connection:
        assert migrations.version_of(connection) == 99


def test_the_queue_of_an_older_project_holds_its_reports(old):
    with Store.open(old) as store:
        rows = {row.id: row for row in store.inbox_rows(["wire", "paper", "court"]).values()}
        assert {name: (row.events > 0, row.state) for name, row in rows.items()} == {
            "wire": (True, "open"), "paper": (True, "open"), "court": (False, "open"),
        }  # fmt: skip
        assert rows["court"].none == "court"
        assert store.inbox_counts(Wanted(copies=True)) == {"open": 3}

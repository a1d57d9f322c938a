import datetime as dt

import pytest
from sqlalchemy import text

from dateline.errors import NotInStore, StoreError
from dateline.records import Anchor, Judgement
from dateline.store import Store
from dateline.store.chains import faults
from dateline.store.tables import metadata

NOW = dt.datetime(2024, 8, 6, 12, tzinfo=dt.UTC)
BY = {"who": "Ada", "when": NOW, "why": "a victim asked"}
SECRET = "Gunmen killed the teacher Ilmar Quist near Quorim."


def judgement(name, *reports):
    anchors = [
        Anchor(text_sha256=one.text_sha256, start=7, end=13, quote="killed", context=one.text) for one in reports
    ]
    kind = "same" if len(anchors) > 1 else "accept"
    return Judgement(id=name, kind=kind, anchor=anchors[0], other=anchors[-1], who="Ada", when=NOW)


@pytest.fixture
def erased(store, put):
    """A project of which a report with three judgements on it was erased."""
    one, other = put("r1", text=SECRET, published=None), put("r2")
    store.append_judgements([judgement("j1", one), judgement("j2", other, one), judgement("j3", other)])
    store.replace_incidents([])
    return store.erase_report("r1", **BY)


def test_a_tombstone_stays_and_the_chain_is_whole(store, erased):
    assert (erased.report, erased.who, erased.why) == ("r1", "Ada", "a victim asked")
    assert store.tombstones() == [erased]
    for known in ({"report_id": "r1"}, {"raw_sha256": erased.raw_sha256}, {"text_sha256": erased.text_sha256}):
        assert store.tombstone_of(**known) == erased
    assert store.tombstone_of(report_id="r2") is None
    assert [one.id for one in store.judgements()] == ["j3"]
    entries, head = store.chain()
    assert [entry.body is None for entry in entries] == [True, True, False, False]
    assert list(faults(entries, head, {erased.text_sha256})) == []
    with pytest.raises(NotInStore, match="r1"):
        store.erase_report("r1", **BY)


def test_what_hung_on_it_is_due_for_linking(store, erased):
    assert store.touched() == {"r1", "c-r1", "r2"}
    assert [claim.id for claim in store.claims()] == ["c-r2"]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_no_word_of_it_is_left_in_the_files(store, erased):
    assert any(b"Ilmar Quist" in file.read_bytes() for file in store.folder.glob("dateline.sqlite*"))
    store.scrub()
    assert not any(b"Ilmar Quist" in file.read_bytes() for file in store.folder.rglob("*") if file.is_file())


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_reader_in_the_way_is_said(store, erased, monkeypatch):
    monkeypatch.setattr("dateline.store.databases.connections.WAIT", 0.1)
    store.close()
    with Store.open(store.folder) as other, other._database.reading() as connection:
        connection.execute(text("SELECT * FROM facts")).all()
        with pytest.raises(StoreError, match="another process"), Store.open(store.folder) as impatient:
            impatient.scrub()
    store.scrub()


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_the_tables_of_a_postgresql_are_written_anew(store, erased):
    def files():
        with store._database.reading() as connection:
            return {name: connection.scalar(text(f"SELECT pg_relation_filenode('{name}')")) for name in metadata.tables}

    before = files()
    store.scrub()
    assert not set(before.values()) & set(files().values())
    assert [report.id for report in store.reports()] == ["r2"]


def test_the_first_copy_becomes_the_original(store, put):
    put("wire")
    for name in ("one", "two"):
        put(name, text=f"{name}: {SECRET}", copy_of="wire")
    store.replace_incidents([])
    store.erase_report("wire", **BY)
    assert [(report.id, report.copy_of) for report in store.reports()] == [("one", None), ("two", "one")]
    assert [claim.report.copy_of for claim in store.claims()] == [None, "one"]
    assert {"one", "two"} <= store.touched()


def test_judgements_on_a_text_that_another_report_has_are_kept(store, put):
    one, _ = put("r1"), put("r2")
    store.append_judgement(judgement("j1", one))
    store.erase_report("r1", **BY)
    assert [found.id for found in store.judgements()] == ["j1"]

import datetime as dt
import sqlite3

import pytest

from dateline.errors import NoProject, NotInStore, ProjectExists, StoreError
from dateline.records import Anchor, Coding, Incident, Judgement, Membership
from dateline.store import Store

NOW = dt.datetime(2024, 8, 6, 12, tzinfo=dt.UTC)


def incident(name="i1", claim="c-r1", report="r1", **fields):
    return Incident(id=name, members=(Membership(claim=claim, report=report, founding=True),), **fields)


def test_a_project_is_made_once_and_opened(tmp_path):
    Store.create(tmp_path / "a" / "b").close()
    Store.open(tmp_path / "a" / "b").close()
    with pytest.raises(ProjectExists, match="stands here already"):
        Store.create(tmp_path / "a" / "b")


def test_no_project_is_said_with_what_to_do(tmp_path):
    with pytest.raises(NoProject, match="dateline init"):
        Store.open(tmp_path)


def test_an_init_that_was_killed_can_be_run_again(tmp_path):
    Store.create(tmp_path).close()
    (tmp_path / "dateline.json").unlink()
    Store.create(tmp_path).close()
    Store.open(tmp_path).close()


def test_a_folder_that_cannot_be_made_is_said(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError, match="cannot be made"):
        Store.create(tmp_path / "file" / "project")


@pytest.mark.parametrize("url", ["nonsense", "nosuchdb://host/name", "mysql://host/name"])
def test_a_database_that_cannot_be_used_is_said(tmp_path, url):
    with pytest.raises(StoreError, match=r"PostgreSQL|postgresql://"):
        Store.create(tmp_path, url)


def test_another_database_is_remembered_and_holds_one_project(tmp_path):
    url = f"sqlite:///{tmp_path / 'elsewhere.db'}"
    Store.create(tmp_path / "a", url).close()
    Store.open(tmp_path / "a").close()
    assert not (tmp_path / "a" / "dateline.sqlite").exists()
    with pytest.raises(ProjectExists):
        Store.create(tmp_path / "b", url)


def test_another_schema_and_a_broken_file_are_refused(tmp_path):
    Store.create(tmp_path).close()
    with sqlite3.connect(tmp_path / "dateline.sqlite") as connection:
        connection.execute("UPDATE alembic_version SET version_num = '99'")
    connection.close()
    with pytest.raises(StoreError, match="schema 99"):
        Store.open(tmp_path)
    for leftover in tmp_path.glob("dateline.sqlite*"):
        leftover.unlink()
    (tmp_path / "dateline.sqlite").write_bytes(b"not a database at all" * 100)
    with pytest.raises(StoreError, match="damaged"):
        Store.open(tmp_path)


def test_sqlite_keeps_a_write_ahead_log(tmp_path):
    Store.create(tmp_path).close()
    connection = sqlite3.connect(tmp_path / "dateline.sqlite")
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    connection.close()


def test_records_come_back_as_they_were(store, put, claim, nothing):
    first, second = put(), put("r2", nothing)
    assert store.reports() == [first, second]
    assert store.report("r1") == first
    assert store.claims() == store.claims("r1") == [claim.model_copy(update={"id": "c-r1"})]
    assert store.coding("r2") == nothing
    assert store.coding("r1") == Coding(claims=(claim.model_copy(update={"id": "c-r1"}),))
    assert store.report_id_of(first.raw_sha256) == "r1"
    assert store.text_hash_of("r1") == first.text_sha256


def test_what_is_not_held_is_said_so(store):
    assert store.report_id_of("0" * 64) is None
    assert store.text_hash_of("r9") is None
    for ask in (store.report, store.coding, store.incident):
        with pytest.raises(NotInStore, match="r9"):
            ask("r9")


def test_a_report_and_its_claims_are_kept_together_or_not_at_all(store, put, claim):
    put()
    with pytest.raises(StoreError):
        put("r2", Coding(claims=(claim.model_copy(update={"id": "c-r1"}),)))
    assert [report.id for report in store.reports()] == ["r1"]


def test_incidents_are_replaced_and_found_by_their_aliases(store, put):
    put()
    assert store.link_due
    store.replace_incidents([incident("old")])
    store.replace_incidents([incident(aliases=("old",))])
    assert not store.link_due
    assert store.incidents() == [incident(aliases=("old",))]
    assert store.incident("old") == store.incident("i1")


def test_judgements_are_only_ever_appended(store, put):
    report = put()
    store.replace_incidents([incident()])
    anchor = Anchor(text_sha256=report.text_sha256, start=7, end=13, quote="killed", context="Gunmen killed two")
    judgement = Judgement(id="j1", kind="accept", anchor=anchor, who="Ada", when=NOW, value={"any": [1, None]})
    store.append_judgement(judgement)
    assert store.judgements() == [judgement]
    assert store.link_due
    with pytest.raises(StoreError):
        store.append_judgement(judgement)


def test_fingerprints_tell_which_reports_share_them(store, report, nothing):
    for name, hashes in (("a", {1, 2, 3}), ("b", {3, 4})):
        store.put_report(report.model_copy(update={"id": name}), nothing, added=NOW, hashes=hashes)
    assert store.sharing({2, 3, 9}) == ({"a": 2, "b": 1}, {"a": 3, "b": 2})
    assert store.sharing(range(100, 2000)) == ({}, {})

import sqlite3

import pytest

from dateline.errors import NoProject, NotInStore, ProjectExists, StoreError
from dateline.records import Coding, Proposal
from dateline.store import Store
from dateline.values import Fingerprint, Likeness


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
    claim = claim.model_copy(update={"id": "c-r1", "report": first.reference()})
    assert store.reports() == [first, second]
    assert store.report("r1") == first
    assert store.claims() == store.claims("r1") == [claim]
    assert store.coding("r2") == nothing
    assert store.coding("r1") == Coding(claims=(claim,))
    assert store.report_id_of(first.raw_sha256) == "r1"
    assert store.text_hash_of("r1") == first.text_sha256


def test_a_text_of_strange_characters_comes_back_as_it_was(store, put):
    strange = put(text="Two \x00 killed 🚨 \u202e\uffff in Quorim.", title="\x00")
    assert store.report("r1") == strange
    assert [report.text for report in store.reports()] == [strange.text]


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


def test_fingerprints_tell_what_reports_have_in_common(store, put, report):
    for name, hashes in (("a", (1, 2, 3)), ("b", (3, 4))):
        put(name)
        assert store.without_fingerprint() == [name]
        store.put_fingerprint(name, Fingerprint(hashes, runs=10 * len(hashes)))
    day = report.published
    assert store.sharing(Fingerprint((2, 3, 9), 5)) == {"a": Likeness(2, 30, day), "b": Likeness(1, 20, day)}
    assert store.sharing(Fingerprint((100, 2**62), 5)) == store.sharing(Fingerprint()) == {}


def test_a_recoding_replaces_the_claims_and_keeps_what_it_is_given(store, put, claim):
    report = put()
    frozen = store.claims("r1")[0]
    fresh = claim.model_copy(update={"id": "c-fresh", "report": report.reference()})
    store.replace_incidents([])
    beside = Proposal(id="p1", report="r1", beside=frozen.id, claim=fresh)
    store.replace_coding("r1", Coding(claims=(frozen,)), [beside])
    assert store.claims() == [frozen]
    assert store.touched() == {"r1"}
    assert store.proposals() == store.proposals("r1") == [beside]
    assert store.proposals("r2") == []
    store.replace_coding("r1", Coding(claims=(fresh,)))
    assert store.claims() == [fresh]
    assert store.proposals() == []
    assert store.touched() == {"r1", frozen.id}
    with pytest.raises(NotInStore, match="r9"):
        store.replace_coding("r9", Coding())


def test_a_recoding_that_fails_changes_nothing(store, put, claim):
    put("r1")
    put("r2")
    before = store.claims()
    with pytest.raises(StoreError):
        store.replace_coding("r1", Coding(claims=(claim.model_copy(update={"id": "c-r2"}),)))
    assert store.claims() == before


def test_claims_are_found_by_id_and_by_report_in_the_order_of_the_text(store, put):
    for name in ("r2", "r1"):
        put(name)
    assert [claim.id for claim in store.claims_by_id(["c-r1", "c-none", "c-r2"])] == ["c-r2", "c-r1"]
    assert [claim.id for claim in store.claims_of_reports(["r1"])] == ["c-r1"]


def test_an_init_killed_on_any_step_can_be_run_again(tmp_path, database_url, monkeypatch):
    def killed(*_, **__):
        raise KeyboardInterrupt

    for step in ("dateline.store.stores.upgrade", "dateline.store.stores.insert", "pathlib.Path.replace"):
        with monkeypatch.context() as patch:
            patch.setattr(step, killed)
            with pytest.raises(KeyboardInterrupt):
                Store.create(tmp_path / "project", database_url)
    Store.create(tmp_path / "project", database_url).close()
    Store.open(tmp_path / "project").close()
    if database_url:
        with pytest.raises(ProjectExists):
            Store.create(tmp_path / "other", database_url)

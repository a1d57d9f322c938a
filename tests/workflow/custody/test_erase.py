import pytest

from dateline.errors import NotInStore
from dateline.store import Store
from dateline.workflow.custody.erase import erase_report
from dateline.workflow.custody.verify import verify_project

SECRET = "Gunmen killed the teacher Ilmar Quist near Quorim on Monday."
BY = {"who": "Ada", "why": "a family asked"}


def files_with(folder, words):
    return [file for file in folder.rglob("*") if file.is_file() and words in file.read_bytes()]


@pytest.fixture
def full(project, write, add):
    add(write({"a": SECRET, "b": "Two guards were killed near Quorim, the police said."}))
    return project


def test_nothing_of_the_report_is_left_but_a_tombstone(full):
    assert files_with(full.folder, b"Ilmar Quist")
    done = erase_report(full, "a", **BY)
    assert files_with(full.folder, b"Ilmar Quist") == []
    assert (done.tombstone.report, done.incidents, done.copies) == ("a", 1, ())
    assert [member.report for incident in full.incidents() for member in incident.members] == ["b"]
    assert verify_project(full).problems == []
    with pytest.raises(NotInStore):
        erase_report(full, "none", **BY)


@pytest.mark.parametrize(
    "step", ["store.archives.Archive.drop", "workflow.custody.erase.link_project", "store.Store.scrub"]
)
def test_an_erasure_that_was_killed_is_completed_by_the_next(full, monkeypatch, step):
    def killed(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(f"dateline.{step}", killed)
        with pytest.raises(KeyboardInterrupt):
            erase_report(full, "a", **BY)
    first = full.tombstones()
    assert len(first) == 1
    assert bool(verify_project(full).problems) == step.endswith("drop")
    erase_report(full, "a", who="Bo", why="again")
    assert full.tombstones() == first
    assert files_with(full.folder, b"Ilmar Quist") == []
    assert verify_project(full).problems == []
    assert not full.link_due


def test_copies_of_the_database_that_were_set_aside_are_named(full):
    copy = full.folder / "dateline.sqlite.schema-1"
    copy.write_bytes(b"an older project")
    assert erase_report(full, "a", **BY).copies == (copy,)
    Store.open(full.folder).close()

import json
import os
from pathlib import Path

import pytest

from dateline.errors import InputError
from dateline.reports import read_documents
from dateline.workflow.add import add_documents, utc_now
from dateline.workflow.custody.erase import erase_report

LINES = {
    "a": "Gunmen killed two guards near Quorim on Monday.",
    "b": "Two guards were killed near the town of Quorim, the police said.",
    "c": "The court in Quorim sentenced a man to four years.",
}


def test_reports_are_archived_coded_stored_and_linked(project, coder, write, add):
    tally, told = add(write(LINES))
    assert (tally.added, tally.with_events, tally.held, tally.failed, told) == (3, 2, 0, 0, [])
    assert coder.coded == ["a", "b", "c"]
    for report in project.reports():
        assert json.loads(project.archive.get(report.raw_sha256))["text"] == report.text
    assert tally.incidents == len(project.incidents()) > 0
    assert project.coding("c").none.why == "other"
    assert not project.link_due


def test_the_same_reports_add_nothing_twice(project, coder, write, add):
    path = write(LINES)
    add(path)
    before = project.reports(), project.claims(), project.incidents()
    tally, _ = add(path)
    assert (tally.added, tally.held) == (0, 3)
    assert (project.reports(), project.claims(), project.incidents()) == before
    assert len(coder.coded) == 3


def test_the_same_text_under_other_keys_is_held_already(write, add):
    add(write({"a": LINES["a"]}))
    other = write({}, "again.jsonl")
    Path(other).write_text(json.dumps({"id": "a", "text": LINES["a"], "note": "other bytes"}))
    assert add(other)[0].held == 1


def test_another_text_under_a_held_id_is_an_error(project, write, add):
    add(write({"a": LINES["a"]}))
    tally, told = add(write({"a": "Another story."}, "changed.jsonl"))
    assert (tally.added, tally.failed) == (0, 1)
    assert "'a'" in told[0].what
    assert project.report("a").text == LINES["a"]


def test_an_id_that_no_database_takes_is_an_error(project, write, add):
    tally, told = add(write({"x" * 351: LINES["a"], "a\x00b": LINES["a"], "b": LINES["b"]}))
    assert (tally.added, tally.failed) == (1, 2)
    assert all("plainer id" in error.todo for error in told)


def test_files_of_one_name_are_both_kept(project, tmp_path, add):
    for folder, text in (("x", LINES["a"]), ("y", LINES["b"])):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "story.txt").write_text(text)
        add(str(tmp_path / folder / "story.txt"))
    names = [report.id for report in project.reports()]
    assert names[0] == "story"
    assert names[1].startswith("story-")
    assert add(str(tmp_path / "y" / "story.txt"))[0].held == 1


def test_a_fault_on_one_report_stops_no_other(project, write, add):
    tally, told = add(write({"x": "This will break the coder.", **LINES}))
    assert (tally.added, tally.failed) == (3, 1)
    assert isinstance(told[0], InputError)
    assert "'x'" in told[0].what
    assert "ZeroDivisionError" in told[0].what
    assert project.text_hash_of("x") is None


def test_a_killed_run_leaves_a_project_that_the_next_run_completes(project, coder, write, add, monkeypatch):
    path = write(LINES)
    good = coder.code

    def killed_at_b(report):
        if report.id == "b":
            raise KeyboardInterrupt
        return good(report)

    monkeypatch.setattr(coder, "code", killed_at_b)
    with pytest.raises(KeyboardInterrupt):
        add(path)
    assert [report.id for report in project.reports()] == ["a"]
    assert project.link_due
    monkeypatch.setattr(coder, "code", good)
    tally, _ = add(path)
    assert (tally.added, tally.held) == (2, 1)
    assert tally.incidents == len(project.incidents()) > 0
    assert not project.link_due


def test_a_run_killed_before_linking_is_linked_by_the_next(project, write, add, monkeypatch):
    def killed(_store):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("dateline.workflow.add.link_project", killed)
        with pytest.raises(KeyboardInterrupt):
            add(write(LINES))
    assert project.incidents() == []
    tally, _ = add(write(LINES))
    assert (tally.added, tally.held) == (0, 3)
    assert tally.incidents == len(project.incidents()) > 0


def test_a_reprint_is_added_as_a_copy_of_the_first(project, write, add):
    story = " ".join(f"The {n}th of many words that no one else would write killed all doubt." for n in range(30))
    tally, _ = add(write({"wire": story}), write({"paper": "QUORIM (Wire) - " + story}, "paper.jsonl"))
    assert (tally.added, tally.copies) == (2, 1)
    assert project.report("wire").copy_of is None
    assert project.report("paper").copy_of == "wire"
    assert project.claims("paper")[0].report.copy_of == "wire"


def test_progress_is_told_for_each_report(project, coder, write):
    steps = []
    documents = read_documents([write(LINES)])
    add_documents(project, documents, coder, tell=print, step=lambda done, total: steps.append((done, total)))
    assert steps == [(0, 3), (1, 3), (2, 3), (3, 3)]


def test_what_was_erased_stays_out_and_is_told(project, write, add):
    path = write(LINES)
    add(path)
    erase_report(project, "b", who="Ada", why="asked to")
    for again in (path, write({"other": LINES["b"]}, "again.jsonl")):
        tally, told = add(again)
        assert (tally.added, tally.failed, told) == (0, 0, [])
        assert len(tally.erased) == 1
        assert "Ada erased this report on" in tally.erased[0]
    assert project.text_hash_of("b") is project.text_hash_of("other") is None


def test_reports_of_an_older_project_get_fingerprints(project, coder, write, add):
    story = " ".join(f"The {n}th of many words that no one else would write killed all doubt." for n in range(30))
    (document,) = read_documents([write({"wire": story})])
    project.put_report(document.report, coder.code(document.report), added=utc_now())
    assert project.without_fingerprint() == ["wire"]
    add(write({"paper": story + " The end."}, "paper.jsonl"))
    assert project.without_fingerprint() == []
    assert project.report("paper").copy_of == "wire"


def test_what_a_killed_run_left_half_written_goes_and_what_another_writes_now_stays(project, write, add):
    old, new = (project.folder / "archive" / "ab" / f".partial-{name}" for name in ("old", "new"))
    old.parent.mkdir()
    for file in (old, new):
        file.write_bytes(b"half")
    os.utime(old, (0, 0))
    add(write(LINES))
    assert (old.exists(), new.exists()) == (False, True)

import pytest
from sqlalchemy import text

from dateline.records import Anchor, Judgement
from dateline.workflow.add import utc_now
from dateline.workflow.custody.erase import erase_report
from dateline.workflow.custody.verify import verify_project


@pytest.fixture
def full(project, write, add):
    """A project with three reports, two judgements, and one erasure of a fourth report."""
    texts = {name: f"Gunmen killed {n} guards near Quorim on Monday." for n, name in enumerate("abcd", start=2)}
    add(write(texts))
    for name in "ad":
        anchor = Anchor(
            text_sha256=project.report(name).text_sha256, start=7, end=13, quote="killed", context="Gunmen killed"
        )
        project.append_judgement(
            Judgement(id=f"j{name}", kind="accept", anchor=anchor, who="Ada", when=utc_now()), None
        )
    erase_report(project, "d", who="Ada", why="asked to")
    return project


def path_of(project, name):
    return project.archive.path(project.report(name).raw_sha256)


def change(path, raw):
    path.chmod(0o644)
    path.write_bytes(raw)


def test_a_whole_project_has_nothing_wrong(full):
    steps = []
    done = verify_project(full, lambda *step: steps.append(step))
    assert (done.reports, done.files, done.judgements, done.erasures, done.problems) == (3, 3, 2, 1, [])
    assert steps == [(0, 3), (1, 3), (2, 3), (3, 3)]


def test_files_that_are_missing_changed_or_of_no_report_are_named(full):
    path_of(full, "a").unlink()
    change(path_of(full, "b"), b"other bytes")
    full.archive.put(b"of no report")
    (full.folder / "archive" / "ab").mkdir(exist_ok=True)
    (full.folder / "archive" / "ab" / ".partial-x").write_bytes(b"being written")
    missing, changed, orphan = verify_project(full).problems
    assert missing.startswith("report a: its raw bytes are missing")
    assert changed.startswith("report b: its raw bytes were changed")
    assert "raw bytes of no report" in orphan


def test_the_bytes_of_an_erased_report_are_named_apart(full, write):
    line = b'{"id": "d", "text": "Gunmen killed 5 guards near Quorim on Monday."}'
    full.archive.put(line)
    (problem,) = verify_project(full).problems
    assert "raw bytes of report d, which was erased" in problem


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("UPDATE reports SET body = replace(body, 'guards', 'judges') WHERE id = 'a'", "report a: its text or its record"),
        ("UPDATE reports SET text_sha256 = 'x' WHERE id = 'a'", "report a: its record and its row"),
        ("UPDATE judgements SET body = replace(body, 'Ada', 'Eve') WHERE id = 'ja'", "judgement 1 (accept, ja): its content"),
        ("DELETE FROM judgements WHERE id = 'jd'", "judgements 2 to 2 are gone"),
        ("DELETE FROM tombstones", "the chain tells of 1 erasures, and there are 0"),
    ],
)  # fmt: skip
def test_what_was_changed_in_the_database_is_named(full, statement, told):
    with full._database.writing() as connection:
        connection.execute(text(statement))
    assert any(problem.startswith(told) for problem in verify_project(full).problems)

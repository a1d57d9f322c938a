"""Files of a batch: read once, in tasks by size, with what cannot be read in its place and ids that are unique over all."""

import json
import os

import pytest

from dateline.errors import BatchError
from dateline.reports import NO_FLAGS, Document, Flags, read_documents
from dateline.workflow.batch import reads

TEXT = "Gunmen killed two guards in Bamako on Monday, the police said. The town was quiet on Tuesday."


@pytest.fixture
def archive(tmp_path):
    """A folder with a text, two tables of the same ids, a line that breaks, a file left out, and a link to nowhere."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT)
    rows = [{"id": "one", "text": TEXT}, {"id": "two", "text": f"{TEXT} Again."}]
    (folder / "b.jsonl").write_text("\n".join(json.dumps(row) for row in rows))
    (folder / "c.jsonl").write_text(f'{json.dumps(rows[0])}\n{{"id": "two", "text": "Another text of that id."}}\n{{')
    (folder / "d.xyz").write_text("no report")
    (folder / "e.txt").symlink_to(folder / "nowhere")
    (folder / "f").mkdir()
    (folder / "f" / "a.txt").write_text(f"{TEXT} Later.")
    return folder


def read(folder, work, flags=NO_FLAGS):
    tasks = list(reads.read_tasks(str(folder), flags, work))
    for task in tasks:
        if not task.shard.is_file():
            reads.read_files(task)
    return tasks, list(reads.documents_of(tasks, flags))


def told(items):
    return [item.report if isinstance(item, Document) else str(item) for item in items]


@pytest.mark.parametrize(("large", "many"), [(8_000_000, 500), (8_000_000, 2), (1, 500)], ids=["one", "pairs", "alone"])
def test_shards_hold_what_reading_at_once_gives(archive, tmp_path, monkeypatch, large, many):
    monkeypatch.setattr(reads, "LARGE", large)
    monkeypatch.setattr(reads, "MANY", many)
    tasks, items = read(archive, tmp_path / "work")
    assert len(tasks) == {(8_000_000, 500): 1, (8_000_000, 2): 3, (1, 500): 6}[large, many]
    assert told(items) == told(read_documents([str(archive)]))
    assert [item.report.id for item in items if isinstance(item, Document)] == ["a", "one", "two", "f/a"]
    assert sum("already stands for another text" in one for one in told(items) if isinstance(one, str)) == 1


def test_ids_of_names_stay_unique_over_inputs(archive, tmp_path):
    both = [str(archive), str(archive / "f")]
    tasks = [task for name in both for task in reads.read_tasks(name, NO_FLAGS, tmp_path / "work")]
    for task in tasks:
        reads.read_files(task)
    items = list(reads.documents_of(tasks, NO_FLAGS))
    assert told(items) == told(read_documents(both))
    assert any(item.report.id.startswith("a-") for item in items if isinstance(item, Document))


def test_only_a_new_file_is_read_and_other_flags_read_anew(archive, tmp_path, monkeypatch):
    monkeypatch.setattr(reads, "LARGE", 1)
    before, _ = read(archive, tmp_path / "work")
    inodes = {task.shard: task.shard.stat().st_ino for task in before}
    (archive / "g.txt").write_text(f"{TEXT} New.")
    after, items = read(archive, tmp_path / "work")
    assert {path: path.stat().st_ino for path in inodes} == inodes
    assert len(after) == len(before) + 1
    assert told(items)[-1].id == "g"
    _, items = read(archive, tmp_path / "work", Flags(publisher="The Post"))
    assert {one.publisher for one in told(items) if not isinstance(one, str)} == {"The Post"}


def test_a_file_that_the_worker_sees_otherwise_stops_the_batch(archive, tmp_path):
    (task,) = reads.read_tasks(str(archive), NO_FLAGS, tmp_path / "work")
    (archive / "a.txt").write_text("Another text by now.")
    with pytest.raises(BatchError, match=r"a\.txt: it changed while the batch ran"):
        reads.read_files(task)
    assert not task.shard.exists()


def test_a_name_that_is_no_text_is_kept(tmp_path):
    (tmp_path / "in").mkdir()
    name = os.fsdecode(b"caf\xe9.jsonl")
    (tmp_path / "in" / name).write_text("{")
    _, (error,) = read(tmp_path / "in", tmp_path / "work")
    assert name in error.where


def capture(number):
    story = f"<p>Gunmen killed {number} guards at a checkpoint near the town of Quorim on Monday, the police said.</p>"
    page = f"<html><head><title>Killed</title></head><body><article>{story * 2}</article></body></html>"
    block = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{page}"
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://post.example/{number}.html\r\n"
    head += f"WARC-Record-ID: <urn:uuid:{number}>\r\nWARC-Date: 2024-08-06T10:00:00Z\r\n"
    return (
        f"{head}Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n{block}\r\n\r\n"
    )


@pytest.mark.parametrize("quick", [False, True])
def test_an_archive_with_a_broken_record_gives_its_other_pages_and_counts_the_loss(tmp_path, quick):
    (tmp_path / "crawl.warc").write_text("".join([capture(3), capture(4)[:200], capture(5)]), newline="")
    _, items = read(tmp_path / "crawl.warc", tmp_path / "work", Flags(quick=quick))
    pages = [one for one in told(items) if not isinstance(one, str)]
    assert [one.url for one in pages] == ["https://post.example/3.html", "https://post.example/5.html"]
    assert all("guards at a checkpoint" in one.text for one in pages)
    error, lost = (one for one in told(items) if isinstance(one, str))
    assert f"crawl.warc:{len(capture(3))}: a record is broken or cut short" in error
    assert "2 pages read, 1 broken" in lost

import pytest

from dateline.errors import NotInStore, StoreError
from dateline.store import Archive
from dateline.values import digest


def test_bytes_lie_under_their_hash_and_come_back(tmp_path):
    archive = Archive(tmp_path / "archive")
    sha256 = archive.put(b"raw \x00 bytes")
    assert sha256 == digest(b"raw \x00 bytes")
    assert (tmp_path / "archive" / sha256[:2] / sha256[2:]).read_bytes() == b"raw \x00 bytes"
    assert archive.get(sha256) == b"raw \x00 bytes"


def test_what_lies_there_is_never_written_again(tmp_path):
    archive = Archive(tmp_path)
    path = archive.path(archive.put(b"once"))
    before = path.stat().st_mtime_ns, path.stat().st_ino
    archive.put(b"once")
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == before
    assert path.stat().st_mode & 0o222 == 0


def test_nothing_half_written_is_left_under_a_hash(tmp_path, monkeypatch):
    def dies(_descriptor):
        raise OSError(28, "No space left on device")

    archive = Archive(tmp_path)
    monkeypatch.setattr("os.fsync", dies)
    with pytest.raises(StoreError, match="No space left"):
        archive.put(b"lost")
    assert list(archive.path(digest(b"lost")).parent.iterdir()) == []


def test_unknown_bytes_are_not_in_the_store(tmp_path):
    with pytest.raises(NotInStore):
        Archive(tmp_path).get("ab" * 32)

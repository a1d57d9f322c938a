import gzip

import pytest

from dateline.errors import InputError
from dateline.reports import Document, LeftOut, read_documents

HEAD = b"<html><head><meta charset=utf-8><title>Two killed</title></head><body><article>"


def page(number):
    words = f"<p>Gunmen killed {number} guards at a checkpoint near the town of Quorim on Monday, the police said.</p>"
    return HEAD + words.encode() * 2 + b"</article></body></html>"


def record(number, body=None, http=b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n", kind=b"response"):
    body = page(number) if body is None else body
    block = http + b"\r\n" + body
    head = b"WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: https://post.example/%d.html\r\n" % (kind, number)
    head += b"WARC-Record-ID: <urn:uuid:%d>\r\nWARC-Date: 2024-08-06T10:00:00Z\r\n" % number
    head += b"Content-Type: application/http; msgtype=%s\r\nContent-Length: %d\r\n\r\n" % (kind, len(block))
    return head + block + b"\r\n\r\n"


def read(tmp_path, records, packed=False):
    path = tmp_path / f"crawl.warc{'.gz' if packed else ''}"
    path.write_bytes(b"".join(records))
    return list(read_documents([str(path)]))


def numbers(items):
    return [int(item.report.url.rsplit("/", 1)[1][:-5]) for item in items if isinstance(item, Document)]


@pytest.mark.parametrize("packed", [False, True])
def test_each_page_is_a_report_with_its_bytes_and_address(tmp_path, packed):
    records = [record(number) for number in range(3)]
    items = read(tmp_path, map(gzip.compress, records) if packed else records, packed)
    assert numbers(items) == [0, 1, 2]
    assert items[1].report.id == "post.example/1"
    assert items[1].raw == page(1)
    assert items[1].report.text.startswith("Gunmen killed 1 guards")


def test_only_pages_that_were_answered_are_read(tmp_path):
    gone = record(1, http=b"HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n")
    picture = record(2, http=b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n")
    asked = record(3, b"", http=b"GET / HTTP/1.1\r\nHost: post.example\r\n", kind=b"request")
    assert numbers(read(tmp_path, [record(0), gone, picture, asked, record(4)])) == [0, 4]


def test_a_page_is_unpacked_and_read_in_the_charset_that_the_server_declared(tmp_path):
    body = "<html><body><article><p>Двоє загинули. Two guards were killed in Київ on Monday, the police said.</p></article>"
    packed = gzip.compress(body.encode("cp1251"))
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=windows-1251\r\nContent-Encoding: gzip\r\n"
    http += b"Transfer-Encoding: chunked\r\n"
    chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(packed), packed)
    (item,) = read(tmp_path, [record(0, chunked, http)])
    assert item.raw == body.encode("cp1251")
    assert "Київ" in item.report.text


JUNK = b"these bytes are no record" * 9


@pytest.mark.parametrize(
    ("packed", "harm"),
    [
        (False, lambda whole: whole[:150]),
        (False, lambda whole: JUNK),
        (False, lambda whole: whole.replace(b"WARC/1.0", b"WORC/1.0")),
        (False, lambda whole: whole.replace(b"Content-Length: ", b"Content-Length: 99")),
        (False, lambda whole: whole.replace(b"WARC-Date", b"WARC-Block-Digest: sha1:AAAA\r\nWARC-Date")),
        (True, lambda whole: whole[:60]),
        (True, lambda whole: whole[:40] + b"\xff" * 60 + whole[100:]),
        (True, lambda whole: JUNK),
    ],
    ids=["cut", "junk", "no magic", "too long", "digest", "packed cut", "packed flipped", "packed junk"],
)
@pytest.mark.parametrize("places", [(2,), (0,), (5,), (1, 3), (2, 3)], ids=str)
def test_a_broken_record_costs_itself_alone_and_is_named_with_its_offset(tmp_path, packed, harm, places):
    records = [record(number) for number in range(6)]
    if packed:
        records = [gzip.compress(one, mtime=0) for one in records]
    offsets = []
    for place in places:
        records[place] = harm(records[place])
        offsets.append(sum(map(len, records[:place])))
    items = read(tmp_path, records, packed)
    if packed and places == (2, 3) and records[2] == JUNK:
        offsets = offsets[:1]  # nobody can tell where one junk ends and the next begins
    if not packed and places == (2, 3) and (records[2] == JUNK or b"WORC" in records[2]):
        offsets = offsets[:1]
    assert numbers(items) == [number for number in range(6) if number not in places]
    errors = [item for item in items if isinstance(item, InputError)]
    assert [int(error.where.rsplit(":", 1)[1]) for error in errors] == offsets
    (lost,) = [item for item in items if isinstance(item, LeftOut)]
    assert f"{6 - len(places)} pages read, {len(offsets)} broken" in str(lost)


def test_an_empty_archive_holds_nothing(tmp_path):
    assert read(tmp_path, []) == []


def test_of_two_captures_of_one_address_both_are_kept(tmp_path):
    items = read(tmp_path, [record(0), record(0, page(7)), record(0)])
    assert len(items) == 2
    assert items[1].report.id.startswith("post.example/0-")


def test_an_archive_packed_as_one_is_read(tmp_path):
    path = tmp_path / "crawl.warc.gz"
    path.write_bytes(gzip.compress(b"".join(record(number) for number in range(4))))
    assert numbers(read_documents([str(path)])) == [0, 1, 2, 3]


def test_a_record_too_large_for_a_page_is_passed_over_unread(tmp_path, monkeypatch):
    monkeypatch.setattr("dateline.reports.bundles.warcs.LARGEST", 2000)
    film = record(1, b"x" * 9000, http=b"HTTP/1.1 200 OK\r\nContent-Type: video/mp4\r\n")
    items = read(tmp_path, [record(0), film, record(2), film[:5000], record(4)])
    assert numbers(items) == [0, 2, 4]
    assert [item.where.rsplit(":", 1)[1] for item in items if isinstance(item, InputError)] == [
        str(len(record(0) + film + record(2)))
    ]


def test_a_folder_gives_its_archives(tmp_path):
    (tmp_path / "a.warc.gz").write_bytes(gzip.compress(record(0)))
    (tmp_path / "b.warc").write_bytes(record(1))
    assert numbers(read_documents([str(tmp_path)])) == [0, 1]

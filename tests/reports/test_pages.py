import datetime as dt

import pytest

from dateline.errors import BrokenInput
from dateline.reports import read_documents

BODY = (
    "<p>Two guards were killed on Monday when gunmen opened fire at a checkpoint near the town of Quorim, police said.</p>"
    "<p>The gunmen fled on motorcycles towards the hills, and nobody has claimed the attack so far, they added.</p>"
)
HEAD = (
    '<title>Two guards killed | The Post</title><meta property="og:site_name" content="The Post">'
    '<meta property="article:published_time" content="2024-08-06T10:00:00Z"><meta name="synthetic" content="yes">'
)


def read(folder, html, name="page.html", encoding="utf-8"):
    path = folder / name
    path.write_bytes(html.encode(encoding))
    (item,) = read_documents([str(path)])
    return item


def page(body=BODY, head=HEAD):
    return f"<!doctype html><html lang=en><head>{head}</head><body><nav><a href=/>Home</a></nav>{body}<footer>© 2011</footer></body></html>"


def test_a_page_gives_its_article_and_its_own_metadata(tmp_path):
    report = read(tmp_path, page(f"<article>{BODY}</article>")).report
    assert report.text.startswith("Two guards were killed on Monday")
    assert "Home" not in report.text
    assert (report.title, report.publisher) == ("Two guards killed", "The Post")
    assert (report.published, report.synthetic) == (dt.date(2024, 8, 6), True)


def test_a_page_is_known_without_its_suffix(tmp_path):
    assert "<p>" not in read(tmp_path, page(), "page.download").report.text


def test_a_date_is_never_taken_from_the_footer(tmp_path):
    assert read(tmp_path, page(f"<article>{BODY}</article>", head="<title>Two killed</title>")).report.published is None


@pytest.mark.parametrize(
    "html",
    ["<html><body></body></html>", page("<ul><li><a href=/>World</a><li><a href=/s>Sport</a></ul>"), "<html>", ""],
)
def test_a_page_without_an_article_is_an_unread_report(tmp_path, html):
    report = read(tmp_path, html).report
    assert report.unread == "empty"


def test_a_page_is_read_in_the_charset_it_declares(tmp_path):
    head = '<meta charset="windows-1251"><title>Kyiv</title>'
    body = "<p>Two guards were killed in Київ on Monday when gunmen opened fire at a checkpoint, the police said.</p>"
    assert "Київ" in read(tmp_path, page(body, head), encoding="cp1251").report.text


def test_a_binary_file_with_the_suffix_of_a_page_is_an_error(tmp_path):
    path = tmp_path / "a.html"
    path.write_bytes(b"\x00\x01" * 40)
    (item,) = read_documents([str(path)])
    assert isinstance(item, BrokenInput)

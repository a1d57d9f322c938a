import datetime as dt

import pytest

from dateline.errors import BrokenInput
from dateline.reports import Flags, read_documents
from dateline.reports.pages import decode_page

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


@pytest.mark.parametrize(
    ("encoding", "declared", "noted"),
    [
        ("utf-8", "iso-8859-1", True),
        ("utf-8", "windows-1251", True),
        ("cp1252", "iso-8859-1", False),
        ("utf-8", "utf-8", False),
        ("iso2022_jp", "iso-2022-jp", False),
        ("cp1252", "no-such-charset", True),
        ("cp1252", "utf-8", True),
    ],
)
def test_a_page_is_read_in_the_charset_that_it_is_really_in(encoding, declared, noted):
    text = "銀行の前で" if encoding.startswith("iso2022") else "“Café”, the police in Málaga said of it"
    head = f"<html><head><meta charset={declared}></head><body>".encode("ascii")
    html, note = decode_page(head + (text * 3).encode(encoding), where="here")
    assert text in html
    assert (note is not None) == noted


def test_what_the_server_declares_goes_before_what_the_page_does():
    raw = "<html><head><meta charset=koi8-r></head>Київ".encode("cp1251")
    assert "Київ" in decode_page(raw, where="here", charset="windows-1251")[0]


@pytest.mark.parametrize(
    "words",
    [
        "We value your privacy. We and our partners use cookies to store and read data on this device. Accept all cookies",
        "Please enable JavaScript and cookies to continue on this site of ours. Checking your browser before you go on",
        "Access to this page has been denied because we believe that you are a robot. Verify you are human here below",
    ],
)
def test_what_stands_in_the_place_of_an_article_is_no_article(tmp_path, words):
    assert read(tmp_path, page(f"<article><p>{words}</p></article>")).report.unread == "empty"
    assert read(tmp_path, page(f"<article>{BODY}<p>{words}</p></article>"), "whole.html").report.unread is None


def test_an_article_that_is_not_free_is_read_where_it_is_there(tmp_path):
    told = HEAD + '<script type="application/ld+json">{"isAccessibleForFree": "False"}</script>'
    assert read(tmp_path, page(f"<article>{BODY}</article>", told)).report.unread == "paywall"
    whole = "".join(
        f"<p>Witness {number} said that the shots were heard all over the town at noon.</p>" for number in range(20)
    )
    assert read(tmp_path, page(f"<article>{BODY}{whole}</article>", told), "whole.html").report.unread is None


def test_a_quick_reader_reads_the_same_article(tmp_path):
    path = tmp_path / "page.html"
    path.write_text(page(f"<main><article>{BODY}</article></main>"))
    (quick,) = read_documents([str(path)], Flags(quick=True))
    (careful,) = read_documents([str(path)])
    assert quick.report == careful.report
    path.write_text("")
    (none,) = read_documents([str(path)], Flags(quick=True))
    assert none.report.unread == "empty"

import datetime as dt

import pytest

from dateline.errors import BrokenInput
from dateline.reports.web import read_feed

TODAY = dt.date(2024, 8, 6)
UTF8 = b'<?xml version="1.0" encoding="utf-8"?>'


def item(
    link="/a",
    guid="1",
    day="Mon, 05 Aug 2024 23:30:00 -0500",
    title="Café",
    text="&lt;p&gt;Two &lt;b&gt;killed&lt;/b&gt;&lt;/p&gt;",
):
    return (
        f"<item><title>{title}</title><link>{link}</link><guid isPermaLink='false'>{guid}</guid>"
        f"<pubDate>{day}</pubDate><description>{text}</description></item>"
    ).encode()


def rss(*items, head=UTF8):
    return head + b"<rss version='2.0'><channel><title>Post</title>" + b"".join(items) + b"</channel></rss>"


def read(raw, content_type="application/rss+xml"):
    return read_feed(raw, url="https://post.example/rss", content_type=content_type, today=TODAY)


@pytest.mark.parametrize("content_type", ["application/rss+xml", "text/xml", "text/html; charset=utf-8", ""])
def test_rss_gives_its_items(content_type):
    feed = read(rss(item()), content_type)
    assert (feed.title, feed.notes, feed.whole) == ("Post", (), True)
    (only,) = feed.items
    assert (only.link, only.title, only.text) == ("https://post.example/a", "Café", "Two killed")
    assert (only.published, only.told) == (dt.date(2024, 8, 5), "Mon, 05 Aug 2024 23:30:00 -0500")


def test_atom_gives_its_items():
    raw = (
        b'<feed xmlns="http://www.w3.org/2005/Atom"><title>Wire</title><entry><title>X</title><id>urn:1</id>'
        b'<link rel="alternate" href="https://wire.example/1#top"/><updated>2024-08-05T23:00:00-05:00</updated>'
        b"<summary>Two killed</summary></entry></feed>"
    )
    (only,) = read(raw).items
    assert (only.link, only.text, only.published) == ("https://wire.example/1", "Two killed", dt.date(2024, 8, 5))


@pytest.mark.parametrize(
    ("real", "declared"), [("cp1252", "utf-8"), ("utf-8", "windows-1251"), ("utf-8", "koi8-r"), ("utf-8", "utf-8")]
)
def test_a_wrong_encoding_is_told_and_what_reads_as_utf_8_is_read_as_that(real, declared):
    raw = rss(item(), head=f'<?xml version="1.0" encoding="{declared}"?>'.encode()).decode().encode(real)
    feed = read(raw)
    assert feed.items[0].title == "Café"
    assert any("encoding" in note for note in feed.notes) == (real != declared)


@pytest.mark.parametrize("cut", [12, 60, 150])
def test_of_a_feed_that_breaks_off_the_whole_items_are_read(cut):
    feed = read(rss(item("/a", "1"), item("/b", "2"))[:-cut])
    assert [one.link[-2:] for one in feed.items] == (["/a", "/b"] if cut == 12 else ["/a"])
    assert not feed.whole
    assert "not well-formed" in feed.notes[0]


def test_no_entity_is_expanded():
    bomb = b"".join(b'<!ENTITY l%d "%s">' % (n, b"&l%d;" % (n - 1) * 10 if n else b"lol") for n in range(10))
    outside = b'<!ENTITY f SYSTEM "file:///etc/hostname">'
    head = UTF8 + b"<!DOCTYPE rss [" + bomb + outside + b"]>"
    feed = read(rss(item(text="&l9; &f;"), item("/b", "2"), head=head))
    assert [one.link[-2:] for one in feed.items] == ["/a", "/b"]
    assert "lol" not in feed.items[0].text
    assert "entities declared, which are not expanded: 11" in feed.notes
    with pytest.raises(BrokenInput, match="entities"):
        read(rss(item(), head=head.replace(b"utf-8", b"utf-16")).decode().encode("utf-16"))


def test_doubled_links_count_once_and_doubled_guids_lose_nothing():
    feed = read(rss(item(), item(guid="2"), item("/b", "1")))
    assert [one.link[-2:] for one in feed.items] == ["/a", "/b"]
    assert feed.notes == (
        "items there more than once, counted once: 1",
        "guids that stand for several links, all of them kept: 1",
    )


def test_a_date_in_the_future_is_kept_as_told_and_not_believed():
    feed = read(
        rss(
            item(day="Mon, 05 Aug 2034 23:30:00 +0000"),
            item("/b", "2", "some day"),
            item("/c", "3", "Wed, 07 Aug 2024 01:00:00 +1200"),
        )
    )
    assert [(one.published, one.told[-5:]) for one in feed.items] == [
        (None, "+0000"), (None, "e day"), (dt.date(2024, 8, 7), "+1200"),
    ]  # fmt: skip
    assert feed.notes == ("items dated in the future, which is not believed: 1",)


def test_an_item_without_a_page_has_its_own_words():
    feed = read(rss(item("javascript:alert(1)"), item("", "2"), item("", "3", title="", text="")))
    assert [(one.link, one.text) for one in feed.items] == [(None, "Two killed")] * 2
    assert len({one.key for one in feed.items}) == 2


@pytest.mark.parametrize("raw", [b"", b"<html><body>A page</body></html>", bytes(range(256)) * 9, b"{}"])
def test_what_is_no_feed_is_told(raw):
    with pytest.raises(BrokenInput, match="no feed"):
        read(raw)

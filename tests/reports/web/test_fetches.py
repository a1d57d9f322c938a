import asyncio
import gzip
import time

import pytest

from dateline.errors import MissingInput
from dateline.reports import Document, read_documents
from dateline.reports.web import Answer, Failure, Limits, Validators, fetch, open_client
from dateline.reports.web.fetches import is_private

STORY = (
    "<p>Two guards were killed on Monday when gunmen opened fire at a checkpoint near Quorim, the police said.</p>" * 2
)
PAGE = f"<html><head><title>Two killed</title></head><body><article>{STORY}</article></body></html>".encode()
SHORT = Limits(seconds=0.5, size=100_000, redirects=3)


def get(url, *, private=True, limits=SHORT, **options):
    async def work():
        async with open_client() as client:
            return await fetch(client, url, private=private, limits=limits, **options)

    return asyncio.run(work())


def failed(url, **options):
    found = get(url, **options)
    assert isinstance(found, Failure)
    return found


def test_a_url_is_an_input(site):
    site.pages["/news/quorim.html?id=7"] = (200, {"Content-Type": "text/html; charset=utf-8"}, PAGE)
    (item,) = read_documents([f"{site.root}/news/quorim.html?id=7"])
    assert isinstance(item, Document)
    assert (item.raw, item.report.title) == (PAGE, "Two killed")
    assert item.report.url == f"{site.root}/news/quorim.html?id=7"
    assert item.report.id == f"{site.root[7:]}/news/quorim?id=7"
    (error,) = read_documents([f"{site.root}/none"])
    assert isinstance(error, MissingInput)
    assert "404" in error.what


def test_an_answer_says_what_the_server_said_of_it(site):
    told = {
        "Content-Type": "text/html; charset=ISO-8859-2",
        "ETag": '"1"',
        "Last-Modified": "Tue, 06 Aug 2024 10:00:00 GMT",
    }
    site.pages["/a"] = (200, told, b"here")
    validators = Validators('"1"', told["Last-Modified"])
    assert get(f"{site.root}/a") == Answer(f"{site.root}/a", 200, b"here", "text/html", "iso-8859-2", validators)
    site.pages["/a"] = (304, {}, b"")
    assert get(f"{site.root}/a", known=validators).status == 304
    assert site.asked[-1][1]["If-None-Match"] == '"1"'
    assert site.asked[-1][1]["If-Modified-Since"] == told["Last-Modified"]
    assert "Dateline/" in site.asked[-1][1]["User-Agent"]


def test_redirects_are_followed_and_circles_left(site):
    site.pages["/old"] = (301, {"Location": "new"}, b"")
    site.pages["/new"] = (200, {}, b"here")
    found = get(f"{site.root}/old")
    assert (found.url, found.raw) == (f"{site.root}/new", b"here")
    site.pages["/new"] = (302, {"Location": "/old"}, b"")
    assert "in a circle" in failed(f"{site.root}/old").what
    site.pages |= {f"/{number}": (302, {"Location": f"/{number + 1}"}, b"") for number in range(9)}
    assert "more than 3 times" in failed(f"{site.root}/0").what
    site.pages["/out"] = (302, {"Location": "file:///etc/hostname"}, b"")
    assert "only http and https" in failed(f"{site.root}/out").what


@pytest.mark.parametrize("declared", [True, False])
def test_what_is_too_large_is_cut(site, declared):
    sent = []

    def endless(handler):
        handler.send_response(200)
        if declared:
            handler.send_header("Content-Length", "50000000")
        handler.end_headers()
        for _ in range(800):
            handler.wfile.write(b"x" * 65536)
            sent.append(1)

    site.pages["/a"] = endless
    assert failed(f"{site.root}/a", limits=Limits(5, 100_000)).what == "larger than 0.1 MB"
    assert len(sent) < 800


def test_what_is_packed_counts_unpacked(site):
    site.pages["/a"] = (200, {"Content-Encoding": "gzip"}, gzip.compress(b"x" * 5_000_000))
    assert failed(f"{site.root}/a").what == "larger than 0.1 MB"
    site.pages["/b"] = (200, {"Content-Encoding": "gzip"}, b"this is not packed")
    assert "packed" in failed(f"{site.root}/b").what


@pytest.mark.parametrize("dripping", ["nothing", "headers", "body"])
def test_an_answer_that_never_ends_is_left(site, dripping):
    def drip(handler):
        if dripping == "body":
            handler.send_response(200)
            handler.end_headers()
        if dripping == "headers":
            handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Long: ")
        while not site.over.wait(0.05):
            handler.wfile.write(b"" if dripping == "nothing" else b"x")

    site.pages["/a"] = drip
    began = time.monotonic()
    assert "within 0.5 seconds" in failed(f"{site.root}/a").what
    assert time.monotonic() - began < 3


def test_refusals_say_how_long_to_wait(site):
    site.pages["/a"] = (429, {"Retry-After": "120"}, b"")
    site.pages["/b"] = (503, {"Retry-After": "Tue, 06 Aug 2024 10:00:00 GMT"}, b"")
    site.pages["/c"] = (503, {"Retry-After": "soon"}, b"")
    found = [failed(f"{site.root}/{name}") for name in "abc"]
    assert [(one.status, one.retry_after) for one in found] == [(429, 120.0), (503, 0.0), (503, None)]


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:9/a", "http://[bad", "http://no-such-host.invalid/", "ftp://example.org/"]
)
def test_what_nobody_answers_is_a_failure_in_words(url):
    assert failed(url).what


def test_nobody_is_led_into_a_private_net(site):
    site.pages["/a"] = (200, {}, b"here")
    assert "private net" in failed(f"{site.root}/a", private=False).what
    assert "private net" in failed("http://169.254.169.254/latest", private=False).what
    assert site.asked == []
    assert asyncio.run(is_private("http://localhost/"))
    assert not asyncio.run(is_private("http://8.8.8.8/"))

import datetime as dt
import gzip
import json
import threading

import pytest

from dateline.reports.web import Limits
from dateline.workflow.custody.erase import erase_report
from dateline.workflow.watching import Manners


def test_new_items_become_reports_with_all_that_is_known_of_them(project, site, feed, round_of, health):
    dated = feed.page("b", '<meta property="article:published_time" content="2024-08-04T10:00:00Z">')
    site.pages = {"/rss": feed.rss(feed.item("/a"), feed.item("/b")), "/a": feed.page("a"), "/b": dated}
    url = f"{site.root}/rss"
    done = round_of(url)
    assert (done.read, done.found, done.missed, done.tally.added, done.tally.failed) == (1, 2, 0, 2, 0)
    first, second = project.reports()
    assert (first.title, first.url, first.published) == ("Guards killed at a", f"{site.root}/a", dt.date(2024, 8, 5))
    assert second.published == dt.date(2024, 8, 4)
    assert project.archive.get(first.raw_sha256) == site.pages["/a"][2]
    assert not project.link_due
    assert done.tally.incidents == 1
    one, _ = project.finds(url, "done")
    assert (one.report, one.url, one.raw_sha256) == (first.id, first.url, first.raw_sha256)
    assert (one.fetched, one.tool[:8], one.told) == (
        "2024-08-06T12:00:00+00:00",
        "Dateline",
        "Mon, 05 Aug 2024 10:00:00 +0000",
    )
    told = health()[url]
    assert (told.title, told.reports, told.waiting, told.words) == ("The Post", 2, 0, "")


def test_what_is_known_is_not_asked_for_again(project, site, feed, round_of, health):
    site.pages = {"/rss": feed.rss(feed.item("/a"), ETag='"1"'), "/a": feed.page("a")}
    url = f"{site.root}/rss"
    round_of(url)
    site.pages["/rss"] = (304, {}, b"")
    done = round_of(url)
    assert (done.unchanged, done.found, done.tally.added) == (1, 0, 0)
    assert site.asked[-1][1]["If-None-Match"] == '"1"'
    assert site.paths().count("/a") == 1
    site.pages["/rss"] = feed.rss(feed.item("/a"), feed.item("/b"))
    site.pages["/b"] = feed.page("b")
    assert round_of(url).tally.added == 1
    assert project.feed(url).etag is None


def test_a_page_that_cannot_be_had_waits_and_is_tried_again(project, site, feed, round_of, health):
    site.pages = {"/rss": feed.rss(feed.item("/a"), feed.item("/b")), "/a": (500, {}, b""), "/b": feed.page("b")}
    url = f"{site.root}/rss"
    done = round_of(url)
    assert (done.missed, done.tally.added) == (1, 1)
    told = health()[url]
    assert (told.reports, told.waiting) == (1, 1)
    assert "/a: the server answered 500" in told.words
    site.pages["/a"] = feed.page("a")
    assert round_of(url, at=0.05).tally.added == 0  # too early
    assert round_of(url, at=0.1).tally.added == 1
    assert health()[url].words == ""


def test_a_page_that_is_gone_is_given_up_named_and_tried_again_on_demand(site, feed, round_of, health):
    site.pages = {"/rss": feed.rss(feed.item("/a"))}
    url = f"{site.root}/rss"
    for at in (0, 1, 2, 30):
        round_of(url, at=at)
    told = health()[url]
    assert (told.waiting, told.given_up, told.pages[0].tries) == (0, 1, 3)
    assert site.paths().count("/a") == 3
    site.pages["/a"] = feed.page("a")
    assert round_of(url, at=31).tally.added == 0
    assert round_of(url, at=31, again=True).tally.added == 1


def test_a_server_that_asks_for_rest_gets_it(site, feed, round_of, health):
    site.pages = {"/rss": (503, {"Retry-After": "7200"}, b"")}
    url, told = f"{site.root}/rss", []
    round_of(url)
    assert health()[url].next_try == "2024-08-06T14:00:00+00:00"
    site.pages["/rss"] = feed.rss()
    assert round_of(url, at=1.9, told=told).left_alone == 1
    assert "left alone until 2024-08-06T14:00:00" in told[0]
    assert site.paths().count("/rss") == 1
    assert round_of(url, at=2.1).read == 1
    assert health()[url].failures == 0


def test_failures_in_a_row_are_left_alone_longer_and_longer(site, round_of, health):
    url, dues, at = f"{site.root}/rss", [], 0.0
    for _ in range(4):
        round_of(url, at=at)
        due = dt.datetime.fromisoformat(health()[url].next_try)
        dues.append(round((due - dt.datetime(2024, 8, 6, 12, tzinfo=dt.UTC)).total_seconds() / 60 - at * 60))
        at += 3
    assert dues == [5, 10, 20, 40]


def test_a_paywalled_and_an_empty_page_are_kept_unread(project, site, feed, round_of):
    stub = b"<html><body><article><p>Two guards died. Subscribe to continue reading this article.</p></article></body></html>"
    site.pages = {
        "/rss": feed.rss(feed.item("/a"), feed.item("/b")),
        "/a": (200, {"Content-Type": "text/html"}, stub),
        "/b": (200, {"Content-Type": "text/html"}, b"<html><body></body></html>"),
    }
    round_of(f"{site.root}/rss")
    reports = project.reports()
    assert [report.unread for report in reports] == ["paywall", "empty"]
    assert project.archive.get(reports[0].raw_sha256) == stub


def test_an_item_without_a_page_is_read_from_the_feed(project, site, feed, round_of):
    site.pages = {
        "/rss": feed.rss(feed.item("", "1", text="Two guards were killed near Quorim on Monday, the police said."))
    }
    round_of(f"{site.root}/rss")
    (report,) = project.reports()
    assert report.text == "Two guards were killed near Quorim on Monday, the police said."
    assert (report.published, report.publisher) == (dt.date(2024, 8, 5), "The Post")
    assert json.loads(project.archive.get(report.raw_sha256))["feed"] == f"{site.root}/rss"


def test_a_page_dated_in_the_future_has_the_day_of_the_feed(project, site, feed, round_of, health):
    ahead = feed.page("a", '<meta property="article:published_time" content="2025-08-04T10:00:00Z">')
    site.pages = {"/rss": feed.rss(feed.item("/a")), "/a": ahead}
    round_of(f"{site.root}/rss")
    assert project.reports()[0].published == dt.date(2024, 8, 5)
    assert "in the future" in project.finds(f"{site.root}/rss")[0].note


def test_an_erased_report_is_neither_fetched_nor_told_of_again(project, site, feed, round_of):
    site.pages = {"/rss": feed.rss(feed.item("/a")), "/a": feed.page("a")}
    url = f"{site.root}/rss"
    round_of(url)
    erase_report(project, project.reports()[0].id, who="me", why="asked")
    assert round_of(url).found == 0
    assert project.reports() == []
    (bare,) = project.finds(url)
    assert (bare.link, bare.title, bare.report) == (None, None, None)


def test_robots_are_heeded_also_where_a_redirect_leads(project, site, sites, feed, round_of, health):
    other = sites()
    for one in (site, other):
        one.pages["/robots.txt"] = (200, {}, b"User-agent: *\nDisallow: /*secret\n\nUser-agent: Other\nDisallow: /\n")
    site.pages |= {
        "/rss": feed.rss(feed.item("/a"), feed.item("/secret"), feed.item("/b")),
        "/a": feed.page("a"),
        "/b": (302, {"Location": f"{other.root}/secret"}, b""),
    }
    other.pages["/secret"] = feed.page("b")
    url = f"{site.root}/rss"
    assert round_of(url).tally.added == 1
    assert site.paths().count("/robots.txt") == 1
    assert other.paths() == ["/robots.txt"]
    assert "/secret" not in site.paths()
    assert (health()[url].given_up, health()[url].waiting) == (1, 1)
    assert "robots.txt" in health()[url].words


def test_a_killed_round_goes_on_where_it_stopped(project, site, feed, round_of):
    site.pages = {"/rss": feed.rss(*(feed.item(f"/{name}") for name in "abc"), ETag='"1"')}
    site.pages |= {f"/{name}": feed.page(name) for name in "ac"}

    class Killed(BaseException):
        pass

    site.pages["/b"] = (404, {}, b"")  # telling of it kills the round
    told = []
    url = f"{site.root}/rss"

    def tell(words):
        told.append(words)
        if "/b:" in words:
            raise Killed

    with pytest.raises(BaseException) as caught:  # noqa: PT011
        round_of(url, told=tell)
    assert "Killed" in repr(caught.value)
    assert len(project.reports()) == 1
    site.pages |= {"/rss": (304, {}, b""), "/b": feed.page("b")}
    assert round_of(url, at=1).tally.added == 2
    assert [site.paths().count(f"/{name}") for name in "abc"] == [1, 2, 1]
    assert not project.link_due


def lying_sites(sites, feed, over):
    """Feeds that lie, by what they do, each on a host of its own; with what `sources` must say of each."""
    made = {}

    def lie(name, says, answer, **others):
        site = sites()
        site.pages = {"/rss": answer, "/a": feed.page(f"{name}, a"), "/b": feed.page(f"{name}, b")}
        site.pages |= {f"/{path}": page for path, page in others.items()}
        made[name] = (site, says)
        return site

    def endless(handler):
        handler.send_response(200)
        handler.end_headers()
        while not over.wait(0.02):
            handler.wfile.write(b"<rss>")

    def fifty(handler):
        handler.send_response(200)
        handler.end_headers()
        for _ in range(800):
            handler.wfile.write(b"<p>" * 21846)

    two = feed.rss(feed.item("/a"), feed.item("/b"))
    latin = (200, {}, feed.rss(feed.item("/a"), feed.item("/b", text="Café"))[2].decode().encode("cp1252"))
    bomb = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "lol"}">' for n in range(10))
    head = f'<?xml version="1.0"?><!DOCTYPE rss [{bomb}]>'
    lie("wrong encoding", "not the one it declares", latin)
    lie("redirect loop", "in a circle", (302, {"Location": "/x"}, b""), x=(302, {"Location": "/rss"}, b""))
    lie("500s", "answered 500", (500, {}, b"")).pages["/robots.txt"] = (404, {}, b"")
    lie("500s also for robots", "answered 500", (500, {}, b"")).pages["/robots.txt"] = (500, {}, b"")
    lie("truncated", "not well-formed", (200, {}, two[2][:-40]))
    lie("entity bomb", "entities declared", feed.rss(feed.item("/a", text="&l9;"), feed.item("/b"), head=head))
    lie("50 MB page", "larger than 1 MB", two, b=fifty)
    lie("packed 50 MB", "larger than 1 MB", (200, {"Content-Encoding": "gzip"}, gzip.compress(b" " * 50_000_000)))
    lie("never-ending", "within 1 seconds", endless)
    lie("doubled", "counted once", feed.rss(feed.item("/a"), feed.item("/a", "2"), feed.item("/b", "/a")))
    lie("future", "in the future", feed.rss(feed.item("/a", day="Sat, 05 Aug 2034 10:00:00 +0000")))
    lie("no feed", "this is no feed", feed.page("a"))
    return made


def test_feeds_that_lie_are_named_lose_nothing_and_hold_up_no_other(project, sites, feed, round_of, health):
    good, over = sites(), threading.Event()
    good.pages = {"/rss": feed.rss(feed.item("/a"), feed.item("/b")), "/a": feed.page("ga"), "/b": feed.page("gb")}
    liars = lying_sites(sites, feed, over)
    reports_when_cut = []

    def tell(words):
        if "within 1 seconds" in words:
            reports_when_cut.append([report.url for report in project.reports()])

    urls = [f"{site.root}/rss" for site, _ in liars.values()]
    done = round_of(*urls, f"{good.root}/rss", told=tell)
    over.set()
    assert {f"{good.root}/a", f"{good.root}/b"} <= set(
        reports_when_cut[0]
    )  # done while the never-ending one still went on
    told = health()
    assert told[f"{good.root}/rss"].words == ""
    named = {name: told[f"{site.root}/rss"].words for name, (site, _) in liars.items()}
    assert {name: words for name, words in named.items() if liars[name][1] not in words} == {}
    had = {report.url for report in project.reports()}
    whole = {name for name, (site, _) in liars.items() if {f"{site.root}/a", f"{site.root}/b"} <= had}
    assert whole >= {"wrong encoding", "entity bomb", "doubled"}
    for name, path in (("truncated", "a"), ("50 MB page", "a"), ("future", "a")):
        assert f"{liars[name][0].root}/{path}" in had
    undated = {report.url: report.published for report in project.reports()}
    assert undated[f"{liars['future'][0].root}/a"] is None
    assert project.finds(f"{liars['future'][0].root}/rss")[0].told == "Sat, 05 Aug 2034 10:00:00 +0000"
    assert told[f"{liars['50 MB page'][0].root}/rss"].waiting == 1
    assert done.failed == 6
    for name in ("truncated", "50 MB page"):  # what they held back comes once they mend
        liars[name][0].pages |= {"/rss": feed.rss(feed.item("/a"), feed.item("/b")), "/b": feed.page(name)}
    assert round_of(*urls, at=24).tally.added == 2


def test_a_round_that_is_stopped_ends_at_once_and_loses_nothing(project, site, feed, round_of):
    over, told, steps = threading.Event(), [], []

    def endless(handler):
        handler.send_response(200)
        handler.end_headers()
        while not over.wait(0.02):
            handler.wfile.write(b"<p>")

    class Stopped(Exception):
        pass

    def step(done, total):
        steps.append((done, total))
        if project.reports():
            raise Stopped

    site.pages = {"/rss": feed.rss(feed.item("/a"), feed.item("/b")), "/a": feed.page("a"), "/b": endless}
    url = f"{site.root}/rss"
    patient = Manners(pause=0.0, limits=Limits(seconds=60.0, size=1_000_000_000))
    with pytest.raises(Stopped):
        round_of(url, told=told, manners=patient, step=step)
    over.set()
    assert not [words for words in told if "within" in words]  # the page that never ends was not waited for
    assert set(steps) == {(0, 1)}
    assert [report.url for report in project.reports()] == [f"{site.root}/a"]
    site.pages["/b"] = feed.page("b")
    assert round_of(url).tally.added == 1
    assert not project.link_due

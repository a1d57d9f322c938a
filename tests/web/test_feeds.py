"""Feeds by the API: how each does, and watching one no more."""

from starlette.testclient import TestClient

from dateline.store.feeds import Find, Source

from .conftest import BASE, Analyst

URL = "https://example.org/feed?part=1&of=2"
DAY = "2031-05-01T12:00:00+00:00"


def watched(store):
    """Has the project watch two feeds: one that does well, and one that failed and of which a page cannot be had."""
    store.put_feed(Source("https://example.com/rss", DAY, title="The Post", tried=DAY, good=DAY), [])
    late = "2031-05-01T14:00:00+00:00"
    ailing = Source(URL, DAY, tried=DAY, error="the server answered 500", failures=2, due=late)
    page = Find("k", URL, "https://example.org/a", DAY, error="larger than 1 MB", tries=1, due=late)
    store.put_feed(ailing, [page])


def test_what_ails_a_feed_is_told_worst_first(store, alone):
    watched(store)
    well, ill = alone.get("/feeds").json()["rows"]
    assert (well["title"], well["good"], well["words"], well["pages"]) == ("The Post", DAY, "", [])
    assert ill["words"] == "the server answered 500; https://example.org/a: larger than 1 MB"
    assert (ill["failures"], ill["waiting"], ill["reports"], ill["next_try"][:16]) == (2, 1, 0, "2031-05-01T14:00")
    assert [page["link"] for page in ill["pages"]] == ["https://example.org/a"]


def test_an_admin_has_a_feed_watched_no_more(manned):
    app, _ = manned
    watched(app.state.workplace.store)
    admin = Analyst(app, "admin")
    headers = {"X-CSRF-Token": admin.csrf}
    left = admin.client.delete("/api/v1/feeds", params={"url": URL}, headers=headers)
    assert [row["url"] for row in left.json()["rows"]] == ["https://example.com/rss"]
    assert admin.client.delete("/api/v1/feeds", params={"url": URL}, headers=headers).status_code == 404
    assert TestClient(app, base_url=BASE).get("/api/v1/feeds").status_code == 401

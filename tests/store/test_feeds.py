import datetime as dt
from dataclasses import replace

import pytest

from dateline.errors import NotInStore
from dateline.store.feeds import Find, Source

FEED, OTHER = "https://post.example/rss", "https://wire.example/atom"
NOW = "2024-08-06T12:00:00+00:00"


def find(name, feed=FEED, **fields):
    return Find(name * 64, feed, f"https://post.example/{name}", NOW, **fields)


def test_a_feed_comes_out_as_it_went_in_and_is_changed_in_place(store):
    source = Source(FEED, NOW, title="Post \x00 🚨", notes=("odd",), etag='"1"')
    assert store.put_feed(source) == 0
    assert store.feeds() == [store.feed(FEED)] == [source]
    store.put_feed(replace(source, error="500", failures=2))
    assert [(one.error, one.failures) for one in store.feeds()] == [("500", 2)]
    assert store.feed(OTHER) is None


def test_items_are_kept_once_whichever_feed_names_them(store):
    assert store.put_feed(Source(FEED, NOW), [find("a"), find("b"), find("a")]) == 2
    assert store.put_feed(Source(OTHER, NOW), [find("b", OTHER), find("c", OTHER)]) == 1
    assert [one.key[0] for one in store.finds(FEED)] == ["a", "b"]
    assert store.finds(OTHER) == [find("c", OTHER)]


def test_what_became_of_an_item_is_kept(store):
    store.put_feed(Source(FEED, NOW), map(find, "abc"))
    done = replace(find("b"), state="done", report="r1", raw_sha256="0" * 64)
    store.put_find(done)
    store.put_find(replace(find("c"), state="given up", error="gone"))
    assert store.finds(FEED, "done") == [done]
    assert [one.key[0] for one in store.finds(FEED, "waiting")] == ["a"]
    assert store.find_counts() == {FEED: {"waiting": 1, "done": 1, "given up": 1}}
    store.put_feed(Source(FEED, NOW), map(find, "abc"))
    assert store.finds(FEED, "done") == [done]


def test_a_feed_can_be_forgotten_with_its_queue(store):
    store.put_feed(Source(FEED, NOW), [find("a")])
    store.forget_feed(FEED)
    assert (store.feeds(), store.finds(FEED)) == ([], [])
    with pytest.raises(NotInStore):
        store.forget_feed(FEED)


def test_an_erased_report_leaves_no_words_in_the_queue(store, put):
    put("r1")
    told = replace(find("a", title="Two killed", text="Gunmen killed"), state="done", report="r1", raw_sha256="0" * 64)
    store.put_feed(Source(FEED, NOW), [told, find("b")])
    store.erase_report("r1", who="me", when=dt.datetime(2024, 8, 7, tzinfo=dt.UTC), why="asked")
    bare, other = store.finds(FEED)
    assert bare == Find("a" * 64, FEED, None, NOW, state="done")
    assert other == find("b")

import datetime as dt
import time

import pytest

from dateline.reports.web import Limits
from dateline.workflow.watching import Manners, healths, watch

NOW = dt.datetime(2024, 8, 6, 12, tzinfo=dt.UTC)
PROSE = (
    "<p>Two guards were killed on Monday when gunmen opened fire at checkpoint {0} near the town of Quorim, police said.</p>"
    "<p>The gunmen fled on motorcycles towards the hills, and nobody has claimed the attack at {0} so far, they added.</p>"
)


def page(name, head=""):
    body = f"<html><head><title>Guards killed at {name}</title>{head}</head><body><article>{PROSE.format(name)}</article></body></html>"
    return 200, {"Content-Type": "text/html; charset=utf-8"}, body.encode()


def item(link, guid=None, day="Mon, 05 Aug 2024 10:00:00 +0000", text=""):
    return (
        f"<item><title>Story {link}</title><link>{link}</link><guid isPermaLink='false'>{guid or link}</guid>"
        f"<pubDate>{day}</pubDate><description>{text}</description></item>"
    )


def rss(*items, head='<?xml version="1.0" encoding="utf-8"?>', **headers):
    body = f"{head}<rss version='2.0'><channel><title>The Post</title>{''.join(items)}</channel></rss>"
    return 200, {"Content-Type": "application/rss+xml", **headers}, body.encode()


@pytest.fixture
def feed():
    """Makes feeds, items and pages."""

    class Makes:
        pass

    Makes.rss, Makes.item, Makes.page = staticmethod(rss), staticmethod(item), staticmethod(page)
    return Makes


@pytest.fixture
def round_of(project, coder):
    """Watches once; the clock stands at `at` hours after NOW."""
    manners = Manners(pause=0.0, limits=Limits(seconds=1.0, size=1_000_000, redirects=4))

    def go(*urls, at=0.0, told=None, manners=manners, **options):
        tell = told.append if isinstance(told, list) else told or (lambda words: None)
        began = time.monotonic()

        def clock():
            return NOW + dt.timedelta(hours=at, seconds=time.monotonic() - began)

        return watch(project, urls, coder, tell=tell, manners=manners, clock=clock, **options)

    return go


@pytest.fixture
def health(project):
    """The health of the project's feeds, by URL."""
    return lambda: {one.url: one for one in healths(project).rows}

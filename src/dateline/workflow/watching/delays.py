"""When something that failed is tried again, and when it is given up. Failures go in; times (UTC, ISO 8601) come out."""

import datetime as dt
from dataclasses import replace

from dateline.reports.web import Failure
from dateline.store.feeds import Find, Source
from dateline.workflow.watching.hosts import Refused

_FIRST = 300.0  # seconds after the first failure; doubled with each
_LONGEST = 24 * 3600.0
_LONGEST_ASKED = 7 * 24 * 3600.0  # that a server may ask for
_TRIES = 10  # of a page
_TRIES_GONE = 3  # of a page that its server says is not there, or not for us
_GONE = frozenset((401, 402, 403, 404, 410, 451))


def stamp(moment: dt.datetime) -> str:
    """A time as the store keeps it."""
    return moment.astimezone(dt.UTC).isoformat(timespec="seconds")


def feed_failed(source: Source, why: Failure | Refused, now: dt.datetime) -> Source:
    """The feed as it stands after a failure: what went wrong, how often in a row, and when it is tried again."""
    count = source.failures + 1
    return replace(source, tried=stamp(now), error=why.what, failures=count, due=_after(now, why, count))


def page_failed(find: Find, why: Failure | Refused, now: dt.datetime) -> Find:
    """The item as it stands after its page could not be had: to be tried again, or given up."""
    if isinstance(why, Refused):
        if why.rest is None:
            return replace(find, state="given up", error=why.what, due=None)
        return replace(find, error=why.what, due=_after(now, why, 1))
    tries = find.tries + 1
    if tries >= (_TRIES_GONE if why.status in _GONE else _TRIES):
        return replace(find, state="given up", error=why.what, tries=tries, due=None)
    return replace(find, error=why.what, tries=tries, due=_after(now, why, tries))


def _after(now: dt.datetime, why: Failure | Refused, count: int) -> str:
    seconds = min(_FIRST * 2 ** min(count - 1, 20), _LONGEST)
    asked = why.rest if isinstance(why, Refused) else why.retry_after
    if isinstance(why, Refused) and asked is not None:
        seconds = asked
    return stamp(now + dt.timedelta(seconds=max(seconds, min(asked or 0.0, _LONGEST_ASKED))))

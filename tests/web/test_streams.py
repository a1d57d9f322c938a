"""The stream of changes as one browser reads it: what it missed, heartbeats, and the end of its session."""

import asyncio
import json

import pytest

from dateline.web import events
from dateline.web.events import Watcher

from .conftest import NOW


class Stream:
    """A stream read piece by piece."""

    def __init__(self, watcher, **given):
        self._pieces = watcher.stream(**given)

    async def next(self):
        """The next piece: its id, kind and data; a heartbeat has none of them."""
        text = await asyncio.wait_for(anext(self._pieces), 10)
        fields = dict(line.split(": ", 1) for line in text.strip().splitlines() if not line.startswith(":"))
        return fields.get("id"), fields.get("event"), json.loads(fields.get("data", "null"))

    async def end(self):
        await self._pieces.aclose()


@pytest.fixture
def watcher(app):
    return Watcher(app.state.workplace)


async def _read_on(stream, before):
    while True:
        before()
        await stream.next()


def tell(watcher, *reports):
    for name in reports:
        watcher._put(f'event: changed\ndata: {{"reports": ["{name}"]}}\n\n')


def test_who_comes_back_is_told_what_was_missed_and_nothing_twice(watcher):
    async def scene():
        stream = Stream(watcher)
        assert (await stream.next())[2]["missed"] is False
        tell(watcher, "b1")
        seen, kind, data = await stream.next()
        assert (kind, data) == ("changed", {"reports": ["b1"]})
        await stream.end()
        tell(watcher, "b2", "a2")
        back = Stream(watcher, last=seen)
        name, kind, data = await back.next()
        assert (name, kind, data["missed"]) == (seen, "ready", False)
        tell(watcher, "a1")
        told = [await back.next() for _ in range(3)]
        assert [data["reports"] for _, _, data in told] == [["b2"], ["a2"], ["a1"]]
        assert len({name for name, _, _ in told}) == 3

    asyncio.run(scene())


@pytest.mark.parametrize("last", ["0-1", "nothing", "", "{run}-99", "{run}--1", "{run}-x"])
def test_who_comes_back_from_another_run_is_told_to_read_anew(watcher, last):
    async def scene():
        tell(watcher, "b1")
        back = Stream(watcher, last=last.format(run=watcher._run))
        assert (await back.next())[2]["missed"] is True
        tell(watcher, "b2")
        assert (await back.next())[2] == {"reports": ["b2"]}

    asyncio.run(scene())


def test_who_was_away_for_too_long_reads_anew(watcher, monkeypatch):
    async def scene():
        tell(watcher, *(f"r{number}" for number in range(events._KEPT + 1)))
        for number, missed in ((0, True), (1, False)):
            stream = Stream(watcher, last=f"{watcher._run}-{number}")
            assert (await stream.next())[2]["missed"] is missed

    asyncio.run(scene())


def test_a_stream_ends_at_the_next_heartbeat_when_its_session_does(watcher, monkeypatch):
    monkeypatch.setattr(events, "HEARTBEAT", 0.05)

    async def scene():
        may = [True]
        stream = Stream(watcher, may_see=lambda: may[0])
        await stream.next()
        assert await stream.next() == (None, None, None)
        may[0] = False
        with pytest.raises(StopAsyncIteration):
            await _read_on(stream, lambda: tell(watcher, "b1"))  # however much there is to tell
        assert watcher._queues == set()

    asyncio.run(scene())


def test_a_browser_that_does_not_read_is_let_go(watcher, monkeypatch):
    monkeypatch.setattr(events, "_AHEAD", 3)

    async def scene():
        stream = Stream(watcher)
        await stream.next()
        tell(watcher, *"abcdefg")
        assert [(await stream.next())[2]["reports"] for _ in range(3)] == [["a"], ["b"], ["c"]]
        with pytest.raises(StopAsyncIteration):
            await stream.next()

    asyncio.run(scene())


def test_no_more_streams_than_the_server_can_serve(alone, monkeypatch):
    monkeypatch.setattr(events, "MOST", 0)
    assert alone.get("/events").status_code == 503


@pytest.mark.parametrize("how", ["removed", "another password", "signed out", "demoted", "token ended"])
def test_what_ends_a_session_ends_its_streams(manned, monkeypatch, how):
    from starlette.requests import Request

    from dateline.values import text_hash
    from dateline.web.routes import events as route
    from dateline.workflow.people import add_user, change_password, remove_user

    from .conftest import Analyst

    app, tokens = manned
    store = app.state.workplace.store
    coder = Analyst(app, "coder")
    secret = coder.client.cookies["dateline"]
    headers = [(b"cookie", f"dateline={secret}".encode())]
    if how == "token ended":
        secret = tokens["coder"]
        headers = [(b"authorization", f"Bearer {secret}".encode())]
    request = Request({"type": "http", "method": "GET", "headers": headers, "app": app})
    monkeypatch.setattr(events, "HEARTBEAT", 0.05)

    async def scene():
        answer = await route.events(request, app.state.workplace, None, None, None)
        pieces = answer.body_iterator
        await anext(pieces)
        assert await asyncio.wait_for(anext(pieces), 10) == ": alive\n\n"
        if how == "removed":
            remove_user(store, "coder")
        elif how == "another password":
            change_password(store, "coder", "another word")
        elif how == "demoted":
            add_user(store, "coder", "reader", None, NOW)
        else:
            store.drop_key(text_hash(secret))
        with pytest.raises(StopAsyncIteration):
            await asyncio.wait_for(anext(pieces), 10)

    asyncio.run(scene())

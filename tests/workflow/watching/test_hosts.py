import asyncio
import threading
import time

import pytest

from dateline.reports.web import Answer, Failure, Limits, open_client
from dateline.workflow.watching.hosts import Hosts, Manners, Refused

QUICK = Manners(pause=0.0, limits=Limits(seconds=2.0, size=10_000))


def ask(*urls, manners=QUICK, private=True):
    """What the URLs answer, all asked at once."""

    async def work():
        async with open_client() as client:
            hosts = Hosts(client, manners)
            return await asyncio.gather(*(hosts.get(url, private=private) for url in urls))

    return asyncio.run(work())


class Crowd:
    """Answers slowly and counts how many are there at once."""

    def __init__(self):
        self.now = self.most = 0
        self.times = []
        self._lock = threading.Lock()

    def __call__(self, handler):
        with self._lock:
            self.times.append(time.monotonic())
            self.now += 1
            self.most = max(self.most, self.now)
        time.sleep(0.05)
        with self._lock:
            self.now -= 1
        handler.send_response(200)
        handler.send_header("Content-Length", "0")
        handler.end_headers()


def test_a_host_has_one_request_at_a_time_and_hosts_go_side_by_side(sites):
    one, both = Crowd(), Crowd()
    first, second = sites(), sites()
    meet = threading.Barrier(2, timeout=2)  # breaks where one host waits for the other
    first.pages = {f"/{number}": one for number in range(4)}
    for site in (first, second):
        site.pages["/meet"] = lambda handler: (meet.wait(), both(handler))
    ask(*(f"{first.root}/{number}" for number in range(4)))
    assert (one.most, len(one.times)) == (1, 4)
    found = ask(f"{first.root}/meet", f"{second.root}/meet")
    assert all(isinstance(answer, Answer) for answer in found)
    assert not meet.broken


@pytest.mark.parametrize(("pause", "robots"), [(0.15, b""), (0.0, b"User-agent: *\nCrawl-delay: 0.15\n")])
def test_between_two_requests_there_is_a_pause(site, pause, robots):
    crowd = Crowd()
    site.pages = {"/a": crowd, "/b": crowd, "/robots.txt": (200, {}, robots)}
    ask(f"{site.root}/a", f"{site.root}/b", manners=Manners(pause, QUICK.limits))
    assert crowd.times[1] - crowd.times[0] >= 0.15


def test_a_host_that_fails_thrice_in_a_row_is_left_alone(site, sites):
    other = sites()
    site.pages = {f"/{number}": (500, {}, b"") for number in range(9)} | {"/robots.txt": (404, {}, b"")}
    other.pages = {f"/{number}": (404, {}, b"") for number in range(9)}
    found = ask(*(f"{site.root}/{number}" for number in range(6)))
    assert [type(answer) for answer in found] == [Failure] * 3 + [Refused] * 3
    assert 500 < found[-1].rest <= 600
    assert [type(one) for one in ask(*(f"{other.root}/{number}" for number in range(6)))] == [Failure] * 6


def test_a_host_that_says_so_is_left_alone(site):
    site.pages = {"/a": (429, {"Retry-After": "3600"}, b""), "/b": (200, {}, b"")}
    failure, refused = ask(f"{site.root}/a", f"{site.root}/b")
    assert (failure.retry_after, refused.rest > 3500) == (3600.0, True)
    assert "/b" not in site.paths()


@pytest.mark.parametrize(
    ("robots", "allowed"),
    [
        ((404, {}, b""), True),
        ((403, {}, b""), True),  # RFC 9309, 2.3.1.3: unavailable
        ((500, {}, b""), False),  # 2.3.1.4: unreachable
        ((200, {}, b"User-agent: Dateline\nDisallow: /a\n"), False),
        ((200, {}, b"User-agent: *\nDisallow: /\nAllow: /a$\n"), True),
        ((200, {}, b"\xff\xfe\x00 not a robots.txt"), True),
        ((200, {}, b"x" * 600_000), False),
        ((301, {"Location": "/other.txt"}, b""), True),
    ],
)
def test_robots(site, robots, allowed):
    site.pages = {"/robots.txt": robots, "/a": (200, {}, b"")}
    (found,) = ask(f"{site.root}/a")
    assert isinstance(found, Answer if allowed else Refused)
    assert ("/a" in site.paths()) == allowed


def test_what_is_no_address_is_a_failure():
    assert isinstance(ask("http://[bad/")[0], Failure)

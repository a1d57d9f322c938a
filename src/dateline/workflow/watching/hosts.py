"""Hosts and good manners towards them: one request at a time, a pause between two, robots.txt, and rest when they fail.

URLs go in, what their servers answer or why they were not asked comes out. Hosts never wait for one another.
"""

import asyncio
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from dateline.reports.web import LIMITS, NOTHING_KNOWN, Answer, Failure, Limits, Validators, fetch

if TYPE_CHECKING:
    from httpx2 import AsyncClient
    from protego import Protego

_ROBOT = "Dateline"
_ROBOTS = Limits(seconds=15, size=500_000)  # RFC 9309 asks for no less
_ROBOTS_HOLD = 24 * 3600.0  # seconds, as RFC 9309 has it
_LONGEST_PAUSE = 60.0  # seconds that a robots.txt may ask for between two requests
_FAILURES = 3  # in a row, after which a host rests
_REST = 600.0  # seconds
_BUSY = frozenset((429, 503))


@dataclass(slots=True, frozen=True)
class Manners:
    """The pause between two requests to one host (seconds), and what any answer may cost."""

    pause: float = 1.0
    limits: Limits = LIMITS


POLITE = Manners()


@dataclass(slots=True, frozen=True)
class Refused:
    """Why a host was not asked; `rest` for how many seconds it is left alone, None where its robots.txt forbids the URL."""

    what: str
    rest: float | None = None


@dataclass(slots=True)
class _Host:
    """What is remembered of one host; times in seconds of the monotonic clock."""

    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    free_at: float = 0.0
    rests_until: float = 0.0
    failures: int = 0
    robots: "Protego | Failure | None" = None
    robots_until: float = 0.0
    asking: asyncio.Lock = field(default_factory=asyncio.Lock)


class Hosts:
    """All hosts of one watch."""

    def __init__(self, client: "AsyncClient", manners: Manners) -> None:
        self._client = client
        self._manners = manners
        self._hosts: dict[str, _Host] = {}

    async def get(self, url: str, *, private: bool, known: Validators = NOTHING_KNOWN) -> Answer | Failure | Refused:
        """What lies at a URL, once it is its turn.

        Args:
            url: http or https.
            private: whether addresses of private nets may be asked.
            known: what is held already.
        """
        try:
            return await self._get(url, private, known)
        except Exception as error:  # one address must never stop the others
            return Failure(f"cannot be fetched: {type(error).__name__}: {error}")

    async def _get(self, url: str, private: bool, known: Validators) -> Answer | Failure | Refused:
        host = self._host(url)
        async with host.turn:
            refused = await self._refused(url, private)
            if refused is not None:
                return refused
            await asyncio.sleep(host.free_at - time.monotonic())
            found = await fetch(
                self._client, url, private=private, limits=self._manners.limits, known=known,
                may=lambda onward: self._onward(onward, private),
            )  # fmt: skip
            self._remember(host, found)
            return found

    def _host(self, url: str) -> _Host:
        return self._hosts.setdefault(urlsplit(url).netloc.casefold(), _Host())

    async def _onward(self, url: str, private: bool) -> str | None:
        """Why a redirect to this URL is not followed, None where it is."""
        refused = await self._refused(url, private)
        return refused.what if refused else None

    async def _refused(self, url: str, private: bool) -> Refused | None:
        """Why the URL's host is not asked now, None where it may be."""
        host = self._host(url)
        rest = host.rests_until - time.monotonic()
        if rest > 0:
            return Refused(f"{urlsplit(url).netloc} is left alone for now", rest)
        robots = await self._robots(host, url, private)
        if isinstance(robots, Failure):
            return Refused(f"its robots.txt cannot be read: {robots.what}", robots.retry_after or _REST)
        if not robots.can_fetch(url, _ROBOT):
            return Refused("the robots.txt of its host forbids it")
        return None

    async def _robots(self, host: _Host, url: str, private: bool) -> "Protego | Failure":
        """What the host allows: everything where it has no robots.txt, nothing (RFC 9309) where that cannot be had."""
        from protego import Protego

        async with host.asking:
            if host.robots is None or time.monotonic() > host.robots_until:
                address = urlsplit(url)
                where = f"{address.scheme}://{address.netloc}/robots.txt"
                found = await fetch(self._client, where, private=private, limits=self._robots_limits())
                host.free_at = time.monotonic() + self._manners.pause
                host.robots_until = time.monotonic() + (_ROBOTS_HOLD if isinstance(found, Answer) else _REST)
                if isinstance(found, Failure) and (found.status is None or found.down or found.status in _BUSY):
                    host.robots = found
                else:
                    text = found.raw.decode("utf-8", "replace") if isinstance(found, Answer) else ""
                    host.robots = Protego.parse(text)
            return host.robots

    def _robots_limits(self) -> Limits:
        return Limits(min(_ROBOTS.seconds, self._manners.limits.seconds), _ROBOTS.size)

    def _remember(self, host: _Host, found: Answer | Failure) -> None:
        """When the host may be asked next."""
        robots = host.robots
        asked = robots.crawl_delay(_ROBOT) if robots is not None and not isinstance(robots, Failure) else None
        host.free_at = time.monotonic() + max(self._manners.pause, min(asked or 0.0, _LONGEST_PAUSE))
        host.failures = host.failures + 1 if isinstance(found, Failure) and found.down else 0
        if isinstance(found, Failure) and (found.status in _BUSY or found.retry_after or host.failures >= _FAILURES):
            host.rests_until = time.monotonic() + (found.retry_after or _REST)
            host.failures = 0

"""One address, fetched: within limits of time, size and redirects, and never led from the open web into a private net.

A URL goes in, an `Answer` with the bytes comes out, or a `Failure` that says why not in words. It parses and keeps nothing.
"""

import asyncio
import datetime as dt
import email.utils
import ipaddress
import socket
import urllib.request
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from email.message import Message
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

import dateline

if TYPE_CHECKING:
    from httpx2 import AsyncClient, Response

AGENT = f"Mozilla/5.0 (compatible; Dateline/{dateline.__version__})"
_REDIRECTS = frozenset((301, 302, 303, 307, 308))


@dataclass(slots=True, frozen=True)
class Limits:
    """How long (seconds, all redirects together), how large (bytes, unpacked) and how roundabout an answer may be."""

    seconds: float = 30.0
    size: int = 10_000_000
    redirects: int = 5


LIMITS = Limits()


@dataclass(slots=True, frozen=True)
class Validators:
    """What a server said of the version it sent last, so that it need not send it again."""

    etag: str | None = None
    modified: str | None = None

    def headers(self) -> dict[str, str]:
        """As a conditional request names them."""
        told = {"If-None-Match": self.etag, "If-Modified-Since": self.modified}
        return {name: value for name, value in told.items() if value}


NOTHING_KNOWN = Validators()
May = Callable[[str], Awaitable[str | None]]


@dataclass(slots=True, frozen=True)
class Answer:
    """What came: the bytes with transfer and content encodings undone, from `url` after redirects.

    `status` is 200 to 299, or 304 where nothing has changed; `charset` and `content_type` as the server declares them.
    """

    url: str
    status: int
    raw: bytes
    content_type: str = ""
    charset: str | None = None
    validators: Validators = NOTHING_KNOWN


@dataclass(slots=True, frozen=True)
class Failure:
    """Why nothing came, in words; the server's status where it gave one, and the seconds it asks to be left alone.

    `down` says that the server is in no state to answer: unreachable, too slow, or at fault by its own word.
    """

    what: str
    status: int | None = None
    retry_after: float | None = None
    down: bool = False


def open_client() -> "AsyncClient":
    """A client for any number of fetches; close it, or use it in an `async with`."""
    import httpx2

    return httpx2.AsyncClient(headers={"User-Agent": AGENT}, follow_redirects=False)


async def fetch(
    client: "AsyncClient",
    url: str,
    *,
    private: bool,
    limits: Limits = LIMITS,
    known: Validators = NOTHING_KNOWN,
    may: May | None = None,
) -> Answer | Failure:
    """What lies at a URL.

    Args:
        client: from `open_client`.
        url: http or https.
        private: whether addresses of private nets may be asked: only where the user named one.
        limits: a response that passes them is cut off.
        known: what is held already; an answer of status 304 says that it still stands.
        may: told each address that a redirect leads to, says why it is not to be asked, None where it is.
    """
    import httpx2

    try:
        async with asyncio.timeout(limits.seconds):
            return await _follow(client, url, private, limits, known, may)
    except TimeoutError:
        return Failure(f"no complete answer within {limits.seconds:g} seconds", down=True)
    except httpx2.DecodingError:
        return Failure("the answer is packed in a way that it does not declare")
    except (httpx2.HTTPError, httpx2.StreamError, httpx2.InvalidURL, OSError, ValueError) as error:
        return Failure(f"cannot be fetched: {_words(error)}", down=True)


async def is_private(url: str) -> bool:
    """Whether the URL's host is, or has an address, on this machine or in a private net; false where nobody knows it."""
    address = urlsplit(url)
    try:
        port = address.port or 80
        found = await asyncio.get_running_loop().getaddrinfo(address.hostname, port, type=socket.SOCK_STREAM)
    except (OSError, ValueError):
        return False
    return any(not ipaddress.ip_address(str(one[4][0]).partition("%")[0]).is_global for one in found)


async def _follow(
    client: "AsyncClient", url: str, private: bool, limits: Limits, known: Validators, may: May | None
) -> Answer | Failure:
    seen = [url]
    while True:
        if urlsplit(seen[-1]).scheme not in ("http", "https"):
            led = f"led away to {seen[-1]}; " if len(seen) > 1 else ""
            return Failure(f"{led}only http and https addresses are fetched")
        if not private and await is_private(seen[-1]):
            return Failure(f"{seen[-1]} is an address of a private net, which is asked only where it is named")
        async with client.stream("GET", seen[-1], headers=known.headers()) as response:
            if not private and _reached_private(response):
                return Failure(f"{seen[-1]} led to an address of a private net")
            if response.status_code not in _REDIRECTS or "location" not in response.headers:
                return await _answer(response, seen[-1], limits)
            onward = urljoin(seen[-1], response.headers["location"])
        if onward in seen:
            return Failure(f"sent in a circle: {' → '.join([*seen, onward])}", response.status_code)
        if len(seen) > limits.redirects:
            return Failure(f"sent on more than {limits.redirects} times, last to {onward}", response.status_code)
        refused = await may(onward) if may is not None else None
        if refused is not None:
            return Failure(f"led on to {onward}: {refused}")
        seen.append(onward)


def _reached_private(response: "Response") -> bool:
    """Whether the answer comes from a private net though its name had no such address; a proxy's address tells nothing."""
    stream = response.extensions.get("network_stream")
    peer = stream.get_extra_info("server_addr") if stream is not None and not urllib.request.getproxies() else None
    return peer is not None and not ipaddress.ip_address(str(peer[0]).partition("%")[0]).is_global


async def _answer(response: "Response", url: str, limits: Limits) -> Answer | Failure:
    status = response.status_code
    if status != 304 and not 200 <= status < 300:
        words = f"the server answered {status} {response.reason_phrase}".rstrip()
        return Failure(words, status, _seconds(response.headers.get("retry-after")), down=status >= 500)
    if int(response.headers.get("content-length") or 0) > limits.size:
        return Failure(_too_large(limits))
    parts, size = [], 0
    async for chunk in response.aiter_bytes(65536):
        parts.append(chunk)
        size += len(chunk)
        if size > limits.size:
            return Failure(_too_large(limits))
    declared = Message()
    declared["content-type"] = response.headers.get("content-type", "")
    validators = Validators(response.headers.get("etag"), response.headers.get("last-modified"))
    return Answer(
        url, status, b"".join(parts), declared.get_content_type(), declared.get_content_charset(), validators
    )  # fmt: skip


def _too_large(limits: Limits) -> str:
    return f"larger than {limits.size / 1_000_000:g} MB"


def _seconds(told: str | None) -> float | None:
    """What `Retry-After` asks for, as seconds or as a date; None where it says nothing that can be read."""
    if told is None:
        return None
    if told.strip().isdigit():
        return float(told)
    try:
        until = email.utils.parsedate_to_datetime(told)
    except ValueError:
        return None
    until = until if until.tzinfo else until.replace(tzinfo=dt.UTC)
    return max(0.0, (until - dt.datetime.now(dt.UTC)).total_seconds())


def _words(error: Exception) -> str:
    """What a library's error says, or its kind where it says nothing."""
    return str(error) or type(error).__name__

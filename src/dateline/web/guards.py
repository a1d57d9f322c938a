"""What stands before every request: the host that it names, where it comes from, and what pages may load.

An ASGI application goes in, the same with guards comes out. No page may run a script or style that is not our own file.
"""

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOOPBACK = ("localhost", "127.0.0.1", "[::1]")
HEADERS = {
    "Content-Security-Policy": "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
_FOREIGN = ("cross-site", "same-site")  # another port of this machine is of the same site
_PORT = re.compile(r":\d+$")
LONGEST = 4_000_000  # bytes of a body


class Guards:
    """Refuses what names a foreign host or comes from one, and writes the headers of every answer."""

    def __init__(self, app: ASGIApp, hosts: Sequence[str] | None = LOOPBACK) -> None:
        """Puts guards before an application.

        Args:
            app: the application.
            hosts: names under which it may be asked for, against DNS rebinding; None: any.
        """
        self.app, self.hosts = app, hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                if scope["path"].startswith("/api/"):
                    headers.setdefault("Cache-Control", "no-store")
            await send(message)

        refused = self._refused(scope)
        await (refused or self.app)(scope, receive, guarded)

    def _refused(self, scope: Scope) -> JSONResponse | None:
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        if self.hosts is not None and _PORT.sub("", host) not in self.hosts:
            return _told(421, f"this server is not {host!r}", "Ask for it as http://127.0.0.1 or http://localhost")
        origin = headers.get("origin")
        if origin is not None and scope["method"] not in ("GET", "HEAD") and urlsplit(origin).netloc != host:
            return _told(403, f"a page of {origin} may not write here", "Open the workbench itself")
        if headers.get("sec-fetch-site") in _FOREIGN and scope["path"].startswith("/api/"):
            return _told(403, "a page of another site may not ask here", "Open the workbench itself")
        if "transfer-encoding" in headers:
            return _told(411, "the request does not say how long it is", "Send it with a Content-Length")
        length = headers.get("content-length", "0")
        if length.isdecimal() and int(length) > LONGEST:
            return _told(413, "the request is too long", f"Send at most {LONGEST} bytes")
        if b"%00" in scope.get("raw_path", b"") + scope.get("query_string", b""):
            return _told(400, "the address holds a character that no name has", "Leave out U+0000")
        return None


def _told(status: int, what: str, todo: str) -> JSONResponse:
    return JSONResponse({"what": what, "where": None, "todo": todo}, status)

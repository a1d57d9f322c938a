"""Who may do what: sessions, tokens and roles, checked by one dependency that every route names.

A request goes in, a `Visitor` comes out, or an answer that says what is missing. It keeps no secret in the clear.
"""

import datetime as dt
import hashlib
import hmac
import secrets
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from fastapi import Depends, HTTPException, Request

from dateline.web.workplaces import Workplace
from dateline.workflow.people import ROLES, Role, holder_of

COOKIE = "dateline"
CSRF = "X-CSRF-Token"
_PASSED_ON = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via")
SAFE = ("GET", "HEAD", "OPTIONS")
LOCAL_USER = secrets.token_urlsafe(32)  # what stands for a session where there are no users


@dataclass(slots=True, frozen=True)
class Visitor:
    """Who asks: the name under which judgements are recorded, the role, and the token that writes must carry.

    `secret` is that of the session or token, None where there are no users; `token` tells that it is a program's.
    """

    name: str
    role: Role
    csrf: str
    secret: str | None = None
    token: bool = False

    def may(self, role: Role) -> bool:
        """True where the role is at least this one."""
        return ROLES.index(self.role) >= ROLES.index(role)


class Needs:
    """The dependency that names the least role of a route; `anyone` for those by which one comes in."""

    def __init__(self, role: Role | Literal["anyone"]) -> None:
        self.role = role

    def __call__(self, request: Request) -> Visitor | None:
        """Who asks, if that one may.

        Raises:
            HTTPException: nobody came in, the role is too small, or a write lacks its token.
        """
        place: Workplace = request.app.state.workplace
        visitor = visitor_of(request, place)
        if self.role == "anyone":
            return visitor
        if visitor is None:
            raise refusal(401, "nobody is signed in", "Sign in, or send a token as `Authorization: Bearer …`")
        if request.method not in SAFE and not visitor.token:
            check_csrf(request, visitor)
        if not visitor.may(self.role):
            raise refusal(403, f"{visitor.name} is {visitor.role}, and this takes {self.role}", "Ask an admin")
        return visitor


def check_csrf(request: Request, visitor: Visitor) -> None:
    """Refuses a write without the token that only our own pages can read.

    Raises:
        HTTPException: it is missing or another.
    """
    if not hmac.compare_digest(request.headers.get(CSRF, "").encode(), visitor.csrf.encode()):
        raise refusal(403, f"the write carries no valid {CSRF}", "Take it from GET /api/v1/session")


def visitor_of(request: Request, place: Workplace) -> Visitor | None:
    """Who asks, None where nobody came in.

    Raises:
        HTTPException: a proxy passes on what comes from elsewhere, to a project that takes all for its own user.
    """
    if place.open():
        if any(name in request.headers for name in _PASSED_ON):
            raise refusal(403, "a project without users is not served through a proxy", "Run `dateline user add` first")
        return Visitor(place.settings.who or _login(), "admin", csrf_of(LOCAL_USER))
    now = dt.datetime.now(dt.UTC)
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    secret = token.strip() if scheme.casefold() == "bearer" else request.cookies.get(COOKIE, "")
    held = holder_of(place.store, secret, now) if secret else None
    if held is None:
        return None
    user, key = held
    by_token = key.label is not None
    if by_token != (scheme.casefold() == "bearer"):  # a session is no token, nor a token a session
        return None
    return Visitor(user.name, _role(user.role), csrf_of(secret), secret, by_token)


def csrf_of(secret: str) -> str:
    """The token of a session's writes, which tells nothing of its secret."""
    return hashlib.sha256(f"csrf:{secret}".encode()).hexdigest()


def _role(name: str) -> Role:
    return next(role for role in ROLES if role == name)


def _login() -> str:
    import getpass

    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "local"


def refusal(status: int, what: str, todo: str) -> HTTPException:
    """An answer that says what happened and what to do."""
    return HTTPException(status, {"what": what, "where": None, "todo": todo})


def workplace_of(request: Request) -> Workplace:
    """The project at work."""
    place: Workplace = request.app.state.workplace
    return place


def needs(role: Role | Literal["anyone"]) -> Any:
    """The dependency that lets in whoever has at least this role."""
    return Depends(Needs(role))


Place = Annotated[Workplace, Depends(workplace_of)]
Reader = Annotated[Visitor, needs("reader")]
CoderOf = Annotated[Visitor, needs("coder")]
Reviewer = Annotated[Visitor, needs("reviewer")]
Admin = Annotated[Visitor, needs("admin")]
Anyone = Annotated[Visitor | None, needs("anyone")]

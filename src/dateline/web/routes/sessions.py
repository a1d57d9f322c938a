"""Coming in and going out, users and tokens."""

import datetime as dt
from typing import Any, Literal

from fastapi import APIRouter, Request, Response
from pydantic import SecretStr

from dateline import __version__
from dateline.codebook import load_codebook
from dateline.records.frames import Record
from dateline.store.workbench import User
from dateline.values import text_hash
from dateline.web.access import COOKIE, Admin, Anyone, Place, Reader, Visitor, csrf_of, refusal
from dateline.web.parameters import Name
from dateline.web.workplaces import Workplace
from dateline.workflow.people import (
    SESSION,
    Role,
    add_user,
    change_password,
    check_password,
    make_token,
    open_session,
    remove_user,
)

router = APIRouter(tags=["session"])
_SLOWED: dict[int | str, dict[str, Any]] = {429: {"description": "Too many tries; Retry-After says how long to wait."}}


class Session(Record):
    """Who works here: writes carry `csrf` in the header X-CSRF-Token. `open`: the project has no users."""

    user: str
    role: Role
    csrf: str
    open: bool
    project: str


class SignIn(Record):
    """A name and its password."""

    name: Name
    password: SecretStr


class UserRow(Record):
    """A user; `password` tells whether one is set, `made` is UTC, ISO 8601."""

    name: str
    role: str
    password: bool
    made: str


class UserRows(Record):
    """All users, by name."""

    rows: tuple[UserRow, ...]


class NewUser(Record):
    """A user to add or change; without a password that one comes by tokens alone, or keeps the one that is set."""

    name: Name
    role: Role
    password: SecretStr | None = None


class NewPassword(Record):
    """One's own password, old and new."""

    old: SecretStr
    new: SecretStr


class TokenRow(Record):
    """A token by its label; `id` begins its hash. `secret` is told once, when it is made."""

    id: str
    label: str
    made: str
    secret: str | None = None


class TokenRows(Record):
    """One's own tokens, oldest first."""

    rows: tuple[TokenRow, ...]


class Label(Record):
    """What a token is for."""

    label: Name


class Project(Record):
    """Facts of the project: what it holds, and who made what it shows. `due`: something is yet to be linked."""

    name: str
    reports: int
    claims: int
    incidents: int
    judgements: int
    summaries: int
    due: bool
    dateline: str
    codebook: str
    formats: tuple[str, ...]


@router.get("/session")
def session(place: Place, visitor: Anyone) -> Session:
    """Who works here; 401 where nobody is signed in."""
    if visitor is None:
        raise refusal(401, "nobody is signed in", "Sign in")
    return Session(
        user=visitor.name, role=visitor.role, csrf=visitor.csrf, open=place.open(), project=place.store.folder.resolve().name
    )  # fmt: skip


@router.post("/session", responses=_SLOWED)
def sign_in(request: Request, response: Response, place: Place, visitor: Anyone, body: SignIn) -> Session:
    """Signs in: the session is a cookie that no script can read."""
    user = _checked(request, place, body.name, body.password)
    if user is None:
        raise refusal(401, "no such name and password", "Check both")
    if visitor is not None:  # who signs in anew leaves no session behind
        _end(place, visitor)
    secret = open_session(place.store, user, dt.datetime.now(dt.UTC))
    response.set_cookie(
        COOKIE, secret, max_age=int(SESSION.total_seconds()), httponly=True, samesite="strict",
        secure=request.url.scheme == "https", path="/",
    )  # fmt: skip
    role: Literal["reader", "coder", "reviewer", "admin"] = user.role  # type: ignore[assignment]  # the store holds no other
    return Session(
        user=user.name, role=role, csrf=csrf_of(secret), open=False, project=place.store.folder.resolve().name
    )


def _checked(request: Request, place: Workplace, name: str, password: SecretStr) -> User | None:
    """The user with this name and password, None where either is wrong.

    Raises:
        HTTPException: it was tried too often.
    """
    limits, address = request.app.state.limits, request.client.host if request.client else ""
    if wait := limits.begin(name, address):
        refused = refusal(429, "too many tries", f"Try again in {wait} seconds")
        refused.headers = {"Retry-After": str(wait)}
        raise refused
    user = check_password(place.store, name, password.get_secret_value())
    if user is not None:
        limits.succeeded(name, address)
    return user


def _end(place: Workplace, visitor: Visitor) -> None:
    """Ends the session by which somebody came; a token stays."""
    if visitor.secret and not visitor.token:
        place.store.drop_key(text_hash(visitor.secret))


@router.delete("/session", status_code=204)
def sign_out(response: Response, place: Place, visitor: Reader) -> None:
    """Signs out; the session is worth nothing from then on."""
    _end(place, visitor)
    response.delete_cookie(COOKIE, path="/")


@router.put("/session/password", status_code=204, responses=_SLOWED)
def put_password(request: Request, place: Place, visitor: Reader, body: NewPassword) -> None:
    """Changes one's own password; all sessions end."""
    if _checked(request, place, visitor.name, body.old) is None:
        raise refusal(403, "the old password is another", "Check it")
    change_password(place.store, visitor.name, body.new.get_secret_value())


@router.get("/project")
def project(place: Place, visitor: Reader) -> Project:
    """Facts of the project."""
    from dateline.workflow.export import EXPORTERS

    store = place.store
    return Project(
        name=store.folder.resolve().name,
        reports=store.report_count(),
        claims=store.claim_count(),
        incidents=store.incident_count(),
        judgements=store.judgement_position(),
        summaries=store.summary_count(),
        due=store.link_due,
        dateline=__version__,
        codebook=load_codebook().version,
        formats=tuple(EXPORTERS),
    )


@router.get("/users")
def users(place: Place, visitor: Admin) -> UserRows:
    """All users."""
    return UserRows(
        rows=tuple(
            UserRow(name=one.name, role=one.role, password=one.password is not None, made=one.made)
            for one in place.store.users()
        )
    )


@router.post("/users")
def put_user(place: Place, visitor: Admin, body: NewUser) -> UserRow:
    """Adds a user, or changes role or password of one; that one's sessions end.

    The first user ends the time in which whoever sits at this machine needs no name, so it must be an admin with a password.
    """
    password = body.password.get_secret_value() if body.password else None
    if place.open() and (body.role != "admin" or not password):
        raise refusal(422, "nobody could sign in to look after users", "Make the first user admin, with a password")
    made = add_user(place.store, body.name, body.role, password, dt.datetime.now(dt.UTC))
    return UserRow(name=made.name, role=made.role, password=made.password is not None, made=made.made)


@router.delete("/users/{name}", status_code=204)
def drop_user(place: Place, visitor: Admin, name: Name) -> None:
    """Takes a user out; what that one decided stays."""
    remove_user(place.store, name)


@router.get("/tokens")
def tokens(place: Place, visitor: Reader) -> TokenRows:
    """One's own tokens."""
    held = place.store.tokens(visitor.name)
    return TokenRows(rows=tuple(TokenRow(id=one.sha256[:16], label=one.label or "", made=one.made) for one in held))


@router.post("/tokens")
def new_token(place: Place, visitor: Reader, body: Label) -> TokenRow:
    """Makes a token for a program that comes as oneself."""
    if place.open():
        raise refusal(422, "the project has no users yet", "Add one first")
    now = dt.datetime.now(dt.UTC)
    secret = make_token(place.store, visitor.name, body.label, now)
    return TokenRow(id=text_hash(secret)[:16], label=body.label, made=now.isoformat(timespec="seconds"), secret=secret)


@router.delete("/tokens/{token}", status_code=204)
def drop_token(place: Place, visitor: Reader, token: Name) -> None:
    """Ends one of one's own tokens."""
    for one in place.store.tokens(visitor.name):
        if one.sha256[:16] == token:
            place.store.drop_key(one.sha256)
            return
    raise refusal(404, "no token of yours has this id", "GET /tokens lists them")

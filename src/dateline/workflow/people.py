"""Who may come: users with roles and passwords, sessions of browsers, tokens of programs.

Names and secrets go in, whoever holds them comes out. Passwords are kept as argon2 hashes, secrets as SHA-256 alone.
"""

import datetime as dt
import secrets
import threading
from dataclasses import replace
from typing import Literal, get_args

from dateline.errors import NotInStore, ReviewError
from dateline.store import Store
from dateline.store.workbench import Key, User
from dateline.values import text_hash

Role = Literal["reader", "coder", "reviewer", "admin"]
ROLES: tuple[Role, ...] = get_args(Role)
SESSION = dt.timedelta(hours=14)  # an analyst's day; it ends with the browser too
SHORTEST = 10  # characters of a password
LONGEST = 200
_NAME = 80
_HASHING = threading.BoundedSemaphore(2)  # each takes 64 MB and all cores for a moment


def add_user(store: Store, name: str, role: Role, password: str | None, now: dt.datetime) -> User:
    """Adds a user, or gives one another role or password; without a password a user comes by tokens alone.

    Raises:
        ReviewError: the name or the password will not do, or the last admin would be gone.
    """
    if not name.strip() or len(name) > _NAME or not name.isprintable():
        todo = f"Give a plain name of at most {_NAME} characters"
        raise ReviewError("this is no name of a user", where=repr(name[:_NAME]), todo=todo)
    if password is not None:
        _check_length(name, password)
    hashed = _hash(password) if password is not None else None
    with store.together():  # two admins who make each other less must not both succeed
        if role != "admin":
            _refuse_last_admin(store, name)
        held = store.user(name)
        kept = hashed if hashed is not None or held is None else held.password
        user = User(name, role, kept, held.made if held else _told(now))
        store.put_user(user)
    return user


def change_password(store: Store, name: str, password: str) -> None:
    """Gives a user another password; the role stays whatever it is by now, and all sessions end.

    Raises:
        NotInStore: the user went meanwhile.
        ReviewError: the password will not do.
    """
    _check_length(name, password)
    hashed = _hash(password)
    with store.together():
        held = store.user(name)
        if held is None:
            raise NotInStore("no such user", where=name, todo="`dateline user list` names them")
        store.put_user(replace(held, password=hashed))


def remove_user(store: Store, name: str) -> None:
    """Takes a user out; what was decided stays.

    Raises:
        NotInStore: there is none of this name.
        ReviewError: it is the last admin, and others are left.
    """
    with store.together():
        if store.user_count() > 1:
            _refuse_last_admin(store, name)
        store.remove_user(name)


def _check_length(name: str, password: str) -> None:
    if not SHORTEST <= len(password) <= LONGEST:
        todo = f"Give one of {SHORTEST} to {LONGEST} characters"
        raise ReviewError("the password is too short or too long", where=name, todo=todo)


def _refuse_last_admin(store: Store, name: str) -> None:
    admins = [user.name for user in store.users() if user.role == "admin"]
    if admins == [name]:
        todo = "Make another user admin first"
        raise ReviewError("nobody would be left to look after users", where=name, todo=todo)


def check_password(store: Store, name: str, password: str) -> User | None:
    """The user with this name and password, None where either is wrong; it takes as long either way."""
    from argon2 import PasswordHasher
    from argon2.exceptions import Argon2Error, InvalidHashError

    user = store.user(name)
    try:
        with _HASHING:
            PasswordHasher().verify(user.password if user and user.password else _NOBODY, password[:LONGEST])
    except (Argon2Error, InvalidHashError):
        return None
    return user if user and user.password else None


# what nobody's password hashes to, checked where no such user is, so that time tells no names
_NOBODY = "$argon2id$v=19$m=65536,t=3,p=4$W+GtIDDwPamlLX/OXi8evg$2XHbKCJu+EjiCmVdqKiOROsYD8x7qs0ZkUyYZWBArTE"


def _hash(password: str) -> str:
    from argon2 import PasswordHasher

    with _HASHING:
        return PasswordHasher().hash(password)


def open_session(store: Store, user: User, now: dt.datetime) -> str:
    """The secret of a new session of a user."""
    return _open(store, user, None, now, now + SESSION)


def make_token(store: Store, name: str, label: str, now: dt.datetime) -> str:
    """The secret of a new token of a user; it is told once and kept nowhere.

    Raises:
        ReviewError: there is no such user, or the label will not do.
    """
    user = store.user(name)
    if user is None:
        raise ReviewError("no such user", where=name, todo="Add the user first: `dateline user add`")
    if not label.strip() or len(label) > _NAME or not label.isprintable():
        raise ReviewError("this is no label", where=name, todo=f"Say in at most {_NAME} characters what it is for")
    return _open(store, user, label, now, None)


def _open(store: Store, user: User, label: str | None, now: dt.datetime, until: dt.datetime | None) -> str:
    secret = secrets.token_urlsafe(32)
    key = Key(text_hash(secret), user.name, label, _told(now), _told(until) if until else None)
    store.put_key(key, _told(now))
    return secret


def holder_of(store: Store, secret: str, now: dt.datetime) -> tuple[User, Key] | None:
    """Who comes by a session or a token, None where it is none or has ended."""
    return store.holder(text_hash(secret), _told(now))


def _told(when: dt.datetime) -> str:
    return when.astimezone(dt.UTC).isoformat(timespec="seconds")

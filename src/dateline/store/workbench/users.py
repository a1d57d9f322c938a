"""Users, and the keys by which they come: sessions of browsers and tokens of programs, each kept as a hash alone.

Names, roles and hashes go in and come out. It checks no password and knows no clock.
"""

from dataclasses import dataclass

from sqlalchemy import delete, func, insert, select, update

from dateline.errors import NotInStore
from dateline.store import tables
from dateline.store.sections import Section


@dataclass(slots=True, frozen=True)
class User:
    """Who may come, as what; `password` is an argon2 hash, None for who comes by tokens alone; `made` UTC, ISO 8601."""

    name: str
    role: str
    password: str | None
    made: str


@dataclass(slots=True, frozen=True)
class Key:
    """A session, or a token where it has a label, by the hash of its secret; `until` None: it does not end."""

    sha256: str
    user: str
    label: str | None
    made: str
    until: str | None


class Users(Section):
    """Who may come, and by which keys."""

    def users(self) -> list[User]:
        """All users, by name."""
        with self._database.reading() as connection:
            rows = connection.execute(select(tables.users).order_by(tables.users.c.name))
            return [User(**row._mapping) for row in rows]

    def user_count(self) -> int:
        """How many users there are."""
        with self._database.reading() as connection:
            return connection.scalar(select(func.count()).select_from(tables.users)) or 0

    def user(self, name: str) -> User | None:
        """The user of this name, None where there is none."""
        with self._database.reading() as connection:
            row = connection.execute(select(tables.users).where(tables.users.c.name == name)).one_or_none()
        return User(**row._mapping) if row else None

    def put_user(self, user: User) -> None:
        """Adds a user, or changes the role and password of one; a change of either ends that one's sessions."""
        column, values = tables.users.c, {"role": user.role, "password": user.password}
        with self._database.writing() as connection:
            changed = connection.execute(update(tables.users).where(column.name == user.name).values(values))
            if changed.rowcount == 0:
                connection.execute(insert(tables.users).values(name=user.name, made=user.made, **values))
            key = tables.keys.c
            connection.execute(delete(tables.keys).where(key.user == user.name, key.label.is_(None)))

    def remove_user(self, name: str) -> None:
        """Takes a user and all keys of that one out; what the user decided stays.

        Raises:
            NotInStore: there is none of this name.
        """
        with self._database.writing() as connection:
            connection.execute(delete(tables.keys).where(tables.keys.c.user == name))
            if connection.execute(delete(tables.users).where(tables.users.c.name == name)).rowcount == 0:
                raise NotInStore("no such user", where=name, todo="`dateline user list` names them")

    def put_key(self, key: Key, now: str) -> None:
        """Keeps a key; those that ended before `now` go."""
        column = tables.keys.c
        with self._database.writing() as connection:
            connection.execute(delete(tables.keys).where(column.until < now))
            values = {"sha256": key.sha256, "user": key.user, "label": key.label, "made": key.made, "until": key.until}
            connection.execute(insert(tables.keys).values(values))

    def holder(self, sha256: str, now: str) -> tuple[User, Key] | None:
        """Who comes by the key with this hash, None where none stands or it has ended."""
        column = tables.keys.c
        with self._database.reading() as connection:
            row = connection.execute(select(tables.keys).where(column.sha256 == sha256)).one_or_none()
            if row is None or (row.until is not None and row.until < now):
                return None
            user = connection.execute(select(tables.users).where(tables.users.c.name == row.user)).one_or_none()
        return (User(**user._mapping), Key(**row._mapping)) if user else None

    def tokens(self, user: str) -> list[Key]:
        """A user's tokens, oldest first."""
        column = tables.keys.c
        query = select(tables.keys).where(column.user == user, column.label.is_not(None)).order_by(column.made)
        with self._database.reading() as connection:
            return [Key(**row._mapping) for row in connection.execute(query)]

    def drop_key(self, sha256: str) -> bool:
        """Ends a session or a token; False where there was none."""
        with self._database.writing() as connection:
            return connection.execute(delete(tables.keys).where(tables.keys.c.sha256 == sha256)).rowcount > 0

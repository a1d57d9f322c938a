"""One project's store: a folder with `dateline.json`, the database (SQLite unless a URL names another) and the archive.

Its methods stand in sections by what they hold. Each is one transaction, so that a killed run leaves whole records only.
"""

import json
import secrets
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import insert

from dateline.errors import NoProject, ProjectExists, StoreError
from dateline.store import tables
from dateline.store.archives import Archive
from dateline.store.databases import Database, without_password
from dateline.store.erasures import Erasures
from dateline.store.feeds import Feeds
from dateline.store.incidents import Incidents
from dateline.store.judgements import Judgements
from dateline.store.migrations import upgrade, version_of
from dateline.store.reports import Reports
from dateline.store.sections import fact
from dateline.store.workbench import Assignments, Inbox, Jobs, Summaries, Users

MARKER = "dateline.json"
_PROJECT = "project"  # the fact, and the marker's key, by which a folder and a database know each other


class Store(Reports, Incidents, Judgements, Erasures, Inbox, Summaries, Users, Assignments, Feeds, Jobs):
    """The records of one project. Made by `create` or `open`; close it, or use it in a `with`."""

    def __init__(self, folder: Path, url: str | None) -> None:
        self.folder = folder
        self.archive = Archive(folder / "archive")
        self._database = Database(folder, url)

    @classmethod
    def create(cls, folder: Path, url: str | None = None) -> Self:
        """A new, empty project in `folder`, which is made if need be; `url` names another database than SQLite.

        A password in the URL is used and not kept: later it comes from PGPASSWORD or ~/.pgpass. What a killed `create`
        left behind is completed.

        Raises:
            ProjectExists: one stands there.
            StoreError: the folder or the database cannot be written.
        """
        if (folder / MARKER).exists():
            todo = "Use it, or name another folder"
            raise ProjectExists("a project stands here already", where=str(folder), todo=todo)
        with cls(folder, url)._closed_on_error() as store:
            try:
                (folder / "archive").mkdir(parents=True, exist_ok=True)
                token = _draft(folder / f"{MARKER}.part", without_password(url) if url else None)
                store._claim(token, shared=url is not None)
                (folder / f"{MARKER}.part").replace(folder / MARKER)
            except OSError as error:
                todo = "Name a folder that can be written"
                raise StoreError(f"cannot be made: {error.strerror}", where=str(folder), todo=todo) from error
        return store

    def _claim(self, token: str, *, shared: bool) -> None:
        """Makes the database this project's; one that is `shared` may hold another's."""
        with self._database.reading() as connection:
            held = fact(connection, _PROJECT) if (version := version_of(connection)) > 1 else None
        if shared and version and held != token:
            todo = "Name another database"
            raise ProjectExists("the database holds a project", where=self._database.where, todo=todo)
        with self._database.together():  # so that a database is never made without saying whose it is
            upgrade(self._database, tell=lambda _: None)
            if held is None:
                with self._database.writing() as connection:
                    connection.execute(insert(tables.facts).values(name=_PROJECT, value=token))

    @classmethod
    def open(cls, folder: Path, tell: Callable[[str], None] = lambda _: None) -> Self:
        """The project in `folder`; one of an older version is brought to this one, which `tell` is told.

        Raises:
            NoProject: there is none.
            StoreError: it was made by a newer version, or cannot be read.
        """
        try:
            marker = json.loads((folder / MARKER).read_text(encoding="utf-8"))
            url = marker["database"]
        except FileNotFoundError:
            todo = "Make one with `dateline init DIR`, or name one with --project DIR"
            raise NoProject("there is no Dateline project here", where=str(folder.resolve()), todo=todo) from None
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise StoreError(f"cannot be read: {error}", where=str(folder / MARKER), todo="Restore the file") from error
        with cls(folder, url)._closed_on_error() as store:
            if store._database.file is not None and not store._database.file.exists():
                todo = "Restore the file from a copy; the raw bytes of all reports lie in the archive"
                raise StoreError("the project's database is gone", where=str(store._database.file), todo=todo)
            upgrade(store._database, tell)
        return store

    @contextmanager
    def _closed_on_error(self) -> Iterator[Self]:
        try:
            yield self
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Self:
        """The store itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Closes the store."""
        self.close()

    def close(self) -> None:
        """Lets go of the database."""
        self._database.close()

    def copies_set_aside(self) -> tuple[Path, ...]:
        """The copies of the database that were set aside before it was brought to a newer schema."""
        file = self._database.file
        return tuple(sorted(file.parent.glob(f"{file.name}.schema-*"))) if file is not None else ()

    def together(self) -> AbstractContextManager[None]:
        """All that this thread does with the store inside is one transaction, and nobody else writes meanwhile."""
        return self._database.together()


def _draft(part: Path, url: str | None) -> str:
    """Writes the marker under another name until the database is made; the project's token, an earlier draft's too."""
    try:
        draft = json.loads(part.read_text(encoding="utf-8"))
        if draft["database"] == url:
            return str(draft[_PROJECT])
    except (OSError, ValueError, KeyError, TypeError):  # there is none, or it is half written
        pass
    token = secrets.token_hex(8)
    part.write_text(json.dumps({"database": url, _PROJECT: token}) + "\n", encoding="utf-8")
    return token

"""One project's store: a folder with `dateline.json`, the database (SQLite unless a URL names another) and the archive.

Each method is one transaction, so that a killed run leaves whole records only.
"""

import datetime as dt
import json
from collections import Counter
from collections.abc import Collection, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine, delete, func, insert, select, update

from dateline.errors import NoProject, NotInStore, ProjectExists, StoreError
from dateline.records import Claim, Coding, Incident, Judgement, NoEvent, Report
from dateline.store import tables
from dateline.store.archives import Archive
from dateline.store.engines import make_engine, transaction

MARKER = "dateline.json"
_LINK_DUE = "link_due"
_BATCH = 500  # values in one statement; SQLite and PostgreSQL both take more
_LIKELY = 20  # reports of which the whole fingerprint is counted


class Store:
    """The records of one project. Made by `create` or `open`; close it, or use it in a `with`."""

    def __init__(self, folder: Path, engine: Engine) -> None:
        self.folder = folder
        self.archive = Archive(folder / "archive")
        self._engine = engine

    @classmethod
    def create(cls, folder: Path, url: str | None = None) -> Self:
        """A new, empty project in `folder`, which is made if need be; `url` names another database than SQLite.

        Raises:
            ProjectExists: one stands there.
            StoreError: the folder or the database cannot be written.
        """
        if (folder / MARKER).exists():
            raise ProjectExists(
                "a project stands here already", where=str(folder), todo="Use it, or name another folder"
            )
        try:
            (folder / "archive").mkdir(parents=True, exist_ok=True)
        except OSError as error:
            todo = "Name a folder that can be written"
            raise StoreError(f"cannot be made: {error.strerror}", where=str(folder), todo=todo) from error
        store = cls(folder, make_engine(folder, url))
        with transaction(store._engine, str(folder)) as connection:
            tables.metadata.create_all(connection)
            if _fact(connection, "schema") is None:
                facts = {"schema": str(tables.SCHEMA_VERSION), _LINK_DUE: "no"}
                connection.execute(insert(tables.facts), [{"name": name, "value": facts[name]} for name in facts])
            elif url:  # without a URL it is what a killed `init` left behind
                raise ProjectExists("the database holds a project", where=url, todo="Name another database")
        (folder / MARKER).write_text(json.dumps({"database": url}) + "\n", encoding="utf-8")
        return store

    @classmethod
    def open(cls, folder: Path) -> Self:
        """The project in `folder`.

        Raises:
            NoProject: there is none.
            StoreError: it was made by another version, or cannot be read.
        """
        try:
            marker = json.loads((folder / MARKER).read_text(encoding="utf-8"))
        except FileNotFoundError:
            todo = "Make one with `dateline init DIR`, or name one with --project DIR"
            raise NoProject("there is no Dateline project here", where=str(folder.resolve()), todo=todo) from None
        except (OSError, ValueError) as error:
            raise StoreError(f"cannot be read: {error}", where=str(folder / MARKER), todo="Restore the file") from error
        store = cls(folder, make_engine(folder, marker.get("database")))
        with transaction(store._engine, str(folder)) as connection:
            version = _fact(connection, "schema")
        if version != str(tables.SCHEMA_VERSION):
            what = f"the project has schema {version}, this Dateline knows {tables.SCHEMA_VERSION}"
            raise StoreError(what, where=str(folder), todo="Use the Dateline that made it")
        return store

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
        self._engine.dispose()

    def _begin(self) -> AbstractContextManager[Connection]:
        return transaction(self._engine, str(self.folder))

    def put_report(self, report: Report, coding: Coding, *, added: dt.datetime, hashes: Collection[int] = ()) -> None:
        """Keeps a report with its coding, together; the incidents are due for linking from then on.

        Args:
            report: with the hash of the raw bytes that the archive holds.
            coding: its claims, or why there are none.
            added: UTC.
            hashes: the fingerprint of its text, by which copies of it are found.

        Raises:
            StoreError: its id stands already, or the database fails.
        """
        row = {
            "id": report.id,
            "raw_sha256": report.raw_sha256 or "",
            "text_sha256": report.text_sha256,
            "published": report.published,
            "added": added.isoformat(timespec="seconds"),
            "no_event": coding.none.model_dump_json() if coding.none else None,
            "body": report.model_dump_json(),
        }
        claims = [_claim_row(claim, report.id, position) for position, claim in enumerate(coding.claims)]
        with self._begin() as connection:
            connection.execute(insert(tables.reports).values(row))
            if claims:
                connection.execute(insert(tables.claims), claims)
            if hashes:
                rows = [{"hash": value, "report": report.id} for value in sorted(hashes)]
                connection.execute(insert(tables.fingerprints), rows)
            _set_fact(connection, _LINK_DUE, "yes")

    def report_id_of(self, raw_sha256: str) -> str | None:
        """The id of a report that was read from these raw bytes, None where there is none."""
        query = select(tables.reports.c.id).where(tables.reports.c.raw_sha256 == raw_sha256).limit(1)
        with self._begin() as connection:
            return connection.scalar(query)

    def text_hash_of(self, report_id: str) -> str | None:
        """The hash of the text that stands under an id, None where none does."""
        query = select(tables.reports.c.text_sha256).where(tables.reports.c.id == report_id)
        with self._begin() as connection:
            return connection.scalar(query)

    def sharing(self, hashes: Collection[int]) -> tuple[dict[str, int], dict[str, int]]:
        """The reports that share hashes with a fingerprint: by id how many, and how many hashes each has in all."""
        column = tables.fingerprints.c
        shared: Counter[str] = Counter()
        values = sorted(hashes)
        with self._begin() as connection:
            for at in range(0, len(values), _BATCH):
                batch = column.hash.in_(values[at : at + _BATCH])
                query = select(column.report, func.count()).where(batch).group_by(column.report)
                for report, count in connection.execute(query):
                    shared[report] += count
            likely = [report for report, _ in shared.most_common(_LIKELY)]
            sizes = select(column.report, func.count()).where(column.report.in_(likely)).group_by(column.report)
            found = {report: int(count) for report, count in connection.execute(sizes)}
        return {report: shared[report] for report in found}, found

    def report(self, report_id: str) -> Report:
        """The report with this id.

        Raises:
            NotInStore: there is none.
        """
        with self._begin() as connection:
            body = connection.scalar(select(tables.reports.c.body).where(tables.reports.c.id == report_id))
        if body is None:
            raise NotInStore("no such report", where=report_id, todo="Add it with `dateline add`")
        return Report.model_validate_json(body)

    def reports(self) -> list[Report]:
        """All reports, in the order in which they were added."""
        with self._begin() as connection:
            bodies = connection.scalars(select(tables.reports.c.body).order_by(tables.reports.c.position)).all()
        return [Report.model_validate_json(body) for body in bodies]

    def coding(self, report_id: str) -> Coding:
        """What a report came to when it was coded.

        Raises:
            NotInStore: there is no such report.
        """
        self.report(report_id)
        with self._begin() as connection:
            none = connection.scalar(select(tables.reports.c.no_event).where(tables.reports.c.id == report_id))
        no_event = NoEvent.model_validate_json(none) if none else None
        return Coding(claims=tuple(self.claims(report_id)), none=no_event)

    def claims(self, report_id: str | None = None) -> list[Claim]:
        """All claims, or those of one report, in the order of the reports and then of the text."""
        query = select(tables.claims.c.body).join(tables.reports, tables.reports.c.id == tables.claims.c.report)
        if report_id is not None:
            query = query.where(tables.claims.c.report == report_id)
        with self._begin() as connection:
            order = (tables.reports.c.position, tables.claims.c.position)
            return [Claim.model_validate_json(body) for body in connection.scalars(query.order_by(*order))]

    def incidents(self) -> list[Incident]:
        """All incidents, in the order in which they were linked."""
        with self._begin() as connection:
            bodies = connection.scalars(select(tables.incidents.c.body).order_by(tables.incidents.c.position)).all()
        return [Incident.model_validate_json(body) for body in bodies]

    def incident(self, incident_id: str) -> Incident:
        """The incident with this id, or the one that took it over.

        Raises:
            NotInStore: there is none.
        """
        with self._begin() as connection:
            heir = connection.scalar(select(tables.aliases.c.incident).where(tables.aliases.c.alias == incident_id))
            query = select(tables.incidents.c.body).where(tables.incidents.c.id == (heir or incident_id))
            body = connection.scalar(query)
        if body is None:
            raise NotInStore("no such incident", where=incident_id, todo="`dateline incidents` lists them")
        return Incident.model_validate_json(body)

    @property
    def link_due(self) -> bool:
        """True where reports or judgements came in after the incidents were last linked."""
        with self._begin() as connection:
            return _fact(connection, _LINK_DUE) == "yes"

    def replace_incidents(self, incidents: Sequence[Incident]) -> None:
        """Puts these incidents in the place of all that stood."""
        rows = [{"id": one.id, "position": at, "body": one.model_dump_json()} for at, one in enumerate(incidents)]
        members = [
            {"incident": one.id, "claim": member.claim, "founding": member.founding}
            for one in incidents
            for member in one.members
        ]
        names = [{"alias": alias, "incident": one.id} for one in incidents for alias in one.aliases]
        with self._begin() as connection:
            for table in (tables.aliases, tables.memberships, tables.incidents):
                connection.execute(delete(table))
            for table, values in ((tables.incidents, rows), (tables.memberships, members), (tables.aliases, names)):
                if values:
                    connection.execute(insert(table), values)
            _set_fact(connection, _LINK_DUE, "no")

    def add_judgement(self, judgement: Judgement) -> None:
        """Appends a judgement; none is ever changed or taken out.

        Raises:
            StoreError: its id stands already, or the database fails.
        """
        row = {
            "id": judgement.id,
            "kind": judgement.kind,
            "text_sha256": judgement.anchor.text_sha256,
            "body": judgement.model_dump_json(),
        }
        with self._begin() as connection:
            connection.execute(insert(tables.judgements).values(row))
            _set_fact(connection, _LINK_DUE, "yes")

    def judgements(self) -> list[Judgement]:
        """All judgements, oldest first."""
        with self._begin() as connection:
            bodies = connection.scalars(select(tables.judgements.c.body).order_by(tables.judgements.c.position)).all()
        return [Judgement.model_validate_json(body) for body in bodies]


def _claim_row(claim: Claim, report_id: str, position: int) -> dict[str, object]:
    """A claim as a row: what it is looked up by, and itself."""
    return {
        "id": claim.id,
        "report": report_id,
        "position": position,
        "event_type": claim.event_type,
        "main": claim.main,
        "first_day": claim.date.start if claim.date else None,
        "last_day": claim.date.end if claim.date else None,
        "country": claim.place.country if claim.place else None,
        "lat": claim.place.lat if claim.place else None,
        "lon": claim.place.lon if claim.place else None,
        "body": claim.model_dump_json(),
    }


def _fact(connection: Connection, name: str) -> str | None:
    return connection.scalar(select(tables.facts.c.value).where(tables.facts.c.name == name))


def _set_fact(connection: Connection, name: str, value: str) -> None:
    connection.execute(update(tables.facts).where(tables.facts.c.name == name).values(value=value))

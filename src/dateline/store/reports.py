"""The store's reports and their claims: put in once, replaced by a recoding, looked up by id, hash and fingerprint.

Records go in and come out as they were. It codes nothing, and decides nothing about copies.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from dateline.errors import NotInStore
from dateline.records import Claim, Coding, InboxRow, Maker, NoEvent, Proposal, Report
from dateline.store import tables
from dateline.store.sections import Section, batches, touch
from dateline.store.workbench.inboxes import put_row
from dateline.values import Fingerprint, Likeness

_LIKELY = 20  # reports that may be the one that a text copies
_FEW = 500  # reports in memory at once
_ORDER = (tables.reports.c.position, tables.claims.c.position)


class Reports(Section):
    """Reports, what they came to when they were coded, and what a newer coder proposes."""

    def put_report(
        self, report: Report, coding: Coding, *, added: dt.datetime, fingerprint: Fingerprint | None = None
    ) -> None:
        """Keeps a report with its coding, together; the incidents are due for linking from then on.

        Args:
            report: with the hash of the raw bytes that the archive holds.
            coding: its claims, or why there are none.
            added: UTC.
            fingerprint: of its text, by which copies of it are found; None where none was taken yet.

        Raises:
            StoreError: its id stands already, or the database fails.
        """
        row: dict[str, Any] = {
            "id": report.id,
            "raw_sha256": report.raw_sha256 or "",
            "text_sha256": report.text_sha256,
            "published": report.published,
            "added": added.isoformat(timespec="seconds"),
            "copy_of": report.copy_of,
            "no_event": coding.none.model_dump_json() if coding.none else None,
            "body": report.model_dump_json(),
        }
        with self._database.writing() as connection:
            connection.execute(insert(tables.reports).values(row))
            _put_claims(connection, report.id, coding.claims)
            put_row(connection, _inbox_row(report, coding, row["added"]))
            if fingerprint is not None:
                _put_fingerprint(connection, report.id, fingerprint)
            touch(connection, [report.id])

    def replace_coding(
        self, report_id: str, coding: Coding, proposals: Sequence[Proposal] = (), coder: Maker | None = None
    ) -> None:
        """Puts a coding in the place of the report's own, and proposals in the place of those on it.

        Args:
            report_id: of a report that stands.
            coding: all its claims from now on, those that stay (the frozen ones) among them.
            proposals: on this report.
            coder: who coded it anew.

        Raises:
            NotInStore: there is no such report.
            StoreError: an id of a claim stands in another report, or the database fails.
        """
        none = coding.none.model_dump_json() if coding.none else None
        rows = [_proposal_row(one, report_id) for one in proposals]
        column = tables.claims.c
        with self._database.writing() as connection:
            values = {"no_event": none, "coder": coder.model_dump_json() if coder else None}
            changed = update(tables.reports).where(tables.reports.c.id == report_id).values(values)
            if connection.execute(changed).rowcount == 0:
                raise _no_report(report_id)
            old = connection.scalars(select(column.id).where(column.report == report_id)).all()
            connection.execute(delete(tables.proposals).where(tables.proposals.c.report == report_id))
            connection.execute(delete(tables.claims).where(column.report == report_id))
            _put_claims(connection, report_id, coding.claims)
            kept = connection.execute(select(tables.reports).where(tables.reports.c.id == report_id)).one()
            put_row(connection, _inbox_row(Report.model_validate_json(kept.body), coding, kept.added))
            if rows:
                connection.execute(insert(tables.proposals), rows)
            touch(connection, [report_id, *sorted(set(old) - {claim.id for claim in coding.claims})])

    def coder_of(self, report_id: str) -> Maker | None:
        """Who coded a report anew, None where nobody did."""
        query = select(tables.reports.c.coder).where(tables.reports.c.id == report_id)
        with self._database.reading() as connection:
            coder = connection.scalar(query)
        return Maker.model_validate_json(coder) if coder else None

    def coders(self) -> dict[str, Maker | None]:
        """By report who coded it anew, None where nobody did; in the order in which they were added."""
        query = select(tables.reports.c.id, tables.reports.c.coder).order_by(tables.reports.c.position)
        with self._database.reading() as connection:
            return {
                row.id: Maker.model_validate_json(row.coder) if row.coder else None for row in connection.execute(query)
            }

    def proposals(self, report_id: str | None = None) -> list[Proposal]:
        """All proposals of the last recoding, settled or not, or those on one report, by report and id."""
        column = tables.proposals.c
        query = select(column.body).order_by(column.report, column.id)
        if report_id is not None:
            query = query.where(column.report == report_id)
        with self._database.reading() as connection:
            return [Proposal.model_validate_json(body) for body in connection.scalars(query)]

    def proposal(self, proposal_id: str) -> Proposal | None:
        """The proposal with this id, settled or not; None where there is none."""
        query = select(tables.proposals.c.body).where(tables.proposals.c.id == proposal_id)
        with self._database.reading() as connection:
            body = connection.scalar(query)
        return Proposal.model_validate_json(body) if body else None

    def report_id_of(self, raw_sha256: str) -> str | None:
        """The id of a report that was read from these raw bytes, None where there is none."""
        query = select(tables.reports.c.id).where(tables.reports.c.raw_sha256 == raw_sha256).limit(1)
        with self._database.reading() as connection:
            return connection.scalar(query)

    def text_hash_of(self, report_id: str) -> str | None:
        """The hash of the text that stands under an id, None where none does."""
        query = select(tables.reports.c.text_sha256).where(tables.reports.c.id == report_id)
        with self._database.reading() as connection:
            return connection.scalar(query)

    def sharing(self, fingerprint: Fingerprint) -> dict[str, Likeness]:
        """The reports that share most hashes with a fingerprint, by id, and what they have in common with it."""
        column, report = tables.fingerprints.c, tables.reports.c
        count = func.count().label("hashes")
        alike = select(column.report, count).where(column.hash.in_(fingerprint.hashes)).group_by(column.report)
        most = alike.order_by(count.desc(), column.report).limit(_LIKELY).subquery()
        query = select(report.id, most.c.hashes, report.runs, report.published)
        with self._database.reading() as connection:
            rows = connection.execute(query.join(most, most.c.report == report.position)).all()
        return {row.id: Likeness(row.hashes, row.runs, row.published) for row in rows}

    def without_fingerprint(self) -> list[str]:
        """The ids of reports of which no fingerprint was taken yet, in the order in which they were added."""
        column = tables.reports.c
        with self._database.reading() as connection:
            return list(connection.scalars(select(column.id).where(column.runs.is_(None)).order_by(column.position)))

    def put_fingerprint(self, report_id: str, fingerprint: Fingerprint) -> None:
        """Keeps the fingerprint of a report that had none."""
        with self._database.writing() as connection:
            _put_fingerprint(connection, report_id, fingerprint)

    def report(self, report_id: str) -> Report:
        """The report with this id.

        Raises:
            NotInStore: there is none.
        """
        with self._database.reading() as connection:
            body = connection.scalar(select(tables.reports.c.body).where(tables.reports.c.id == report_id))
        if body is None:
            raise _no_report(report_id)
        return Report.model_validate_json(body)

    def reports_by_id(self, ids: Iterable[str]) -> list[Report]:
        """The reports with these ids that stand, in the order of id."""
        column, found = tables.reports.c, list[str]()
        with self._database.reading() as connection:
            for batch in batches(sorted(set(ids))):
                query = select(column.body).where(column.id.in_(batch)).order_by(column.id)
                found += connection.scalars(query).all()
        return [Report.model_validate_json(body) for body in found]

    def reports_with(self, texts: Iterable[str]) -> set[str]:
        """Ids of the reports whose text has one of these hashes."""
        column, found = tables.reports.c, set[str]()
        with self._database.reading() as connection:
            for batch in batches(set(texts)):
                found.update(connection.scalars(select(column.id).where(column.text_sha256.in_(batch))))
        return found

    def texts_of(self, report_ids: Iterable[str]) -> set[str]:
        """The hashes of the texts of some reports."""
        column, found = tables.reports.c, set[str]()
        with self._database.reading() as connection:
            for batch in batches(set(report_ids)):
                found.update(connection.scalars(select(column.text_sha256).where(column.id.in_(batch))))
        return found

    def reports(self) -> list[Report]:
        """All reports, in the order in which they were added."""
        return list(self.each_report())

    def each_report(self) -> Iterator[Report]:
        """All reports, in the order in which they were added, a batch at a time; they need not fit the memory."""
        return (Report.model_validate_json(row.body) for row in self.each_row())

    def each_row(self) -> Iterator[Row[int, str, str, str, str]]:
        """The reports as they stand in the database (`id`, `raw_sha256`, `text_sha256`, `body`), for verification."""
        column, at = tables.reports.c, 0
        query = select(column.position, column.id, column.raw_sha256, column.text_sha256, column.body)
        while True:
            with self._database.reading() as connection:
                after = query.where(column.position > at).order_by(column.position)
                rows = connection.execute(after.limit(_FEW)).all()
            if not rows:
                return
            yield from rows
            at = rows[-1].position

    def report_count(self) -> int:
        """How many reports there are."""
        with self._database.reading() as connection:
            return connection.scalar(select(func.count()).select_from(tables.reports)) or 0

    def coding(self, report_id: str) -> Coding:
        """What a report came to when it was coded.

        Raises:
            NotInStore: there is no such report.
        """
        query = select(tables.reports.c.no_event).where(tables.reports.c.id == report_id)
        with self._database.reading() as connection:
            row = connection.execute(query).one_or_none()
            if row is None:
                raise _no_report(report_id)
            none = NoEvent.model_validate_json(row.no_event) if row.no_event else None
            return Coding(claims=tuple(_claims(connection, report_id)), none=none)

    def claims(self, report_id: str | None = None) -> list[Claim]:
        """All claims, or those of one report, in the order of the reports and then of the text."""
        with self._database.reading() as connection:
            return _claims(connection, report_id)

    def claim_count(self) -> int:
        """How many claims there are."""
        with self._database.reading() as connection:
            return connection.scalar(select(func.count()).select_from(tables.claims)) or 0

    def claims_by_id(self, ids: Iterable[str]) -> list[Claim]:
        """The claims with these ids that stand, in the order of the reports and then of the text."""
        column, found = tables.claims.c, list[Row[Any, Any, Any]]()
        query = select(*_ORDER, column.body).join(tables.reports, tables.reports.c.id == column.report)
        with self._database.reading() as connection:
            for batch in batches(set(ids)):
                found += connection.execute(query.where(column.id.in_(batch))).all()
        return [Claim.model_validate_json(row[2]) for row in sorted(found, key=lambda row: (row[0], row[1]))]

    def claims_of_reports(self, ids: Iterable[str]) -> list[Claim]:
        """The claims of these reports, in the order of the reports and then of the text."""
        column, found = tables.claims.c, set[str]()
        with self._database.reading() as connection:
            for batch in batches(set(ids)):
                found.update(connection.scalars(select(column.id).where(column.report.in_(batch))))
        return self.claims_by_id(found)


def _claims(connection: Connection, report_id: str | None) -> list[Claim]:
    query = select(tables.claims.c.body).join(tables.reports, tables.reports.c.id == tables.claims.c.report)
    if report_id is not None:
        query = query.where(tables.claims.c.report == report_id)
    return [Claim.model_validate_json(body) for body in connection.scalars(query.order_by(*_ORDER))]


def _put_claims(connection: Connection, report_id: str, claims: Sequence[Claim]) -> None:
    rows = [_claim_row(claim, report_id, position) for position, claim in enumerate(claims)]
    if rows:
        connection.execute(insert(tables.claims), rows)


def _put_fingerprint(connection: Connection, report_id: str, fingerprint: Fingerprint) -> None:
    column = tables.reports.c
    connection.execute(update(tables.reports).where(column.id == report_id).values(runs=fingerprint.runs))
    position = connection.scalar(select(column.position).where(column.id == report_id))
    if fingerprint.hashes:
        rows = [{"hash": value, "report": position} for value in fingerprint.hashes]
        connection.execute(insert(tables.fingerprints), rows)


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


def _proposal_row(one: Proposal, report_id: str) -> dict[str, str]:
    return {
        "id": one.id,
        "report": report_id,
        "claim": one.beside,
        "maker": one.claim.maker.model_dump_json(),
        "body": one.model_dump_json(),
    }


def _inbox_row(report: Report, coding: Coding, added: str) -> InboxRow:
    """The report as the queue shows it before anybody judged it."""
    main = next((claim for claim in coding.claims if claim.main), None)
    told = {
        key: getattr(report, key)
        for key in ("id", "title", "publisher", "published", "language", "copy_of", "synthetic")
    }
    none = coding.none
    return InboxRow(
        **told,
        added=added,
        events=len(coding.claims),
        confidence=main.confidence if main else None,
        none=none.why if none else None,
        unread=none.unread if none else None,
    )


def _no_report(report_id: str) -> NotInStore:
    return NotInStore("no such report", where=report_id, todo="Add it with `dateline add`")

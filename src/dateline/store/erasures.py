"""Erasing a report: its text, claims, fingerprint and the judgements on it go, a tombstone in the chain stays.

A report's id goes in, its tombstone comes out. Raw bytes and incidents are for `workflow.erase`.
"""

import datetime as dt

from sqlalchemy import Connection, delete, insert, or_, select, update

from dateline.errors import NotInStore
from dateline.records import Claim, InboxRow, Report, Tombstone
from dateline.store import tables
from dateline.store.chains import ERASE
from dateline.store.feeds import forget_finds
from dateline.store.judgements import append, head
from dateline.store.sections import Section, touch
from dateline.store.workbench.inboxes import put_row
from dateline.values import mint


class Erasures(Section):
    """Reports that are no longer there, and the traces that they leave."""

    def erase_report(self, report_id: str, *, who: str, when: dt.datetime, why: str) -> Tombstone:
        """Takes out a report and all words of it; the next copy of its story becomes the one that others copy.

        Judgements that name it lose their content, also where they name another report beside it; the chain stays
        whole. `scrub` must follow for the words to be gone from the database's files.

        Raises:
            NotInStore: there is no such report.
        """
        column = tables.reports.c
        with self._database.writing() as connection:
            query = select(column.raw_sha256, column.text_sha256).where(column.id == report_id)
            row = connection.execute(query).mappings().one_or_none()
            if row is None:
                todo = "Check the id: `dateline show` names the reports of an incident"
                raise NotInStore("no such report", where=report_id, todo=todo)
            stone = Tombstone(report=report_id, who=who, when=when, why=why, **row)
            claims = connection.scalars(select(tables.claims.c.id).where(tables.claims.c.report == report_id)).all()
            connection.execute(delete(tables.reports).where(column.id == report_id))
            others = _forget_judgements(connection, stone.text_sha256)
            copies = _hand_over_copies(connection, report_id)
            forget_finds(connection, report_id)
            _bury(connection, stone)
            touch(connection, [report_id, *claims, *others, *copies])
        return stone

    def tombstones(self) -> list[Tombstone]:
        """All erasures, oldest first."""
        query = select(tables.judgements.c.body).join(tables.tombstones).order_by(tables.judgements.c.position)
        with self._database.reading() as connection:
            return [Tombstone.model_validate_json(body or "") for body in connection.scalars(query)]

    def tombstone_of(self, *, report_id: str = "", raw_sha256: str = "", text_sha256: str = "") -> Tombstone | None:
        """The last erasure of a report with this id, of these bytes or of this text; None where there was none."""
        wanted = {"report": report_id, "raw_sha256": raw_sha256, "text_sha256": text_sha256}
        matches = [tables.tombstones.c[name] == value for name, value in wanted.items() if value]
        query = select(tables.judgements.c.body).join(tables.tombstones).where(or_(*matches))
        with self._database.reading() as connection:
            body = connection.scalar(query.order_by(tables.judgements.c.position.desc()).limit(1))
        return Tombstone.model_validate_json(body) if body else None

    def scrub(self) -> None:
        """Leaves nothing of what was taken out in the files of the database's tables, which are written anew.

        Raises:
            StoreError: another process is in the way, or there is no room to write the database anew.
        """
        self._database.scrub()


def _bury(connection: Connection, stone: Tombstone) -> None:
    entry_id = mint("e", head(connection)[0], stone.raw_sha256, stone.report)
    append(connection, entry_id, ERASE, (stone.text_sha256, None), body=stone.model_dump_json())
    row = {"judgement": entry_id, **stone.model_dump(include={"report", "raw_sha256", "text_sha256"})}
    connection.execute(insert(tables.tombstones).values(row))


def _forget_judgements(connection: Connection, text_sha256: str) -> list[str]:
    """Empties the judgements on a text that no report has any more; the ids of the other reports that they name."""
    texts, column = tables.reports.c.text_sha256, tables.judgements.c
    if connection.scalar(select(texts).where(texts == text_sha256).limit(1)) is not None:
        return []
    on_it = or_(column.text_sha256 == text_sha256, column.other_sha256 == text_sha256) & (column.kind != ERASE)
    named = connection.execute(select(column.text_sha256, column.other_sha256).where(on_it)).all()
    connection.execute(update(tables.judgements).where(on_it).values(body=None, salt=None))
    others = {text for row in named for text in row if text}
    query = select(tables.reports.c.id).where(texts.in_(others)).order_by(tables.reports.c.position)
    return list(connection.scalars(query))


def _hand_over_copies(connection: Connection, report_id: str) -> list[str]:
    """Makes the first copy of a report that went the original of the others; the ids of all of them."""
    column = tables.reports.c
    query = select(column.id, column.body).where(column.copy_of == report_id).order_by(column.position)
    copies = connection.execute(query).all()
    for row in copies:
        original = copies[0].id if row.id != copies[0].id else None
        report = Report.model_validate_json(row.body).model_copy(update={"copy_of": original})
        values = {"copy_of": original, "body": report.model_dump_json()}
        connection.execute(update(tables.reports).where(column.id == row.id).values(values))
        _refer(connection, report)
        kept = connection.scalar(select(tables.inbox.c.body).where(tables.inbox.c.report == row.id))
        if kept is not None:
            put_row(connection, InboxRow.model_validate_json(kept).model_copy(update={"copy_of": original}))
    return [row.id for row in copies]


def _refer(connection: Connection, report: Report) -> None:
    """Lets a report's claims say of it what it says itself."""
    column = tables.claims.c
    for claim_id, body in connection.execute(select(column.id, column.body).where(column.report == report.id)).all():
        claim = Claim.model_validate_json(body).model_copy(update={"report": report.reference()})
        connection.execute(update(tables.claims).where(column.id == claim_id).values(body=claim.model_dump_json()))

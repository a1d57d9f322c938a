"""The store's judgements: appended to the chain, never changed; and erasures, which stand in the same chain.

Judgements go in and come out as they were, oldest first. It attaches and applies none.
"""

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import asdict

from sqlalchemy import Connection, insert, or_, select

from dateline.errors import Conflict
from dateline.records import Anchor, Judgement
from dateline.store import tables
from dateline.store.chains import ERASE, Entry, chained
from dateline.store.sections import Section, batches, fact, set_fact, touch

_COLUMNS = tables.judgements.c


class Judgements(Section):
    """What people decided, in the order in which they did."""

    def append_judgement(self, judgement: Judgement, seen: int | None = None) -> int:
        """Appends a judgement and gives its position; see `append_judgements`."""
        return self.append_judgements([judgement], seen)[0]

    def append_judgements(self, judgements: Sequence[Judgement], seen: int | None = None) -> list[int]:
        """Appends judgements, all or none, and gives their positions in the chain.

        Args:
            judgements: in their order; none is ever changed or taken out.
            seen: `judgement_position` when the person looked; None where that does not matter.

        Raises:
            Conflict: somebody else judged one of the same claims after `seen`.
            StoreError: an id stands already, or the database fails.
        """
        with self._database.writing() as connection:
            if seen is not None:
                for judgement in judgements:
                    _refuse_conflict(connection, judgement, seen)
            entries = [
                append(connection, one.id, one.kind, _texts(one), body=one.model_dump_json()) for one in judgements
            ]
            _touch_judged(connection, judgements)
        return [entry.position for entry in entries]

    def refuse_conflicts(self, judgements: Sequence[Judgement], seen: int) -> None:
        """Raises what `append_judgements` would; nothing is appended.

        Raises:
            Conflict: somebody else judged one of the same claims after `seen`.
        """
        with self._database.reading() as connection:
            for judgement in judgements:
                _refuse_conflict(connection, judgement, seen)

    def judgements(self) -> list[Judgement]:
        """All judgements that were not erased with their reports, oldest first."""
        return [judgement for _, judgement in self.judgements_after(0)]

    def judgements_after(self, position: int) -> list[tuple[int, Judgement]]:
        """The judgements after a position of the chain, each with its own."""
        query = select(_COLUMNS.position, _COLUMNS.body).where(_COLUMNS.position > position, _COLUMNS.kind != ERASE)
        query = query.where(_COLUMNS.body.is_not(None)).order_by(_COLUMNS.position)
        with self._database.reading() as connection:
            rows = connection.execute(query).all()
        return [(row.position, Judgement.model_validate_json(row.body)) for row in rows]

    def judgement_position(self) -> int:
        """How many entries the chain has; what a person has seen who looks now."""
        with self._database.reading() as connection:
            return head(connection)[0]

    def chain(self) -> tuple[list[Entry], tuple[int, str]]:
        """All entries of the chain, and the position and value with which it was last written."""
        with self._database.reading() as connection:
            rows = connection.execute(select(tables.judgements).order_by(_COLUMNS.position)).all()
            return [Entry(**row._mapping) for row in rows], head(connection)


def head(connection: Connection) -> tuple[int, str]:
    """The position and value of the chain's last entry."""
    position, value = (fact(connection, tables.CHAIN) or "0 ").split(" ")
    return int(position), value


def append(connection: Connection, entry_id: str, kind: str, texts: tuple[str, str | None], *, body: str) -> Entry:
    """Adds an entry to the chain, under a salt of its own."""
    position, previous = head(connection)
    salt = secrets.token_hex(16)
    entry = chained(previous, position + 1, entry_id, kind, texts, body=body, salt=salt)
    connection.execute(insert(tables.judgements).values(asdict(entry)))
    set_fact(connection, tables.CHAIN, f"{entry.position} {entry.chain}")
    return entry


def _touch_judged(connection: Connection, judgements: Iterable[Judgement]) -> None:
    """Makes what was judged due for linking: reports where a judgement changes what their claims say, else the claims alone."""
    texts: dict[bool, set[str]] = {True: set(), False: set()}
    for one in judgements:
        texts[_changes_claims(connection, one)].update(text for text in _texts(one) if text)
    for batch in batches(texts[True]):
        query = select(tables.reports.c.id).where(tables.reports.c.text_sha256.in_(batch))
        touch(connection, connection.scalars(query.order_by(tables.reports.c.position)).all())
    for batch in batches(texts[False] - texts[True]):
        query = select(tables.claims.c.id).join(tables.reports).where(tables.reports.c.text_sha256.in_(batch))
        touch(connection, connection.scalars(query.order_by(tables.reports.c.position, tables.claims.c.id)).all())


def _changes_claims(connection: Connection, judgement: Judgement) -> bool:
    """True where a claim says something else after it, or after what it takes back went."""
    if judgement.kind in ("correct", "adopt"):
        return True
    query = select(_COLUMNS.body).where(_COLUMNS.id.in_(judgement.withdraws), _COLUMNS.body.is_not(None))
    back = connection.scalars(query).all() if judgement.withdraws else ()
    return any(_changes_claims(connection, Judgement.model_validate_json(body)) for body in back)


def _texts(judgement: Judgement) -> tuple[str, str | None]:
    return judgement.anchor.text_sha256, judgement.other.text_sha256 if judgement.other else None


def _refuse_conflict(connection: Connection, judgement: Judgement, seen: int) -> None:
    texts = [text for text in _texts(judgement) if text]
    query = select(_COLUMNS.body).where(_COLUMNS.position > seen, _COLUMNS.kind != ERASE, _COLUMNS.body.is_not(None))
    query = query.where(or_(_COLUMNS.text_sha256.in_(texts), _COLUMNS.other_sha256.in_(texts)))
    for body in connection.scalars(query.order_by(_COLUMNS.position)):
        later = Judgement.model_validate_json(body)
        if later.who != judgement.who and _meet(judgement, later):
            what = (
                f"{later.who} judged the same claim ({later.anchor.quote!r}) on {later.when:%Y-%m-%d at %H:%M} UTC: "
                f"{later.kind}{f' {later.field}' if later.field else ''}{f', because {later.why}' if later.why else ''}"
            )
            todo = "Nothing was changed: look at the claim again, and repeat your judgement if it still holds"
            raise Conflict(what, where=later.id, todo=todo)


def _meet(one: Judgement, other: Judgement) -> bool:
    """True where they name the same claim: the same text, and triggers that overlap."""
    return any(_overlap(mine, theirs) for mine in _anchors(one) for theirs in _anchors(other))


def _anchors(judgement: Judgement) -> Iterable[Anchor]:
    return (judgement.anchor, judgement.other) if judgement.other else (judgement.anchor,)


def _overlap(one: Anchor, other: Anchor) -> bool:
    same_text = one.text_sha256 == other.text_sha256 and (one.report or other.report) == (other.report or one.report)
    return same_text and one.start < other.end and other.start < one.end

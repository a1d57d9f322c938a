"""The ledger of one party: every row of every claim with who stands behind it, and what became of it before any policy.

A party's rows go in, entries come out: used, or rejected with the reason. No policy is applied.
"""

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from dateline.incidents.resolving.figures.claimants import Sides
from dateline.incidents.resolving.figures.quantities import Quantity, read_quantity
from dateline.incidents.resolving.figures.rows import Row, far_below, rivals
from dateline.incidents.resolving.voices import Voice, Voices
from dateline.records import FigureRow

LEFT_OUT = "claimant left out"
LATER = "superseded by a later figure of the same claimant"
REPLACED = "replaced by a toll that {words}"
PART = "a part already counted in a total"
COPY = "a copy of another report"
VAGUE = "vague beside a number"
COUNTED = "already counted in a later figure"


@dataclass(slots=True)
class Entry:
    """One row as a policy reads it: who stands behind it, when it was published, whether its claim updates tolls.

    `trust`: 0 the most reliable; `rejected`: why it is not used, None where it is; `adding`: it adds to another
    figure; `added`: what others of its claim add to it.
    """

    row: Row
    said: Quantity
    behind: frozenset[Voice]
    trust: int
    published: dt.date | None
    update: bool
    adding: bool
    rejected: str | None = None
    added: Quantity | None = None

    @property
    def quantity(self) -> Quantity:
        """What the words say, with what others of its claim add ("another three")."""
        return self.said.plus(self.added) if self.added else self.said

    @property
    def claim(self) -> str:
        """The id of the claim."""
        return self.row.claim.id

    @property
    def point(self) -> int | None:
        """The number that the words put forward; None for "up to five"."""
        return self.quantity.point

    def record(self) -> FigureRow:
        """The entry as an incident's figures show it."""
        claim, casualty = self.row.claim, self.row.casualty
        said = [claim.sources[index].text for index in casualty.said_by if index < len(claim.sources)]
        return FigureRow(
            claim=claim.id,
            index=self.row.index,
            text=casualty.text,
            effect=casualty.effect,
            low=self.said.low,
            best=self.said.best,
            high=self.said.high,
            claimants=tuple(said),
            outlet=claim.report.publisher,
            published=claim.report.published,
            adds=self.adding,
            rejected=self.rejected,
        )


@dataclass(slots=True)
class Ledger:
    """What entries are made with: the voices and sides of an incident's claims, the policy, whom to leave out."""

    voices: Voices
    sides: Sides
    policy: str
    without: Collection[str] = ()

    def entry(self, row: Row) -> Entry:
        """A row's entry, rejected already where its claimants are left out or its report is a copy of one that is here."""
        claim, casualty = row.claim, row.casualty
        heard = self.sides.heard(claim, casualty, self.without)
        original = self.voices.original(claim)
        said = casualty.said_by if heard is None else heard
        return Entry(
            row,
            read_quantity(casualty, self.policy),
            self.voices.of(claim, said),
            self.sides.trust(claim, heard or ()),
            original.report.published,
            update=any(mate.supersedes is not None for mate in claim.casualties),
            adding=row.adding,
            rejected=LEFT_OUT if heard is None else COPY if original is not claim else None,
        )


def used(entries: Sequence[Entry]) -> list[Entry]:
    """The entries that nothing has rejected."""
    return [entry for entry in entries if entry.rejected is None]


def _replaces(other: Entry, one: Entry) -> str | None:
    """Why a later entry takes the place of an earlier one, or None.

    A toll that "rises to" 12 stands for every earlier count of the same people, whoever made it (FIELD, figures).
    """
    if one.published and other.published and one.published > other.published:
        return None
    supersedes = other.row.casualty.supersedes
    replaces = supersedes is not None and one.row.casualty.supersedes is None
    if replaces and (one.point or 0) <= (other.point or 0):
        return REPLACED.format(words=" ".join((supersedes or "").split()))
    if not {voice.claimant for voice in one.behind} & {voice.claimant for voice in other.behind}:
        return None
    before = one.published and other.published and one.published < other.published
    return LATER if before or replaces or (other.update and not one.update) else None


def _within(one: Entry, other: Entry) -> bool:
    """True where one report has a larger number of the same people from the same voices.

    Or one of the two is the reporter's own and this one is less than half of the other.
    """
    if one.claim != other.claim or one.quantity.vague or other.quantity.vague or one.point is None:
        return False
    if one.point >= (other.point or 0):
        return False
    mine, their = one.row.casualty, other.row.casualty
    return one.behind == other.behind or (not rivals(mine, their) and far_below(one.row, other.row))


def _reject(entries: Sequence[Entry]) -> None:
    """Marks the entries that a later figure, a total or a number takes the place of, all judged by what was told."""
    told = [entry for entry in used(entries) if not entry.adding]
    reasons = [
        next((why for other in told if other is not one and (why := _replaces(other, one))), None) for one in told
    ]
    for one, why in zip(told, reasons, strict=True):
        one.rejected = why
    told = used(told)
    for one, part in [(one, any(_within(one, other) for other in told)) for one in told]:
        one.rejected = PART if part else None
    numbered = [entry for entry in used(told) if not entry.quantity.vague]
    for one in used(told) if numbered else ():
        one.rejected = VAGUE if one.quantity.vague else None


def _add(entries: Sequence[Entry]) -> list[Entry]:
    """Adds what "another three" adds to the figure of its own claim; gives those that add to what others told before."""
    rest = []
    for entry in [one for one in used(entries) if one.adding]:
        mates = [one for one in used(entries) if one.claim == entry.claim and not one.adding]
        if mates:
            base = next((one for one in mates if one.row.index == entry.row.base), mates[-1])
            base.added = base.added.plus(entry.said) if base.added else entry.said
        else:
            rest.append(entry)
    return rest


def _latest_addition(adding: list[Entry], told: Sequence[Entry]) -> Quantity | None:
    """What the entries add to figures of other reports, the most that one claim adds; none where those are later."""
    last = max((one.published for one in told if one.published), default=None)
    sums: dict[str, Quantity] = {}
    for entry in adding:
        if last and entry.published and entry.published < last:
            entry.rejected = COUNTED
            continue
        known = sums.get(entry.claim)
        sums[entry.claim] = known.plus(entry.quantity) if known else entry.quantity
    return max(sums.values(), key=lambda one: one.point or 0, default=None)


def keep_ledger(ledger: Ledger, rows: Sequence[Row]) -> tuple[list[Entry], Quantity | None]:
    """Every row's entry, and what later reports add to the figure that the entries give ("another three")."""
    entries = [ledger.entry(row) for row in rows]
    adding = _add(entries)
    told = [entry for entry in used(entries) if not entry.adding]
    if not told:  # nothing to add to: the addition is the figure
        for entry in adding:
            entry.adding = False
        adding = []
    _reject(entries)
    addition = _latest_addition(adding, told)
    return entries, addition

"""Casualty rows of several reports, sorted into parties: which rows speak of the same people, whatever the words.

Rows in a fixed order go in, groups come out, the same whatever the order of the reports. It adds nothing up.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from dateline.incidents.resolving.figures.rows import Row, anybody, bare, far_below, names, rivals, rows_of, same_figure
from dateline.incidents.words import facts, head, nation, people_class, same_name, tokens, word_set
from dateline.records import Casualty, Claim
from dateline.records.claims import SideOfRow


@dataclass(slots=True)
class Party:
    """The rows of one effect that speak of the same people."""

    rows: list[Row] = field(default_factory=list)

    @property
    def side(self) -> SideOfRow:
        """The side that most rows put these people on."""
        known: list[SideOfRow] = [row.casualty.side for row in self.rows if row.casualty.side != "unknown"]
        return max(sorted(set(known)), key=known.count) if known else "unknown"

    @property
    def status(self) -> Literal["combatant", "civilian", "unknown"]:
        """Fighters or civilians, as most rows that say so have it."""
        every = [row.casualty.status for row in self.rows]
        counts = every.count("civilian"), every.count("combatant")
        return "unknown" if counts == (0, 0) else "civilian" if counts[0] >= counts[1] else "combatant"

    @property
    def everybody(self) -> bool:
        """True for rows that count people of whatever kind, such as a bare number of dead."""
        return any(anybody(row.casualty.party) for row in self.rows if not row.adding)

    @property
    def classes(self) -> set[str]:
        """The classes of people that the rows' words name."""
        return {found for row in self.rows if (found := people_class(row.casualty.party))}

    @property
    def name(self) -> str:
        """The party's name: the words most rows use, the fuller of two; "people" where no row has any."""
        names = [row.casualty.party.strip() for row in self.rows if tokens(row.casualty.party)]
        telling = [name for name in names if people_class(name) != "people" or nation(name)] or names
        return max(sorted(set(telling)), key=lambda name: (telling.count(name), len(name))) if telling else "people"


def _opposed(one: str, other: str, unknown: str = "unknown") -> bool:
    return one != other and unknown not in (one, other)


def _classes_clash(one: str | None, other: str | None) -> bool:
    """True where two classes cannot be one group: soldiers are no police, nor civilians; `people` fits all."""
    if one == other or one in (None, "people") or other in (None, "people"):
        return False
    return one in word_set("combatant") or other in word_set("combatant")


def _clash(one: Casualty, other: Casualty) -> bool:
    nations = nation(one.party), nation(other.party)
    return (
        _opposed(one.side, other.side)
        or _opposed(one.status, other.status)
        or (None not in nations and nations[0] != nations[1])
        or _classes_clash(people_class(one.party), people_class(other.party))
        or (one.cause is not None and other.cause is not None and one.cause != other.cause)
        or ((one.severity is None) != (other.severity is None))
    )


def _alike(mine: Row, their: Row) -> bool:
    """True where words or registry ids say that two rows name the same people."""
    one, other = mine.casualty, their.casualty
    if _clash(one, other):
        return False
    if tokens(one.party) == tokens(other.party) or same_name(one.party, other.party):
        return True
    if mine.single and their.single and names(mine) & names(their):
        return True
    first, second = people_class(one.party), people_class(other.party)
    if set(one.actors) & set(other.actors):
        return first == second or None in (first, second)
    if first is not None and first == second:
        told_apart = nation(one.party) != nation(other.party) and first in word_set("combatant")
        return not told_apart or (mine.only_of_class and their.only_of_class)
    return head(one.party) == head(other.party) != "" and nation(one.party) == nation(other.party)


def _sole_alike(one: Row, other: Row) -> bool:
    """True where each is the only figure of its effect that its report gives, and nothing speaks against one group."""
    if not (one.sole and other.sole) or _clash(one.casualty, other.casualty):
        return False
    sides = {one.casualty.side, other.casualty.side}
    first, second = (people_class(row.casualty.party) for row in (one, other))
    if (first != "people" and _part_of_people(one, other)) or (second != "people" and _part_of_people(other, one)):
        return False
    fighters = [found == "fighter" for found in (first, second)]
    return fighters[0] == fighters[1] and ("initiator" not in sides or len(sides) == 1)


def _rival_counts(mine: Row, their: Row) -> bool:
    """True where two claimants of one report count the same people, each in words of their own."""
    one, other = mine.casualty, their.casualty
    if not (mine.top and their.top and rivals(one, other)) or _clash(one, other):
        return False
    if "initiator" in (one.side, other.side) and one.side != other.side:
        return False  # the attackers' dead are none of the people they killed
    if mine.single != their.single or (mine.single and not names(mine) & names(their)):
        return head(one.party) == head(other.party) != ""
    return _alike(mine, their) or _of_people(mine, their) or _of_people(their, mine)


def _of_people(narrow: Row, wide: Row) -> bool:
    """True where a figure of people is no far larger whole of a narrower one, so that they are two counts of one group."""
    return people_class(wide.casualty.party) == "people" and not far_below(narrow, wide)


def _part_of_people(narrow: Row, wide: Row) -> bool:
    """True where a figure of people is the far larger whole of a narrower one."""
    return people_class(wide.casualty.party) == "people" and far_below(narrow, wide)


def _one_class(one: Casualty, other: Casualty) -> bool:
    """True where the words name one class of people, of one nation or of one that a text need not repeat."""
    first = people_class(one.party)
    nations = {nation(one.party), nation(other.party)} - {None}
    return first is not None and first == people_class(other.party) and len(nations) < 2


def _told_twice(mine: Row, their: Row) -> bool:
    """True where one report gives one figure in two places, for example by its own voice and by a claimant's."""
    apart = mine.adding or their.adding or not (mine.top and their.top)
    if not apart and bare(mine.casualty.party) and bare(their.casualty.party):
        return not _clash(mine.casualty, their.casualty)
    return (
        not apart
        and same_figure(mine, their)
        and not _clash(mine.casualty, their.casualty)
        and (_alike(mine, their) or _one_class(mine.casualty, their.casualty))
    )


def _takes(party: Party, row: Row, *, loosely: bool) -> bool:
    if party.rows[0].casualty.effect != row.casualty.effect:
        return False
    mates = [mate for mate in party.rows if mate.claim.id == row.claim.id]
    if any(_rival_counts(mate, row) or _told_twice(mate, row) for mate in mates):
        return True
    if mates and not any(
        tokens(one.casualty.party) == tokens(row.casualty.party) and one.top == row.top for one in mates
    ):
        return False
    if any(_clash(mate.casualty, row.casualty) for mate in party.rows):
        return False
    if loosely:
        return any(_sole_alike(mate, row) for mate in party.rows)
    return any(_alike(mate, row) for mate in party.rows)


def sort_parties(claims: Iterable[Claim]) -> list[Party]:
    """The casualty rows of claims, given in a fixed order, as parties.

    Rows match by registry ids, by words of one class ("troops", "soldiers") and nation, or, where each report gives
    but one figure of an effect, by that alone.
    """
    rows = sorted((row for claim in claims for row in rows_of(claim)), key=lambda row: not row.top)
    parties: list[Party] = []
    for row in rows:
        fitting = [party for party in parties if _takes(party, row, loosely=False)]
        fitting = fitting or [party for party in parties if _takes(party, row, loosely=True)]
        if fitting:  # of two groups the one that has this number
            min(fitting, key=lambda party: not any(mate.number == row.number for mate in party.rows)).rows.append(row)
        else:
            parties.append(Party([row]))
    return parties


def totals_of(parties: Sequence[Party], best: Sequence[int | None]) -> list[int | None]:
    """For each party the index of the party that already counts it, None where none does.

    A report's own `part_of` decides; else a total of people of the same effect, or of the class that holds this one,
    that is at least as large.
    """
    home = {(row.claim.id, row.index): number for number, party in enumerate(parties) for row in party.rows}
    found: list[int | None] = []
    for number, party in enumerate(parties):
        told = [home.get((row.claim.id, row.part_of)) for row in party.rows if row.part_of is not None]
        named = [one for one in told if one is not None and one != number]
        found.append(max(named, key=named.count) if named else _wider(number, parties, best))
    return [_uncircled(number, found) for number in range(len(found))]


def _wider(number: int, parties: Sequence[Party], best: Sequence[int | None]) -> int | None:
    party, mine = parties[number], best[number]
    holders = []
    for other, total in enumerate(parties):
        theirs = best[other]
        if other == number or total.rows[0].casualty.effect != party.rows[0].casualty.effect or theirs is None:
            continue
        if theirs == 1 and {row.claim.id for row in total.rows} & {row.claim.id for row in party.rows}:
            continue  # a report that tells of one and of another tells of two
        holding = not party.everybody and total.everybody
        holding = holding or any(facts()["within"].get(name) in total.classes for name in party.classes)
        if holding and (mine is None or mine <= theirs) and not (party.side == "initiator" != total.side):
            holders.append(other)
    return min(holders, key=lambda other: (best[other] or 0, other)) if holders else None


def _uncircled(number: int, found: Sequence[int | None]) -> int | None:
    """The party above, unless following the chain upwards comes back to the start."""
    seen, above = {number}, found[number]
    while above is not None:
        if above in seen:
            return None
        seen.add(above)
        above = found[above]
    return found[number]

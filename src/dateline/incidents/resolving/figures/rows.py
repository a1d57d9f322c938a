"""The casualty rows of one claim: which are parts of another, which add to one, which may give one figure twice.

A claim goes in, its rows come out marked, in the claim's order. Numbers are those of the words, under no policy.
"""

import itertools
import re
from collections.abc import Callable
from dataclasses import dataclass

from dateline.incidents.resolving.figures.quantities import adds, is_vague, names_part
from dateline.incidents.words import facts, head, nation, people_class, tokens, word_set
from dateline.records import Casualty, Claim

_MOST_PARTS = 8
_PLACED = re.compile(r" (?:in|from|at|near|around) ")


@dataclass(slots=True)
class Row:
    """One casualty row with where it stands: `part_of` is the row of its claim that already counts these people.

    `sole`: the only figure of its effect in the claim; `only_of_class`: the only one for its class of people; `adding`:
    it adds to the row `base` of its claim, or where that is None to what others told before.
    """

    claim: Claim
    index: int
    casualty: Casualty
    part_of: int | None = None
    sole: bool = False
    only_of_class: bool = False
    adding: bool = False
    base: int | None = None

    @property
    def top(self) -> bool:
        """True where no other row of its claim already counts these people."""
        return self.part_of is None

    @property
    def number(self) -> int | None:
        """The row's lower bound, or the upper where it has no lower."""
        return self.casualty.min if self.casualty.min is not None else self.casualty.max

    @property
    def single(self) -> bool:
        """True for one person."""
        return self.casualty.min == self.casualty.max == 1


def bare(party: str) -> bool:
    """True where a phrase names people and nothing about them ("people", "others")."""
    return people_class(party) == "people" and set(tokens(party)) <= set(facts()["classes"]["people"])


def anybody(party: str) -> bool:
    """True where a phrase counts people of whatever kind: no class, no nation and no name but that of a place."""
    words = _PLACED.split(party, maxsplit=1)[0].split()
    named = any(word[:1].isupper() and not people_class(word) for word in words)
    return people_class(party) == "people" and nation(party) is None and not named


def rivals(one: Casualty, other: Casualty) -> bool:
    """True where one report has two figures from claimants who do not agree, such as a ministry and a doctor."""
    return bool(one.said_by and other.said_by) and not set(one.said_by) & set(other.said_by)


def far_below(row: Row, total: Row) -> bool:
    """True where a row has less than half of the other's number: a part, hardly another count of the same people."""
    return row.number is None or (total.number is not None and 2 * row.number < total.number)


def _qualified(row: Casualty, total: Casualty) -> bool:
    """True where a row tells how badly or by what people were hurt, and the other of the same people does not."""
    return bool((row.severity and not total.severity) or (row.cause and not total.cause))


def _wide(total: Casualty, row: Casualty) -> bool:
    """True where the words of one row may hold the people of the other's narrower words."""
    within = nation(total.party)
    demonym = within is not None and len(tokens(total.party)) == 1
    if _qualified(row, total) and tokens(row.party) == tokens(total.party):
        return True
    if bare(total.party):
        return not bare(row.party)
    if anybody(total.party):
        return people_class(row.party) != "people" or nation(row.party) is not None
    if demonym:
        civil = people_class(row.party) not in word_set("combatant") or nation(row.party) == within
        return civil and not bare(row.party) and nation(row.party) in (None, within) and row.party != total.party
    if facts()["within"].get(people_class(row.party), "") == people_class(total.party):
        return True
    named, last = {word.removesuffix("s") for word in tokens(total.party)}, head(row.party)
    return last in named and last != "" and head(total.party) != last and people_class(row.party) is None


def _counted_in(row: Row, total: Row) -> bool:
    """True where a report's wider figure holds one of its narrower rows; another claimant's only if that is far larger."""
    mine, theirs = row.casualty, total.casualty
    if total.adding or (row.adding and bare(mine.party)):
        return False
    if mine.side == "initiator" != theirs.side or not _wide(theirs, mine):
        return False
    if total.single or (row.number is not None and (total.number is None or row.number > total.number)):
        return False
    return not rivals(mine, theirs) or far_below(row, total)


def _sums(rows: list[Row]) -> dict[int, int]:
    """The rows that add up to another of their effect with that one, so that they are its parts whoever gives them."""
    found: dict[int, int] = {}
    for total in rows:
        smaller = [row for row in rows if row is not total and row.number and row.number < (total.number or 0)]
        differ = [row for row in smaller if _may_hold(total.casualty, row.casualty)][:_MOST_PARTS]
        for size in range(len(differ), 1, -1):
            for parts in itertools.combinations(differ, size):
                if sum(row.number or 0 for row in parts) == total.number and _apart(parts):
                    found |= {row.index: total.index for row in parts}
    return found


def _may_hold(total: Casualty, part: Casualty) -> bool:
    """True where nothing in the words keeps one group from being part of the other: soldiers hold no policeman."""
    whole, kind = people_class(total.party), people_class(part.party)
    fitting = whole in (None, "people", kind) or facts()["within"].get(kind, "") == whole
    return fitting and (tokens(total.party) != tokens(part.party) or _qualified(part, total))


def _apart(parts: tuple[Row, ...]) -> bool:
    told = {(tokens(row.casualty.party), row.casualty.severity, row.casualty.cause) for row in parts}
    return len(told) == len(parts)


def _other_voice(row: Row) -> Callable[[Row], bool]:
    return lambda one: set(one.casualty.said_by) != set(row.casualty.said_by)


def _mark_adding(rows: list[Row]) -> None:
    """Marks the rows that add to an earlier one of their effect; where the claim has nothing before, to what others told."""
    for row in rows:
        if not adds(row.casualty) or row.casualty.part_of is not None:
            continue
        before = [one for one in rows if (one.casualty.start, one.index) < (row.casualty.start, row.index)]
        same = [one for one in before if one.casualty.effect == row.casualty.effect and not one.adding]
        if any(same_figure(one, row) for one in same) or (is_vague(row.casualty) and any(map(_other_voice(row), same))):
            continue  # "35 others" is the 35 told before; "dozens more" are more than the dead
        alike = [one for one in same if tokens(one.casualty.party) == tokens(row.casualty.party)]
        row.adding = bool(same) or not before
        row.base = (alike or same)[-1].index if same else None


def _total_of(row: Row, mates: list[Row], sums: dict[int, int]) -> int | None:
    """The row of the claim that already counts these people: as the claim says, as sums show, or as words tell."""
    if row.casualty.part_of is not None or row.index in sums:
        return row.casualty.part_of if row.casualty.part_of is not None else sums[row.index]
    larger = [mate for mate in mates if mate is not row and (mate.number or 0) > (row.number or 0)]
    holders = larger if names_part(row.casualty) else []
    holders = holders or [mate for mate in mates if mate is not row and _counted_in(row, mate)]
    return min(holders, key=lambda mate: (mate.number or 0, mate.index)).index if holders else None


def rows_of(claim: Claim) -> list[Row]:
    """A claim's casualty rows, marked where they are parts of another or their claimant's only figure of the effect."""
    rows = [Row(claim, index, casualty) for index, casualty in enumerate(claim.casualties)]
    _mark_adding(rows)
    for effect in {row.casualty.effect for row in rows}:
        mates = [row for row in rows if row.casualty.effect == effect]
        sums = _sums(mates)
        for row in mates:
            row.part_of = _total_of(row, mates, sums)
        for row in mates:
            own = [mate for mate in mates if not rivals(mate.casualty, row.casualty)]
            row.sole = row.top and len({tokens(mate.casualty.party) for mate in own if mate.top}) == 1
            classes = [people_class(mate.casualty.party) for mate in own]
            row.only_of_class = classes.count(people_class(row.casualty.party)) == 1
    return rows


def names(row: Row) -> set[str]:
    """The names in the words of one person's row ("Corporal Ada Lind, a reservist": corporal, ada, lind)."""
    words = f"{row.casualty.text} {row.casualty.party}".replace("’s", "").replace("'s", "").split()
    capital = {word.strip(",.'’\"").casefold() for word in words if word[:1].isupper() and not word.isupper()}
    return {
        word for word in capital if len(word) > 2 and not people_class(word) and not nation(word.title())
    } - word_set("fillers")


def same_figure(mine: Row, their: Row) -> bool:
    """True where two bounds may be one number told twice: equal, or one is open and the other not far above it."""
    one, other = mine.casualty, their.casualty
    if is_vague(one) or is_vague(other) or mine.single or mine.number is None or their.number is None:
        return False
    low, high = sorted((mine.number, their.number))
    open_ended = (one if mine.number == low else other).max is None
    return low == high or (open_ended and 4 * high <= 5 * low)

"""The figures of an incident: per effect and party low, best and high over independent sources, with who gave which.

Claims of one incident go in, resolved figures come out. Parts are never added to totals; an explicit zero stays a
zero, what nobody reports has no row, and what has no bound stays None.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import get_args

from dateline.incidents.resolving.parties import Party, Row, sort_parties, totals_of
from dateline.incidents.resolving.voices import Voice, Voices, independent
from dateline.incidents.words import tokens, word_set
from dateline.records import Casualty, Claim, ResolvedFigure
from dateline.records.claims import Effect

_EFFECTS: tuple[str, ...] = get_args(Effect)


@dataclass(slots=True)
class _Told:
    """One figure as one claim gives it: who stands behind it, when it was published, whether the claim updates tolls."""

    claim: str
    row: Casualty
    behind: frozenset[Voice]
    published: dt.date | None
    update: bool

    @property
    def point(self) -> int | None:
        """The number that the words put forward: the lower bound, a zero; None for "up to five"."""
        if self.row.min is None:
            return 0 if self.row.max == 0 else None
        return self.row.min

    @property
    def vague(self) -> bool:
        """True for a plural without a number ("some", "dozens"): it agrees with any figure that is as high."""
        words = {word for name in tokens(self.row.text) for word in name.split("-")}
        counted = any(char.isdigit() for char in self.row.text) or bool(words & word_set("numbers"))
        return self.row.max is None and not counted

    def superseded_by(self, other: "_Told") -> bool:
        """True where the same claimant gives another figure later, or anybody's later figure says that it replaces this.

        A toll that "rises to" 12 stands for every earlier count of the same people, whoever made it (FIELD, figures).
        """
        if self.published and other.published and self.published > other.published:
            return False
        replaces = other.row.supersedes is not None and self.row.supersedes is None
        if replaces and (self.point or 0) <= (other.point or 0):
            return True
        if not {one.claimant for one in self.behind} & {one.claimant for one in other.behind}:
            return False
        before = self.published and other.published and self.published < other.published
        return bool(before) or replaces or (other.update and not self.update)


def _told(rows: Sequence[Row], voices: Voices) -> tuple[list[_Told], int]:
    """A party's figures without those that were replaced, and how many those are."""
    every = [
        _Told(row.claim.id, row.casualty, voices.of(row.claim, row.casualty.said_by),
              voices.original(row.claim).report.published,
              update=any(mate.supersedes is not None for mate in row.claim.casualties))
        for row in rows
    ]  # fmt: skip
    kept = [one for one in every if not any(one.superseded_by(other) for other in every if other is not one)]
    return kept, len(every) - len(kept)


def _numbered(told: Sequence[_Told]) -> list[_Told]:
    """The figures that say a number, where any does; vague words neither lower nor outvote them."""
    return [one for one in told if not one.vague] or list(told)


def _bounds(told: Sequence[_Told]) -> tuple[int | None, int | None]:
    """The least and the most that anybody gives; the most is None where no source sets an upper bound."""
    stated = [(one.row.min if one.point is None else one.point, one.row.max) for one in told]
    numbers = [number for pair in stated for number in pair if number is not None]
    lows = [low if low is not None else high for low, high in stated]
    has_low = any(low is not None for low, _ in stated)
    low = min((number for number in lows if number is not None), default=None) if has_low else None
    has_high = any(high is not None for _, high in stated)
    return low, (max(numbers, default=None) if has_high else None)


def _best(told: Sequence[_Told]) -> tuple[int | None, str]:
    """The number that most independent sources give, ties to the lower, and the rule in words."""
    votes = {
        point: independent(voice for one in told if one.point == point for voice in one.behind)
        for point in sorted({one.point for one in told if one.point is not None})
    }
    if not votes:
        return None, "no source gives more than an upper bound"
    best = max(votes, key=lambda point: (votes[point], -point))
    everybody = independent(voice for one in told for voice in one.behind)
    tied = sum(count == votes[best] for count in votes.values()) > 1
    if len(votes) == 1:
        return best, f"all sources agree ({everybody} independent)"
    return best, f"given by {votes[best]} of {everybody} independent sources" + (", ties to the lower" if tied else "")


def _figure(party: Party, voices: Voices) -> ResolvedFigure:
    told, superseded = _told(party.rows, voices)
    best, rule = _best(_numbered(told))
    low, high = _bounds(_numbered(told))
    support = {
        one.claim for one in told if one.point == best or (one.vague and best is not None and (one.point or 0) <= best)
    }
    if superseded:
        rule += f"; {superseded} earlier left out"
    return ResolvedFigure(
        effect=party.rows[0].casualty.effect,
        party=party.name,
        side=party.side,
        low=low,
        best=best,
        high=high,
        provisional=any(one.row.preliminary for one in told if one.claim in support),
        support=tuple(sorted(support)),
        dissent=tuple(sorted({one.claim for one in told} - support)),
        rule=rule,
    )


def resolve_figures(claims: Sequence[Claim], voices: Voices) -> tuple[ResolvedFigure, ...]:
    """The resolved figures, killed first, totals before their parts.

    Low is the least anybody gives, high the most, best what most independent sources give with ties to the lower. Of
    one claimant the latest figure counts; one that says that it replaces another drops every earlier one that is no larger.
    """
    parties = sort_parties(claims)
    figures = [_figure(party, voices) for party in parties]
    above = totals_of(parties, [figure.best for figure in figures])
    order = sorted(
        range(len(figures)),
        key=lambda number: (
            _EFFECTS.index(figures[number].effect), above[number] is not None, -(figures[number].best or 0), number,
        ),
    )  # fmt: skip
    place = {number: position for position, number in enumerate(order)}
    return tuple(
        figures[number].model_copy(update={"part_of": None if (up := above[number]) is None else place[up]})
        for number in order
    )

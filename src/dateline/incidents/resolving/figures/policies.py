"""The named policies: how the entries of one party become low, best and high, and which entries each one sets aside.

Entries that nothing has rejected go in, a verdict comes out. Each policy is one function; POLICIES is the list of them.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dateline.incidents.resolving.figures.entries import Entry
from dateline.incidents.resolving.voices import independent

NO_NUMBER = "no source gives more than an upper bound"


@dataclass(slots=True)
class Verdict:
    """`low` <= `best` <= `high`, None where nothing bounds it or the policy has none, and the rule in words."""

    low: int | None
    best: int | None
    high: int | None
    rule: str


Policy = Callable[[Sequence[Entry]], Verdict]


def _bounds(entries: Sequence[Entry]) -> tuple[int | None, int | None]:
    """The least and the most that anybody gives; the most is None where no source sets an upper bound."""
    lows = [entry.quantity.low for entry in entries if entry.quantity.low is not None]
    highs = [entry.quantity.high for entry in entries if entry.quantity.high is not None]
    points = [entry.point for entry in entries if entry.point is not None]
    low = min([*lows, *highs], default=None) if lows else None
    return low, max([*highs, *points], default=None) if highs else None


def _backing(entries: Sequence[Entry]) -> int:
    return independent(voice for entry in entries for voice in entry.behind)


def _points(entries: Sequence[Entry]) -> list[int]:
    return sorted({entry.point for entry in entries if entry.point is not None})


def majority(entries: Sequence[Entry]) -> Verdict:
    """Low the least, best the commonest with ties to the lower, high the most, over independent sources."""
    low, high = _bounds(entries)
    votes = {point: _backing([entry for entry in entries if entry.point == point]) for point in _points(entries)}
    if not votes:
        return Verdict(low, None, high, NO_NUMBER)
    best = max(votes, key=lambda point: (votes[point], -point))
    if len(votes) == 1:
        return Verdict(low, best, high, f"all sources agree ({_backing(entries)} independent)")
    tied = ", ties to the lower" if sum(count == votes[best] for count in votes.values()) > 1 else ""
    return Verdict(low, best, high, f"given by {votes[best]} of {_backing(entries)} independent sources{tied}")


def _set_aside(entries: Sequence[Entry], kept: Sequence[Entry], why: str) -> None:
    for entry in entries:
        if entry not in kept:
            entry.rejected = why


def _credible(entries: Sequence[Entry]) -> list[Entry]:
    """The entries without first counts where later ones stand, and without a party's "nobody" where others give numbers."""
    numbered = [entry for entry in entries if entry.point is not None] or list(entries)
    firm = [entry for entry in numbered if not entry.row.casualty.preliminary] or numbered
    positive = [entry for entry in firm if entry.point != 0]
    last = len(positive) and max(entry.trust for entry in positive)
    return [entry for entry in firm if entry.point != 0 or not positive or entry.trust <= last]


def acled(entries: Sequence[Entry]) -> Verdict:
    """One integer: the lowest credible figure."""
    credible = _credible(entries)
    _set_aside(entries, credible, "less credible under this policy")
    numbers = [entry.quantity.low or 0 for entry in credible]
    lowest = min(numbers)
    _set_aside(credible, [one for one, number in zip(credible, numbers, strict=True) if number == lowest],
               "higher than the lowest credible figure")  # fmt: skip
    return Verdict(lowest, lowest, lowest, f"the lowest of {len(credible)} credible figures")


def ucdp(entries: Sequence[Entry]) -> Verdict:
    """Best the figure of the most exact and reliable source, in a range its low; low and high from all."""
    points = _points(entries)
    if not points:
        return Verdict(None, None, _bounds(entries)[1], NO_NUMBER)
    backing = {point: _backing([entry for entry in entries if entry.point == point]) for point in points}

    def rank(entry: Entry) -> tuple[object, ...]:
        quantity, point = entry.quantity, entry.point or 0
        exact = quantity.low == quantity.high
        return (quantity.vague, not exact, entry.trust, -backing[point], point)

    chosen = min((entry for entry in entries if entry.point is not None), key=rank)
    highest = max([*points, *(entry.quantity.high for entry in entries if entry.quantity.high is not None)])
    said = ", ".join(chosen.record().claimants) or chosen.row.claim.report.publisher or "the report"
    return Verdict(
        _bounds(entries)[0], chosen.point, highest, f"the figure of the most exact and reliable source: {said}"
    )


def airwars(entries: Sequence[Entry]) -> Verdict:
    """The least and the most that anybody gives, without a best."""
    low, high = _bounds(entries)
    return Verdict(low, None, high, f"least and most of {_backing(entries)} independent sources")


def ibc(entries: Sequence[Entry]) -> Verdict:
    """The least and the most number that an independent source puts forward; "at least five" is five."""
    points = _points(entries)
    if not points:
        return Verdict(None, None, _bounds(entries)[1], NO_NUMBER)
    return Verdict(points[0], None, points[-1], f"least and most of {_backing(entries)} independent sources")


def latest(entries: Sequence[Entry]) -> Verdict:
    """The commonest figure of the last day on which anybody gave one; undated reports count where no other does."""
    last = max((entry.published for entry in entries if entry.published), default=None)
    newest = [entry for entry in entries if entry.published == last]
    _set_aside(entries, newest, "not of the latest day")
    found = majority(newest)
    return Verdict(found.low, found.best, found.high, f"of {last.isoformat()}: {found.rule}" if last else found.rule)


POLICIES: dict[str, Policy] = {
    "majority": majority, "acled": acled, "ucdp": ucdp, "airwars": airwars, "ibc": ibc, "latest": latest,
}  # fmt: skip

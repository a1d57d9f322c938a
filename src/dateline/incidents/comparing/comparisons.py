"""All incidents against all events of a file: the pairs that fit best one to one, and what each side lacks.

Days bring candidates together; of all ways to pair them, each at most once, that with the highest sum of scores is taken.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dateline.codebook import load_datasets
from dateline.incidents.comparing.pairs import Ours, Pair, weigh
from dateline.incidents.places import compare
from dateline.records import Listed

_FAR = 300.0  # km beyond which the nearest of the other side explains nothing


@dataclass(slots=True, frozen=True)
class Span:
    """The days (both ends inclusive) and countries (ISO alpha-2) that a project covers."""

    start: dt.date
    end: dt.date
    countries: frozenset[str]

    def holds(self, event: Listed) -> bool:
        """True where an event lies in it; one without a country, at sea, does not."""
        days = event.days
        return days.start <= self.end and self.start <= days.end and event.place.country in self.countries


@dataclass(slots=True, frozen=True)
class Comparison:
    """What both have, what each lacks with the nearest that was no match and why, and what was held against nothing.

    `only_theirs` lie in the project's span; `outside` counts those that do not. `not_theirs` are incidents that the dataset
    would not list by its own rules, `not_comparable` those without a day or a place, each with the reason.
    """

    pairs: tuple[Pair, ...]
    only_theirs: tuple[tuple[Listed, str], ...]
    only_ours: tuple[tuple[Ours, str], ...]
    not_theirs: tuple[tuple[Ours, str], ...]
    not_comparable: tuple[tuple[Ours, str], ...]
    rows: int
    outside: int


def compare_events(ours: Sequence[Ours], theirs: Iterable[Listed], span: Span | None) -> Comparison:
    """The comparison of a project's incidents with a file's events; without a span, every event lies outside.

    `theirs` is read once and kept only where it lies in the span or may be one with an incident.
    """
    by_day = _by_day(ours)
    kept: list[Listed] = []
    likely: list[Pair] = []
    rows = outside = 0
    dataset = ""
    for event in theirs:
        rows, dataset = rows + 1, event.dataset
        found = [made for at in _near(event, by_day) if isinstance(made := weigh(ours[at], event), Pair)]
        if found or (span is not None and span.holds(event)):
            likely += found
            kept.append(event)
        else:
            outside += 1
    place_of = {one.id: at for at, one in enumerate(ours)}
    pairs = sorted(_best(likely), key=lambda one: place_of[one.ours.id])
    paired, listed = {one.ours.id for one in pairs}, {one.theirs.line for one in pairs}
    lacking = [event for event in kept if event.line not in listed]
    only_theirs = [event for event in lacking if span is not None and span.holds(event)]
    alone = [one for one in ours if one.id not in paired]
    unknown = {one.id: why for one in alone if (why := _unknown(one))}
    unlisted = {one.id: why for one in alone if one.id not in unknown and (why := _not_listed(one, dataset))}
    ours_alone = [one for one in alone if one.id not in unknown and one.id not in unlisted]
    missed = _Misses(ours, kept, by_day, pairs)
    return Comparison(
        tuple(pairs), tuple((event, missed.of_theirs(event)) for event in only_theirs),
        tuple((one, missed.of_ours(one)) for one in ours_alone),
        tuple((one, unlisted[one.id]) for one in alone if one.id in unlisted),
        tuple((one, unknown[one.id]) for one in alone if one.id in unknown), rows, outside + len(lacking) - len(only_theirs),
    )  # fmt: skip


class _Misses:
    """For what stands alone the nearest of the other side and why the two are none."""

    def __init__(
        self, ours: Sequence[Ours], kept: Sequence[Listed], by_day: dict[int, list[int]], pairs: Sequence[Pair]
    ) -> None:
        self._ours, self._by_day = ours, by_day
        self._taken = {one.ours.id: one.theirs.id for one in pairs}
        self._their = {one.theirs.line: one.ours.id for one in pairs}
        self._near_ours: dict[str, list[Listed]] = defaultdict(list)
        for event in kept:
            for at in _near(event, by_day):
                self._near_ours[ours[at].id].append(event)

    def of_theirs(self, event: Listed) -> str:
        """Of an event of theirs."""
        near = [self._ours[at] for at in _near(event, self._by_day)]
        found = min(near, key=lambda one: _km(one, event), default=None)
        if found is None or _km(found, event) > _FAR:
            return "no incident near in days and place"
        return f"nearest {found.id}: {self._why(found, event)}"

    def of_ours(self, one: Ours) -> str:
        """Of an incident."""
        found = min(self._near_ours[one.id], key=lambda event: _km(one, event), default=None)
        if found is None or _km(one, found) > _FAR:
            return "no event near in days and place"
        return f"nearest {found.id}: {self._why(one, found)}"

    def _why(self, one: Ours, event: Listed) -> str:
        made = weigh(one, event)
        if isinstance(made, str):
            return made
        if one.id in self._taken:
            return f"{self._taken[one.id]} fits that incident better"
        return f"{self._their.get(event.line, 'another')} fits that event better"


def _km(one: Ours, event: Listed) -> float:
    match = compare(one.place, event.place)
    return match.km if match.km is not None and match.standing != "abroad" else float("inf")


def _by_day(ours: Sequence[Ours]) -> dict[int, list[int]]:
    """By the ordinal of a day the incidents that may have been on it, or on the day before or after."""
    found: dict[int, list[int]] = defaultdict(list)
    for at, one in enumerate(ours):
        if one.days is not None and one.place is not None:
            for day in range(one.days.start.toordinal() - 1, one.days.end.toordinal() + 2):
                found[day].append(at)
    return found


def _near(event: Listed, by_day: dict[int, list[int]]) -> Iterator[int]:
    """The incidents whose days touch an event's, each once, in order."""
    days = range(event.days.start.toordinal(), event.days.end.toordinal() + 1)
    yield from sorted({at for day in days for at in by_day.get(day, ())})


def _best(likely: Sequence[Pair]) -> list[Pair]:
    """The pairs of the best matching. Of two that are as good the ids decide, so that no order of rows does.

    Each incident may also stay alone (a column of its own that costs most), so a matching that takes all rows exists.
    """
    if not likely:
        return []
    import numpy as np
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import min_weight_full_bipartite_matching

    ours = {name: at for at, name in enumerate(sorted({one.ours.id for one in likely}))}
    theirs = {name: at for at, name in enumerate(sorted({one.theirs.id for one in likely}))}
    most = max(one.score for one in likely) + 1.0
    rows = np.array([ours[one.ours.id] for one in likely] + [*ours.values()])
    columns = np.array([theirs[one.theirs.id] for one in likely] + [len(theirs) + at for at in ours.values()])
    costs = np.array([most - one.score for one in likely] + [most] * len(ours))
    shape = (len(ours), len(theirs) + len(ours))
    matched = min_weight_full_bipartite_matching(csr_array((costs, (rows, columns)), shape=shape))
    chosen = {(int(row), int(column)) for row, column in zip(*matched, strict=True)}
    return [one for one in likely if (ours[one.ours.id], theirs[one.theirs.id]) in chosen]


def _unknown(one: Ours) -> str | None:
    """Why an incident can be held against nothing, None where it can."""
    return "no day is known" if one.days is None else "no place is known" if one.place is None else None


def _not_listed(one: Ours, dataset: str) -> str | None:
    """Why a dataset would not list an incident by its own rules, None where it would."""
    book = load_datasets().get(dataset)
    if book is None:  # the file holds no row
        return None
    if not one.political:
        return "ordinary crime"
    if one.event_type not in book.types:
        return "a type of event that the dataset does not list"
    if book.deadly and not (one.deaths and (one.deaths.best or one.deaths.high or one.deaths.low)):
        return "nobody is told to have died"
    return None

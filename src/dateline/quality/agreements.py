"""Agreement between coders by field: Krippendorff's alpha over nominal values, spans compared with tolerance.

Units with each coder's value go in, alpha comes out (Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability").
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from dateline.quality.matches import CODES, Event, fillers, match_fillers

FIELDS = (
    "event_type",
    "granularity",
    "certainty",
    "date",
    "place",
    "initiators",
    "targets",
    "weapons",
    "casualties",
    "sources",
)
NOTHING = "nothing"


def alpha(units: Iterable[Sequence[str]]) -> float | None:
    """Krippendorff's alpha for nominal values: 1 is perfect, 0 what chance gives.

    Each unit holds the values that its coders gave; units with fewer than two do not count. None where nothing can be
    said: no unit counts, or all values are one and the same.
    """
    paired = [unit for unit in units if len(unit) > 1]
    totals = Counter(value for unit in paired for value in unit)
    number = totals.total()
    if number < 2 or len(totals) < 2:
        return None
    observed = sum(_differing(unit) / (len(unit) - 1) for unit in paired) / number
    expected = sum(count * (number - count) for count in totals.values()) / (number * (number - 1))
    return 1.0 - observed / expected


def _differing(unit: Sequence[str]) -> int:
    """Ordered pairs of a unit's values that differ."""
    counts = Counter(unit)
    return sum(count * (len(unit) - count) for count in counts.values())


def agree(one: Event, other: Event, field: str) -> bool:
    """True where two events say the same in a field: each filler of one matches one of the other, words with tolerance."""
    if field in ("event_type", *CODES):
        return bool(one.get(field) == other.get(field))
    mine, theirs = fillers(one, field), fillers(other, field)
    found = match_fillers(mine, theirs, field)
    return found.found == len(mine) and found.right == len(theirs)


def unit_of(one: Event, other: Event, field: str) -> tuple[str, str]:
    """The values of a field in two events as labels: one label where they agree, though the words may differ."""
    mine, theirs = _label(one, field), _label(other, field)
    return (mine, mine) if agree(one, other, field) else (mine, theirs if theirs != mine else f"{theirs} (other)")


def _label(event: Event, field: str) -> str:
    if field in ("event_type", *CODES):
        return str(event.get(field))
    told = fillers(event, field)
    if field == "date":
        return "; ".join(f"{one.get('start')}/{one.get('end')}" for one in told) or NOTHING
    if field == "casualties":
        return "; ".join(sorted(f"{one.get('effect')} {one.get('min')}-{one.get('max')}" for one in told)) or NOTHING
    return "; ".join(sorted(str(one.get("text", "")).casefold() for one in told)) or NOTHING

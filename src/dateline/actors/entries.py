"""What the registry holds: actors with their names, kinds, homes and years. Facts in, nothing computed but validity."""

import datetime as dt
from dataclasses import dataclass
from typing import NamedTuple

from dateline.records.claims import ActorKind


class Name(NamedTuple):
    """A name as written, its language (ISO 639-1) and the days on which it was in use, None where not bounded."""

    text: str
    language: str = "en"
    start: dt.date | None = None
    end: dt.date | None = None


@dataclass(slots=True, frozen=True)
class Actor:
    """A force, group or body: the first of `names` is its own, `parent` the actor that it belongs to.

    `country` (ISO 3166 alpha-2) is its home, None for those without one; `active` where it acts, home included.
    `start` and `end` bound its existence, None where not bounded.
    """

    id: str
    kind: ActorKind
    names: tuple[Name, ...]
    country: str | None = None
    active: tuple[str, ...] = ()
    parent: str | None = None
    start: dt.date | None = None
    end: dt.date | None = None

    @property
    def name(self) -> str:
        """The name to show."""
        return self.names[0].text

    def existed(self, on: dt.date | None) -> bool:
        """True where nothing says that it did not exist on that day."""
        return within(on, self.start, self.end)


def within(on: dt.date | None, start: dt.date | None, end: dt.date | None) -> bool:
    """True where a day, if there is one, lies between two bounds, both included."""
    return on is None or ((start is None or start <= on) and (end is None or on <= end))


def day(value: object, *, last: bool = False) -> dt.date | None:
    """A day from a day, a year or text of either; a year gives its first day, or its last.

    Raises:
        ValueError: the text is neither a year nor an ISO day.
    """
    if value is None or value == "":
        return None
    if isinstance(value, dt.date):
        return value
    text = str(value)
    if text.isdigit() and len(text) == 4:
        return dt.date(int(text), 12, 31) if last else dt.date(int(text), 1, 1)
    return dt.date.fromisoformat(text)

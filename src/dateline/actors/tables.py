"""A user's table of actors: CSV rows with `id`, `name`, `kind`, `country`, `parent`, `from`, `to`, `language`.

Text goes in; actors and the rows that could not be used come out. Rows with one id give one actor several names; in a
row that adds a name the days are those on which the name was in use, else those of the actor. It opens no registry.
"""

import csv
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import get_args

from dateline.actors.entries import Actor, Name, day
from dateline.errors import BrokenInput
from dateline.records.claims import ActorKind

NEEDED = ("id", "name", "kind")
_ID = re.compile(r"[a-z0-9][a-z0-9-]*")
_COUNTRY = re.compile(r"[A-Z]{2}")
_LANGUAGE = re.compile(r"[a-z]{2}")


@dataclass(slots=True, frozen=True)
class BadRow:
    """A row that was left out: its line in the file, counted from 1, and why."""

    line: int
    why: str


@dataclass(slots=True, frozen=True)
class Added:
    """What a table gave: the actors that were made or extended, and the rows left out."""

    actors: tuple[Actor, ...]
    bad: tuple[BadRow, ...]


def read_table(lines: Iterable[str], *, where: str, known: Iterable[str] = ()) -> Added:
    """The actors of a CSV table; a row that cannot be used is listed and skipped.

    Args:
        lines: the file's lines, the head first.
        where: the file, for messages.
        known: ids that may stand as `parent`, or as the id of a row that only adds a name, with no kind.

    Raises:
        BrokenInput: the head lacks a column that is needed.
    """
    every = list(lines)
    table = csv.DictReader(every, delimiter=delimiter(every))
    missing = [column for column in NEEDED if column not in (table.fieldnames or ())]
    if missing:
        todo = "Give a head line: id,name,kind,country,parent,from,to,language"
        raise BrokenInput(f"no column {', '.join(missing)}", where=where, todo=todo)
    known_ids = set(known)
    actors: dict[str, Actor] = {}
    bad: list[BadRow] = []
    for row in table:
        plain = {key: value.strip() for key, value in row.items() if isinstance(key, str) and isinstance(value, str)}
        try:
            actor = _actor(plain, known_ids)
        except ValueError as error:
            bad.append(BadRow(table.line_num, str(error)))
            continue
        earlier = actors.get(actor.id)
        actors[actor.id] = actor if earlier is None else with_names(earlier, actor.names)
        known_ids.add(actor.id)
    return Added(tuple(actors.values()), tuple(bad))


def delimiter(lines: Sequence[str]) -> str:
    """What stands between the cells of a table: a comma, or what a spreadsheet took in its place."""
    return max(",;\t", key=(lines[0] if lines else "").count)


def with_names(actor: Actor, names: Iterable[Name]) -> Actor:
    """The actor with further names after its own."""
    more = tuple(name for name in names if name not in actor.names)
    return Actor(
        actor.id, actor.kind, actor.names + more, actor.country, actor.active, actor.parent, actor.start, actor.end
    )


def _actor(row: dict[str, str], known: set[str]) -> Actor:
    actor_id, name, kind, country = (row.get(key, "") for key in ("id", "name", "kind", "country"))
    if not _ID.fullmatch(actor_id):
        raise ValueError(f"id {actor_id!r} is not made of small letters, digits and hyphens")
    if not name:
        raise ValueError("the name is empty")
    if kind not in get_args(ActorKind) and not (kind == "" and actor_id in known):
        raise ValueError(f"kind {kind!r} is none of {', '.join(get_args(ActorKind))}")
    if country and not _COUNTRY.fullmatch(country):
        raise ValueError(f"country {country!r} is no ISO 3166 alpha-2 code")
    parent = row.get("parent") or None
    if parent and parent not in known:
        raise ValueError(f"parent {parent!r} is no actor's id")
    try:
        start, end = day(row.get("from")), day(row.get("to"), last=True)
    except ValueError:
        raise ValueError(f"from {row.get('from')!r} or to {row.get('to')!r} is neither a year nor an ISO day") from None
    if start and end and end < start:
        raise ValueError(f"it cannot end ({end}) before it starts ({start})")
    language = row.get("language") or "en"
    if not _LANGUAGE.fullmatch(language):
        raise ValueError(f"language {language!r} is no ISO 639-1 code")
    if actor_id in known:
        return Actor(actor_id, kind or "unknown", (Name(name, language, start, end),))  # type: ignore[arg-type]
    active = (country,) if country else ()
    return Actor(actor_id, kind or "unknown", (Name(name, language),), country or None, active, parent, start, end)  # type: ignore[arg-type]

"""The registry: actors by id, by name, and in a noun phrase of a report.

The package's facts and a user's tables go in; actors come out. It gives no actor where words leave several open, and
none to whom words only say that somebody is near ("Iranian-backed").
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, Self

from dateline.actors.entries import Actor, Name, within
from dateline.actors.forces import ForcePatterns
from dateline.actors.shipped import Shipped, shipped
from dateline.actors.tables import Added, BadRow, read_table, with_names
from dateline.actors.tokens import PhraseIndex, Token, tokenise
from dateline.errors import BrokenInput, MissingInput

_SHORT = 6  # characters; names of capitals up to this length count in capitals only


class _Entry(NamedTuple):
    actor_id: str
    name: Name


class Registry:
    """Actors by id and by name. Open it once; looking up changes nothing."""

    __slots__ = ("_actors", "_names", "_patterns", "bad_rows")

    def __init__(self, facts: Shipped) -> None:
        self._actors = {actor.id: actor for actor in facts.forces}  # found by pattern, not by name
        self._names: PhraseIndex[_Entry] = PhraseIndex()
        self._patterns = ForcePatterns(facts)
        self.bad_rows: tuple[BadRow, ...] = ()
        for actor in facts.actors:
            self._put(actor, actor.names)

    @classmethod
    def open(cls, extra: Path | None = None) -> Self:
        """The registry that ships, and the rows of a user's table; rows left out stand in `bad_rows`.

        Raises:
            MissingInput: `extra` is not there.
            BrokenInput: `extra` is no table of actors.
        """
        registry = cls(shipped())
        if extra is not None:
            registry.bad_rows = registry.add(extra).bad
        return registry

    def add(self, file: Path) -> Added:
        """Take in a CSV table (`id,name,kind,country,parent,from,to,language`); a known id gets further names.

        Raises:
            MissingInput: the file is not there.
            BrokenInput: it is not UTF-8 text, or lacks a column that is needed.
        """
        try:
            lines = file.read_text("utf-8-sig").splitlines()
        except (FileNotFoundError, IsADirectoryError):
            raise MissingInput("no such file", where=str(file), todo="Name a CSV file of actors") from None
        except UnicodeDecodeError:
            raise BrokenInput("not UTF-8 text", where=str(file), todo="Save the table as UTF-8 CSV") from None
        added = read_table(lines, where=str(file), known=self._actors)
        merged = []
        for actor in added.actors:
            earlier = self._actors.get(actor.id)
            new = actor.names if earlier is None else tuple(name for name in actor.names if name not in earlier.names)
            merged.append(actor if earlier is None else with_names(earlier, new))
            self._put(merged[-1], new)
        return Added(tuple(merged), added.bad)

    def _put(self, actor: Actor, names: Iterable[Name]) -> None:
        self._actors[actor.id] = actor
        for name in names:
            self._names.add(name.text, _Entry(actor.id, name))

    def __len__(self) -> int:
        return len(self._actors)

    def __iter__(self) -> Iterator[Actor]:
        return iter(self._actors.values())

    def get(self, actor_id: str) -> Actor | None:
        """The actor with that id, or None."""
        return self._actors.get(actor_id)

    def find(self, name: str, *, on: dt.date | None = None, country: str | None = None) -> tuple[Actor, ...]:
        """Every actor that goes by exactly that name, in whatever case and spelling of signs; often one, at times two.

        Args:
            name: of a group ("FARC"), or of a state's force ("Iraqi army").
            on: leaves out actors and names that were not in use on that day.
            country: ISO 3166 alpha-2; where actors active there have the name, only those.
        """
        tokens = tokenise(name)
        if not tokens:
            return ()
        entries = self._names.get(tokens)
        if entries:
            return self._valid(entries, on, country)
        found, explained = self._patterns.find(tokens, lenient=True)
        if explained < len(tokens):
            return ()
        return tuple(actor for actor in self._in_order(found) if actor.existed(on))

    def in_text(self, words: str, *, on: dt.date | None = None, country: str | None = None,
                home: str | None = None) -> tuple[Actor, ...]:  # fmt: skip
        """The actors that a noun phrase names, in order, each once; none where a name leaves several open.

        Args:
            words: a noun phrase as the report has it ("U.S. and Iraqi forces").
            on: leaves out actors and names that were not in use on that day.
            country: ISO 3166 alpha-2 of the place; decides between actors of one name.
            home: ISO 3166 alpha-2 of the state whose forces stand without a nationality ("the army"); None: nobody's.
        """
        tokens = tokenise(words)
        found: list[tuple[int, str]] = []
        taken: set[int] = set()
        at = 0
        while at < len(tokens):
            size, entries = self._named(tokens, at)
            if size:
                taken.update(range(at, at + size))
                if not self._patterns.is_bound(tokens, at, at + size):
                    actors = self._valid(entries, on, country)
                    found.extend((at, actor.id) for actor in actors if len(actors) == 1)
            at += size or 1
        found = self._without_parents(found) + self._patterns.find(tokens, taken, home=home)[0]
        return tuple(actor for actor in self._in_order(sorted(found, key=_position)) if actor.existed(on))

    def _without_parents(self, found: list[tuple[int, str]]) -> list[tuple[int, str]]:
        """What is found but actors to which others of it belong: the words only say whose branch somebody is."""
        above = {parent for _, actor_id in found for parent in self.parents(actor_id)}
        return [(at, actor_id) for at, actor_id in found if actor_id not in above]

    def parents(self, actor_id: str) -> Iterator[str]:
        """The ids of those to whom an actor belongs, the nearest first; none of one that is not known."""
        seen: set[str] = set()
        actor = self._actors.get(actor_id)
        parent = actor.parent if actor is not None else None
        while parent is not None and parent in self._actors and parent not in seen:
            seen.add(parent)
            yield parent
            parent = self._actors[parent].parent

    def _named(self, tokens: Sequence[Token], at: int) -> tuple[int, list[_Entry]]:
        """The longest name at a position that is written as a name is."""
        for size, entries in self._names.at(tokens, at):
            written = [entry for entry in entries if _is_written_so(entry.name.text, tokens[at : at + size])]
            if written:
                return size, written
        return 0, []

    def _valid(self, entries: Iterable[_Entry], on: dt.date | None, country: str | None) -> tuple[Actor, ...]:
        actors = {
            entry.actor_id: self._actors[entry.actor_id]
            for entry in entries
            if within(on, entry.name.start, entry.name.end) and self._actors[entry.actor_id].existed(on)
        }
        there = {key: actor for key, actor in actors.items() if country in actor.active}
        return tuple((there or actors).values())

    def _in_order(self, found: Iterable[tuple[int, str]]) -> list[Actor]:
        return [self._actors[actor_id] for actor_id in dict.fromkeys(actor_id for _, actor_id in found)]


def _position(found: tuple[int, str]) -> int:
    return found[0]


def _is_written_so(name: str, tokens: Sequence[Token]) -> bool:
    """True where capitals stand as in the name: "IS" is no "is", "Contra" no "contra"."""
    if len(name) <= _SHORT and name.isupper():
        return all(token.raw.isupper() for token in tokens)
    return not name[0].isupper() or not tokens[0].raw[0].islower()

"""The user's actors: a table beside the gazetteer, read after the registry that ships; and names that it lacks.

Settings and files go in, a registry comes out; what was added once is not added again. A project goes in, the names of
its claims that stand for no actor come out.
"""

import csv
import io
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TextIO

from dateline.actors import Added, Registry, delimiter, read_table
from dateline.errors import InputError
from dateline.incidents.words import is_vague
from dateline.records import Claim, Participant, Source
from dateline.settings import Settings

COLUMNS = ("id", "name", "kind", "country", "parent", "from", "to", "language")


def open_actors(settings: Settings) -> Registry:
    """The registry that ships and the actors that the user added."""
    return Registry.open(settings.actors_path if settings.actors_path.is_file() else None)


def add_actors(settings: Settings, file: Path) -> Added:
    """Adds the actors of a csv file to the user's own; rows that cannot be used are told and left out.

    Raises:
        MissingInput: there is no such file.
        BrokenInput: it is no table of actors.
    """
    added = open_actors(settings).add(file)
    bad = {row.line for row in added.bad}
    rows = _rows(settings.actors_path)
    rows += [row for line, row in _numbered(file) if line not in bad and row not in rows]
    _write(settings, rows)
    return added


def own_actors(settings: Settings) -> list[dict[str, str]]:
    """The rows of the user's own table, under COLUMNS."""
    return _rows(settings.actors_path)


def put_own_actor(settings: Settings, actor_id: str, rows: Iterable[dict[str, str]]) -> None:
    """Puts rows, each a name of an actor, in the place of those that the user's table has of it; none takes it out.

    Raises:
        InputError: a row cannot be used, or others of the table need what went; nothing is changed.
    """
    new = [dict.fromkeys(COLUMNS, "") | row | {"id": actor_id} for row in rows]
    for row in new:
        if not all(cell.isprintable() for cell in row.values()):
            raise InputError("a cell holds what is no text", where=actor_id, todo="Write it in one line of plain words")
    held = _rows(settings.actors_path)
    at = next(
        (at for at, row in enumerate(held) if row["id"] == actor_id), len(held)
    )  # others may hang on it further down
    changed = [*held[:at], *new, *(row for row in held[at:] if row["id"] != actor_id)]
    if wrong := _faults(changed) - _faults(held):
        raise InputError(min(wrong), where=actor_id, todo="Nothing was changed")
    _write(settings, changed)


def _faults(rows: Iterable[dict[str, str]]) -> set[str]:
    """Why rows of a table cannot be used."""
    table = io.StringIO(newline="")
    _write_rows(table, rows)
    read = read_table(table.getvalue().splitlines(), where="", known=[actor.id for actor in Registry.open()])
    return {row.why for row in read.bad}


def _write(settings: Settings, rows: Iterable[dict[str, str]]) -> None:
    settings.actors_path.parent.mkdir(parents=True, exist_ok=True)
    part = settings.actors_path.with_suffix(".part")
    with part.open("w", encoding="utf-8", newline="") as lines:
        _write_rows(lines, rows)
    part.replace(settings.actors_path)


def _write_rows(lines: TextIO, rows: Iterable[dict[str, str]]) -> None:
    writer = csv.DictWriter(lines, COLUMNS)
    writer.writeheader()
    writer.writerows(rows)


def _rows(file: Path) -> list[dict[str, str]]:
    return [row for _, row in _numbered(file)] if file.is_file() else []


def _numbered(file: Path) -> list[tuple[int, dict[str, str]]]:
    """The rows of a table under COLUMNS, each with the line on which it ends."""
    lines = file.read_text("utf-8-sig").splitlines()
    table = csv.DictReader(lines, delimiter=delimiter(lines))
    return [(table.line_num, {column: (row.get(column) or "").strip() for column in COLUMNS}) for row in table]


_NO_ACTORS = ("thing", "civilian")
_ARTICLE = re.compile(r"(?i)^(the|a|an) ")
SEEN = ("count", "roles", "kinds", "example")  # what is told of a name beside COLUMNS


def unresolved(claims: Iterable[Claim]) -> Iterator[dict[str, str]]:
    """A row under COLUMNS and SEEN for each name that stands for no actor, the most frequent first.

    Names are those of initiators, targets and sources that hold a capital and are neither civilians nor things. The id
    is a proposal, the kind the one coded most often; home and parent are for the person to fill in.
    """
    texts: dict[str, Counter[str]] = defaultdict(Counter)
    kinds: dict[str, Counter[str]] = defaultdict(Counter)
    roles: dict[str, Counter[str]] = defaultdict(Counter)
    examples: dict[str, str] = {}
    for claim in claims:
        for role, one in _named(claim):
            name = _ARTICLE.sub("", " ".join(one.text.split()))
            key = name.casefold()
            texts[key][name] += 1
            roles[key][role] += 1
            examples.setdefault(key, claim.id)
            if isinstance(one, Participant) and one.kind != "unknown":
                kinds[key][one.kind] += 1
    for key in sorted(texts, key=lambda key: (-texts[key].total(), key)):
        name = texts[key].most_common(1)[0][0]
        kind = kinds[key].most_common(1)[0][0] if kinds[key] else "unknown"
        told = (str(texts[key].total()), _counted(roles[key]), _counted(kinds[key]), examples[key])
        known = {"id": re.sub(r"[^a-z0-9]+", "-", key).strip("-"), "name": name, "kind": kind}
        yield dict.fromkeys(COLUMNS, "") | known | dict(zip(SEEN, told, strict=True))


def _named(claim: Claim) -> Iterator[tuple[str, Participant | Source]]:
    """The claim's parties and sources that go by a name of their own and have no id, with their roles."""
    parties = [("initiator", one) for one in claim.initiators] + [("target", one) for one in claim.targets]
    for role, one in parties:
        if not one.actors and one.kind not in _NO_ACTORS and _is_name(one.text):
            yield role, one
    for source in claim.sources:
        if not source.actors and source.kind != "witness" and _is_name(source.text):
            yield "source", source


def _is_name(words: str) -> bool:
    """True where a word but an article at the start has a capital, and the words name somebody in particular."""
    return not is_vague(words) and any(word[:1].isupper() for word in _ARTICLE.sub("", words).split())


def _counted(counts: Counter[str]) -> str:
    return ", ".join(f"{name} {number}" for name, number in counts.most_common())

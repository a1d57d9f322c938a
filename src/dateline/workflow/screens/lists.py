"""What the workbench knows beside the project: the codebook with its tests, actors, places, and words for every code.

Codebook, registry and gazetteer go in, frozen answers come out.
"""

import datetime as dt
import re
from collections.abc import Iterable
from typing import get_args

from dateline.actors import Registry
from dateline.codebook import load_codebook, load_policies
from dateline.codebook.books import EventTypeEntry
from dateline.gazetteer import Gazetteer
from dateline.incidents import CLAIMANTS, country_name
from dateline.records import Report
from dateline.records.claims import ActorKind, PlaceLevel, WhyNone
from dateline.records.frames import Record
from dateline.settings import Settings
from dateline.workflow.actors import own_actors
from dateline.workflow.code import Coder
from dateline.workflow.gazetteer import kept_files

_MOST = 50


class Example(Record):
    """A sentence that tests a type: with the trigger that it must give, or None where it must give nothing of the type."""

    text: str
    trigger: str | None
    passes: bool | None


class TypeEntry(Record):
    """An event type in words; `words` are the triggers that name it."""

    key: str
    label: str
    family: str
    acled: str
    examples: tuple[Example, ...]
    words: tuple[str, ...]


class CodebookPage(Record):
    """The codebook: types with their tests, rules of policies, and what each grade means. `tested`: its examples were run."""

    version: str
    tested: bool
    types: tuple[TypeEntry, ...]
    policies: dict[str, str]
    grades: dict[str, str]
    claimants: tuple[str, ...]
    reasons: tuple[str, ...]
    actor_kinds: tuple[str, ...]
    levels: tuple[str, ...]


class ActorRow(Record):
    """An actor: a force, group or body; days bound its existence, None where not bounded. `reports` is not counted here."""

    id: str
    name: str
    kind: ActorKind
    country: str | None
    parent: str | None
    start: dt.date | None
    end: dt.date | None
    names: tuple[str, ...]


class ActorRows(Record):
    """Actors, and how many there are that go by these words."""

    rows: tuple[ActorRow, ...]
    total: int


class OwnName(Record):
    """A row of the user's own table of actors: a name, and what it says of the actor; empty cells say nothing.

    `start` and `end` are a year or an ISO day; in a row that adds a name to a known actor they bound that name's use.
    """

    id: str
    name: str
    kind: str
    country: str
    parent: str
    start: str
    end: str
    language: str


class OwnActors(Record):
    """The user's own table of actors."""

    rows: tuple[OwnName, ...]


class PlaceRow(Record):
    """A place of the gazetteer, in WGS 84 degrees; `weight` ranks the places of one name: the more, the likelier a bare name means it."""

    name: str
    lat: float
    lon: float
    country: str | None
    country_name: str | None
    admin1: str | None
    level: PlaceLevel
    radius_km: float
    geonames_id: int | None
    kind: str
    weight: float


class PlaceRows(Record):
    """Places of a name, the likeliest first."""

    rows: tuple[PlaceRow, ...]


class Overrides(Record):
    """The files of places that were added to the gazetteer, by name."""

    files: tuple[str, ...]


def codebook_page(coder: Coder | None = None) -> CodebookPage:
    """The codebook; with a coder its examples are run."""
    book = load_codebook()
    words = _words_by_type()
    return CodebookPage(
        version=book.version,
        tested=coder is not None,
        types=tuple(
            TypeEntry(
                key=entry.key,
                label=entry.label,
                family=entry.family,
                acled=entry.acled,
                examples=tuple(_examples(entry, coder)),
                words=tuple(sorted(words.get(entry.key, ()))),
            )
            for entry in book.types.values()
        ),
        policies=load_policies().rules,
        grades=load_policies().grades,
        claimants=CLAIMANTS,
        reasons=get_args(WhyNone),
        actor_kinds=get_args(ActorKind),
        levels=get_args(PlaceLevel),
    )


def _words_by_type() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for phrase, entries in load_codebook().triggers.items():
        for entry in entries:
            if entry.event_type:
                found.setdefault(entry.event_type, set()).add(phrase)
    return found


def _examples(entry: EventTypeEntry, coder: Coder | None) -> Iterable[Example]:
    for text, trigger in entry.examples:
        passes = (trigger, entry.key) in told_in(coder, text) if coder else None
        yield Example(text=text, trigger=trigger, passes=passes)
    for text in entry.non_examples:
        passes = entry.key not in {key for _, key in told_in(coder, text)} if coder else None
        yield Example(text=text, trigger=None, passes=passes)


def told_in(coder: Coder, text: str) -> set[tuple[str, str]]:
    """Triggers told as having happened, with the type that they name, or that the claim of this trigger got."""
    report = Report(id="example", text=text)
    told = {one.text: one for one in coder.mentions(report).triggers if one.happening == "happened"}
    named = {(words, one.event_type or "generic") for words, one in told.items()}
    return named | {(one.trigger, one.event_type) for one in coder.code(report).claims if one.trigger in told}


def find_actors(registry: Registry, words: str) -> ActorRows:
    """Actors with these words in a name, or with this id; the shortest names first."""
    wanted = [re.escape(word) for word in words.casefold().split()]
    found = []
    for actor in registry:
        names = [name.text for name in actor.names]
        if actor.id == words or any(all(re.search(rf"\b{word}", name.casefold()) for word in wanted) for name in names):
            found.append(actor)
    found.sort(key=lambda one: (len(one.name), one.name))
    rows = tuple(
        ActorRow(
            id=one.id, name=one.name, kind=one.kind, country=one.country, parent=one.parent, start=one.start,
            end=one.end, names=tuple(name.text for name in one.names),
        )
        for one in found[:_MOST]
    )  # fmt: skip
    return ActorRows(rows=rows, total=len(found))


def own_names(settings: Settings) -> OwnActors:
    """The user's own table of actors, in its order."""
    rows = ({"start": row.pop("from"), "end": row.pop("to"), **row} for row in own_actors(settings))
    return OwnActors(rows=tuple(OwnName(**row) for row in rows))


def find_named(gazetteer: Gazetteer, name: str) -> PlaceRows:
    """Places of that name, the likeliest first."""
    return PlaceRows(
        rows=tuple(
            PlaceRow(
                name=one.name, lat=one.lat, lon=one.lon, country=one.country,
                country_name=country_name(one.country) if one.country else None, admin1=one.admin1, level=one.level,
                radius_km=one.radius_km, geonames_id=one.geonames_id, kind=one.kind, weight=one.prior,
            )
            for one in gazetteer.find(name)[:_MOST]
        )
    )  # fmt: skip


def overrides(settings: Settings) -> Overrides:
    """The files of places that were added."""
    return Overrides(files=tuple(file.name for file in kept_files(settings)))

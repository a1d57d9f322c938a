"""The codebook with its tests, actors and places, and places of one's own."""

import csv
import io
import tempfile
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi import Path as PathParameter
from pydantic import Field

from dateline.records.claims import ActorKind
from dateline.records.frames import Record
from dateline.values import mint
from dateline.web.access import Admin, Place, Reader, refusal
from dateline.web.parameters import Name
from dateline.workflow.actors import put_own_actor
from dateline.workflow.gazetteer import add_places, remove_places
from dateline.workflow.screens.lists import (
    ActorRows,
    CodebookPage,
    Overrides,
    OwnActors,
    PlaceRows,
    find_actors,
    find_named,
    overrides,
    own_names,
)

router = APIRouter(tags=["lists"])
ActorId = Annotated[str, PathParameter(max_length=80, pattern="^[a-z0-9][a-z0-9-]*$")]


class OwnPlace(Record):
    """A place of one's own; it wins over all others of its name."""

    name: Name
    lat: float = Field(ge=-90, le=90)
    lon: float = Field(ge=-180, le=180)
    country: str | None = Field(default=None, pattern="^[A-Z]{2}$")


class OwnActorName(Record):
    """A name of an actor. Kind, country, parent are the actor's: the first row of a new one gives them.

    `start` and `end` are a year or an ISO day. In a row that adds a name to a known actor they bound that name's use.
    """

    name: Name
    kind: ActorKind | None = None
    country: str | None = Field(default=None, pattern="^[A-Z]{2}$")
    parent: Name | None = None
    start: str | None = Field(default=None, max_length=10)
    end: str | None = Field(default=None, max_length=10)
    language: str = Field(default="en", pattern="^[a-z]{2}$")

    def row(self) -> dict[str, str]:
        """As the table has it."""
        days = {"from": self.start or "", "to": self.end or ""}
        about = {"kind": self.kind or "", "country": self.country or "", "parent": self.parent or ""}
        return {"name": self.name.strip(), "language": self.language, **about, **days}


class OwnActor(Record):
    """An actor of one's own, or further names of one that is known, by its names."""

    names: tuple[OwnActorName, ...] = Field(min_length=1, max_length=50)


@router.get("/codebook")
def codebook(place: Place, visitor: Reader, tested: bool = False) -> CodebookPage:
    """Types, words, policies and grades; `tested` runs the examples, which takes a while the first time."""
    return place.codebook(tested=tested)


@router.get("/actors")
def actors(place: Place, visitor: Reader, q: Annotated[str, Query(max_length=200)] = "") -> ActorRows:
    """Actors with these words in a name."""
    return find_actors(place.actors(), q)


@router.get("/actors/own")
def own_table(place: Place, visitor: Reader) -> OwnActors:
    """The actors and names that were added."""
    return own_names(place.settings)


@router.put("/actors/own/{actor}")
def put_actor(place: Place, visitor: Admin, actor: ActorId, body: OwnActor) -> OwnActors:
    """Adds an actor, or names to one that is known, for all projects of this machine; what was added under its id goes."""
    with place.naming:
        put_own_actor(place.settings, actor, [one.row() for one in body.names])
    return own_names(place.settings)


@router.delete("/actors/own/{actor}")
def drop_actor(place: Place, visitor: Admin, actor: ActorId) -> OwnActors:
    """Takes out what was added under an id."""
    with place.naming:
        if all(row.id != actor for row in own_names(place.settings).rows):
            raise refusal(404, "no actor was added under this id", "GET /actors/own lists them")
        put_own_actor(place.settings, actor, ())
    return own_names(place.settings)


@router.get("/places")
def places(place: Place, visitor: Reader, q: Annotated[str, Query(min_length=1, max_length=200)]) -> PlaceRows:
    """Places of that name, the likeliest first."""
    return find_named(place.gazetteer(), q)


@router.get("/places/own")
def own_places(place: Place, visitor: Reader) -> Overrides:
    """The files of places that were added."""
    return overrides(place.settings)


@router.post("/places/own")
def add_place(place: Place, visitor: Admin, body: OwnPlace) -> Overrides:
    """Adds a place, for all projects of this machine; one of its name and country that was added before goes."""
    if not body.name.isprintable():
        raise refusal(422, "this is no name of a place", "Write it in one line of plain words")
    out = io.StringIO(newline="")
    csv.writer(out).writerows([("name", "lat", "lon", "country"), (body.name, body.lat, body.lon, body.country or "")])
    slug = "".join(char if char.isalnum() and char.isascii() else "-" for char in body.name.casefold())[:60]
    named = mint("own", body.name.casefold(), body.country)  # names in other letters have one slug
    with place.naming, tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"{slug.strip('-') or 'place'}-{named}.csv"
        file.write_text(out.getvalue(), encoding="utf-8")
        add_places(place.settings, file)
    return overrides(place.settings)


@router.delete("/places/own/{name}")
def drop_places(place: Place, visitor: Admin, name: Name) -> Overrides:
    """Takes a file of places out again; the gazetteer is built anew, which takes a minute."""
    with place.naming:
        remove_places(place.settings, name)
    return overrides(place.settings)

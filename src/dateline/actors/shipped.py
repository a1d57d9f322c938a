"""The facts that come with the package: states, the words for their forces, and groups and bodies by name.

Files of `data/` go in, actors and word lists come out, parsed once a process. It never looks anything up.
"""

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from dateline.actors.entries import Actor, Name, day

_GROUP_FILES = (
    "bodies.yaml",
    "groups_africa.yaml",
    "groups_americas.yaml",
    "groups_asia.yaml",
    "groups_europe.yaml",
    "groups_middle_east.yaml",
)


@dataclass(slots=True, frozen=True)
class State:
    """A state: `names` as a noun, `adjectives` before a noun; `forces` maps each branch to an actor's id."""

    id: str
    country: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    forces: dict[str, str]


@dataclass(slots=True, frozen=True)
class ForceWords:
    """The words of `forces.yaml`, as its comments tell."""

    branches: dict[str, dict[str, Any]]
    weak_heads: list[str]
    weak_alone: list[str]
    modifiers: list[str]
    not_forces: list[str]
    bonds: list[str]
    ties: list[str]
    distance: list[str]
    stateless: list[str]
    own_ids: dict[str, str]
    rulers: dict[str, list[str]]


@dataclass(slots=True, frozen=True)
class Shipped:
    """Everything that ships: the word lists, the states, their `forces`, and the actors that have names of their own."""

    words: ForceWords
    states: tuple[State, ...]
    forces: tuple[Actor, ...]
    actors: tuple[Actor, ...]


def _text(name: str) -> str:
    return (files("dateline.actors") / "data" / name).read_text("utf-8")


def _yaml(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.load(_text(name), Loader=yaml.CBaseLoader)  # all text: days are read by `day`
    return loaded


def _group(actor_id: str, facts: dict[str, Any]) -> Actor:
    names = [Name(text) for text in facts["names"]]
    for language, texts in facts.get("other", {}).items():
        names.extend(Name(text, language) for text in texts)
    for dated in facts.get("dated", ()):
        names.append(Name(dated["name"], "en", day(dated.get("from")), day(dated.get("to"), last=True)))
    active = tuple(facts.get("active", ()))
    country = facts.get("country")
    return Actor(
        actor_id,
        facts["kind"],
        tuple(names),
        country,
        active or ((country,) if country else ()),
        facts.get("parent"),
        day(facts.get("from")),
        day(facts.get("to"), last=True),
    )


def _forces(row: dict[str, str], words: ForceWords) -> tuple[State, list[Actor]]:
    """A state of `states.csv`, and the actors that its forces are; forces listed by name are left to their own file."""
    names, adjectives = tuple(row["names"].split("|")), tuple(row["adjectives"].split("|"))
    ids = {branch: f"{row['id']}-{branch}" for branch in words.branches}
    government = ids["government"]
    start, end, home = day(row["from"]), day(row["to"], last=True), row["country"]
    actors = [
        Actor(
            actor_id,
            words.branches[branch]["kind"],
            (Name(words.branches[branch]["name"].format(adjective=adjectives[0])),),
            home,
            (home,),
            None if actor_id == government else government,
            start,
            end,
        )
        for branch, actor_id in ids.items()
        if actor_id not in words.own_ids
    ]
    forces = {branch: words.own_ids.get(actor_id, actor_id) for branch, actor_id in ids.items()}
    return State(row["id"], home, names, adjectives, forces), actors


@cache
def shipped() -> Shipped:
    """The package's facts; the same objects on every call."""
    words = ForceWords(**_yaml("forces.yaml"))
    actors = [_group(actor_id, facts) for name in _GROUP_FILES for actor_id, facts in _yaml(name).items()]
    states, forces = [], []
    for row in csv.DictReader(_text("states.csv").splitlines()):
        state, made = _forces(row, words)
        states.append(state)
        forces.extend(made)
    return Shipped(words, tuple(states), tuple(forces), tuple(actors))

"""How policies read figures: vague words as ranges, words that add or make a part, whom to trust, and each rule's sentence.

What stands in data/policies.yaml comes out, parsed and checked. It resolves nothing.
"""

import functools
from dataclasses import dataclass
from typing import Any

from dateline.codebook.lists import read_yaml
from dateline.errors import CodebookError


@dataclass(slots=True, frozen=True)
class Vague:
    """A plural without a number: its range, and the ranges of policies that have one of their own (by name)."""

    words: str
    low: int
    best: int
    high: int | None
    own: dict[str, tuple[int, int]]


@dataclass(slots=True, frozen=True)
class PolicyBook:
    """The wording of policies and grades; `rules` by policy name, `grades` by grade, `vague` in the order in which words are looked for.

    `about` are the words that make a number a tenth more or less under the policies `about_for`.
    """

    rules: dict[str, str]
    grades: dict[str, str]
    vague: tuple[Vague, ...]
    about: frozenset[str]
    about_for: frozenset[str]
    adding: frozenset[str]
    not_adding: tuple[str, ...]
    parts: frozenset[str]
    reliability: tuple[str, ...]
    bystanders: frozenset[str]


def _vague(entry: dict[str, Any], policies: dict[str, str]) -> Vague:
    own: dict[str, tuple[int, int]] = {}
    for name in entry.keys() & policies.keys():
        value = entry[name]
        own[name] = (value, value) if isinstance(value, int) else (value[0], value[1])
    given = Vague(entry["words"], entry["low"], entry["best"], entry["high"], own)
    for low, high in (*own.values(), (given.low, given.best), (given.best, given.high)):
        if high is not None and low > high:
            raise CodebookError(f"the range of {given.words!r} is upside down", where="policies.yaml, vague")
    return given


@functools.cache
def load_policies() -> PolicyBook:
    """The wording of policies.

    Raises:
        CodebookError: a range whose most is below its least.
    """
    read = read_yaml("dateline.codebook", "data/policies.yaml")
    return PolicyBook(
        rules=read["policies"],
        grades=read["grades"],
        vague=tuple(_vague(entry, read["policies"]) for entry in read["vague"]),
        about=frozenset(read["about"]["words"]),
        about_for=frozenset(read["about"]["policies"]),
        adding=frozenset(read["adding"]),
        not_adding=tuple(read["not_adding"]),
        parts=frozenset(read["parts"]),
        reliability=tuple(read["reliability"]),
        bystanders=frozenset(read["bystanders"]),
    )

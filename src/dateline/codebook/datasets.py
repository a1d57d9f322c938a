"""What the events of other datasets may be here: their codes with our types that name the same happening.

What stands in data/datasets.yaml comes out, parsed and checked. It compares nothing.
"""

import functools
from dataclasses import dataclass
from typing import Literal

from dateline.codebook.lists import read_yaml
from dateline.codebook.loaders import load_codebook
from dateline.errors import CodebookError

DatasetName = Literal["acled", "ucdp"]


@dataclass(slots=True, frozen=True)
class DatasetCode:
    """A code in words, and the event types that name the same happening, the nearest first."""

    words: str
    types: tuple[str, ...]


@dataclass(slots=True, frozen=True)
class DatasetBook:
    """A dataset's codes; `deadly`: it lists nothing in which nobody died."""

    codes: dict[str, DatasetCode]
    deadly: bool

    @property
    def types(self) -> frozenset[str]:
        """The event types that the dataset has a code for."""
        return frozenset(name for code in self.codes.values() for name in code.types)


@functools.cache
def load_datasets() -> dict[str, DatasetBook]:
    """The datasets by name.

    Raises:
        CodebookError: an event type that there is not.
    """
    known, books = load_codebook().types, dict[str, DatasetBook]()
    for name, entry in read_yaml("dateline.codebook", "data/datasets.yaml").items():
        codes = {str(code): DatasetCode(told["words"], tuple(told["types"])) for code, told in entry["codes"].items()}
        for code, told in codes.items():
            if unknown := set(told.types) - set(known):
                raise CodebookError(f"no such event type: {sorted(unknown)[0]}", where=f"datasets.yaml, {name}, {code}")
        books[name] = DatasetBook(codes, bool(entry["deadly"]))
    return books

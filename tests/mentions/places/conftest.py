"""A short way from a text to its places."""

from collections.abc import Callable

import pytest

from dateline.gazetteer import Gazetteer
from dateline.language import read
from dateline.mentions.places import find_places
from dateline.records import PlaceMention, Report

Finder = Callable[[str], dict[str, PlaceMention]]


@pytest.fixture(scope="session")
def find(gazetteer: Gazetteer) -> Finder:
    def places(text: str) -> dict[str, PlaceMention]:
        return {place.text: place for place in find_places(read(Report(id="r", text=text)), gazetteer)}

    return places

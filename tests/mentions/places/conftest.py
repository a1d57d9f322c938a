"""One gazetteer for the folder's tests, and a short way from a text to its places."""

from collections.abc import Callable, Iterator

import pytest

from dateline.gazetteer import Gazetteer, build
from dateline.language import read
from dateline.mentions.places import find_places
from dateline.records import PlaceMention, Report

Finder = Callable[[str], dict[str, PlaceMention]]


@pytest.fixture(scope="session")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gazetteer]:
    path = tmp_path_factory.mktemp("gazetteer") / "places.sqlite"
    build(path)
    opened = Gazetteer.open(path)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def find(gazetteer: Gazetteer) -> Finder:
    def places(text: str) -> dict[str, PlaceMention]:
        return {place.text: place for place in find_places(read(Report(id="r", text=text)), gazetteer)}

    return places

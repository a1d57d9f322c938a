"""Short ways from a sentence to its reading, its tags and the grammar around one of its verbs."""

from dataclasses import dataclass

import pytest

from dateline.language import Reading, read
from dateline.language.chunks import Chunk
from dateline.language.clauses import behind, is_passive, objects_of, subject_of
from dateline.records import Report


def read_text(text: str) -> Reading:
    return read(Report(id="r", text=text))


@dataclass(slots=True)
class Verb:
    """The grammar around the first token spelt `verb` of a text of one sentence."""

    reading: Reading
    at: int

    def _words(self, chunk: Chunk | None) -> str | None:
        return None if chunk is None else self.reading.words(chunk.first, chunk.last)

    @property
    def subject(self) -> str | None:
        return self._words(subject_of(self.reading, self.at, 0))

    @property
    def passive(self) -> bool:
        return is_passive(self.reading, self.at, 0)

    @property
    def objects(self) -> list[str | None]:
        return [self._words(chunk) for chunk in objects_of(self.reading, self.at + 1, len(self.reading.tokens))]

    @property
    def agents(self) -> list[str | None]:
        found = behind(self.reading, self.at + 1, len(self.reading.tokens), frozenset(("by",)))
        return [self._words(chunk) for chunk in found]


@pytest.fixture(scope="session")
def reading():  # type: ignore[no-untyped-def]
    return read_text


@pytest.fixture(scope="session")
def verb():  # type: ignore[no-untyped-def]
    def around(text: str, word: str) -> Verb:
        found = read_text(text)
        assert len(found.sentences) == 1
        return Verb(found, found.lowers.index(word))

    return around

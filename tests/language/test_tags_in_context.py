"""Words whose tag hangs on their neighbours: participles, titles, relative clauses, capitals."""

import pytest

from dateline.language import read
from dateline.records import Report


def tag_of(text, word):
    reading = read(Report(id="r", text=text))
    return reading.tags[next(i for i, token in enumerate(reading.tokens) if token.text == word)]


@pytest.mark.parametrize(
    ("text", "word", "tag"),
    [
        ("The military says five men fled.", "military", "O"),
        ("The military operation began.", "military", "J"),
        ("Miners have held a rally.", "held", "V"),
        ("A shell hit a house.", "hit", "V"),
        ("A bomb went off, killing five.", "killing", "G"),
        ("The killing of a judge shocked Ostrel.", "killing", "O"),
        ("They agreed to implement a truce.", "implement", "V"),
        ("It was a recent US strike.", "US", "E"),
        ("They told us of a strike.", "us", "R"),
        ("A militia which controls Ostrel fled.", "controls", "V"),
        ("A raid that killed five was a U.S. strike that failed.", "strike", "O"),
        ("The army attacked Velan rebels last month in Ostrel.", "last", "A"),
        ("Police led the accused into court.", "accused", "O"),
    ],
)
def test_tags(text, word, tag):
    assert tag_of(text, word) == tag

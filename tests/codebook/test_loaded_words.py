"""Loaded words and the plain ones put in their place stand in the same classes, so that both are coded alike."""

from pathlib import Path

import pytest
import yaml

from dateline.codebook import load_codebook

SWAPS = Path(__file__).parents[2] / "benchmarks" / "swaps.yaml"
PAIRS = sorted(yaml.safe_load(SWAPS.read_text(encoding="utf-8"))["neutral"].items())


@pytest.mark.parametrize(("loaded", "plain"), PAIRS)
def test_of_one_kind_and_one_trigger(loaded: str, plain: str) -> None:
    codebook = load_codebook()

    def classes(phrase: str) -> tuple[object, ...]:
        words = phrase.split()
        head, trigger = (book.longest(words, len(words) - 1) for book in (codebook.people.heads, codebook.triggers))
        return head and head[1], trigger is not None, words[-1] in codebook.people.nobody

    assert classes(loaded) == classes(plain)


@pytest.mark.parametrize(("loaded", "plain"), PAIRS)
def test_what_makes_a_report_political(loaded: str, plain: str) -> None:
    cues = load_codebook().cues["scope.political"]
    words = loaded.split(), plain.split()
    assert not cues.anywhere(words[0], 0, len(words[0])) or cues.anywhere(words[1], 0, len(words[1]))

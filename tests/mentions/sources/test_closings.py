import pytest

from dateline.actors import Registry
from dateline.codebook import load_codebook
from dateline.language import read
from dateline.mentions.sources import find_sources
from dateline.records import Report


def _speakers(text: str) -> list[str]:
    return [m.text for m in find_sources(read(Report(id="r", text=text)), Registry.open(), load_codebook())]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Shells hit a mill and a school in Ostra residents said.", "residents"),
        ("Rebels burned a mill near the town of Ostra local residents said on Friday.", "local residents"),
        ("Four guards were killed in the village of Ostra Amnesty International said.", "Amnesty International"),
        ("The army lost two posts to the militias a monitoring group said.", "monitoring group"),
        ("Gunmen killed two guards US officials said.", "US officials"),
        ("Shells hit the market in Ostra police chief Jonas Abel told reporters.", "police chief Jonas Abel"),
        ("Four men were shot in the yard Human Rights Watch said in a statement.", "Human Rights Watch"),
        ("Four men were shot by the rebels the head of the observatory said.", "head of the observatory"),
    ],
)
def test_who_closes_a_sentence_without_commas(text: str, name: str) -> None:
    assert _speakers(text) == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Gunmen killed two guards, police in Ostra said.", "police in Ostra"),
        ("The Ostra Observatory a monitoring group said the mill was burned.", "Ostra Observatory"),
        ("Two officers who fled said the mill was burned.", "officers"),
    ],
)
def test_plain_grammar_holds_elsewhere(text: str, name: str) -> None:
    assert name in _speakers(text)[0]


def test_who_speaks_beside_the_main_clause() -> None:
    assert _speakers("The road stayed shut, with two officials reporting that a mill was burned.") == ["two officials"]


def test_who_was_told_does_not_go_on() -> None:
    found = _speakers("A rebel spokesman told the Ostra Herald that four men died adding that a mill was burned.")
    assert set(found) == {"rebel spokesman"}
    assert set(_speakers("Police told Ostra Radio adding that a mill was burned.")) == {"Police"}

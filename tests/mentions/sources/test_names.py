import pytest

from dateline.actors import Registry
from dateline.codebook import load_codebook
from dateline.language import read
from dateline.mentions.sources import find_sources
from dateline.records import Report


def _speakers(text: str) -> list[str]:
    return [m.text for m in find_sources(read(Report(id="r", text=text)), Registry.open(), load_codebook())]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The Red Front claimed responsibility. The group said two men died.", ["Red Front", "Red Front"]),
        (
            "A newspaper says a mill was burned. The Ostra Herald newspaper says four men died.",
            ["Ostra Herald newspaper", "Ostra Herald newspaper"],
        ),
        (
            "The Ostra Observatory said two men died. The Britain-based observatory said a mill was burned.",
            ["Ostra Observatory", "Ostra Observatory"],
        ),
        ("A police chief said a mill was burned. The police said two men died.", ["police chief", "police"]),
        ("AFP reports that a mill was burned. The AP reports that two men died.", ["AFP", "AP"]),
        ("The rebels said two men died. The Red Front said four died.", ["rebels", "Red Front"]),
    ],
)
def test_one_name_for_each_speaker(text: str, names: list[str]) -> None:
    assert _speakers(text) == names

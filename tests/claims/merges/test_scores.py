"""What speaks for one event told twice, and what forbids it."""

import datetime as dt
from collections.abc import Callable

import pytest

from dateline.claims.codings import drafts_of
from dateline.claims.drafts import Draft, Scene
from dateline.claims.merges import features, likeness
from dateline.claims.merges.events import SAME
from dateline.codebook import Codebook
from dateline.language import read
from dateline.mentions import find_mentions
from dateline.records import Report
from dateline.workflow.code import Coder

Pair = Callable[[str], tuple[Scene, Codebook, list[Draft], Draft, Draft]]


@pytest.fixture
def pair(coder: Coder) -> Pair:
    """The first and the last draft of a text, as the score takes them."""

    def drafted(text: str) -> tuple[Scene, Codebook, list[Draft], Draft, Draft]:
        reading = read(Report(id="r", text=text, published=dt.date(2031, 3, 5)))
        tools = {"gazetteer": coder.gazetteer, "actors": coder.actors, "codebook": coder.codebook}
        scene = Scene.of(reading, find_mentions(reading, **tools))
        drafts = drafts_of(scene, coder.codebook)
        for draft in drafts:
            draft.triggers, draft.sentences = [draft.trigger], {draft.sentence.index}
        return scene, coder.codebook, drafts[:-1], drafts[0], drafts[-1]

    return drafted


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("A blast hit Baghdad. Separately, a blast hit Mosul.", "opens new"),
        ("A blast hit a market. The blast was heard afar.", "word again=True"),
        ("Troops shelled a town. The shelling lasted hours.", "refers=back verb=False"),
        ("Rebels raided a post, killing six. Soldiers raided a camp, killing nine.", "figures=other"),
        ("Rebels raided a post. Soldiers raided a camp.", "parties=other other"),
    ],
)
def test_a_mark(pair: Pair, text: str, mark: str) -> None:
    assert features(*pair(text))[mark] == 1.0


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen attacked a bus on Monday. Gunmen attacked a bus on Tuesday.",
        "A bomb exploded in Baghdad, Iraq. A bomb exploded in Kabul, Afghanistan.",
        "Police arrested six men. Jets bombed a camp.",
        "Rebels attacked a town and plan to attack a city.",
        "The raid came a day after an attack on the town.",
    ],
)
def test_what_forbids_one_event(pair: Pair, text: str) -> None:
    assert likeness(*pair(text)) == 0.0


def test_a_definite_article_and_the_same_word_join(pair: Pair) -> None:
    assert likeness(*pair("A car bomb exploded in Baghdad on Sunday. The bombing was the worst this year.")) >= SAME
